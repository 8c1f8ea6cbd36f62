"""The beta distribution, and the Dirichlet distribution, which is one of several variables."""

from __future__ import annotations

from math import inf
from typing import Any, Protocol, overload

import numpy as np
from numpy import ndarray

from ..application import applied, applied_to_both, nary
from ..arrays import F, S
from ..functions.exponential import exp
from ..functions.selection import where
from ..special.beta_functions import Betainc, Betaln
from ..special.entropy import Xlog1py, Xlogy
from ..special.gamma_functions import Gammaln
from ..special.signatures import Constant, constant
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, data_of
from .signatures import Parameter, inside, moved_inside, operands, positive, standard

__all__ = ["beta_cdf", "beta_logpdf", "beta_pdf", "dirichlet_logpdf", "dirichlet_pdf"]


class OfBeta(Protocol):
    """A density of an argument, two shape parameters, a place and a scale, which broadcast."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], a: float, b: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
    @overload
    def __call__(
        self, x: Parameter[F], a: Parameter[F], b: Parameter[F], loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0
    ) -> Variable[F]: ...


class _OfFive(Protocol):
    __name__: str

    def __call__(self, x: Any, a: Any, b: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable: ...


def of_beta(function: _OfFive) -> OfBeta:
    """Give `function` the type of `OfBeta`."""
    return function


class OfDirichlet(Protocol):
    """A density of points whose components are along the first axis, and of a concentration for each."""

    __name__: str

    @overload
    def __call__(self, x: Vector[F] | ndarray[tuple[int], np.dtype[F]], alpha: Vector[F]) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Vector[F], alpha: ndarray[tuple[int], np.dtype[F]]) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]], alpha: Vector[F]) -> Vector[F]: ...
    @overload
    def __call__(self, x: Matrix[F], alpha: ndarray[tuple[int], np.dtype[F]]) -> Vector[F]: ...


class _OfTwo(Protocol):
    __name__: str

    def __call__(self, x: Any, alpha: Any) -> AnyVariable: ...


def of_dirichlet(function: _OfTwo) -> OfDirichlet:
    """Give `function` the type of `OfDirichlet`."""
    return function


@of_beta
def beta_pdf(x: Any, a: Any, b: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``z**(a - 1) * (1 - z)**(b - 1) / (beta(a, b) * scale)`` of z = (x - loc) / scale from 0 to 1, and 0 outside.

    Shapes: broadcast. Dtype: a float type. One operand at least is a Variable. At 0 and 1 the gradient is that from
    inside. A scale, an `a` or a `b` that is not positive gives NaN. Raises `TypeError` for integers and complex
    numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale, a, b = standard("beta_pdf", x, loc, scale, a, b)
    a, b = positive(a), positive(b)
    edge: Any = (data_of(z) == 0) | (data_of(z) == 1)
    y = exp(log_density(moved_inside(~edge, z, 0.5), a, b, scale))
    if not edge.any():
        return y
    # There a logarithm is infinite; powers have exact derivatives.
    base: Any = moved_inside(edge, z, 0.0)
    power: Any = np.power(base, a - 1) * np.power(1 - base, b - 1) / (np.exp(applied_to_both(Betaln(), a, b)) * scale)
    chosen: Any = where
    result: AnyVariable = chosen(np.broadcast_to(edge, y.shape), power, y)
    return result


@of_beta
def beta_logpdf(x: Any, a: Any, b: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `beta_pdf`, -inf outside of [0, 1]. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. Outside the gradient is 0. A scale, an `a` or a `b` that is not positive gives
    NaN. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    z, scale, a, b = standard("beta_logpdf", x, loc, scale, a, b)
    return log_density(z, positive(a), positive(b), scale)


def log_density(z: Any, a: Any, b: Any, scale: Any) -> AnyVariable:
    """Return the logarithm of the density at `z` in units of the `scale`."""
    support: Any = ~((data_of(z) < 0) | (data_of(z) > 1))
    z = moved_inside(support, z, 0.5)
    powers = applied_to_both(Xlogy(), a - 1, z) + applied_to_both(Xlog1py(), b - 1, -z)
    y: AnyVariable = powers - applied_to_both(Betaln(), a, b) - np.log(scale)
    return inside(support, y, -inf)


@overload
def beta_cdf(x: Variable[F, S], a: float, b: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
@overload
def beta_cdf(
    x: Parameter[F], a: Constant, b: Constant, loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0
) -> Variable[F]: ...
def beta_cdf(x: Any, a: Any, b: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `beta_pdf` up to `x`. Shapes: broadcast. Dtype: a float type.

    There is no closed form for the derivatives with respect to `a` and `b`, which are constants; of the others one at
    least is a Variable. Outside of z from 0 to 1 the gradient is 0, at the ends that from inside. A scale, an `a` or a
    `b` that is not positive gives NaN. Raises `TypeError` for a Variable as `a` or `b`, integers and complex numbers,
    `ValueError` for shapes that do not broadcast.
    """
    z, _ = standard("beta_cdf", x, loc, scale)
    first, second = positive(constant("beta_cdf", "a", a, z)), positive(constant("beta_cdf", "b", b, z))
    operands("beta_cdf", z, first, second)
    values = z.data
    y: AnyVariable = nary(Betainc(), [first, second, moved_inside(~((values < 0) | (values > 1)), z, 0.5)], broadcast=True)
    return inside(~(values > 1), inside(~(values < 0), y, 0.0), 1.0)


@of_dirichlet
def dirichlet_pdf(x: Any, alpha: Any) -> AnyVariable:
    """The exponential of `dirichlet_logpdf`. Shapes: (k,) or (k, n) and (k,) to () or (n,). Dtype: a float type.

    Raises what that raises.
    """
    return exp(log_dirichlet("dirichlet_pdf", x, alpha))


@of_dirichlet
def dirichlet_logpdf(x: Any, alpha: Any) -> AnyVariable:
    """``sum((alpha - 1) * log(x)) + gammaln(sum(alpha)) - sum(gammaln(alpha))``, the sums over the k components.

    Shapes: (k,) or (k, n) and (k,) to () or (n,). Dtype: a float type. The components of a point are positive and add
    up to 1, on which the gradient has to step aside: the formula is differentiated as it stands, whatever their sum.
    One operand at least is a Variable. A component or a concentration that is negative gives NaN. Raises `TypeError`
    for integers and complex numbers, `ValueError` for shapes that do not fit.
    """
    return log_dirichlet("dirichlet_logpdf", x, alpha)


def log_dirichlet(label: str, x: Any, alpha: Any) -> AnyVariable:
    """Return the logarithm of the density; raise about `label`."""
    shapes = np.shape(data_of(x)), np.shape(data_of(alpha))
    if len(shapes[0]) not in (1, 2) or shapes[1] != shapes[0][:1]:
        raise ValueError(f"{label}: expected shapes (k,) or (k, n) and (k,), got {shapes[0]} and {shapes[1]}")
    x, alpha = operands(label, x, alpha if len(shapes[0]) == 1 else alpha[:, None])
    alpha = positive(alpha)
    powers = applied_to_both(Xlogy(), alpha - 1, x)
    constant_part = applied(Gammaln(), alpha.sum(axis=0)) - applied(Gammaln(), alpha).sum(axis=0)
    y: AnyVariable = powers.sum(axis=0) + constant_part
    return y
