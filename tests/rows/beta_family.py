"""The rows of ``beta_family``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import stats
from dezero_typed.arrays import AnyArray
from tests.cases import Row, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.stats")

UNIT = values(2, 3, low=0.1, high=0.9)
LEFT = values(2, 3, low=0.5, high=4, seed=1)
RIGHT = values(2, 3, low=0.5, high=4, seed=2)
OUTSIDE = np.array([-0.5, 0.5, 1.5])

DENSITIES = [
    *(case(*each.xs, after=(2.5,)) for each in broadcasting(UNIT, LEFT)[:12]), case(UNIT, LEFT[0], RIGHT[:, :1]), case(UNIT, LEFT, RIGHT, -UNIT[0] / 9, 1.1 + LEFT), case(UNIT, after=(3, 2)),
    case(UNIT, after=(2.5, 1.5, -0.5, 2.0)), case(LEFT, RIGHT, before=(0.25,)), case(OUTSIDE, after=(2.5, 1.5)),
]  # fmt: skip
LOGARITHMS = DENSITIES[:-1]
INTEGRALS = [
    *(case(*each.xs, after=(2.5, 1.5)) for each in elementwise(UNIT)), case(UNIT, after=(LEFT, 2)), case(UNIT, after=(LEFT[:, :1], RIGHT[0], -0.5, 2.0)),
    case(UNIT, -UNIT[0] / 9, 1.1 + LEFT, between=(3, 1.5)), case(OUTSIDE, after=(2.5, 1.5)),
]  # fmt: skip
POINTS: AnyArray = values(3, 4, low=0.2, high=1) / values(3, 4, low=0.2, high=1).sum(0)
SIMPLEX = [case(POINTS[:, 0], LEFT[0]), case(POINTS, LEFT[0]), case(np.ones(1), np.ones(1) * 2.5), case(POINTS[:, :0], LEFT[0])]


def log_dirichlet(x: AnyArray, alpha: AnyArray) -> AnyArray:
    many = x.reshape(len(x), -1)
    return np.array([scipy.dirichlet.logpdf(point, alpha) for point in many.T]).reshape(x.shape[1:])


def dirichlet(x: AnyArray, alpha: AnyArray) -> AnyArray:
    return np.asarray(np.exp(log_dirichlet(x, alpha)))


def torch_dirichlet(torch: Any, x: Any, alpha: Any) -> Any:
    return torch.distributions.Dirichlet(torch.as_tensor(alpha), validate_args=False).log_prob(torch.movedim(torch.as_tensor(x), 0, -1))


def torch_beta(torch: Any, x: Any, a: Any, b: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    z = (torch.as_tensor(x) - loc) / scale
    density = torch.distributions.Beta(torch.as_tensor(a).double(), torch.as_tensor(b).double(), validate_args=False)
    return density.log_prob(z) - torch.log(torch.as_tensor(scale))


ROWS = (
    Row(
        stats.beta_pdf, None, DENSITIES, scipy.beta.pdf, rtol=1e-12,
        formula="zᵃ⁻¹ (1 − z)ᵇ⁻¹ / (B(a, b) s), z = (x − m) / s", gradient="gy · y times those of beta_logpdf", odd="at z = 0 and 1 that from inside; NaN for s, a or b ≤ 0",
    ),
    Row(
        stats.beta_logpdf, None, LOGARITHMS, scipy.beta.logpdf, rtol=1e-12, torch=torch_beta,
        formula="log of that", gradient="gy times ((a − 1)/z − (b − 1)/(1 − z))/s; log z − ψ(a) + ψ(a + b); log(1 − z) − ψ(b) + ψ(a + b); …", odd="0 outside; NaN for s, a or b ≤ 0",
    ),
    Row(
        stats.beta_cdf, None, INTEGRALS, scipy.beta.cdf, rtol=1e-12,
        formula="I(a, b; z)", gradient="gy · density; none for a and b; −gy · density; −gy · z · density", odd="0 outside of z from 0 to 1, at the ends that from inside",
    ),
    Row(
        stats.dirichlet_pdf, None, SIMPLEX, dirichlet, rtol=1e-12, scalar=False,
        formula="Γ(Σ a) Π xᵃ⁻¹ / Π Γ(a)", gradient="gy · y times those of dirichlet_logpdf",
    ),
    Row(
        stats.dirichlet_logpdf, None, SIMPLEX, log_dirichlet, rtol=1e-12, scalar=False, torch=torch_dirichlet,
        formula="log of that", gradient="gy times (a − 1) / x; log x − ψ(a) + ψ(Σ a)",
    ),
)  # fmt: skip
