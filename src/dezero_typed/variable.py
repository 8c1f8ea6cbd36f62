"""`Variable`: an array that remembers how it was made, and the gradient that came back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import EllipsisType, GenericAlias
from typing import TYPE_CHECKING, Any, Generic, Literal, Never, NoReturn, SupportsIndex, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from . import recording
from .arrays import S0, S1, AnyArray, Axis, C, F, I, N, R, Element, S, S_co, Shape, Unranked, is_array, is_scalar, is_supported
from .node import Leaf, Node, next_sequence

if TYPE_CHECKING:
    from typing_extensions import TypeIs, deprecated
else:

    def deprecated(_message):
        return lambda function: function


Mask: TypeAlias = ndarray[Shape, np.dtype[np.bool]]
"""What a comparison returns: a plain boolean array."""

Indices: TypeAlias = ndarray[Shape, np.dtype[np.intp]]
"""Places of elements: a plain array of integers."""

Counts: TypeAlias = int | list[int] | tuple[int, ...] | ndarray[Any, np.dtype[np.integer[Any]]]
"""How often each element is repeated: one number for all, or one for each."""

Place: TypeAlias = int | np.integer[Any]
"""The place of one element. An array has ``__index__``, too, so that `SupportsIndex` would take it for one."""

Entry: TypeAlias = SupportsIndex | AnyArray | None
"""One entry of an index, other than the next ones."""

Key: TypeAlias = Entry | slice | EllipsisType | list[int] | list[bool]
"""One entry of an index."""

Nested: TypeAlias = "float | list[Nested] | tuple[Nested, ...]"
"""Numbers in lists in lists."""

IN_PLACE = "a Variable does not change, so there is no x {0}= y; write x = x {0} y, or x.data {0}= y outside a graph"


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Variable(Generic[Element, S_co]):
    """An array of element type ``N`` and shape type ``S`` that can be differentiated.

    ``Variable(data, name="")`` takes an ndarray of float16, float32, float64, complex64, complex128,
    int32 or int64 and keeps it, without a copy. Raises `TypeError` for anything else; `variable` also takes numbers
    and lists. Two Variables are the same key of a dict only if they are the same object.

    A bare ``Variable`` in an annotation means float64 of any rank.

    >>> import numpy as np
    >>> from dezero_typed import Variable
    >>> x = Variable(np.array([1.0, 2.0, 3.0]), name="x")
    >>> y = (x * x).sum()
    >>> y
    Variable(14.)
    >>> y.backward()
    >>> x.grad
    array([2., 4., 6.])
    """

    # What an operation on 0-d arrays makes is kept as the NumPy scalar that it is, and becomes an
    # array when `data` is asked for: scalar arithmetic is five times as fast.
    _data: AnyArray
    _node: Node

    def __init__(self, data: ndarray[S_co, np.dtype[Element]], name: str = "") -> None:
        self._data = as_data(data, "Variable")
        self._node = Leaf(self._data)
        self._node.variable_name = name

    if not TYPE_CHECKING:
        # Generic would ask for both parameters at run time, as it knows no defaults before Python 3.13.
        __class_getitem__ = classmethod(GenericAlias)

        def __array__(self, *_args, **_options):
            raise TypeError(
                "a Variable is no array, and a copy would leave the graph; write x.data (in a rule, write no np.asarray)"
            )

    @property
    def name(self) -> str:
        """A label for error messages and pictures. May be assigned."""
        return self._node.variable_name

    @name.setter
    def name(self, value: str) -> None:
        self._node.variable_name = value

    @property
    def data(self) -> ndarray[S_co, np.dtype[Element]]:
        """The array. May be assigned an array of the same shape and dtype.

        ``x.data = v`` is harmless to a graph made before. ``x.data -= v`` changes an array that a
        rule may have kept: `backward` through such a rule raises `RuntimeError`.
        """
        if type(self._data) is not ndarray:
            self._data = np.asarray(self._data)
        return self._data

    @data.setter
    def data(self, value: ndarray[S_co, np.dtype[Element]]) -> None:
        if value is self._data:
            recording.latest_edit = sequence = next_sequence()
            self._node.edit = sequence, value, self.name
            return
        data: AnyArray = self.data
        new: AnyArray = as_data(value, "data")
        if new.shape != data.shape or new.dtype != data.dtype:
            raise ValueError(
                f"data: expected shape {data.shape} and dtype {data.dtype}, as before, "
                f"got {new.shape} and {new.dtype}; write a new Variable"
            )
        self._data = new

    @property
    def grad(self) -> ndarray[S_co, np.dtype[Element]] | None:
        """The sum of the gradients that `backward` brought, of the shape and dtype of `data`.

        None before the first one. Leaves and the root of a pass have one; what lies between has
        one after ``backward(retain_grad=True)``.
        """
        return self._node.grad

    @grad.setter
    def grad(self, value: ndarray[S_co, np.dtype[Element]] | None) -> None:
        if value is not None:
            new: AnyArray = as_data(value, "grad")
            if new.shape != self.shape or new.dtype != self.dtype:
                raise ValueError(
                    f"grad: expected shape {self.shape} and dtype {self.dtype}, as data has, got {new.shape} and {new.dtype}"
                )
        self._node.grad = value

    def cleargrad(self) -> None:
        """Forget the gradient, so that the next `backward` starts from none."""
        self._node.grad = None

    def backward(self, gy: ndarray[S_co, np.dtype[Element]] | None = None, *, retain_grad: bool = False) -> None:
        """Add to ``grad`` of every leaf the gradient of this Variable, times the cotangent `gy`.

        `gy` has the shape and dtype of `data`; the default is ones. `retain_grad` asks for the
        gradients of the Variables in between, too. Raises `ValueError` or `TypeError` for a wrong
        `gy` and for what a rule returns, and changes no gradient then.
        """
        backpropagate(self, gy, retain_grad=retain_grad)

    def detach(self) -> Variable[Element, S_co]:
        """Return a leaf that shares the data and has no history."""
        return made_leaf(self._data)

    @overload
    def item(self: Variable[C, S]) -> complex: ...
    @overload
    def item(self: Variable[R, S]) -> float: ...
    def item(self) -> Any:
        """Return the only element as a Python number. Raises `ValueError` if there are others."""
        if self.size != 1:
            raise ValueError(f"item: expected one element, got shape {self.shape}")
        return self._data.item()

    @property
    def shape(self) -> S_co:
        """The lengths of the axes."""
        return self.data.shape

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return self._data.ndim

    @property
    def size(self) -> int:
        """The number of elements."""
        return self._data.size

    @property
    def dtype(self) -> np.dtype[Element]:
        """The element type."""
        return self.data.dtype

    @property
    def T(self) -> Variable[Element, S_co]:  # noqa: N802 - NumPy's name
        """The transpose: all axes in reverse order."""
        return transpose(self)

    @property
    def mT(self) -> Variable[Element, S_co]:  # noqa: N802 - NumPy's name
        """Each matrix transposed: the last two axes in reverse order."""
        return axes.matrix_transpose(any_of(self))

    @property
    def real(self) -> AnyVariable:
        """The real part; see `dezero_typed.real`, which states its type."""
        return complex_numbers.real(any_of(self))

    @property
    def imag(self) -> AnyVariable:
        """The imaginary part; see `dezero_typed.imag`, which states its type."""
        return complex_numbers.imag(any_of(self))

    def __len__(self) -> int:
        if self.ndim == 0:
            raise TypeError("len() of a Variable of shape ()")
        return len(self.data)

    @overload
    def __iter__(self: Variable[N, Unranked]) -> Iterator[Variable[N]]: ...
    @overload
    def __iter__(self: Vector[N]) -> Iterator[Scalar[N]]: ...
    @overload
    def __iter__(self: Matrix[N]) -> Iterator[Vector[N]]: ...
    @overload
    def __iter__(self: Variable[N, S]) -> Iterator[Variable[N]]: ...
    def __iter__(self) -> Iterator[AnyVariable]:
        # One rule for all of them: a gradient for each alone would be as large as the whole.
        return iter(unstack(any_of(self)) if len(self) else ())

    def __repr__(self) -> str:
        text = np.array2string(self.data, separator=", ", prefix="Variable(")
        dtype = "" if self.dtype == np.float64 else f", dtype={self.dtype}"
        name = f", name={self.name!r}" if self.name else ""
        return f"Variable({text}{dtype}{name})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Copy and pickle a Variable as a leaf with its data, name and gradient.

        Nodes of the tape are told apart by their sequence numbers, so they must not be duplicated.
        """
        return restored, (self.data, self.name, self.grad)

    def __float__(self) -> float:
        if self.dtype.kind == "c":
            raise TypeError("float() of a complex Variable; write x.real or abs(x)")
        return float(np.real(any_of(self).item()))

    def __complex__(self) -> complex:
        return complex(any_of(self).item())

    def __int__(self) -> NoReturn:
        raise TypeError("an integer would leave the graph; write int(x.data)")

    def __bool__(self) -> NoReturn:
        raise TypeError("the truth of a Variable would leave the graph; write x.data, or a comparison such as x > 0")

    # Comparisons return arrays, as NumPy's do, while object.__eq__ promises a bool; NumPy's own
    # stubs say Any here. Hashing is by identity: equal arrays are different variables.
    def __eq__(self, other: object) -> Mask:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """``x == y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) == data_of(other))

    def __ne__(self, other: object) -> Mask:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """``x != y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) != data_of(other))

    def __hash__(self) -> int:
        return object.__hash__(self)

    @overload
    def __lt__(self: Variable[N, S], other: float) -> ndarray[S, np.dtype[np.bool]]: ...
    @overload
    def __lt__(self: Variable[N, S], other: Operand) -> Mask: ...
    def __lt__(self, other: Operand) -> Mask:
        """``x < y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) < data_of(other))

    @overload
    def __le__(self: Variable[N, S], other: float) -> ndarray[S, np.dtype[np.bool]]: ...
    @overload
    def __le__(self: Variable[N, S], other: Operand) -> Mask: ...
    def __le__(self, other: Operand) -> Mask:
        """``x <= y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) <= data_of(other))

    @overload
    def __gt__(self: Variable[N, S], other: float) -> ndarray[S, np.dtype[np.bool]]: ...
    @overload
    def __gt__(self: Variable[N, S], other: Operand) -> Mask: ...
    def __gt__(self, other: Operand) -> Mask:
        """``x > y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) > data_of(other))

    @overload
    def __ge__(self: Variable[N, S], other: float) -> ndarray[S, np.dtype[np.bool]]: ...
    @overload
    def __ge__(self: Variable[N, S], other: Operand) -> Mask: ...
    def __ge__(self, other: Operand) -> Mask:
        """``x >= y``, element by element: a plain boolean array."""
        return as_mask(data_of(self) >= data_of(other))

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> object:
        """Answer to NumPy's ufuncs: ``np.exp(x)`` is `dezero_typed.exp`; see `numpy_protocol`."""
        return numpy_protocol.call_ufunc(ufunc, method, inputs, options)

    def __array_function__(
        self, function: Callable[..., object], types: object, args: tuple[object, ...], options: dict[str, object]
    ) -> object:
        """Answer to NumPy's other functions: ``np.sum(x)`` is `dezero_typed.sum`."""
        return numpy_protocol.call_function(function, args, options)

    @overload
    def __add__(self: Variable[N, S], other: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __add__(self: Variable[N, S], other: Variable[N, S] | Scalar[N] | float) -> Variable[N, S]: ...
    @overload
    def __add__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __add__(self: Matrix[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __add__(self: Vector[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __add__(self: Scalar[N], other: Variable[N, S] | ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __add__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __add__(self: Variable[N, S0], other: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __add__(self, other: Operand) -> AnyVariable:
        """``x + y``: the sum, element by element; see `dezero_typed.add`."""
        return binary(Add(), self, other)

    @overload
    def __radd__(self: Variable[N, S], other: ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __radd__(self: Variable[N, S], other: float) -> Variable[N, S]: ...
    @overload
    def __radd__(self: Matrix[N], other: ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __radd__(self: Vector[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __radd__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __radd__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __radd__(self: Variable[N, S0], other: ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __radd__(self, other: AnyArray | complex) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Add(), other, self)

    @overload
    def __sub__(self: Variable[N, S], other: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __sub__(self: Variable[N, S], other: Variable[N, S] | Scalar[N] | float) -> Variable[N, S]: ...
    @overload
    def __sub__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __sub__(self: Matrix[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __sub__(self: Vector[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __sub__(self: Scalar[N], other: Variable[N, S] | ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __sub__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __sub__(self: Variable[N, S0], other: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __sub__(self, other: Operand) -> AnyVariable:
        """``x - y``: the difference, element by element; see `dezero_typed.subtract`."""
        return binary(Subtract(), self, other)

    @overload
    def __rsub__(self: Variable[N, S], other: ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __rsub__(self: Variable[N, S], other: float) -> Variable[N, S]: ...
    @overload
    def __rsub__(self: Matrix[N], other: ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rsub__(self: Vector[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rsub__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __rsub__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __rsub__(self: Variable[N, S0], other: ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __rsub__(self, other: AnyArray | complex) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Subtract(), other, self)

    @overload
    def __mul__(self: Variable[N, S], other: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __mul__(self: Variable[N, S], other: Variable[N, S] | Scalar[N] | float) -> Variable[N, S]: ...
    @overload
    def __mul__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __mul__(self: Matrix[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __mul__(self: Vector[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __mul__(self: Scalar[N], other: Variable[N, S] | ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __mul__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __mul__(self: Variable[N, S0], other: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __mul__(self, other: Operand) -> AnyVariable:
        """``x * y``: the product, element by element; see `dezero_typed.multiply`."""
        return binary(Multiply(), self, other)

    @overload
    def __rmul__(self: Variable[N, S], other: ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __rmul__(self: Variable[N, S], other: float) -> Variable[N, S]: ...
    @overload
    def __rmul__(self: Matrix[N], other: ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rmul__(self: Vector[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rmul__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __rmul__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __rmul__(self: Variable[N, S0], other: ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __rmul__(self, other: AnyArray | complex) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Multiply(), other, self)

    @overload
    def __truediv__(self: Variable[I, S], other: Variable[I, Unranked] | ndarray[Unranked, np.dtype[I]]) -> Variable[I]: ...
    @overload
    def __truediv__(self: Variable[I, S], other: Variable[I, S] | Scalar[I] | float) -> Variable[I, S]: ...
    @overload
    def __truediv__(self: Variable[I, S], other: ndarray[S, np.dtype[I]]) -> Variable[I, S]: ...
    @overload
    def __truediv__(self: Matrix[I], other: Vector[I] | ndarray[tuple[int], np.dtype[I]]) -> Matrix[I]: ...
    @overload
    def __truediv__(self: Vector[I], other: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]]) -> Matrix[I]: ...
    @overload
    def __truediv__(self: Scalar[I], other: Variable[I, S] | ndarray[S, np.dtype[I]]) -> Variable[I, S]: ...
    @overload
    def __truediv__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __truediv__(self: Variable[I, S0], other: Variable[I, S1] | ndarray[S1, np.dtype[I]] | float) -> Variable[I]: ...
    def __truediv__(self, other: Operand) -> AnyVariable:
        """``x / y``: the quotient, element by element; see `dezero_typed.divide`."""
        return binary(Divide(), self, other)

    @overload
    def __rtruediv__(self: Variable[I, S], other: ndarray[Unranked, np.dtype[I]]) -> Variable[I]: ...
    @overload
    def __rtruediv__(self: Variable[I, S], other: float) -> Variable[I, S]: ...
    @overload
    def __rtruediv__(self: Matrix[I], other: ndarray[tuple[int], np.dtype[I]]) -> Matrix[I]: ...
    @overload
    def __rtruediv__(self: Vector[I], other: ndarray[tuple[int, int], np.dtype[I]]) -> Matrix[I]: ...
    @overload
    def __rtruediv__(self: Variable[I, S], other: ndarray[S, np.dtype[I]]) -> Variable[I, S]: ...
    @overload
    def __rtruediv__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __rtruediv__(self: Variable[I, S0], other: ndarray[S1, np.dtype[I]] | float) -> Variable[I]: ...
    def __rtruediv__(self, other: AnyArray | complex) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Divide(), other, self)

    @overload
    def __mod__(self: Variable[F, S], other: Variable[F, Unranked] | ndarray[Unranked, np.dtype[F]]) -> Variable[F]: ...
    @overload
    def __mod__(self: Variable[F, S], other: Variable[F, S] | Scalar[F] | float) -> Variable[F, S]: ...
    @overload
    def __mod__(self: Variable[F, S], other: ndarray[S, np.dtype[F]]) -> Variable[F, S]: ...
    @overload
    def __mod__(self: Matrix[F], other: Vector[F] | ndarray[tuple[int], np.dtype[F]]) -> Matrix[F]: ...
    @overload
    def __mod__(self: Vector[F], other: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]]) -> Matrix[F]: ...
    @overload
    def __mod__(self: Scalar[F], other: Variable[F, S] | ndarray[S, np.dtype[F]]) -> Variable[F, S]: ...
    @overload
    def __mod__(self: Variable[F, S0], other: Variable[F, S1] | ndarray[S1, np.dtype[F]] | float) -> Variable[F]: ...
    def __mod__(self, other: Operand) -> AnyVariable:
        """``x % y``: the remainder, of the sign of `y`, element by element; see `dezero_typed.remainder`."""
        return binary(Remainder(), self, other)

    @overload
    def __rmod__(self: Variable[F, S], other: ndarray[Unranked, np.dtype[F]]) -> Variable[F]: ...
    @overload
    def __rmod__(self: Variable[F, S], other: float) -> Variable[F, S]: ...
    @overload
    def __rmod__(self: Matrix[F], other: ndarray[tuple[int], np.dtype[F]]) -> Matrix[F]: ...
    @overload
    def __rmod__(self: Vector[F], other: ndarray[tuple[int, int], np.dtype[F]]) -> Matrix[F]: ...
    @overload
    def __rmod__(self: Variable[F, S], other: ndarray[S, np.dtype[F]]) -> Variable[F, S]: ...
    @overload
    def __rmod__(self: Variable[F, S0], other: ndarray[S1, np.dtype[F]] | float) -> Variable[F]: ...
    def __rmod__(self, other: AnyArray | float) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Remainder(), other, self)

    @overload
    def __pow__(self: Variable[N, S], other: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __pow__(self: Variable[N, S], other: Variable[N, S] | Scalar[N] | float) -> Variable[N, S]: ...
    @overload
    def __pow__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __pow__(self: Matrix[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __pow__(self: Vector[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __pow__(self: Scalar[N], other: Variable[N, S] | ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __pow__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __pow__(self: Variable[N, S0], other: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __pow__(self, other: Operand) -> AnyVariable:
        """``x**y``: the power, element by element; see `dezero_typed.power`."""
        return power(self, other)

    @overload
    def __rpow__(self: Variable[N, S], other: ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __rpow__(self: Variable[N, S], other: float) -> Variable[N, S]: ...
    @overload
    def __rpow__(self: Matrix[N], other: ndarray[tuple[int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rpow__(self: Vector[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rpow__(self: Variable[N, S], other: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
    @overload
    def __rpow__(self: Variable[C, S], other: complex) -> Variable[C, S]: ...
    @overload
    def __rpow__(self: Variable[N, S0], other: ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    def __rpow__(self, other: AnyArray | complex) -> AnyVariable:
        """The same with a constant on the left."""
        return power(other, self)

    @overload
    def __matmul__(self: Variable[N, Unranked], other: Variable[N, S1] | ndarray[S1, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __matmul__(self: Variable[N, S], other: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __matmul__(self: Matrix[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __matmul__(self: Matrix[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Vector[N]: ...
    @overload
    def __matmul__(self: Vector[N], other: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]) -> Vector[N]: ...
    @overload
    def __matmul__(self: Vector[N], other: Vector[N] | ndarray[tuple[int], np.dtype[N]]) -> Scalar[N]: ...
    @overload
    def __matmul__(self: Variable[N, S0], other: Variable[N, S1] | ndarray[S1, np.dtype[N]]) -> Variable[N]: ...
    def __matmul__(self, other: AnyVariable | AnyArray) -> AnyVariable:
        """``x @ y``: the matrix product; see `dezero_typed.matmul`."""
        return binary(Matmul(), self, other)

    @overload
    def __rmatmul__(self: Variable[N, Unranked], other: ndarray[S1, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __rmatmul__(self: Variable[N, S], other: ndarray[Unranked, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __rmatmul__(self: Matrix[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __rmatmul__(self: Vector[N], other: ndarray[tuple[int, int], np.dtype[N]]) -> Vector[N]: ...
    @overload
    def __rmatmul__(self: Matrix[N], other: ndarray[tuple[int], np.dtype[N]]) -> Vector[N]: ...
    @overload
    def __rmatmul__(self: Vector[N], other: ndarray[tuple[int], np.dtype[N]]) -> Scalar[N]: ...
    @overload
    def __rmatmul__(self: Variable[N, S0], other: ndarray[S1, np.dtype[N]]) -> Variable[N]: ...
    def __rmatmul__(self, other: AnyArray) -> AnyVariable:
        """The same with a constant on the left."""
        return binary(Matmul(), other, self)

    def __neg__(self) -> Variable[Element, S_co]:
        return unary(Negative(), self)

    def __pos__(self) -> Variable[Element, S_co]:
        return self

    # See `Part` in `signatures`.
    @overload
    def __abs__(self: Variable[np.complex64, S]) -> Variable[np.float32, S]: ...  # type: ignore[overload-overlap]
    @overload
    def __abs__(self: Variable[np.complex128, S]) -> Variable[np.float64, S]: ...
    @overload
    def __abs__(self: Variable[R, S]) -> Variable[R, S]: ...
    def __abs__(self) -> AnyVariable:
        return unary(Abs(), self)

    @deprecated("a Variable does not change; write x = x + y")
    def __iadd__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("+"))

    @deprecated("a Variable does not change; write x = x - y")
    def __isub__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("-"))

    @deprecated("a Variable does not change; write x = x * y")
    def __imul__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("*"))

    @deprecated("a Variable does not change; write x = x / y")
    def __itruediv__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("/"))

    @deprecated("a Variable does not change; write x = x % y")
    def __imod__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("%"))

    @deprecated("a Variable does not change; write x = x ** y")
    def __ipow__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("**"))

    @deprecated("a Variable does not change; write x = x @ y")
    def __imatmul__(self, other: object) -> None:
        raise TypeError(IN_PLACE.format("@"))

    def __setitem__(self, index: Never, value: Never) -> None:
        raise TypeError(
            "a Variable does not change, so there is no x[i] = y; write where(mask, y, x), or x.data[i] = y outside a graph"
        )

    @overload
    def __getitem__(self: Variable[N, Unranked], index: Key | tuple[Key, ...]) -> Variable[N]: ...
    @overload
    def __getitem__(self: Vector[N], index: Place) -> Scalar[N]: ...
    @overload
    def __getitem__(self: Matrix[N], index: Place) -> Vector[N]: ...
    @overload
    def __getitem__(self: Matrix[N], index: tuple[Place, Place]) -> Scalar[N]: ...
    @overload
    def __getitem__(self: Matrix[N], index: tuple[slice, Place] | tuple[Place, slice]) -> Vector[N]: ...
    @overload
    def __getitem__(self: Matrix[N], index: tuple[slice, slice]) -> Matrix[N]: ...
    @overload
    def __getitem__(self: Vector[N], index: None | tuple[None, slice] | tuple[slice, None]) -> Matrix[N]: ...
    @overload
    def __getitem__(self: Variable[N, tuple[int, int, int]], index: Place) -> Matrix[N]: ...
    @overload
    def __getitem__(self: Variable[N, S], index: slice | EllipsisType | list[int] | list[bool]) -> Variable[N, S]: ...
    @overload
    def __getitem__(self: Variable[N, S], index: Entry | tuple[Key, ...]) -> Variable[N]: ...
    def __getitem__(self, index: Key | tuple[Key, ...]) -> AnyVariable:
        """``x[index]``, every kind of index that NumPy has; see `dezero_typed.getitem`."""
        return getitem(self, index)

    @overload
    def sum(self: Variable[N, S], axis: Axis = None, *, keepdims: Literal[True]) -> Variable[N, S]: ...
    @overload
    def sum(self: Variable[N, S], axis: None = None, *, keepdims: Literal[False] = False) -> Scalar[N]: ...
    @overload
    def sum(self: Variable[N, Unranked], axis: Axis = None, *, keepdims: bool = False) -> Variable[N]: ...
    @overload
    def sum(self: Matrix[N], axis: int, *, keepdims: Literal[False] = False) -> Vector[N]: ...
    @overload
    def sum(self: Vector[N], axis: int, *, keepdims: Literal[False] = False) -> Scalar[N]: ...
    @overload
    def sum(self: Variable[N, S], axis: Axis = None, *, keepdims: bool = False) -> Variable[N]: ...
    def sum(self, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
        """The sum over all axes, or over `axis`; see `dezero_typed.sum`."""
        return reductions.sum(self, axis, keepdims=keepdims)

    @overload
    def mean(self: Variable[I, S], axis: Axis = None, *, keepdims: Literal[True]) -> Variable[I, S]: ...
    @overload
    def mean(self: Variable[I, S], axis: None = None, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def mean(self: Variable[I, Unranked], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    @overload
    def mean(self: Matrix[I], axis: int, *, keepdims: Literal[False] = False) -> Vector[I]: ...
    @overload
    def mean(self: Vector[I], axis: int, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def mean(self: Variable[I, S], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    def mean(self, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
        """The mean over all axes, or over `axis`; see `dezero_typed.mean`."""
        return reductions.mean(any_of(self), axis, keepdims=keepdims)

    @overload
    def max(self: Variable[I, S], axis: Axis = None, *, keepdims: Literal[True]) -> Variable[I, S]: ...
    @overload
    def max(self: Variable[I, S], axis: None = None, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def max(self: Variable[I, Unranked], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    @overload
    def max(self: Matrix[I], axis: int, *, keepdims: Literal[False] = False) -> Vector[I]: ...
    @overload
    def max(self: Vector[I], axis: int, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def max(self: Variable[I, S], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    def max(self, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
        """The largest element of all, or along `axis`; see `dezero_typed.max`."""
        return extrema.max(any_of(self), axis, keepdims=keepdims)

    @overload
    def min(self: Variable[I, S], axis: Axis = None, *, keepdims: Literal[True]) -> Variable[I, S]: ...
    @overload
    def min(self: Variable[I, S], axis: None = None, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def min(self: Variable[I, Unranked], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    @overload
    def min(self: Matrix[I], axis: int, *, keepdims: Literal[False] = False) -> Vector[I]: ...
    @overload
    def min(self: Vector[I], axis: int, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
    @overload
    def min(self: Variable[I, S], axis: Axis = None, *, keepdims: bool = False) -> Variable[I]: ...
    def min(self, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
        """The smallest element of all, or along `axis`; see `dezero_typed.min`."""
        return extrema.min(any_of(self), axis, keepdims=keepdims)

    @overload
    def reshape(self: Variable[N, S0], shape: S1, /) -> Variable[N, S1]: ...
    @overload
    def reshape(self: Variable[N, S0], shape: int, /) -> Vector[N]: ...
    @overload
    def reshape(self: Variable[N, S0], rows: int, columns: int, /) -> Matrix[N]: ...
    @overload
    def reshape(self: Variable[N, S0], *shape: int) -> Variable[N]: ...
    def reshape(self, *shape: Any) -> AnyVariable:
        """The same elements in another shape, a tuple or separate numbers; one may be -1."""
        return shapes.reshape(self, shape[0] if len(shape) == 1 else shape)

    def ravel(self: Variable[N, S], order: Literal["C", "F"] = "C") -> Vector[N]:
        """The elements in one row, read in `order`."""
        return shapes.ravel(self, order)

    def flatten(self: Variable[N, S], order: Literal["C", "F"] = "C") -> Vector[N]:
        """The elements in one row. Like `ravel`, since a Variable's data is not written to."""
        return shapes.ravel(self, order)

    @overload
    def squeeze(self: Variable[N, Unranked], axis: Axis = None) -> Variable[N]: ...
    @overload
    def squeeze(self: Vector[N], axis: int | tuple[int]) -> Scalar[N]: ...
    @overload
    def squeeze(self: Matrix[N], axis: int | tuple[int]) -> Vector[N]: ...
    @overload
    def squeeze(self: Matrix[N], axis: tuple[int, int]) -> Scalar[N]: ...
    @overload
    def squeeze(self: Variable[N, S], axis: Axis = None) -> Variable[N]: ...
    def squeeze(self, axis: Axis = None) -> AnyVariable:
        """Without the axes of length one, or without `axis`, which must be such."""
        return shapes.squeeze(any_of(self), axis)

    @overload
    def transpose(self: Variable[N, S], axes: tuple[int, ...] | None = None, /) -> Variable[N, S]: ...
    @overload
    def transpose(self: Variable[N, S], *axes: int) -> Variable[N, S]: ...
    def transpose(self, *axes: Any) -> AnyVariable:
        """The axes in the order of `axes`, a tuple or separate numbers, or reversed."""
        return shapes.transpose(self, axes[0] if len(axes) == 1 else axes or None)

    def swapaxes(self: Variable[N, S], axis1: int, axis2: int) -> Variable[N, S]:
        """Two axes in each other's place."""
        return axes.swapaxes(self, axis1, axis2)

    @overload
    def repeat(self: Variable[N, S], repeats: Counts, axis: None = None) -> Vector[N]: ...
    @overload
    def repeat(self: Variable[N, S], repeats: Counts, axis: int) -> Variable[N, S]: ...
    def repeat(self, repeats: Counts, axis: int | None = None) -> AnyVariable:
        """Each element, or each along `axis`, `repeats` times; see `dezero_typed.repeat`."""
        return repetition.repeat(self, repeats, axis)

    @overload
    def diagonal(self: Variable[N, Unranked], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
    @overload
    def diagonal(self: Matrix[N], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Vector[N]: ...
    @overload
    def diagonal(self: Variable[N, S], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
    def diagonal(self, offset: int = 0, axis1: int = 0, axis2: int = 1) -> AnyVariable:
        """The elements x[i, i + `offset`]; see `dezero_typed.diagonal`."""
        return diagonals.diagonal(any_of(self), offset, axis1, axis2)

    @overload
    def trace(self: Variable[N, Unranked], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
    @overload
    def trace(self: Matrix[N], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Scalar[N]: ...
    @overload
    def trace(self: Variable[N, S], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
    def trace(self, offset: int = 0, axis1: int = 0, axis2: int = 1) -> AnyVariable:
        """The sum of the elements x[i, i + `offset`]; see `dezero_typed.trace`."""
        return diagonals.trace(any_of(self), offset, axis1, axis2)

    @overload
    def argmax(self, axis: None = None, *, keepdims: Literal[False] = False) -> int: ...
    @overload
    def argmax(self, axis: int, *, keepdims: bool = False) -> Indices: ...
    @overload
    def argmax(self, axis: int | None = None, *, keepdims: Literal[True]) -> Indices: ...
    def argmax(self, axis: int | None = None, *, keepdims: bool = False) -> int | Indices:
        """Where the largest element is, counted in one row or along `axis`: plain integers."""
        data: Any = self.data  # for some of NumPy's stubs keepdims has to be a literal
        return plain_index(data.argmax(axis, keepdims=keepdims), axis)

    @overload
    def argmin(self, axis: None = None, *, keepdims: Literal[False] = False) -> int: ...
    @overload
    def argmin(self, axis: int, *, keepdims: bool = False) -> Indices: ...
    @overload
    def argmin(self, axis: int | None = None, *, keepdims: Literal[True]) -> Indices: ...
    def argmin(self, axis: int | None = None, *, keepdims: bool = False) -> int | Indices:
        """Where the smallest element is, counted in one row or along `axis`: plain integers."""
        data: Any = self.data  # for some of NumPy's stubs keepdims has to be a literal
        return plain_index(data.argmin(axis, keepdims=keepdims), axis)

    def argsort(self, axis: int = -1) -> Indices:
        """The order of the elements along `axis`: plain integers."""
        return np.argsort(self.data, axis)

    def nonzero(self) -> tuple[ndarray[tuple[int], np.dtype[np.intp]], ...]:
        """Where the elements are not zero: plain integers, one array for each axis."""
        return self.data.nonzero()

    def any(self, axis: Axis = None, *, keepdims: bool = False) -> Mask:
        """Whether any element, of all or along `axis`, is not zero: a plain boolean array."""
        data: Any = self.data  # for some of NumPy's stubs keepdims has to be a literal
        return as_mask(data.any(axis, keepdims=keepdims))

    def all(self, axis: Axis = None, *, keepdims: bool = False) -> Mask:
        """Whether all elements, or all along `axis`, are not zero: a plain boolean array."""
        data: Any = self.data  # for some of NumPy's stubs keepdims has to be a literal
        return as_mask(data.all(axis, keepdims=keepdims))

    def astype(self: Variable[N, S], dtype: type[I] | np.dtype[I]) -> Variable[I, S]:
        """The elements as another float or complex type; the gradient comes back as this one's."""
        return shapes.astype(self, dtype)


Scalar: TypeAlias = Variable[Element, tuple[()]]
"""A Variable of shape ``()``."""

Vector: TypeAlias = Variable[Element, tuple[int]]
"""A Variable of shape ``(n,)``."""

Matrix: TypeAlias = Variable[Element, tuple[int, int]]
"""A Variable of shape ``(m, n)``."""

AnyVariable: TypeAlias = Variable[Any, Any]
Operand: TypeAlias = AnyVariable | AnyArray | complex

_new = object.__new__


def any_of(x: AnyVariable) -> AnyVariable:
    """Return `x`, as what it is inside a method whose overloads have stated its types."""
    return x


def made_by(node: Node, data: Any) -> AnyVariable:
    """Return a Variable without the checks of the constructor: `node` made `data`."""
    x: AnyVariable = _new(Variable)
    x._data = data
    x._node = node
    return x


def restored(data: Any, name: str, grad: AnyArray | None) -> AnyVariable:
    """Return the leaf that a copy or a pickle of a Variable is."""
    x = made_leaf(data)
    x.name = name
    x._node.grad = grad
    return x


def made_leaf(data: Any) -> AnyVariable:
    """Return a Variable with no history, without the checks of the constructor."""
    node: Leaf = _new(Leaf)  # and all that its constructor does, in a third of the time
    node.shape = data.shape
    node.dtype = data.dtype
    node.sequence = next_sequence()
    node.parents = ()
    node.contract = node.grad = node.edit = None
    node.variable_name = ""
    x: AnyVariable = _new(Variable)
    x._data = data
    x._node = node
    return x


@overload
def variable(data: ndarray[S, np.dtype[N]], dtype: None = None, *, name: str = "") -> Variable[N, S]: ...
@overload
def variable(data: ndarray[S, np.dtype[np.generic]], dtype: type[N] | np.dtype[N], *, name: str = "") -> Variable[N, S]: ...
@overload
def variable(data: float, dtype: None = None, *, name: str = "") -> Scalar: ...
@overload
def variable(data: complex, dtype: type[N] | np.dtype[N], *, name: str = "") -> Scalar[N]: ...
@overload
def variable(data: list[float], dtype: None = None, *, name: str = "") -> Vector: ...
@overload
def variable(data: list[float], dtype: type[N] | np.dtype[N], *, name: str = "") -> Vector[N]: ...
@overload
def variable(data: list[list[float]], dtype: None = None, *, name: str = "") -> Matrix: ...
@overload
def variable(data: list[list[float]], dtype: type[N] | np.dtype[N], *, name: str = "") -> Matrix[N]: ...
@overload
def variable(data: list[complex], dtype: None = None, *, name: str = "") -> Vector[np.complex128]: ...
@overload
def variable(data: list[complex], dtype: type[C] | np.dtype[C], *, name: str = "") -> Vector[C]: ...
@overload
def variable(data: list[list[complex]], dtype: None = None, *, name: str = "") -> Matrix[np.complex128]: ...
@overload
def variable(data: list[list[complex]], dtype: type[C] | np.dtype[C], *, name: str = "") -> Matrix[C]: ...
@overload
def variable(data: Nested, dtype: None = None, *, name: str = "") -> Variable: ...
@overload
def variable(data: Nested, dtype: type[N] | np.dtype[N], *, name: str = "") -> Variable[N]: ...
def variable(data: Any, dtype: Any = None, *, name: str = "") -> AnyVariable:
    """Return a Variable of a number, of nested lists of numbers, or of an array.

    Numbers and lists become float64, or complex128, unless `dtype` says otherwise; an array keeps its dtype and is
    not copied where it needs no conversion. Raises `TypeError` for what is not numeric.

    >>> from dezero_typed import variable
    >>> variable([1, 2, 3])
    Variable([1., 2., 3.])
    """
    if is_variable(data):
        raise TypeError("variable takes a number, a list or an array, got a Variable; write x, or x.detach()")
    try:
        array: AnyArray = np.asarray(data)
    except ValueError as error:
        raise ValueError(f"variable: {error}") from None
    if array.dtype.kind not in "fiuc":
        raise TypeError(f"variable takes numbers, got {type(data).__name__} with dtype {array.dtype}")
    if dtype is None and not is_array(data):
        dtype = np.complex128 if array.dtype.kind == "c" else np.float64
    array = np.asarray(array, dtype=dtype)
    return Variable(array, name)


def is_variable(value: object) -> TypeIs[AnyVariable]:
    """Tell whether `value` is a Variable; what `isinstance` leaves unknown of its type is stated as Any."""
    return isinstance(value, Variable)


def require_variable(label: str, value: object) -> AnyVariable:
    """Return `value` if it is a Variable; raise `TypeError` about the operation `label` otherwise."""
    if is_variable(value):
        return value
    if is_array(value):
        raise TypeError(f"{label} takes a Variable, got an ndarray of shape {value.shape}; write Variable(...) around it")
    raise TypeError(f"{label} takes a Variable, got {type(value).__name__}; write variable(...)")


def as_data(value: object, label: str, what: str = "data") -> AnyArray:
    """Return `value` if it can be the data of a Variable; raise `TypeError` about `label` otherwise.

    NumPy makes scalars of what its stubs call arrays, ``a - b`` for 0-d ones say: they are arrays here.
    """
    kind = type(value).__name__
    array: AnyArray
    if is_array(value):
        array = value
        if type(array) is not ndarray:
            raise TypeError(f"{label}: {what} must be a plain ndarray, got its subclass {kind}; write np.asarray(...)")
    elif is_scalar(value):
        array = np.asarray(value)
    else:
        raise TypeError(f"{label}: {what} must be an ndarray, got {kind}; write variable(...) or np.array(...)")
    if not is_supported(array.dtype):
        raise TypeError(
            f"{label}: {what} must be of float16 to float64, complex64, complex128, int32 or int64, got {array.dtype}; "
            "write .astype(np.float64)"
        )
    return array


def as_mask(values: Any) -> Mask:
    """Return the result of a comparison as an array, which it is not for 0-d operands."""
    return np.asarray(values, dtype=np.bool)


def plain_index(found: Any, axis: int | None) -> int | Indices:
    """Return one place as Python's integer, and those along an axis, or of an array that kept its axes, as an array."""
    return int(found) if axis is None and not is_array(found) else np.asarray(found)


def data_of(value: object) -> Any:
    """Return the array behind a Variable, and anything else as it is."""
    return value.data if is_variable(value) else value


# The operators need the functions, and the functions need the class above.
from . import numpy_protocol  # noqa: E402
from .application import binary, unary  # noqa: E402
from .backprop import backpropagate  # noqa: E402
from .functions import axes, complex_numbers, diagonals, extrema, reductions, repetition, shapes  # noqa: E402
from .functions.arithmetic import Add, Divide, Multiply, Negative, Subtract, power  # noqa: E402
from .functions.indexing import getitem  # noqa: E402
from .functions.products import Matmul  # noqa: E402
from .functions.rounding import Remainder  # noqa: E402
from .functions.shapes import transpose  # noqa: E402
from .functions.signs import Abs  # noqa: E402
from .functions.splitting import unstack  # noqa: E402
