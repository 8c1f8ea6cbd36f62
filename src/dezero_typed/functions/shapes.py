"""Functions that read the elements in another shape, repeat them along axes, or change their type."""

from __future__ import annotations

from collections.abc import Sequence
from operator import index
from typing import Any, Literal, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from .. import accumulate
from ..application import unary
from ..arrays import AnyArray, Array, Axis, I, N, S, S0, S1, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, as_data, is_variable, made_leaf, require_variable
from .reductions import checked_axis

__all__ = ["astype", "broadcast_arrays", "broadcast_to", "ravel", "reshape", "squeeze", "sum_to", "transpose"]

Order: TypeAlias = Literal["C", "F"]
"""In which order elements are read and written: the last index changing fastest, or the first."""


@final
@operation
class Reshape(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x in another `shape`, from the `old` one."""

    shape: Shape
    old: Shape

    def forward(self, x: Array) -> Array:
        return x.reshape(self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy.reshape(self.old),)


@final
@operation
class Transpose(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x with its axes in another order."""

    axes: tuple[int, ...] | None

    def forward(self, x: Array) -> Array:
        return x.transpose(self.axes)

    def backward(self, gy: Array, /) -> tuple[Array]:
        if self.axes is None:
            return (gy.T,)
        places = [axis % len(self.axes) for axis in self.axes]
        return (gy.transpose(*(places.index(axis) for axis in range(len(places)))),)


@final
@operation
class BroadcastTo(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x repeated up to `shape`, from the `old` one."""

    shape: Shape
    old: Shape

    def forward(self, x: Array) -> Array:
        return np.broadcast_to(x, self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (accumulate.sum_to(gy, self.old),)


@final
@operation
class SumTo(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x summed down to `shape`, from the `old` one."""

    shape: Shape
    old: Shape

    def forward(self, x: Array) -> Array:
        # NumPy sums int32 as int64.
        y: Array = accumulate.sum_to(x, self.shape)
        return y.astype(x.dtype, copy=False)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.broadcast_to(gy, self.old),)


@final
@operation
class Astype(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """x in another `dtype`, from the `old` one."""

    dtype: np.dtype[Any]
    old: np.dtype[Any]

    def forward(self, x: Array) -> Array:
        return x.astype(self.dtype)

    def backward(self, gy: Array, /) -> tuple[Array]:
        gx: Array = accumulate.convert(gy, self.old)
        # In other cases it is gy itself, or the real part of it.
        new = self.dtype != self.old and self.dtype.kind == self.old.kind
        return (gx if new else np.positive(gx),)


@overload
def reshape(x: Variable[N, S0], shape: int, order: Order = "C") -> Vector[N]: ...
@overload
def reshape(x: Variable[N, S0], shape: S1, order: Order = "C") -> Variable[N, S1]: ...
def reshape(x: AnyVariable, shape: int | tuple[int, ...], order: Order = "C") -> AnyVariable:
    """The same elements, read and written in `order`, in another shape; one length may be -1. Dtype: that of `x`.

    Raises `ValueError` for a shape of another size, and for an order that depends on the memory.
    """
    new = lengths(shape)
    old = require_variable("reshape", x).shape
    backwards = checked_order("reshape", order) == "F"
    try:
        if backwards:
            return transpose(unary(Reshape(new[::-1], old[::-1]), transpose(x)))
        return unary(Reshape(new, old), x)
    except ValueError:
        raise ValueError(f"reshape: {x.size} elements of shape {old} do not fill shape {new}") from None


def ravel(x: Variable[N, S], order: Order = "C") -> Vector[N]:
    """The elements of `x` in one row, read in `order`. Shape: ``(size,)``. Dtype: that of `x`.

    Raises `ValueError` for the orders ``"A"`` and ``"K"``, which depend on the memory of the array.
    """
    require_variable("ravel", x)
    return reshape(x, -1, order=checked_order("ravel", order))


@overload
def squeeze(x: Variable[N, Unranked], axis: Axis = None) -> Variable[N]: ...
@overload
def squeeze(x: Vector[N], axis: int | tuple[int]) -> Scalar[N]: ...
@overload
def squeeze(x: Matrix[N], axis: int | tuple[int]) -> Vector[N]: ...
@overload
def squeeze(x: Matrix[N], axis: tuple[int, int]) -> Scalar[N]: ...
@overload
def squeeze(x: Variable[N, tuple[int, int, int]], axis: int | tuple[int]) -> Matrix[N]: ...
@overload
def squeeze(x: Variable[N, S], axis: Axis = None) -> Variable[N]: ...
def squeeze(x: AnyVariable, axis: Axis = None) -> AnyVariable:
    """`x` without its axes of length one, or without `axis`, which must be such. Dtype: that of `x`.

    Shape: the other lengths. Raises `ValueError` for an axis of another length.
    """
    axis = checked_axis("squeeze", axis, x)
    try:
        shape = np.broadcast_to(np.empty(()), x.shape).squeeze(axis).shape
    except ValueError:
        raise ValueError(f"squeeze: axis {axis} of shape {x.shape} does not have length one") from None
    return unary(Reshape(shape, x.shape), x)


def transpose(x: Variable[N, S], axes: tuple[int, ...] | None = None) -> Variable[N, S]:
    """`x` with its axes in the order of `axes`, or reversed. Shape: its lengths in that order.

    Dtype: that of `x`. Raises `ValueError` for axes that are no order of those of `x`.
    """
    order = None if axes is None else lengths(axes)
    try:
        return unary(Transpose(order), x)
    except ValueError:
        raise ValueError(f"transpose: axes {order} are no order of the {x.ndim} axes of shape {x.shape}") from None


def broadcast_to(x: Variable[N, S0], shape: S1) -> Variable[N, S1]:
    """`x` repeated along new axes and those of length one, up to `shape`. Dtype: that of `x`.

    Raises `ValueError` for a shape that `x` does not broadcast to.
    """
    new = lengths(shape)
    old = require_variable("broadcast_to", x).shape
    try:
        return unary(BroadcastTo(new, old), x)
    except ValueError:
        raise ValueError(f"broadcast_to: shape {old} does not broadcast to {new}") from None


@overload
def broadcast_arrays(*xs: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]) -> tuple[Variable[N], ...]: ...
@overload
def broadcast_arrays(*xs: Variable[N, S] | ndarray[S, np.dtype[N]]) -> tuple[Variable[N, S], ...]: ...
@overload
def broadcast_arrays(*xs: Variable[N, Any] | ndarray[Any, np.dtype[N]]) -> tuple[Variable[N], ...]: ...
def broadcast_arrays(*xs: AnyVariable | AnyArray) -> tuple[AnyVariable, ...]:
    """Each of `xs` broadcast to the shape that all of them broadcast to. Dtypes: their own.

    At least one is a Variable; arrays become leaves. Raises `ValueError` for shapes that do not broadcast.
    """
    leaves = leaves_of("broadcast_arrays", xs)
    try:
        shape = np.broadcast_shapes(*(x.shape for x in leaves))
    except ValueError:
        shapes = ", ".join(str(x.shape) for x in leaves)
        raise ValueError(f"broadcast_arrays: shapes {shapes} do not broadcast") from None
    return tuple(broadcast_to(x, shape) for x in leaves)


def sum_to(x: Variable[N, S0], shape: S1) -> Variable[N, S1]:
    """The sum of `x` over the axes along which `shape` would broadcast to that of `x`. Dtype: that of `x`.

    The transpose of `broadcast_to`. Raises `ValueError` for a shape that does not broadcast so.
    """
    new = lengths(shape)
    old = require_variable("sum_to", x).shape
    try:
        fits = np.broadcast_shapes(new, old) == old
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"sum_to: shape {new} does not broadcast to {old}")
    return unary(SumTo(new, old), x)


