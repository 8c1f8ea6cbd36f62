"""Functions that are entire where their formula divides by zero, and so is each of their derivatives: sinc and i0."""

from __future__ import annotations

from math import factorial, pi
from typing import Any, final

import numpy as np

from ..application import applied, unary
from ..arrays import F, I, S, Array, as_array
from ..function import Function, operation
from ..variable import Variable

__all__ = ["i0", "sinc"]

TERMS = 36
"""So many terms of a series leave no error: of that of I0 as far as 20, of that of sinc as far as 8."""


@final
@operation
class Sinc(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    """The derivative of `order` of sin(pi x) / (pi x)."""

    order: int

    def forward(self, x: Array) -> Array:
        y: Any = np.sinc(x) if self.order == 0 else pi**self.order * sinc_derivative(np.asarray(x * pi), self.order)
        return as_array(y)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(Sinc(self.order + 1), x),)


def sinc_derivative(t: Array, order: int) -> Array:
    """Return the derivative of `order` of f(t) = sin(t) / t.

    The derivatives of t f(t) = sin(t) give ``t f[n] + n f[n-1] = sin[n](t)``, which is exact away from zero; near it
    the power series of f is.
    """
    near = np.abs(t) < order
    far = np.where(near, 1.0, t)
    y = np.sin(far) / far
    for n in range(1, order + 1):
        y = (np.sin(far + n * pi / 2) - n * y) / far
    y = np.asarray(y)
    if near.any():
        small: Any = t[near]
        first = (order + 1) // 2
        last = first + TERMS // 2 + order
        weights = [(-1.0) ** k / ((2 * k + 1) * factorial(2 * k - order)) for k in range(first, last)]
        y[near] = horner(weights, small * small) * (small if order % 2 else 1)
    return y


@final
@operation
class BesselRatio(Function[Array, Array], reads=((0,),), fresh=True):
    """I_n(x) / x**n, whose derivative is x times that of the next n: DLMF 10.29.4."""

    n: int

    @classmethod
    def label(cls) -> str:
        return "i0"

    def forward(self, x: Array) -> Array:
        y: Array = np.asarray(np.i0(x)) if self.n == 0 else bessel_ratio(x, self.n)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * x * applied(BesselRatio(self.n + 1), x),)


def bessel_ratio(x: Array, n: int) -> Array:
    """Return I_n(x) / x**n, by the series of powers (DLMF 10.25.2) or the asymptotic one (DLMF 10.40.1)."""
    # The weights are too large for float16.
    size: Any = np.abs(np.asarray(x, np.result_type(x, np.float32)))
    size = np.asarray(size)
    near = size <= 20
    small: Any = size[near]
    y: Any = np.empty_like(size)
    y[near] = horner([1 / (2.0**n * factorial(k) * factorial(k + n)) / 4**k for k in range(TERMS)], small * small)
    # At inf too, the quotient of the exponential and the powers is inf.
    large: Any = np.minimum(size[~near], np.finfo(size.dtype).max)
    weights = [1.0]
    for k in range(1, TERMS):
        weights.append(-weights[-1] * (4.0 * n * n - (2 * k - 1) ** 2) / (8 * k))
    y[~near] = np.exp(large) / ((2 * pi) ** 0.5 * np.sqrt(large)) * horner(weights, 1 / large) / large**n
    result: Array = y.astype(x.dtype, copy=False)
    return result


def horner(weights: list[float], x: Array) -> Array:
    """Return the polynomial ``weights[0] + weights[1] * x + ...``."""
    y = np.zeros_like(x)
    for weight in reversed(weights):
        y *= x
        y += weight
    return y


def sinc(x: Variable[I, S], /) -> Variable[I, S]:
    """``sin(pi x) / (pi x)``, and 1 at 0. Shape and dtype: those of `x`, a float or complex type.

    Each derivative is exact at 0 and close to it, where the quotient rule would lose every digit.
    Raises `TypeError` for integers.
    """
    return unary(Sinc(0), x)


def i0(x: Variable[F, S], /) -> Variable[F, S]:
    """The modified Bessel function of the first kind and order 0. Shape and dtype: those of `x`, a float type.

    Its derivative is that of order 1 (DLMF 10.29.3). Raises `TypeError` for integers and complex numbers.
    """
    return unary(BesselRatio(0), x)
