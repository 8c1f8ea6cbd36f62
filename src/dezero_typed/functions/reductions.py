"""Sums, means and extrema over all axes, one, or several."""

from __future__ import annotations

from math import prod as prod_of
from operator import index
from typing import Any, Literal, final, overload

import numpy as np
from numpy import ndarray

from .. import accumulate
from ..application import is_tuple, nary, require_float, unary
from ..arrays import AnyArray, Array, Axis, I, S, Shape, is_array
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, Scalar, Variable, is_variable, require_variable
from .signatures import float_reduction, inexact_reduction, reduction

__all__ = ["average", "max", "mean", "min", "prod", "ptp", "sum"]


@final
@operation
class Sum(Function[Array, Array], reads=((),), ring=True, complex=True):
    """The sum over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        # Integers would be summed as int64; a Variable's type says int32.
        y: Array = loose(x).sum(axis=self.axis, keepdims=self.keepdims, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy, self.axis, self.keepdims, self.shape),)


@final
@operation
class Mean(Function[Array, Array], reads=((),), complex=True):
    """The mean over `axis` of an array of `shape`, `number` elements each."""

    axis: Axis
    keepdims: bool
    shape: Shape
    number: int

    def forward(self, x: Array) -> Array:
        if self.number and x.dtype.itemsize >= 4:
            # What NumPy's mean does for all but float16, in a third of the time.
            y: Array = loose(x).sum(axis=self.axis, keepdims=self.keepdims) / self.number
        else:
            y = loose(x).mean(axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy / (self.number or 1), self.axis, self.keepdims, self.shape),)


@final
@operation
class Average(Function[Array, Array, Array], reads=((1,), (0, 1, RESULT)), fresh=True, holomorphic=True):
    """The mean over `axis` of an array of `shape`, each element counting as much as its weight in w."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array, w: Array) -> Array:
        y: Array = loose(x * w).sum(axis=self.axis, keepdims=self.keepdims) / self.total(w)
        return y

    def total(self, w: Array) -> Array:
        """Return what the weights add up to, the same for every mean where `w` is a vector along the axis."""
        y: Array = loose(w).sum(axis=self.axis, keepdims=self.keepdims) if w.shape == self.shape else loose(w).sum()
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x, w = self.primals
        y, part = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy / self.total(w)))
        # A weight moves the mean towards its element.
        return part * w, accumulate.fit(part * (x - y), w.shape, w.dtype) if self.wants[1] else gy


