"""The rows of ``gamma_family``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import stats
from tests.cases import POSITIVE, Row, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.stats")

SHAPES = values(2, 3, low=0.5, high=4, seed=1)
SCALES = values(2, 3, low=0.5, seed=2)
BOTH_SIDES = np.array([-1.0, 0.5, 3.0])

DENSITIES = [
    *broadcasting(POSITIVE, SHAPES)[:12], case(POSITIVE + 1, SHAPES[0], POSITIVE[:, :1] / 2, SCALES), case(POSITIVE, after=(3,)), case(POSITIVE, after=(2.5, -0.5, 2.0)),
    case(SHAPES, before=(1.5,)), case(BOTH_SIDES, after=(2.5,)),
]  # fmt: skip
LOGARITHMS = DENSITIES[:-1]
INTEGRALS = [
    *(case(*each.xs, after=(2.5,)) for each in elementwise(POSITIVE)), case(POSITIVE, after=(SHAPES,)), case(POSITIVE, after=(SHAPES[:, :1], -0.5, 2.0)),
    case(POSITIVE, POSITIVE[0] - 1.9, SCALES, between=(3,)), case(BOTH_SIDES, after=(2.5,)),
]  # fmt: skip


def torch_gamma(torch: Any, x: Any, a: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch.distributions.Gamma(torch.as_tensor(a).double(), torch.tensor(1.0).double(), validate_args=False).log_prob((torch.as_tensor(x) - loc) / scale) - torch.log(torch.as_tensor(scale))


ROWS = (
    Row(
        stats.gamma_pdf, None, DENSITIES, scipy.gamma.pdf, rtol=1e-12,
        formula="zᵃ⁻¹ exp(−z) / (Γ(a) s), z = (x − m) / s", gradient="gy · y times those of gamma_logpdf", odd="at z = 0 that from above; NaN for s ≤ 0 or a ≤ 0",
    ),
    Row(
        stats.gamma_logpdf, None, LOGARITHMS, scipy.gamma.logpdf, rtol=1e-12, torch=torch_gamma,
        formula="log of that", gradient="gy times ((a − 1)/z − 1)/s; log z − ψ(a); …", odd="0 below z = 0; NaN for s ≤ 0 or a ≤ 0",
    ),
    Row(
        stats.gamma_cdf, None, INTEGRALS, scipy.gamma.cdf, rtol=1e-12,
        formula="P(a, z)", gradient="gy · density; none for a; −gy · density; −gy · z · density", odd="0 below z = 0",
    ),
    Row(
        stats.chi2_pdf, None, DENSITIES, scipy.chi2.pdf, rtol=1e-12,
        formula="gamma_pdf of a = n/2 and the scale 2 s", gradient="as there", odd="as there",
    ),
    Row(
        stats.chi2_logpdf, None, LOGARITHMS, scipy.chi2.logpdf, rtol=1e-12,
        formula="log of that", gradient="as for gamma_logpdf", odd="as there",
    ),
    Row(
        stats.chi2_cdf, None, INTEGRALS, scipy.chi2.cdf, rtol=1e-12,
        formula="P(n/2, z/2)", gradient="gy · density; none for n; −gy · density; −gy · z · density", odd="0 below z = 0",
    ),
)  # fmt: skip
