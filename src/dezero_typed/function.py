"""`Function`: the typed shape of a rule. A Function that was applied is the node of the tape."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar, TypeVarTuple, dataclass_transform, overload

import numpy as np

from . import application
from .node import Node

if TYPE_CHECKING:
    from .arrays import Number, Shape
    from .variable import Variable

Y = TypeVar("Y")
Xs = TypeVarTuple("Xs")
S0 = TypeVar("S0", bound="Shape")
S1 = TypeVar("S1", bound="Shape")
S2 = TypeVar("S2", bound="Shape")
SY = TypeVar("SY", bound="Shape")
SZ = TypeVar("SZ", bound="Shape")
T0 = TypeVar("T0", bound="Number")
T1 = TypeVar("T1", bound="Number")
T2 = TypeVar("T2", bound="Number")
TY = TypeVar("TY", bound="Number")
TZ = TypeVar("TZ", bound="Number")
Y_co = TypeVar("Y_co", covariant=True)
X_contra = TypeVar("X_contra", contravariant=True)


class OfSequence(Protocol[Y_co, X_contra]):
    """A function whose `forward` takes any number of arrays, and so is not one of two or three."""

    def forward(self, *xs: X_contra) -> Y_co: ...


RESULT = -1
"""Stands for a function's result in `Function.reads`."""

Reads: TypeAlias = tuple[tuple[int, ...], ...]
"""For each input of a function, what its gradient reads: primals by position, and `RESULT`."""

C = TypeVar("C")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def operation(cls: type[C], /) -> type[C]:
    """Make a dataclass of a function with static parameters, without the methods that `Function` has."""
    return dataclass(slots=True, eq=False, repr=False, match_args=False)(cls)


