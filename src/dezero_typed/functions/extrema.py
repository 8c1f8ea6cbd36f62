"""The largest and the smallest over all axes, one, or several."""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import require_float, unary
from ..arrays import Array, Axis, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, require_variable
from .masks import Truths, number_of, taking_part
from .reductions import aligned, checked_axis, counted, loose
from .signatures import float_reduction
from .signatures_reductions import extremum

__all__ = ["max", "min", "ptp"]


@final
@operation
class Max(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The largest element over `axis` of an array of `shape`, and of `initial`."""

    axis: Axis
    keepdims: bool
    shape: Shape
    initial: float | None = None

    def forward(self, x: Array) -> Array:
        source, axis, keepdims = loose(x), self.axis, self.keepdims
        y: Array = source.max(axis, None, keepdims) if self.initial is None else source.max(axis, None, keepdims, self.initial)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (attained(gy, x, y, self.axis, self.initial),)


@final
@operation
class Min(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The smallest element over `axis` of an array of `shape`, and of `initial`."""

    axis: Axis
    keepdims: bool
    shape: Shape
    initial: float | None = None

    def forward(self, x: Array) -> Array:
        source, axis, keepdims = loose(x), self.axis, self.keepdims
        y: Array = source.min(axis, None, keepdims) if self.initial is None else source.min(axis, None, keepdims, self.initial)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (attained(gy, x, y, self.axis, self.initial),)


def attained(gy: Array, x: Array, y: Array, axis: Axis, initial: float | None = None) -> Array:
    """Return `gy`, shared evenly by the elements of `x` that attain the extremum `y`; NaNs attain a NaN.

    Where `initial` attains it too there are subgradients from 0 on, of which 0 is the least.
    """
    places = equals(x, y) if initial is None else (x == y) & (y != initial) | (x != x) & (y != y)
    number = np.sum(places, axis=axis, keepdims=True, dtype=gy.dtype)
    return np.where(places, gy / (number if initial is None else np.maximum(number, 1.0)), 0.0)


def equals(x: Array, y: Array) -> Mask:
    """Tell where `x` and `y`, which is much smaller, are equal; NaNs count as such."""
    same: Mask = x == y
    missing: Mask = y != y
    return same | (x != x) & missing if missing.any() else same


@extremum
def max(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> AnyVariable:
    """The largest element along `axis`, of all by default; NaN where there is one. Dtype: a float or complex type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the maximum share the gradient evenly. It is at least `initial`, a number; where that attains the
    maximum the gradient is 0. Only elements `where` the condition holds count, which needs an `initial`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one without `initial`.
    """
    x, start = started_with("max", x, initial, where)
    axis = nonempty_axis("max", axis, x) if start is None else checked_axis("max", axis, x)
    return unary(Max(axis, keepdims, x.shape, start), x)


@extremum
def min(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> AnyVariable:
    """The smallest element along `axis`, of all by default; NaN where there is one. Dtype: a float or complex type.

    Shape: without the axes that are reduced, or with length one there under `keepdims`.
    Elements that attain the minimum share the gradient evenly. It is at most `initial`, a number; where that attains the
    minimum the gradient is 0. Only elements `where` the condition holds count, which needs an `initial`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one without `initial`.
    """
    x, start = started_with("min", x, initial, where)
    axis = nonempty_axis("min", axis, x) if start is None else checked_axis("min", axis, x)
    return unary(Min(axis, keepdims, x.shape, start), x)


def started_with(label: str, x: AnyVariable, initial: float | None, where: object) -> tuple[AnyVariable, float | None]:
    """Return `x` with `initial` except `where` the condition holds, and `initial` in the type of `x`."""
    if initial is None:
        if where is not True:
            raise ValueError(f"{label}: where may hold nowhere, and an empty set has none; write initial=...")
        return x, None
    require_float(label, require_variable(label, x), complex=True)
    start: float = number_of(label, initial)
    return taking_part(label, x, None, where, start), start


def nonempty_axis(label: str, axis: object, x: AnyVariable) -> Axis:
    """Return what `checked_axis` does if there are elements to choose from along it."""
    checked = checked_axis(label, axis, x)
    if counted(checked, x.shape) == 0 and x.size == 0:
        raise ValueError(f"{label}: axis {axis} of shape {x.shape} is empty, and an empty set has none")
    return checked


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
