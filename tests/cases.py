"""What a row of the table is: a function, how NumPy calls it, where it is tried, and what the documentation says.

A row stands in the module of ``tests/rows`` that has the name of the function's module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable


@dataclass(frozen=True)
class Case:
    """The arguments of a call: `xs` are differentiated, what stands before, between and after them is constant."""

    xs: tuple[AnyArray, ...]
    before: tuple[Any, ...] = ()
    after: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    between: tuple[Any, ...] = ()
    """What follows the first of `xs`."""


@dataclass(frozen=True)
class Row:
    """A function, NumPy's function of the same arguments (None if there is none), and calls to try."""

    function: Callable[..., Any]
    numpy: Callable[..., Any] | None
    cases: Sequence[Case]
    reference: Callable[..., Any] | None = None
    """What computes the same value in NumPy, where no single function of NumPy's does."""
    formula: str = ""
    """What the function computes, for the documentation; a bar needs a backslash."""
    gradient: str = ""
    """The gradients of the operands, in terms of gy."""
    odd: str = ""
    """What the gradient is at ties, kinks, zeros and infinities, where that needs a word."""
    integers: Literal["kept", "refused", "depends"] = "refused"
    """Whether integers give integers, raise `TypeError`, or have tests of their own."""
    complex: Literal["kept", "refused", "depends"] = "refused"
    """Whether complex numbers are differentiated, in the same cases, raise `TypeError`, or have tests of their own."""
    complex_cases: Sequence[Case] | None = None
    """The calls to try with complex numbers; by default `cases` with imaginary parts."""
    numbers: bool = False
    """Whether a Python number may stand in the place of an operand."""
    structure: Callable[..., Any] | None = None
    """What is made of each operand first, where the function asks for more than numbers: symmetric matrices."""
    sequence: bool = False
    """Whether the arrays come in one list."""
    dispatched: bool = True
    """Whether NumPy hands the call to a Variable; functions that make arrays of anything do not."""
    order: int = 2
    """Up to which order derivatives are compared with central differences."""
    scalar: bool = True
    """Whether arrays of shape () have the function."""
    single: bool = True
    """Whether arrays of one element have it."""
    empty: bool = True
    """Whether empty arrays have it."""
    half: bool = True
    """Whether float16 arrays have it; NumPy's linear algebra has none."""
    several: Callable[..., Any] | None = None
    """What makes one array of several outputs, or of one that is determined up to a sign; takes
    Variables and arrays. By default the outputs are flattened and joined."""
    torch: str | Callable[..., Any] | None = None
    """PyTorch's function of the same arguments: its name below ``torch``, or a function of the module and those."""
    rtol: float = 1e-13
    """How exactly the value is NumPy's."""

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def family(self) -> str:
        """The module of the function."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def public(self) -> str:
        """How users write the function after ``dezero_typed.``: ``exp``, ``linalg.det``."""
        package = self.function.__module__.split(".")[1]
        return self.name if package == "functions" else f"{package}.{self.name}"


@dataclass(frozen=True)
class Sample:
    """One row with one of its cases."""

    row: Row
    case: Case

    def variables(self, dtype: type[np.generic] = np.float64) -> list[AnyVariable]:
        """Return fresh Variables of the inputs."""
        whole = np.issubdtype(dtype, np.integer)  # and integers have no NaN
        arrays: list[AnyArray] = [np.array(np.nan_to_num(x) if whole else x, dtype) for x in self.case.xs]
        return [dz.Variable(x) for x in arrays]

    def call(self, function: Callable[..., Any], xs: Sequence[Any]) -> Any:
        """Return `function` of `xs` and of the constants of the case."""
        if self.row.structure is not None:
            xs = [self.row.structure(x) for x in xs]
        operands = (list(xs),) if self.row.sequence else xs
        return function(
            *self.case.before, *operands[:1], *self.case.between, *operands[1:], *self.case.after, **self.case.options
        )

    def raw(self, *xs: Any) -> Any:
        """Apply the function of the row."""
        return self.call(self.row.function, xs)

    def ours(self, *xs: Any) -> AnyVariable:
        """Apply the function of the row, and make one Variable of several outputs."""
        y: AnyVariable = self.joined(self.raw(*xs))
        return y

    def joined(self, outputs: Any) -> Any:
        """Return one Variable, or one array, of what the function returned."""
        if self.row.several is not None:
            return self.row.several(outputs)
        if not is_several(outputs):
            return outputs
        parts: list[Any] = list(outputs)
        if any(isinstance(part, dz.Variable) for part in parts):
            return dz.concatenate([dz.reshape(part, (-1,)) for part in parts])
        return np.concatenate([np.reshape(part, (-1,)) for part in parts])

    def dtype(self, dtype: type[np.generic]) -> type[np.generic]:
        """Return the dtype of the result for inputs of `dtype`."""
        asked: type[np.generic] = self.case.after[0] if self.row.function is dz.astype else dtype
        return asked

    def reference(self, *xs: AnyArray) -> AnyArray:
        """Compute the same value with NumPy."""
        function = self.row.reference or self.row.numpy
        assert function is not None
        with np.errstate(divide="ignore"):
            value: Any = self.joined(self.call(function, xs))
            return np.asarray(value)


def is_several(outputs: object) -> bool:
    """Tell whether a function returned several outputs."""
    return isinstance(outputs, tuple | list)


def with_imaginary_parts(case: Case) -> Case:
    """Return the case with complex inputs: the same real parts, and other numbers beside them."""
    xs: list[AnyArray] = [x + 1j * values(*x.shape, low=0.3, high=1, seed=5 + each) for each, x in enumerate(case.xs)]
    return Case(tuple(xs), case.before, case.after, case.options, case.between)


def case(*xs: AnyArray, before: tuple[Any, ...] = (), between: tuple[Any, ...] = (), after: tuple[Any, ...] = (), **options: Any) -> Case:
    return Case(xs, before, after, options, between)


def values(*shape: int, low: float = -2.0, high: float = 2.0, seed: int = 0) -> AnyArray:
    """Return numbers of a fixed sequence between `low` and `high`."""
    return np.asarray(np.random.default_rng(seed).uniform(low, high, shape))


def elementwise(x: AnyArray) -> list[Case]:
    """Return cases of one input: `x` of shape (2, 3), one row, shape (), size 1, empty."""
    return [case(x), case(x[0]), case(x[0, 0, ...]), case(x[:1, 0]), case(x[:1, :1]), case(x[:0]), case(x[0, :0])]


def broadcasting(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of two inputs of shape (2, 3): equal shapes, broadcast on either side, shape (), empty."""
    scalar_x, scalar_y = x[0, 0, ...], y[1, 1, ...]
    return [
        case(x, y), case(x, y[0]), case(x[0], y), case(x[:, :1], y[:1]), case(x[:, None], y),
        case(x, scalar_y), case(scalar_x, y), case(scalar_x, scalar_y), case(x[:1, 0], y[:1, 0]), case(x[:1, :1], y),
        case(x[:0], y[:0]), case(x[:0], y[0]), case(x[:1], y[:0]), case(scalar_x, y[:0]),
    ]  # fmt: skip


