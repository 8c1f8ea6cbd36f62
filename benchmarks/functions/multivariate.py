"""Densities and the entropy of the normal distribution of several variables, of as many points as there are variables."""

from __future__ import annotations

from math import log, pi
from typing import Any

import dezero_typed as dz
from dezero_typed.arrays import AnyArray

from ..subjects import ANY, MATRICES, MATRIX, Subject, np, unary


def covariance(size: int, seed: int) -> AnyArray:
    """Return a positive definite matrix, whose determinant stays within range."""
    a: AnyArray = MATRIX(size, seed)
    made: AnyArray = a @ a.T / size + np.eye(size)
    return made


def logpdf(gy: Any, x: Any, mean: Any, cov: Any) -> tuple[Any, ...]:
    inverse, apart = np.linalg.inv(cov), x - mean
    solved = apart @ inverse
    y = -((apart * solved).sum(axis=1) + np.linalg.slogdet(cov)[1] + len(mean) * log(2 * pi)) / 2
    gx = -gy[:, None] * solved
    return y, gx, -gx.sum(axis=0), (solved.T @ (gy[:, None] * solved) - gy.sum() * inverse) / 2


def pdf(gy: Any, x: Any, mean: Any, cov: Any) -> tuple[Any, ...]:
    inverse, apart = np.linalg.inv(cov), x - mean
    solved = apart @ inverse
    y = np.exp(-((apart * solved).sum(axis=1) + np.linalg.slogdet(cov)[1] + len(mean) * log(2 * pi)) / 2)
    part = gy * y
    gx = -part[:, None] * solved
    return y, gx, -gx.sum(axis=0), (solved.T @ (part[:, None] * solved) - part.sum() * inverse) / 2


def entropy(gy: Any, cov: Any) -> tuple[Any, ...]:
    y = np.linalg.slogdet(cov)[1] / 2 + len(cov) * (1 + log(2 * pi)) / 2
    return y, gy / 2 * np.linalg.inv(cov).T


SUBJECTS = (
    Subject(dz.stats.multivariate_normal_pdf, pdf, (MATRIX, ANY, covariance), scale=MATRICES),
    Subject(dz.stats.multivariate_normal_logpdf, logpdf, (MATRIX, ANY, covariance), scale=MATRICES),
    unary(
        dz.stats.multivariate_normal_entropy, entropy, covariance, scale=MATRICES,
        call=lambda cov: dz.stats.multivariate_normal_entropy(None, cov),
    ),
)  # fmt: skip