def astype(x: Variable[N, S], dtype: type[I] | np.dtype[I]) -> Variable[I, S]:
    """`x` in another float or complex type; its gradient is brought back to the old one. Shape: that of `x`.

    Integers have no float gradient: the result of converting them is a leaf.
    Raises `TypeError` for a type that is neither, and for the way from complex to real.
    """
    new: np.dtype[Any] = np.dtype(dtype)
    if new.kind not in "fc":
        raise TypeError(f"astype: a Variable converts to float types, got {new}; write Variable(x.data.astype(...))")
    if x.dtype.kind == "c" and new.kind == "f":
        raise TypeError(f"astype: {x.dtype} to {new} would drop the imaginary part; write x.real or abs(x)")
    if x.dtype.kind == "i":
        return made_leaf(x.data.astype(new))
    return unary(Astype(new, x.dtype), x)


def lengths(shape: object) -> tuple[int, ...]:
    """Return a shape, or an order of axes, in Python's integers: NumPy takes lists and lone numbers too."""
    given: Any = shape
    many: tuple[Any, ...] = tuple(given) if np.iterable(given) else (given,)
    return tuple(index(length) for length in many)


def as_tuple(axes: object) -> object:
    """Return a list of numbers as a tuple of them, where NumPy takes one for several axes, and anything else as it is."""
    given: Any = axes
    return tuple(given) if isinstance(axes, list) else given


def leaves_of(label: str, xs: Sequence[AnyVariable | AnyArray]) -> list[AnyVariable]:
    """Return `xs`, at least one of which must be a Variable, with leaves in the place of arrays."""
    if not any(is_variable(x) for x in xs):
        require_variable(label, xs[0] if xs else None)
    return [x if is_variable(x) else made_leaf(as_data(x, label)) for x in xs]


def checked_order(label: str, order: object) -> Order:
    """Return `order` if it is one that says which element comes first."""
    if order == "C":
        return "C"
    if order == "F":
        return "F"
    raise ValueError(f"{label}: order must be 'C' or 'F', got {order!r}; the memory of an array is not part of its value")


def checked_integer(label: str, value: object, what: str = "axis") -> int:
    """Return `value` as Python's integer; raise `TypeError` about `label` if it is none."""
    try:
        given: Any = value
        return index(given)
    except TypeError:
        raise TypeError(f"{label}: {what} must be an integer, got {value!r}") from None


def checked_place(label: str, axis: object, ndim: int) -> int:
    """Return `axis` counted from the front, of an array of `ndim` axes; raise `ValueError` if there is none such."""
    place = checked_integer(label, axis)
    if not -ndim <= place < ndim:
        raise ValueError(f"{label}: axis {place} is out of range for an array of {ndim} axes")
    return place % ndim
