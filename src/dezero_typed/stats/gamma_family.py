"""The gamma distribution, and the chi-square distribution, which is one of them."""

from __future__ import annotations

from math import inf
from typing import Any, Protocol, overload

import numpy as np

from ..application import applied, applied_to_both, binary
from ..arrays import F, S
from ..functions.exponential import exp
from ..functions.selection import where
from ..special.beta_functions import Gammainc
from ..special.entropy import Xlogy
from ..special.gamma_functions import Gammaln
from ..special.signatures import Constant, constant
from ..variable import AnyVariable, Variable, data_of
from .signatures import Parameter, inside, moved_inside, positive, standard
from .student import of_constant_df, of_student

__all__ = ["chi2_cdf", "chi2_logpdf", "chi2_pdf", "gamma_cdf", "gamma_logpdf", "gamma_pdf"]


class OfGamma(Protocol):
    """A density of an argument, a shape parameter, a place and a scale, which broadcast."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], a: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Parameter[F], a: Parameter[F], loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0) -> Variable[F]: ...


class _OfFour(Protocol):
    __name__: str

    def __call__(self, x: Any, a: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable: ...


def of_gamma(function: _OfFour) -> OfGamma:
    """Give `function` the type of `OfGamma`."""
    return function


@of_gamma
def gamma_pdf(x: Any, a: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``z**(a - 1) * exp(-z) / (gamma(a) * scale)`` of z = (x - loc) / scale, 0 below z = 0. Shapes: broadcast.

    Dtype: a float type. One operand at least is a Variable. At z = 0 the gradient is that from above. A scale or `a` that is not positive
    gives NaN. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale, a = standard("gamma_pdf", x, loc, scale, a)
    return density(z, positive(a), scale)


@of_gamma
def gamma_logpdf(x: Any, a: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `gamma_pdf`, -inf below z = 0. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. Below z = 0 the gradient is 0. A scale or `a` that is not positive gives NaN.
    Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale, a = standard("gamma_logpdf", x, loc, scale, a)
    return log_density(z, positive(a), scale)


@overload
def gamma_cdf(x: Variable[F, S], a: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
@overload
def gamma_cdf(x: Parameter[F], a: Constant, loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0) -> Variable[F]: ...
def gamma_cdf(x: Any, a: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `gamma_pdf` up to `x`. Shapes: broadcast. Dtype: a float type.

    There is no closed form for the derivative with respect to `a`, which is a constant; of the others one at least is a
    Variable. Below z = 0 value and gradient are 0. A scale or `a` that is not positive gives NaN. Raises `TypeError`
    for a Variable as `a`, integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("gamma_cdf", x, loc, scale)
    return integral(z, positive(constant("gamma_cdf", "a", a, z)))


@of_student
def chi2_pdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``z**(df / 2 - 1) * exp(-z / 2) / (2**(df / 2) * gamma(df / 2) * scale)`` of z = (x - loc) / scale, 0 below 0.

    Shapes: broadcast. Dtype: a float type. One operand at least is a Variable. At z = 0 the gradient is that from
    above. A scale or `df` that is not positive gives NaN. Raises `TypeError` for integers and complex numbers,
    `ValueError` for shapes that do not broadcast.
    """
    z, scale, df = standard("chi2_pdf", x, loc, scale, df)
    return density(z / 2, positive(df) / 2, 2 * scale)


@of_student
def chi2_logpdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `chi2_pdf`, -inf below z = 0. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. Below z = 0 the gradient is 0. A scale or `df` that is not positive gives NaN.
    Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale, df = standard("chi2_logpdf", x, loc, scale, df)
    return log_density(z / 2, positive(df) / 2, 2 * scale)


@of_constant_df
def chi2_cdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `chi2_pdf` up to `x`. Shapes: broadcast. Dtype: a float type.

    The degrees of freedom are a constant, for which there is no closed form; of the others one at least is a Variable.
    Below z = 0 value and gradient are 0. A scale or `df` that is not positive gives NaN. Raises `TypeError` for a
    Variable as `df`, integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("chi2_cdf", x, loc, scale)
    return integral(z / 2, positive(constant("chi2_cdf", "df", df, z)) / 2)


def integral(z: Any, a: Any) -> AnyVariable:
    """Return the integral of the density up to `z`."""
    support: Any = ~(z.data < 0)
    y = binary(Gammainc(), a, moved_inside(support, z, 1.0))
    return inside(support, y, 0.0)


def log_density(z: Any, a: Any, scale: Any) -> AnyVariable:
    """Return the logarithm of the density at `z` in units of the `scale`."""
    support: Any = ~(data_of(z) < 0)
    z = moved_inside(support, z, 1.0)
    y: AnyVariable = applied_to_both(Xlogy(), a - 1, z) - z - applied(Gammaln(), a) - np.log(scale)
    return inside(support, y, -inf)


def density(z: Any, a: Any, scale: Any) -> AnyVariable:
    """Return the density; at 0 it is that of a power, whose derivatives are exact there."""
    values = data_of(z)
    edge: Any = values == 0
    y = exp(log_density(moved_inside(~edge, z, 1.0), a, scale))
    if not edge.any():
        return y
    base: Any = moved_inside(edge, z, 0.0)
    power: Any = np.power(base, a - 1) * np.exp(-base) / (np.exp(applied(Gammaln(), a)) * scale)
    chosen: Any = where
    result: AnyVariable = chosen(np.broadcast_to(edge, y.shape), power, y)
    return result
