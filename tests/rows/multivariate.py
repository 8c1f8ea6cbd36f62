"""The rows of ``multivariate``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import stats
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values

scipy: Any = import_module("scipy.stats").multivariate_normal

COV = values(3, 3) @ values(3, 3).T / 4 + np.eye(3)
MEAN = values(3, seed=2)
X = values(2, 3, seed=1)
POINTS = [case(X[0], MEAN, COV), case(X, MEAN, COV), case(values(2, 1, 3), MEAN, COV), case(np.ones(1), np.zeros(1), np.ones((1, 1))), case(X[:0], MEAN, COV)]


def log_density(x: AnyArray, mean: AnyArray, cov: AnyArray) -> AnyArray:
    d = x - mean
    return np.asarray(-(np.einsum("...i,ij,...j", d, np.linalg.inv(cov), d) + np.linalg.slogdet(2 * np.pi * cov)[1]) / 2)


def entropy(mean: AnyArray | None, cov: AnyArray) -> AnyArray:
    return np.asarray(scipy.entropy(mean, cov))


def torch_logpdf(torch: Any, x: Any, mean: Any, cov: Any) -> Any:
    d, cov = torch.as_tensor(x) - torch.as_tensor(mean), torch.as_tensor(cov)
    return -((d @ torch.linalg.inv(cov) * d).sum(-1) + torch.logdet(2 * torch.pi * cov)) / 2


ROWS = (
    Row(
        stats.multivariate_normal_pdf, None, POINTS, lambda *operands: np.exp(log_density(*operands)), scalar=False, half=False, rtol=1e-12,
        formula="exp(−dᵀ C⁻¹ d / 2) / √det(2π C), d = x − m", gradient="gy · y times those of multivariate_normal_logpdf",
    ),
    Row(
        stats.multivariate_normal_logpdf, None, POINTS, log_density, scalar=False, half=False, rtol=1e-12, torch=torch_logpdf,
        formula="log of that", gradient="gy times −v; v; (v vᵀ − C⁻¹)/2, v = C⁻¹ d",
    ),
    Row(
        stats.multivariate_normal_entropy, None, [case(COV, before=(MEAN,)), case(COV, before=(None,)), case(np.full((1, 1), 2.0), before=(None,))], entropy, scalar=False, empty=False, half=False, rtol=1e-12,
        formula="log det(2π e C) / 2", gradient="none for m; gy · C⁻ᵀ / 2",
    ),
)  # fmt: skip
