"""Densities and distribution functions of the gamma and the chi-squared distribution, the densities of both parameters."""

from __future__ import annotations

from math import log
from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import POSITIVE, binary, np, unary, uniform

A = 2.5
SHAPES = uniform(0.5, 4.0)


def logpdf(gy: Any, x: Any, a: Any) -> tuple[Any, ...]:
    logarithm = np.log(x)
    return (a - 1) * logarithm - x - sp.gammaln(a), gy * ((a - 1) / x - 1), gy * (logarithm - sp.psi(a))


def pdf(gy: Any, x: Any, a: Any) -> tuple[Any, ...]:
    logarithm, gx, ga = logpdf(gy, x, a)
    y = np.exp(logarithm)
    return y, gx * y, ga * y


def cdf(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.gammainc(A, x), gy * x ** (A - 1) * np.exp(-x) / sp.gamma(A)


def chi2_logpdf(gy: Any, x: Any, n: Any) -> tuple[Any, ...]:
    y, gx, gn = logpdf(gy, x / 2, n / 2)
    return y - log(2), gx / 2, gn / 2


def chi2_pdf(gy: Any, x: Any, n: Any) -> tuple[Any, ...]:
    logarithm, gx, gn = chi2_logpdf(gy, x, n)
    y = np.exp(logarithm)
    return y, gx * y, gn * y


def chi2_cdf(gy: Any, x: Any) -> tuple[Any, ...]:
    y, gx = cdf(gy, x / 2)
    return y, gx / 2


SUBJECTS = (
    binary(dz.stats.gamma_pdf, pdf, POSITIVE, SHAPES),
    binary(dz.stats.gamma_logpdf, logpdf, POSITIVE, SHAPES),
    unary(dz.stats.gamma_cdf, cdf, POSITIVE, call=lambda x: dz.stats.gamma_cdf(x, A)),
    binary(dz.stats.chi2_pdf, chi2_pdf, POSITIVE, SHAPES),
    binary(dz.stats.chi2_logpdf, chi2_logpdf, POSITIVE, SHAPES),
    unary(dz.stats.chi2_cdf, chi2_cdf, POSITIVE, call=lambda x: dz.stats.chi2_cdf(x, 2 * A)),
)
