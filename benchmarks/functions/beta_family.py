"""Densities and distribution functions of the beta distribution, and densities of Dirichlet's, of all parameters."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import Subject, np, rows, unary, uniform

A, B = 2.5, 1.5
PART, SHAPES = uniform(0.1, 0.9), uniform(0.5, 4.0)
CONCENTRATIONS = uniform(0.5, 4.0, lambda n: rows(n)[1:])


def logpdf(gy: Any, x: Any, a: Any, b: Any) -> tuple[Any, ...]:
    left, right, both = np.log(x), np.log1p(-x), sp.psi(a + b)
    y = (a - 1) * left + (b - 1) * right - sp.betaln(a, b)
    return y, gy * ((a - 1) / x - (b - 1) / (1 - x)), gy * (left - sp.psi(a) + both), gy * (right - sp.psi(b) + both)


def pdf(gy: Any, x: Any, a: Any, b: Any) -> tuple[Any, ...]:
    log, *gradients = logpdf(gy, x, a, b)
    y = np.exp(log)
    return y, *(each * y for each in gradients)


def cdf(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.betainc(A, B, x), gy * x ** (A - 1) * (1 - x) ** (B - 1) / sp.beta(A, B)


def points(size: int, seed: int) -> AnyArray:
    """Return numbers of which those in a column add up to one: each is a point."""
    made: AnyArray = uniform(0.5, 2.0, lambda n: rows(n)[::-1])(size, seed)
    scaled: AnyArray = made / made.sum(axis=0)
    return scaled


def dirichlet_logpdf(gy: Any, x: Any, alpha: Any) -> tuple[Any, ...]:
    log, total = np.log(x), alpha.sum()
    y = (alpha - 1) @ log + sp.gammaln(total) - sp.gammaln(alpha).sum()
    return y, gy * (alpha - 1)[:, None] / x, log @ gy + gy.sum() * (sp.psi(total) - sp.psi(alpha))


def dirichlet_pdf(gy: Any, x: Any, alpha: Any) -> tuple[Any, ...]:
    log, total = np.log(x), alpha.sum()
    y = np.exp((alpha - 1) @ log + sp.gammaln(total) - sp.gammaln(alpha).sum())
    part = gy * y
    return y, part * (alpha - 1)[:, None] / x, log @ part + part.sum() * (sp.psi(total) - sp.psi(alpha))


SUBJECTS = (
    Subject(dz.stats.beta_pdf, pdf, (PART, SHAPES, SHAPES)),
    Subject(dz.stats.beta_logpdf, logpdf, (PART, SHAPES, SHAPES)),
    unary(dz.stats.beta_cdf, cdf, PART, call=lambda x: dz.stats.beta_cdf(x, A, B)),
    Subject(dz.stats.dirichlet_pdf, dirichlet_pdf, (points, CONCENTRATIONS)),
    Subject(dz.stats.dirichlet_logpdf, dirichlet_logpdf, (points, CONCENTRATIONS)),
)
