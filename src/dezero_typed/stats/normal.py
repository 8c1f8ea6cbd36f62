"""The normal distribution; the distribution functions and their logarithms are exact in both tails."""

from __future__ import annotations

from math import log, pi, sqrt
from typing import Any, Protocol, final, overload

import numpy as np

from ..application import applied, unary
from ..arrays import Array, F, S
from ..function import Function
from ..functions.exponential import exp
from ..functions.selection import clip
from ..special.backend import Elementwise, elementwise
from ..variable import AnyVariable, Variable
from .signatures import Parameter, standard

__all__ = ["norm_cdf", "norm_logcdf", "norm_logpdf", "norm_logsf", "norm_pdf", "norm_sf"]

scipy_ndtr: Elementwise = elementwise("ndtr")
scipy_log_ndtr: Elementwise = elementwise("log_ndtr")
scipy_erfcx: Elementwise = elementwise("erfcx")

ROOT = sqrt(2 * pi)
LOG_ROOT = log(2 * pi) / 2

FAR = 50.0
"""From here on the density is less than every positive number."""

TAIL = -100.0
"""From here down the asymptotic series of Mills' ratio leaves no error."""


class OfNormal(Protocol):
    """A function of an argument, a mean and a standard deviation, which broadcast."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Parameter[F], loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0) -> Variable[F]: ...


class _OfThree(Protocol):
    __name__: str

    def __call__(self, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable: ...


def of_normal(function: _OfThree) -> OfNormal:
    """Give `function` the type of `OfNormal`."""
    return function


@final
class Ndtr(Function[Array, Array], reads=((0,),), fresh=True):
    """The integral of the density up to x."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_ndtr(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        near = np.clip(x, -FAR, FAR)
        return (gy * np.exp(-near * near / 2) / ROOT,)


@final
class LogNdtr(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_log_ndtr(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(Mills(), x),)


@final
class Mills(Function[Array, Array], reads=((0,),), fresh=True):
    """The density over the distribution function, m(x) = phi(x) / Phi(x); m' = -m (x + m)."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        with np.errstate(divide="ignore"):
            return sqrt(2 / pi) / scipy_erfcx(x * -sqrt(0.5))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # x + m is about -1 / x: far out it is the series, DLMF 7.12.1, that keeps the digits. On the other side m is 0.
        near, far = np.clip(x, TAIL, -TAIL), 1 / np.minimum(x, TAIL)
        square = far * far
        series = far * (square * (2 - square * (10 - square * 74)) - 1)
        ratio = applied(Mills(), x)
        return (-gy * ratio * np.where(x > TAIL, near + applied(Mills(), near), series),)


@of_normal
def norm_pdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``exp(-z**2 / 2) / (sqrt(2 pi) * scale)`` of z = (x - loc) / scale. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. A scale that is not positive gives NaN. Raises `TypeError` for integers and
    complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale = standard("norm_pdf", x, loc, scale)
    near: Any = clip(z, -FAR, FAR)
    y: AnyVariable = exp(near * near / -2) / (ROOT * scale)
    return y


@of_normal
def norm_logpdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``-z**2 / 2 - log(sqrt(2 pi) * scale)`` of z = (x - loc) / scale. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. A scale that is not positive gives NaN. Raises `TypeError` for integers and
    complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale = standard("norm_logpdf", x, loc, scale)
    y: AnyVariable = z * z / -2 - np.log(scale) - LOG_ROOT
    return y


@of_normal
def norm_cdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `norm_pdf` up to `x`, exact where it is small. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. A scale that is not positive gives NaN. Raises `TypeError` for integers and
    complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("norm_cdf", x, loc, scale)
    return unary(Ndtr(), z)


@of_normal
def norm_sf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `norm_pdf` from `x` on, exact where it is small. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. A scale that is not positive gives NaN. Raises `TypeError` for integers and
    complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("norm_sf", x, loc, scale)
    return unary(Ndtr(), -z)


@of_normal
def norm_logcdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `norm_cdf`, exact where that is close to 1 or 0. Shapes: broadcast. Dtype: a float type.

    So are its derivatives, which come from the scaled error function. One operand at least is a Variable. A scale that
    is not positive gives NaN. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not
    broadcast.
    """
    z, _ = standard("norm_logcdf", x, loc, scale)
    return unary(LogNdtr(), z)


@of_normal
def norm_logsf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `norm_sf`, exact where that is close to 1 or 0. Shapes: broadcast. Dtype: a float type.

    So are its derivatives. One operand at least is a Variable. A scale that is not positive gives NaN. Raises
    `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("norm_logsf", x, loc, scale)
    return unary(LogNdtr(), -z)
