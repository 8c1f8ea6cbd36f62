"""Exponentials, logarithms, and the stable sums that are built of both."""

from __future__ import annotations

from dataclasses import field
from math import isfinite
from math import log as natural
from typing import Any, final

import numpy as np

from ..application import binary, unary
from ..arrays import Array, Axis, F, I, S, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Operand, Variable, data_of, is_variable
from .reductions import aligned, checked_axis
from .signatures import float_broadcasting, float_reduction

__all__ = [
    "exp", "exp2", "expm1", "log", "log10", "log1p", "log2", "log_sigmoid", "logaddexp", "logaddexp2", "logsumexp", "softplus",
]  # fmt: skip

LN2, LN10 = natural(2.0), natural(10.0)


@final
class Exp(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.exp(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * self.result,)


@final
class Expm1(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.expm1(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # The result plus 1 would have lost every digit from x = -37 on.
        return (gy * np.exp(x),)


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
class Exp2(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.exp2(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy * y * LN2,)


@final
class Log2(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.log2(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (x * LN2),)


@final
class Log10(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.log10(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (x * LN10),)


@final
class Logaddexp(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.logaddexp(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        share0, share1 = shares_of_two(x0, x1, 1.0)
        return gy * share0, gy * share1


@final
class Logaddexp2(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.logaddexp2(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        share0, share1 = shares_of_two(x0, x1, LN2)
        return gy * share0, gy * share1


@final
class Softplus(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * logistic(x),)


@final
class LogSigmoid(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.minimum(x, 0.0) - np.log1p(np.exp(-np.abs(x)))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * logistic(-x),)


@final
class Sigmoid(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return logistic(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy * y * (1 - y),)


def logistic(x: Array) -> Array:
    """Return ``1 / (1 + exp(-x))`` without overflow. Takes an array, or a Variable in a recorded pass, and returns the same."""
    source: Any = x
    y: Any
    if is_variable(source):
        y = unary(Sigmoid(), source)
    else:
        # The exponential of a negative number neither overflows nor loses a small result.
        e = np.exp(-np.abs(x))
        y = np.where(x >= 0, 1.0, e) / (1.0 + e)
    array: Array = y
    return array


def shares_of_two(x0: Array, x1: Array, scale: float) -> tuple[Array, Array]:
    """Return the shares of ``exp(scale * x0)`` and ``exp(scale * x1)`` in their sum, without overflow.

    Two that are +inf share 1 evenly, and two that are -inf get 0, since nothing comes of a small change.
    """
    gap = x0 - x1
    if bool(np.isnan(gap).any()):
        same = x0 == x1
        gap = np.where(same, 0.0, x0) - np.where(same, 0.0, x1)
    gap = gap if scale == 1 else gap * scale
    source: Any = gap
    if is_variable(source):
        # Smooth at 0, where the larger share and the smaller change places.
        share0, share1 = logistic(gap), logistic(-gap)
    else:
        e = np.exp(-np.abs(gap))
        large = 1 / (1 + e)
        small = e * large
        share0, share1 = np.where(gap >= 0, large, small), np.where(gap >= 0, small, large)
    nothing = (x0 == -np.inf) & (x1 == -np.inf)
    if bool(nothing.any()):
        share0, share1 = np.where(nothing, 0.0, share0), np.where(nothing, 0.0, share1)
    return share0, share1


@final
@operation
class Logsumexp(Function[Array, Array], reads=((0,),), fresh=True):
    """log(sum(exp(x))) over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    powers: tuple[Array, Array] | None = field(init=False, repr=False)
    """What the exponentials were and what their sum, of which the gradient is made; None where there were infinities."""

    def forward(self, x: Array) -> Array:
        top: Array = x.max(axis=self.axis, keepdims=True, initial=-np.inf)
        if isfinite(top.sum()):
            e = np.exp(x - top)
            self.powers = e, e.sum(axis=self.axis, keepdims=True)
            y = np.log(self.powers[1]) + top
        else:
            self.powers = None
            y = log_sum_exp(x, top, self.axis)
        return y if self.keepdims else np.squeeze(y, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        given: Any = x
        gy = aligned(gy, self.axis, self.keepdims, self.shape)
        if self.powers is None or is_variable(given):
            return (gy * shares(x, self.axis),)
        e, total = self.powers
        return (gy / total * e,)


def log_sum_exp(x: Array, top: Array, axis: Axis) -> Array:
    """Return ``log(sum(exp(x)))`` along `axis`, where a maximum in `top` is infinite or NaN.

    An infinite maximum is the result, and as a shift it would make inf - inf of it.
    """
    shift = np.where(np.isinf(top), 0.0, top)
    with np.errstate(divide="ignore", over="ignore"):
        y: Array = np.log(np.exp(x - shift).sum(axis=axis, keepdims=True)) + shift
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


def exp2(x: Variable[I, S], /) -> Variable[I, S]:
    """``2**x``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Exp2(), x)


def log2(x: Variable[I, S], /) -> Variable[I, S]:
    """The logarithm to base 2. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient is ``1 / (x log 2)``, for negative `x` too, where the value is NaN.
    """
    return unary(Log2(), x)


def log10(x: Variable[I, S], /) -> Variable[I, S]:
    """The logarithm to base 10. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient is ``1 / (x log 10)``, for negative `x` too, where the value is NaN.
    """
    return unary(Log10(), x)


@float_reduction
def logsumexp(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """``log(sum(exp(x)))`` over `axis`, over all axes by default, without overflow. Dtype: a float type.

    Shape: without the axes that are summed over, or with length one there under `keepdims`.
    The gradient is the softmax of `x`; elements that are +inf share it, and where all are -inf it is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    return unary(Logsumexp(checked_axis("logsumexp", axis, x), keepdims, x.shape), x)


@float_broadcasting
def logaddexp(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``log(exp(x0) + exp(x1))``, without overflow. Shapes: broadcast. Dtype: a float type.

    The gradients are the shares of the two exponentials; two that are +inf share evenly, two that are -inf have 0.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Logaddexp(), x0, x1)


@float_broadcasting
def logaddexp2(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``log2(2**x0 + 2**x1)``, without overflow. Shapes: broadcast. Dtype: a float type.

    The gradients are the shares of the two powers; two that are +inf share evenly, two that are -inf have 0.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Logaddexp2(), x0, x1)


def softplus(x: Variable[F, S], /) -> Variable[F, S]:
    """``log(1 + exp(x))``, without overflow. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient is ``1 / (1 + exp(-x))``: 1 for large `x`, where ``log(1 + exp(x))`` has NaN.
    """
    return unary(Softplus(), x)


def log_sigmoid(x: Variable[F, S], /) -> Variable[F, S]:
    """``-log(1 + exp(-x))``, the logarithm of the logistic function, without overflow. Shape and dtype: those of `x`.

    The gradient is ``1 / (1 + exp(x))``. Raises `TypeError` for integers.
    """
    return unary(LogSigmoid(), x)
