"""Exponentials, logarithms, and the stable sums that are built of both."""

from __future__ import annotations

from math import isfinite
from typing import final

import numpy as np

from ..application import unary
from ..arrays import Array, Axis, I, S, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Variable, data_of
from .reductions import aligned, checked_axis
from .signatures import float_reduction

__all__ = ["exp", "expm1", "log", "log1p", "logsumexp"]


@final
class Exp(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.exp(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * self.result,)


@final
class Expm1(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.expm1(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * (self.result + 1),)


@final
class Log(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.log(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / x,)


@final
class Log1p(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.log1p(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (x + 1),)


@final
@operation
class Logsumexp(Function[Array, Array], reads=((0,),), fresh=True):
    """log(sum(exp(x))) over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y = log_sum_exp(x, self.axis)
        return y if self.keepdims else np.squeeze(y, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (aligned(gy, self.axis, self.keepdims, self.shape) * shares(x, self.axis),)


def log_sum_exp(x: Array, axis: Axis) -> Array:
    """Return ``log(sum(exp(x)))`` along `axis`, which stays with length one; x is shifted by its maximum."""
    top: Array = x.max(axis=axis, keepdims=True, initial=-np.inf)
    if isfinite(top.sum()):
        y: Array = np.log(np.exp(x - top).sum(axis=axis, keepdims=True)) + top
        return y
    # An infinite maximum is the result, and as a shift it would make inf - inf of it.
    shift = np.where(np.isinf(top), 0.0, top)
    with np.errstate(divide="ignore", over="ignore"):
        y = np.log(np.exp(x - shift).sum(axis=axis, keepdims=True)) + shift
    return y


def shares(x: Array, axis: Axis) -> Array:
    """Return ``exp(x) / sum(exp(x))`` along `axis`; x is shifted by its maximum.

    Takes an array or, in a recorded pass, a Variable, and returns the same. Elements that are +inf
    share 1 evenly; where all are -inf the parts are not defined, and 0 is returned.
    """
    values: Array = data_of(x)
    top: Array = values.max(axis=axis, keepdims=True, initial=-np.inf)
    if isfinite(top.sum()):
        e = np.exp(x - top)
        y: Array = e / e.sum(axis=axis, keepdims=True)
        return y
    infinite = np.isinf(top)
    tied = (values == np.inf) & infinite
    number = tied.sum(axis=axis, keepdims=True, dtype=values.dtype)
    e = np.exp(np.where(infinite, -np.inf, x - np.where(infinite, 0.0, top)))
    parts = e / np.where(infinite, 1.0, e.sum(axis=axis, keepdims=True))
    return np.where(tied, tied / np.maximum(number, 1.0), parts)


def exp(x: Variable[I, S], /) -> Variable[I, S]:
    """``e**x``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Exp(), x)


def expm1(x: Variable[I, S], /) -> Variable[I, S]:
    """``e**x - 1``, exact near 0. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Expm1(), x)


def log(x: Variable[I, S], /) -> Variable[I, S]:
    """The natural logarithm. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient is ``1 / x``, for negative `x` too, where the value is NaN.
    """
    return unary(Log(), x)


def log1p(x: Variable[I, S], /) -> Variable[I, S]:
    """``log(1 + x)``, exact near 0. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient is ``1 / (1 + x)``, for `x` below -1 too, where the value is NaN.
    """
    return unary(Log1p(), x)


@float_reduction
def logsumexp(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """``log(sum(exp(x)))`` over `axis`, over all axes by default, without overflow. Dtype: a float type.

    Shape: without the axes that are summed over, or with length one there under `keepdims`.
    The gradient is the softmax of `x`; elements that are +inf share it, and where all are -inf it is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    return unary(Logsumexp(checked_axis("logsumexp", axis, x), keepdims, x.shape), x)
