"""The error functions, the logistic function, and the inverses of both."""

from __future__ import annotations

from math import pi, sqrt
from typing import final

import numpy as np

from ..application import applied, unary
from ..arrays import Array, F, S
from ..function import RESULT, Function
from ..variable import Variable
from .backend import Elementwise, elementwise

__all__ = ["erf", "erfc", "erfcinv", "erfinv", "expit", "logit"]

scipy_erf: Elementwise = elementwise("erf")
scipy_erfc: Elementwise = elementwise("erfc")
scipy_erfinv: Elementwise = elementwise("erfinv")
scipy_erfcinv: Elementwise = elementwise("erfcinv")
scipy_expit: Elementwise = elementwise("expit")
scipy_logit: Elementwise = elementwise("logit")

SLOPE = 2 / sqrt(pi)
"""The derivative of erf at 0."""


@final
class Erf(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_erf(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * SLOPE * np.exp(-x * x),)


@final
class Erfc(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_erfc(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * SLOPE * np.exp(-x * x),)


@final
class Erfinv(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_erfinv(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy / SLOPE * np.exp(y * y),)


@final
class Erfcinv(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_erfcinv(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (-gy / SLOPE * np.exp(y * y),)


@final
class Expit(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_expit(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # Not 1 - y, which has lost all its digits where y is close to 1.
        return (gy * self.result * applied(Expit(), -x),)


@final
class Logit(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_logit(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (x * (1 - x)),)


def erf(x: Variable[F, S], /) -> Variable[F, S]:
    """The error function, ``2 / sqrt(pi)`` times the integral of ``exp(-t**2)`` from 0 to x. Shape and dtype: those of `x`, a float type.

    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Erf(), x)


def erfc(x: Variable[F, S], /) -> Variable[F, S]:
    """``1 - erf(x)``, exact where that is small. Shape and dtype: those of `x`, a float type.

    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Erfc(), x)


def erfinv(x: Variable[F, S], /) -> Variable[F, S]:
    """The inverse of `erf`. Shape and dtype: those of `x`, a float type.

    At 1 and -1 the value and the gradient are infinite, as the limits are; outside of [-1, 1] both are NaN.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Erfinv(), x)


def erfcinv(x: Variable[F, S], /) -> Variable[F, S]:
    """The inverse of `erfc`. Shape and dtype: those of `x`, a float type.

    At 0 and 2 the value and the gradient are infinite, as the limits are; outside of [0, 2] both are NaN.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Erfcinv(), x)


def expit(x: Variable[F, S], /) -> Variable[F, S]:
    """The logistic function, ``1 / (1 + exp(-x))``. Shape and dtype: those of `x`, a float type.

    The gradient is exact in both tails. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Expit(), x)


def logit(x: Variable[F, S], /) -> Variable[F, S]:
    """``log(x / (1 - x))``, the inverse of `expit`. Shape and dtype: those of `x`, a float type.

    At 0 and 1 the value and the gradient are infinite; outside of [0, 1] the value is NaN.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Logit(), x)
