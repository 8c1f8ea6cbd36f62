"""Sums, means and extrema over all axes, one, or several."""

from __future__ import annotations

from math import prod as prod_of
from operator import index
from typing import Any, Literal, final, overload

import numpy as np
from numpy import ndarray

from ..application import is_tuple, require_float, unary
from ..arrays import AnyArray, Array, Axis, I, S, Shape, is_array
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, Scalar, Variable, data_of, is_variable, require_variable
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
        if x.dtype.kind != "i" and ordinary(y):
            return (gy * y / x,)
        return (gy * others(x, self.axis),)


def ordinary(y: Array) -> bool:
    """Tell whether all products `y` have the digits that dividing them by their factors needs, and no factor is 0 or infinite."""
    sizes: Any = np.abs(data_of(y))
    return bool(((sizes >= np.finfo(sizes.dtype).tiny) & (sizes < np.inf)).all())


def others(x: Array, axis: Axis) -> Array:
    """Return for each element of `x` the product of the others along `axis`: of what stands before it and behind it.

    Takes an array, or a Variable in a recorded pass, and returns the same. Without a division it holds for zeros, and so
    do the derivatives of every element, the zeros and those beside them.
    """
    given = range(x.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    reduced = [each % x.ndim for each in given]
    kept = [each for each in range(x.ndim) if each not in reduced]
    order = (*kept, *reduced)
    lengths = [x.shape[each] for each in order]
    rows: Array = x.transpose(*order).reshape([prod_of(lengths[: len(kept)]), prod_of(lengths[len(kept) :])])
    if rows.shape[1] == 0:
        return x
    ones = np.ones_like(rows[:, :1])
    before: Any = np.cumprod(np.concatenate([ones, rows[:, :-1]], axis=1), axis=1)
    behind: Any = np.cumprod(np.concatenate([ones, rows[:, :0:-1]], axis=1), axis=1)
    back = sorted(range(x.ndim), key=order.__getitem__)
    y: Array = (before * behind[:, ::-1]).reshape(lengths).transpose(*back)
    return y


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
    if axis is None:
        return None
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
    axes = {each % len(shape) for each in ((axis,) if isinstance(axis, int) else axis)}
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
    if axis is None and not is_variable(given):
        # What np.broadcast_to makes of one element, in a quarter of the time.
        return np.ndarray(shape, y.dtype, np.asarray(y), strides=(0,) * len(shape))
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
    total = np.broadcast_to(weights, x.shape) if is_array(weights) else weights * np.ones(x.shape, x.dtype)
    return sum(x * weights, axis, keepdims=keepdims) / total.sum(axis=axis, keepdims=keepdims)
