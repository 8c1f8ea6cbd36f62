"""The rows of ``student``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dezero_typed import stats
from tests.cases import POSITIVE, Row, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.stats").t

DEGREES = values(2, 3, low=0.5, high=6, seed=1)
SCALES = values(2, 3, low=0.5, seed=2)

DENSITIES = [
    *broadcasting(POSITIVE, DEGREES)[:12], case(POSITIVE, DEGREES[0], POSITIVE[:, :1], SCALES), case(POSITIVE, after=(3,)), case(POSITIVE, df=2.5, loc=0.5, scale=2.0),
    case(DEGREES, before=(1.5,)),
]  # fmt: skip
INTEGRALS = [
    *(case(*each.xs, after=(2.5,)) for each in elementwise(values(2, 3))), case(values(2, 3), after=(DEGREES,)), case(values(2, 3), after=(DEGREES[:, :1], 0.5, 2.0)),
    case(POSITIVE, POSITIVE[0], SCALES, between=(3,)), case(values(3), after=(DEGREES,)),
]  # fmt: skip


def torch_student(torch: Any, x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch.distributions.StudentT(*(torch.as_tensor(each).double() for each in (df, loc, scale))).log_prob(torch.as_tensor(x))


ROWS = (
    Row(
        stats.t_pdf, None, DENSITIES, scipy.pdf, rtol=1e-12, torch=lambda *operands, **options: torch_student(*operands, **options).exp(),
        formula="(1 + z²/n)^(−(n + 1)/2) / (√n B(n/2, 1/2) s), z = (x − m) / s", gradient="gy · y times the gradients of t_logpdf", odd="NaN for s ≤ 0 or n ≤ 0",
    ),
    Row(
        stats.t_logpdf, None, DENSITIES, scipy.logpdf, rtol=1e-12, torch=torch_student,
        formula="log of that", gradient="gy times −(n + 1) z / ((n + z²) s); by ψ for n; …", odd="NaN for s ≤ 0 or n ≤ 0",
    ),
    Row(
        stats.t_cdf, None, INTEGRALS, scipy.cdf, rtol=1e-12,
        formula="∫ up to x of the density", gradient="gy · density; none for n; −gy · density; −gy · z · density",
    ),
    Row(
        stats.t_logcdf, None, INTEGRALS, scipy.logcdf, rtol=1e-11,
        formula="log of that", gradient="the same over the integral", odd="exact in both tails",
    ),
)  # fmt: skip
