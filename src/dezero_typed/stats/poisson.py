"""Poisson's distribution: of whole numbers, which are constants, and of a mean, which has a gradient."""

from __future__ import annotations

from math import inf
from typing import Any, Protocol, overload

import numpy as np

from ..application import binary
from ..arrays import F, S
from ..functions.exponential import exp
from ..functions.selection import where
from ..special.backend import Elementwise, elementwise
from ..special.beta_functions import Gammaincc
from ..special.entropy import Xlogy
from ..special.signatures import Constant, constant
from ..variable import AnyVariable, Variable
from .signatures import inside, moved_inside, operands

__all__ = ["poisson_cdf", "poisson_logpmf", "poisson_pmf"]

scipy_gammaln: Elementwise = elementwise("gammaln")


class OfCounts(Protocol):
    """A function of whole numbers and of a mean, which broadcast."""

    __name__: str

    @overload
    def __call__(self, k: float, mu: Variable[F, S], loc: float = 0.0) -> Variable[F, S]: ...
    @overload
    def __call__(self, k: Constant, mu: Variable[F, S], loc: Constant = 0.0) -> Variable[F]: ...


class _OfThree(Protocol):
    __name__: str

    def __call__(self, k: Any, mu: Any, loc: Any = 0.0) -> AnyVariable: ...


def of_counts(function: _OfThree) -> OfCounts:
    """Give `function` the type of `OfCounts`."""
    return function


@of_counts
def poisson_pmf(k: Any, mu: Any, loc: Any = 0.0) -> AnyVariable:
    """``mu**n * exp(-mu) / n!`` of n = k - loc, 0 where that is negative or not whole. Shapes: broadcast.

    Dtype: that of `mu`, a float type. `k` and `loc` are constants. A negative mean gives NaN. Raises `TypeError` for
    Variables in their place, integers and complex numbers in `mu`, `ValueError` for shapes that do not broadcast.
    """
    n, mean = counted("poisson_pmf", k, mu, loc)
    none: Any = mean.data == 0
    y = exp(log_mass(n, moved_inside(~none, mean, 1.0)))
    if not none.any():
        return y
    # There the logarithm is infinite; a power has exact derivatives.
    base: Any = moved_inside(none, mean, 0.0)
    support = (n >= 0) & (n == np.floor(n))
    power: Any = np.power(base, np.where(support, n, 1.0)) * np.exp(-base - scipy_gammaln(np.where(support, n, 1.0) + 1))
    return where(np.broadcast_to(none, y.shape), inside(np.broadcast_to(support, y.shape), power, 0.0), y)


@of_counts
def poisson_logpmf(k: Any, mu: Any, loc: Any = 0.0) -> AnyVariable:
    """The logarithm of `poisson_pmf`, -inf where that is 0. Shapes: broadcast. Dtype: that of `mu`, a float type.

    `k` and `loc` are constants. A negative mean gives NaN. Raises `TypeError` for Variables in their place, integers
    and complex numbers in `mu`, `ValueError` for shapes that do not broadcast.
    """
    return log_mass(*counted("poisson_logpmf", k, mu, loc))


def log_mass(n: Any, mean: AnyVariable) -> AnyVariable:
    """Return the logarithm of the mass at `n`."""
    support = (n >= 0) & (n == np.floor(n))
    whole = np.where(support, n, 0)
    y: AnyVariable = binary(Xlogy(), whole, mean) - mean - scipy_gammaln(whole + 1)
    return inside(np.broadcast_to(support, y.shape), y, -inf)


@of_counts
def poisson_cdf(k: Any, mu: Any, loc: Any = 0.0) -> AnyVariable:
    """The sum of `poisson_pmf` up to `k`: ``gammaincc(n + 1, mu)`` of n = floor(k - loc). Shapes: broadcast.

    Dtype: that of `mu`, a float type. `k` and `loc` are constants. A negative mean gives NaN. Raises `TypeError` for
    Variables in their place, integers and complex numbers in `mu`, `ValueError` for shapes that do not broadcast.
    """
    n, mean = counted("poisson_cdf", k, mu, loc)
    y = binary(Gammaincc(), np.floor(np.maximum(n, 0)) + 1, mean)
    return inside(np.broadcast_to(n >= 0, y.shape), y, 0.0)


def counted(label: str, k: Any, mu: Any, loc: Any) -> tuple[Any, AnyVariable]:
    """Return ``k - loc`` in the dtype of the mean, and the mean, negative ones NaN; raise about `label`."""
    n = constant(label, "k", k, mu) - constant(label, "loc", loc, mu)
    _, mean = operands(label, n, mu)
    return np.asarray(n, mean.dtype), moved_inside(~(mean.data < 0), mean, np.nan)
