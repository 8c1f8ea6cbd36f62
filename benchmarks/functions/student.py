"""Densities and distribution functions of Student's distribution, the former of its degrees of freedom, too."""

from __future__ import annotations

from math import pi
from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import ANY, binary, np, unary, uniform

DF = 2.5
DEGREES = uniform(1.0, 6.0)


def logpdf(gy: Any, x: Any, n: Any) -> tuple[Any, ...]:
    square = x * x / n
    log, half = np.log1p(square), (n + 1) / 2
    y = sp.gammaln(half) - sp.gammaln(n / 2) - np.log(n * pi) / 2 - half * log
    share = square / (1 + square)
    gn = (sp.psi(half) - sp.psi(n / 2) - 1 / n - log + (n + 1) / n * share) / 2
    return y, -gy * (n + 1) * x / (n * (1 + square)), gy * gn


def pdf(gy: Any, x: Any, n: Any) -> tuple[Any, ...]:
    log, gx, gn = logpdf(gy, x, n)
    y = np.exp(log)
    return y, gx * y, gn * y


def density(x: Any) -> Any:
    return np.exp(sp.gammaln((DF + 1) / 2) - sp.gammaln(DF / 2)) / np.sqrt(DF * pi) * (1 + x * x / DF) ** (-(DF + 1) / 2)


def cdf(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.stdtr(DF, x), gy * density(x)


def logcdf(gy: Any, x: Any) -> tuple[Any, ...]:
    y = sp.stdtr(DF, x)
    return np.log(y), gy * density(x) / y


SUBJECTS = (
    binary(dz.stats.t_pdf, pdf, ANY, DEGREES),
    binary(dz.stats.t_logpdf, logpdf, ANY, DEGREES),
    unary(dz.stats.t_cdf, cdf, call=lambda x: dz.stats.t_cdf(x, DF)),
    unary(dz.stats.t_logcdf, logcdf, call=lambda x: dz.stats.t_logcdf(x, DF)),
)