@final
@operation
class Max(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The largest element over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = loose(x).max(axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (attained(gy, x, y, self.axis),)


@final
@operation
class Min(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The smallest element over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = loose(x).min(axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (attained(gy, x, y, self.axis),)


@final
@operation
class Prod(Function[Array, Array], reads=((0, RESULT),), fresh=True, ring=True, holomorphic=True):
    """The product over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = loose(x).prod(axis=self.axis, keepdims=self.keepdims, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        zero = x == 0
        if x.dtype.kind != "i" and not zero.any():
            return (gy * y / x,)
        return (gy * others(x, zero, self.axis),)


def others(x: Array, zero: Mask, axis: Axis) -> Array:
    """Return for each element of `x` the product of the others along `axis`, without a division by zero.

    Takes an array, or a Variable in a recorded pass, and returns the same. What is recorded has to be
    right for the derivatives of every element, the zeros and those beside them, so it multiplies out.
    """
    source: Any = x
    if is_variable(source) or x.dtype.kind == "i":
        return multiplied_out(x, axis)
    product: Array = np.prod(np.where(zero, 1.0, x), axis=axis, keepdims=True)
    zeros = zero.sum(axis=axis, keepdims=True)
    alone = np.where(zero & (zeros == 1), product, 0.0)
    return np.where(zeros == 0, product / np.where(zero, 1.0, x), alone)


def multiplied_out(x: Array, axis: Axis) -> Array:
    """Return the same as a product of what stands before each element and of what stands after it."""
    given = range(x.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    reduced = [each % x.ndim for each in given]
    kept = [each for each in range(x.ndim) if each not in reduced]
    order = (*kept, *reduced)
    lengths = [x.shape[each] for each in order]
    rows: Array = x.transpose(*order).reshape([prod_of(lengths[: len(kept)]), prod_of(lengths[len(kept) :])])
    number = rows.shape[1]
    if number == 0:
        return x
    columns = [rows[:, each] for each in range(number)]
    ones = np.ones_like(columns[0])
    before: list[Array] = [ones]
    after: list[Array] = [ones]
    for column in columns[:-1]:
        left: Array = before[-1] * column
        before.append(left)
    for column in columns[:0:-1]:
        right: Array = after[-1] * column
        after.append(right)
    product = np.stack([one * other for one, other in zip(before, reversed(after), strict=True)], axis=1)
    back = sorted(range(x.ndim), key=order.__getitem__)
    return product.reshape(lengths).transpose(*back)


def attained(gy: Array, x: Array, y: Array, axis: Axis) -> Array:
    """Return `gy`, shared evenly by the elements of `x` that attain the extremum `y`; NaNs attain a NaN."""
    places = equals(x, y)
    number = np.sum(places, axis=axis, keepdims=True, dtype=gy.dtype)
    return np.where(places, gy / number, 0.0)


def equals(x: Array, y: Array) -> Mask:
    """Tell where `x` and `y`, which is much smaller, are equal; NaNs count as such."""
    same: Mask = x == y
    missing: Mask = y != y
    return same | (x != x) & missing if missing.any() else same


def loose(x: Array) -> Any:
    """Return `x`, for calls that NumPy's stubs do not know: with ``keepdims`` that is not a literal."""
    return x


def checked_axis(label: str, axis: object, x: object) -> Axis:
    """Return `axis` in Python's integers if the Variable `x` has it; raise `ValueError` otherwise."""
    ndim = require_variable(label, x).ndim
    if axis is None or (type(axis) is int and -ndim <= axis < ndim):
        return axis
    given: Any = axis
    try:
        axes = tuple(index(each) for each in (given if is_tuple(given) else (given,)))
    except TypeError:
        raise TypeError(f"{label}: axis must be an integer or a tuple of them, got {axis!r}") from None
    for each in axes:
        if not -ndim <= each < ndim:
            raise ValueError(f"{label}: axis {each} is out of range for an array of {ndim} axes")
    if len({each % ndim for each in axes}) != len(axes):
        raise ValueError(f"{label}: axis {axis} names an axis twice")
    return axes if isinstance(axis, tuple) else axes[0]


def one_axis(label: str, axis: int, x: AnyVariable) -> int:
    """Return `axis` counted from the front, if `x` has it."""
    checked = checked_axis(label, index(axis), x)
    assert isinstance(checked, int)
    return checked % x.ndim


def kept_shape(axis: Axis, shape: Shape) -> Shape:
    """Return `shape` with the axes of `axis` at length one: the shape of a reduction with ``keepdims``."""
    if axis is None:
        return (1,) * len(shape)
    if isinstance(axis, int):
        axis %= len(shape)
        return (*shape[:axis], 1, *shape[axis + 1 :])
    axes = {each % len(shape) for each in axis}
    return tuple(1 if each in axes else length for each, length in enumerate(shape))


def counted(axis: Axis, shape: Shape) -> int:
    """Return how many elements of an array of `shape` one element of the reduction stands for."""
    if axis is None:
        return prod_of(shape)
    return prod_of(shape[each] for each in ((axis,) if isinstance(axis, int) else axis))


def aligned(y: Array, axis: Axis, keepdims: bool, shape: Shape) -> Array:
    """Return the reduction `y` with the reduced axes at length one, so that it broadcasts to `shape`."""
    return y if keepdims or axis is None else y.reshape(kept_shape(axis, shape))


def spread(y: Array, axis: Axis, keepdims: bool, shape: Shape) -> Array:
    """Return the reduction `y` at all the places that it came from."""
    given: Any = y
    if not is_variable(given):
        # What np.broadcast_to makes of it, in a quarter of the time.
        source = np.asarray(y)
        if axis is None:
            return np.ndarray(shape, y.dtype, source, strides=(0,) * len(shape))
        if isinstance(axis, int) and source.flags.c_contiguous:
            axis %= len(shape)
            steps = (*source.strides[:axis], 0, *source.strides[axis + keepdims :])
            return np.ndarray(shape, y.dtype, source, strides=steps)
    return np.broadcast_to(aligned(y, axis, keepdims, shape), shape)


@reduction
def sum(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The sum over `axis`, over all axes by default. Dtype: that of `x`, integers included.

    Shape: without the axes that are summed over, or with length one there under `keepdims`.
    Raises `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("sum", axis, x)
    return unary(Sum(axis, keepdims, x.shape), x)


@inexact_reduction
def mean(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The mean over `axis`, over all axes by default. Dtype: a float type, that of `x`.

    Shape: without the axes that are averaged over, or with length one there under `keepdims`.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("mean", axis, x)
    return unary(Mean(axis, keepdims, x.shape, counted(axis, x.shape)), x)


@inexact_reduction
def max(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The largest element along `axis`, of all by default; NaN where there is one. Dtype: a float type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the maximum share the gradient evenly.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    axis = nonempty_axis("max", axis, x)
    return unary(Max(axis, keepdims, x.shape), x)


@inexact_reduction
def min(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The smallest element along `axis`, of all by default; NaN where there is one. Dtype: a float type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the minimum share the gradient evenly.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    axis = nonempty_axis("min", axis, x)
    return unary(Min(axis, keepdims, x.shape), x)


def nonempty_axis(label: str, axis: object, x: AnyVariable) -> Axis:
    """Return what `checked_axis` does if there are elements to choose from along it."""
    checked = checked_axis(label, axis, x)
    if counted(checked, x.shape) == 0 and x.size == 0:
        raise ValueError(f"{label}: axis {axis} of shape {x.shape} is empty, and an empty set has none")
    return checked


@reduction
def prod(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The product over `axis`, over all axes by default. Dtype: that of `x`, integers included.

    Shape: without the axes that are multiplied over, or with length one there under `keepdims`.
    The gradient of an element is the product of the others, exact where some are 0.
    Raises `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("prod", axis, x)
    return unary(Prod(axis, keepdims, x.shape), x)


@float_reduction
def ptp(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The largest element minus the smallest, along `axis`, of all by default. Dtype: a float type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain an extremum share its gradient evenly.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    axis = nonempty_axis("ptp", axis, x)
    require_float("ptp", x)
    return unary(Max(axis, keepdims, x.shape), x) - unary(Min(axis, keepdims, x.shape), x)


@overload
def average(x: Variable[I, S], axis: None = None, weights: ndarray[S, np.dtype[I]] | Variable[I, S] | None = None, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
@overload
def average(x: Variable[I, S], axis: Axis = None, weights: ndarray[Shape, np.dtype[I]] | Variable[I] | None = None, *, keepdims: bool = False) -> Variable[I]: ...
def average(x: AnyVariable, axis: Axis = None, weights: AnyVariable | AnyArray | None = None, *, keepdims: bool = False) -> AnyVariable:
    """The mean over `axis`, each element counting as much as its weight. Dtype: a float type, that of `x`.

    Shape: as that of `mean`. `weights` has the shape of `x`, or is a vector along the one `axis`; it
    may be a Variable. Raises `TypeError` for integers and `ValueError` for weights that do not fit.
    """
    axis = checked_axis("average", axis, x)
    require_float("average", x, complex=True)
    if weights is None:
        return mean(x, axis, keepdims=keepdims)
    if is_array(weights):
        weights = weights.astype(x.dtype, copy=False)
    if weights.shape != x.shape:
        if not isinstance(axis, int) or weights.shape != (x.shape[axis],):
            raise ValueError(
                f"average: expected weights of shape {x.shape}, or a vector along one axis, got shape {weights.shape}"
            )
        weights = weights.reshape((-1,) + (1,) * (x.ndim - 1 - axis % x.ndim))
    y: AnyVariable = nary(Average(axis, keepdims, x.shape), (x, weights))
    return y
