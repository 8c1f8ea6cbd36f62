"""Sums, means and extrema over all axes, one, or several."""

from __future__ import annotations

from math import prod
from operator import index
from typing import Any, final

import numpy as np

from ..application import is_tuple, unary
from ..arrays import Array, Axis, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, is_variable, require_variable
from .signatures import inexact_reduction, reduction

__all__ = ["max", "mean", "min", "sum"]


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


def attained(gy: Array, x: Array, y: Array, axis: Axis) -> Array:
    """Return `gy`, shared evenly by the elements of `x` that attain the extremum `y`; NaNs attain a NaN."""
    places = (x == y) | ((x != x) & (y != y))
    number = np.sum(places, axis=axis, keepdims=True, dtype=gy.dtype)
    return np.where(places, gy / number, 0.0)


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


def kept_shape(axis: Axis, shape: Shape) -> Shape:
    """Return `shape` with the axes of `axis` at length one: the shape of a reduction with ``keepdims``."""
    if axis is None:
        return (1,) * len(shape)
    axes = {each % len(shape) for each in ((axis,) if isinstance(axis, int) else axis)}
    return tuple(1 if each in axes else length for each, length in enumerate(shape))


def counted(axis: Axis, shape: Shape) -> int:
    """Return how many elements of an array of `shape` one element of the reduction stands for."""
    if axis is None:
        return prod(shape)
    return prod(shape[each] for each in ((axis,) if isinstance(axis, int) else axis))


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