def reducing(x: AnyArray) -> list[Case]:
    """Return cases of a reduction of `x`, of shape (2, 3, 2): each kind of axis, shape (), size 1, empty."""
    return [
        case(x), case(x, axis=0), case(x, axis=-1), case(x, axis=(0, 2)), case(x, axis=(-1, 1)), case(x, axis=()),
        case(x, keepdims=True), case(x, axis=1, keepdims=True), case(x, axis=(0, 1), keepdims=True),
        case(x[0, 0, 0, ...]), case(x[0, 0, 0, ...], keepdims=True), case(x[:1, 0, 0]), case(x[:1, :1], axis=1),
        case(x[:0], axis=1), case(x[:0], axis=(1, 2), keepdims=True),
    ]  # fmt: skip


def normalising(x: AnyArray) -> list[Case]:
    """Return cases of a function along one axis of `x`, of shape (2, 3, 2)."""
    return [
        case(x[0]), case(x), case(x, axis=0), case(x, axis=1), case(x, axis=-3), case(x[0, 0]), case(x[:1, 0, 0]),
        case(x[:0]), case(x[:, :0], axis=1),
    ]  # fmt: skip


def all_axes(x: Any, axis: Any) -> Any:
    """Return the axes that PyTorch wants in the place of None."""
    return tuple(range(x.ndim)) if axis is None else axis


def halves(y: Any) -> Any:
    """Return the real and the imaginary parts of `y` in one row, for functions that make complex numbers of real ones."""
    row: AnyArray = np.reshape(y, -1)
    return np.concatenate([row.real, row.imag])


RECENT = np.lib.NumpyVersion(np.__version__) >= "2.4.0"
"""Whether NumPy has what it has had since 2.4: several axes of trim_zeros, widths of pad by axis, weights over axes in any order."""

X = values(2, 3)
Y = values(2, 3, seed=1)
POSITIVE = values(2, 3, low=0.5)
CUBE = values(2, 3, 2)
ROW = values(3)
DOT = values(1)[0, ...]
EMPTY = values(0, 3)