@dataclass(slots=True, eq=False, repr=False, init=False)
class Function(Node, ABC, Generic[Y, *Xs]):
    """A differentiable operation: what it computes, and its rule.

    ``Y`` is the type of the array it makes (a tuple of arrays for several), ``Xs`` are the types
    of the arrays it takes. A subclass is final, states `forward` and `backward`, and has its
    static parameters as dataclass fields:

    >>> from dataclasses import dataclass
    >>> from typing import Any, final
    >>> import numpy as np
    >>> from dezero_typed import Function, Variable
    >>> Vec = np.ndarray[tuple[int], np.dtype[np.float64]]
    >>> @final
    ... @dataclass
    ... class Power(Function[Vec, Vec]):
    ...     n: int
    ...     def forward(self, x: Vec) -> Vec:
    ...         return x**self.n
    ...     def backward(self, gy: Vec) -> tuple[Vec]:
    ...         (x,) = self.primals
    ...         return (gy * self.n * x ** (self.n - 1),)
    >>> x = Variable(np.array([1.0, 2.0]))
    >>> y = Power(3)(x)
    >>> y.backward(np.ones(2))
    >>> x.grad
    array([ 3., 12.])

    An instance describes an operation and may be called many times: each call puts a copy of it
    on the tape. A rule written with operators and ``np.*`` functions serves every order of
    derivative, since a recorded pass hands it Variables in the place of arrays.
    """

    primals: tuple[*Xs] = field(init=False, repr=False, compare=False)
    """The arrays that `forward` took, for use in `backward`."""
    result: Y = field(init=False, repr=False, compare=False)
    """What `forward` returned, for use in `backward`."""

    reads: ClassVar[Reads | None] = None
    """For each input, what its gradient reads: primals by position, and `RESULT`.

    What no gradient reads is not kept in memory. None, the default, keeps everything.
    """
    fresh: ClassVar[bool] = False
    """True promises that each array which `backward` returns is new, neither `gy` nor a primal nor
    the result nor a view of one, which saves a copy when it becomes the gradient of a leaf."""
    core: ClassVar[int] = 0
    """How many trailing axes of the operands do not broadcast: 2 for the matrix product."""
    ring: ClassVar[bool] = False
    """True for operations that integers have too, with integer gradients."""
    holomorphic: ClassVar[bool] = False
    """True for operations that have a complex derivative, and a rule that multiplies by it as by a
    real one: over complex numbers the engine conjugates what goes into the rule and what comes out."""
    complex: ClassVar[bool] = False
    """True for operations that complex numbers have too, with a rule that takes care of them itself:
    it returns the direction of steepest ascent, that is d/d(real part) + i d/d(imaginary part)."""
    keeps: ClassVar[tuple[bool, bool]] = (True, True)
    """Whether any gradient reads a primal, and whether one reads the result; follows from `reads`."""
    keeps_for: ClassVar[tuple[tuple[bool, bool, bool], ...]] = ()
    """For each input, whether its gradient reads primal 0, primal 1 and the result; likewise."""

    def __init_subclass__(
        cls, *, reads: Reads | None = None, fresh: bool = False, ring: bool = False, core: int = 0,
        holomorphic: bool = False, complex: bool = False,
    ) -> None:
        """Take what a subclass says of its rule in its header.

        ``dataclass(slots=True)`` makes each class a second time, without the arguments: what the
        first one was told is in the attributes by then, and stays.
        """
        if reads is not None:
            cls.reads = reads
            read = {position for positions in reads for position in positions}
            cls.keeps_for = tuple((0 in positions, 1 in positions, RESULT in positions) for positions in reads)
            cls.keeps = bool(read - {RESULT}), RESULT in read
        cls.fresh = fresh or cls.fresh
        cls.ring = ring or cls.ring
        cls.core = core or cls.core
        cls.holomorphic = holomorphic or cls.holomorphic
        cls.complex = complex or cls.complex

    def __repr__(self) -> str:
        parameters = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
        return f"{type(self).__name__}({', '.join(parameters)})"

    @classmethod
    def label(cls) -> str:
        """Return the name that error messages give the operation: ``sum_to`` for ``SumTo``."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()

    @abstractmethod
    def forward(self, *xs: *Xs) -> Y:
        """Return the value, from plain arrays."""

    @abstractmethod
    def backward(self, gy: Y, /) -> tuple[*Xs]:
        """Return one gradient per input, given the cotangent `gy` of the result."""

    @property
    def wants(self) -> tuple[bool, ...]:
        """Which inputs want a gradient; for the others any array will do, and nobody reads it."""
        return tuple(parent is not None for parent in self.parents)

    @property
    def inputs(self) -> tuple[Variable[Any, Any], ...]:
        """The inputs as Variables, for rules in the book's form: ``x = self.inputs[0].data``.

        Such a rule serves a first derivative only, as it reads past the tape. A recorded pass
        raises `NotImplementedError` here; `primals` has no such limit.
        """
        return application.inputs_of(self)

    def kept(self) -> tuple[object, ...]:
        """Return the arrays of the forward pass that the rule will read."""
        primals: tuple[object, ...] = getattr(self, "primals", ())
        result: object = getattr(self, "result", ())
        return (*primals, *result) if application.is_tuple(result) else (*primals, result)

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        """Return a copy whose primals and result are Variables, rebuilt from what was kept."""
        return application.lifted(self, parents)

    @overload
    def __call__(
        self: Function[tuple[np.ndarray[SY, np.dtype[TY]], np.ndarray[SZ, np.dtype[TZ]]], np.ndarray[S0, np.dtype[T0]]],
        x0: Variable[T0, S0], /,
    ) -> tuple[Variable[TY, SY], Variable[TZ, SZ]]: ...
    @overload
    def __call__(
        self: Function[
            tuple[np.ndarray[SY, np.dtype[TY]], np.ndarray[SZ, np.dtype[TZ]]],
            np.ndarray[S0, np.dtype[T0]],
            np.ndarray[S1, np.dtype[T1]],
        ],
        x0: Variable[T0, S0], x1: Variable[T1, S1], /,
    ) -> tuple[Variable[TY, SY], Variable[TZ, SZ]]: ...
    @overload
    def __call__(
        self: Function[np.ndarray[SY, np.dtype[TY]], np.ndarray[S0, np.dtype[T0]]],
        x0: Variable[T0, S0], /,
    ) -> Variable[TY, SY]: ...
    @overload
    def __call__(
        self: Function[np.ndarray[SY, np.dtype[TY]], np.ndarray[S0, np.dtype[T0]], np.ndarray[S1, np.dtype[T1]]],
        x0: Variable[T0, S0], x1: Variable[T1, S1], /,
    ) -> Variable[TY, SY]: ...
    @overload
    def __call__(
        self: Function[
            np.ndarray[SY, np.dtype[TY]],
            np.ndarray[S0, np.dtype[T0]],
            np.ndarray[S1, np.dtype[T1]],
            np.ndarray[S2, np.dtype[T2]],
        ],
        x0: Variable[T0, S0], x1: Variable[T1, S1], x2: Variable[T2, S2], /,
    ) -> Variable[TY, SY]: ...
    @overload
    def __call__(
        self: OfSequence[np.ndarray[SY, np.dtype[TY]], np.ndarray[S0, np.dtype[T0]]],
        *xs: Variable[T0, S0],
    ) -> Variable[TY, SY]: ...
    def __call__(self, *xs: Variable[Any, Any]) -> Any:
        """Apply the function to Variables, and record it: one Variable, or a tuple of them.

        Raises `TypeError` where `forward` returns something else than arrays.
        """
        return application.call(self, xs)
