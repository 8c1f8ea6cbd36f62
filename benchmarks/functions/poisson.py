"""Probabilities of counts, of their mean."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import POSITIVE, np, unary

COUNT = 3


def logpmf(gy: Any, mu: Any) -> tuple[Any, ...]:
    return COUNT * np.log(mu) - mu - sp.gammaln(COUNT + 1), gy * (COUNT / mu - 1)


def pmf(gy: Any, mu: Any) -> tuple[Any, ...]:
    y = np.exp(COUNT * np.log(mu) - mu - sp.gammaln(COUNT + 1))
    return y, gy * y * (COUNT / mu - 1)


def cdf(gy: Any, mu: Any) -> tuple[Any, ...]:
    return sp.pdtr(COUNT, mu), -gy * np.exp(COUNT * np.log(mu) - mu - sp.gammaln(COUNT + 1))


SUBJECTS = (
    unary(dz.stats.poisson_pmf, pmf, POSITIVE, call=lambda mu: dz.stats.poisson_pmf(COUNT, mu)),
    unary(dz.stats.poisson_logpmf, logpmf, POSITIVE, call=lambda mu: dz.stats.poisson_logpmf(COUNT, mu)),
    unary(dz.stats.poisson_cdf, cdf, POSITIVE, call=lambda mu: dz.stats.poisson_cdf(COUNT, mu)),
)
