"""Sums, means and extrema over all axes, one, or several."""

from __future__ import annotations

from math import prod
from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import Array, Axis, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, is_variable
from .signatures import float_reduction, reduction


@final
@operation
class Sum(Function[Array, Array], reads=((),), ring=True):
    """The sum over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        # Integers would be summed as int64; a Variable's type says int32.
        y: Array = x.sum(axis=self.axis, keepdims=self.keepdims, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy, self.axis, self.keepdims, self.shape),)


@final
@operation
class Mean(Function[Array, Array], reads=((),)):
    """The mean over `axis` of an array of `shape`, `number` elements each."""

    axis: Axis
    keepdims: bool
    shape: Shape
    number: int

    def forward(self, x: Array) -> Array:
        y: Array = x.mean(axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy / (self.number or 1), self.axis, self.keepdims, self.shape),)


@final
@operation
class Extremum(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The maximum, or the minimum."""

    largest: bool
    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = (np.max if self.largest else np.min)(x, axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y = aligned(self.result, self.axis, self.keepdims, self.shape)
        # The elements that attain the extremum share its gradient; a NaN is attained by the NaNs.
        attained = (x == y) | ((x != x) & (y != y))
        number = np.sum(attained, axis=self.axis, keepdims=True, dtype=gy.dtype)
        return (np.where(attained, aligned(gy, self.axis, self.keepdims, self.shape) / number, 0.0),)


def checked_axis(label: str, axis: Axis, ndim: int) -> Axis:
    """Return `axis` as it is if an array of `ndim` axes has it; raise `ValueError` otherwise."""
    if axis is None:
        return axis
    axes = (axis,) if isinstance(axis, int) else axis
    for each in axes:
        if not -ndim <= each < ndim:
            raise ValueError(f"{label}: axis {each} is out of range for an array of {ndim} axes")
    if len({each % ndim for each in axes}) != len(axes):
        raise ValueError(f"{label}: axis {axis} names an axis twice")
    return axis


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
    return unary(Sum(checked_axis("sum", axis, x.ndim), keepdims, x.shape), x)


@float_reduction
def mean(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The mean over `axis`, over all axes by default. Dtype: a float type, that of `x`.

    Shape: without the axes that are averaged over, or with length one there under `keepdims`.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    number = counted(checked_axis("mean", axis, x.ndim), x.shape)
    return unary(Mean(axis, keepdims, x.shape, number), x)


@float_reduction
def max(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The largest element along `axis`, of all by default; NaN where there is one. Dtype: a float type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the maximum share the gradient evenly.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    return extremum("max", True, x, axis, keepdims)


@float_reduction
def min(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The smallest element along `axis`, of all by default; NaN where there is one. Dtype: a float type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the minimum share the gradient evenly.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    return extremum("min", False, x, axis, keepdims)


def extremum(label: str, largest: bool, x: AnyVariable, axis: Axis, keepdims: bool) -> AnyVariable:
    """Do what `max` and `min` promise."""
    if counted(checked_axis(label, axis, x.ndim), x.shape) == 0:
        raise ValueError(f"{label}: axis {axis} of shape {x.shape} is empty, and an empty set has none")
    return unary(Extremum(largest, axis, keepdims, x.shape), x)
