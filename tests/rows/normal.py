"""The rows of ``normal``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dezero_typed import stats
from tests.cases import POSITIVE, Row, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.stats").norm

SCALES = values(2, 3, low=0.5, seed=2)

CASES = [
    *elementwise(values(2, 3)), *broadcasting(POSITIVE, values(2, 3, low=0.5, seed=1))[:8], case(POSITIVE, POSITIVE[0], SCALES[:, :1]),
    case(POSITIVE, SCALES, SCALES), case(POSITIVE, loc=0.5, scale=2.0), case(SCALES, before=(0.5,), after=(1.5,)), case(POSITIVE, SCALES, before=(-0.5,)),
]  # fmt: skip


def torch_normal(torch: Any, x: Any, loc: Any, scale: Any) -> Any:
    return torch.distributions.Normal(torch.as_tensor(loc).double(), torch.as_tensor(scale).double())


def torch_logpdf(torch: Any, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch_normal(torch, x, loc, scale).log_prob(torch.as_tensor(x))


def torch_pdf(torch: Any, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch_logpdf(torch, x, loc, scale).exp()


def torch_cdf(torch: Any, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch_normal(torch, x, loc, scale).cdf(torch.as_tensor(x).double())


def torch_logcdf(torch: Any, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch.special.log_ndtr((x - loc) / scale)


def torch_logsf(torch: Any, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return torch.special.log_ndtr((loc - x) / scale)


ROWS = (
    Row(
        stats.norm_pdf, None, CASES, scipy.pdf, rtol=1e-12, torch=torch_pdf,
        formula="exp(−z²/2) / (√2π s), z = (x − m) / s", gradient="gy · y times −z/s; z/s; (z² − 1)/s", odd="NaN for s ≤ 0",
    ),
    Row(
        stats.norm_logpdf, None, CASES, scipy.logpdf, rtol=1e-12, torch=torch_logpdf,
        formula="−z²/2 − log(√2π s)", gradient="gy times −z/s; z/s; (z² − 1)/s", odd="NaN for s ≤ 0",
    ),
    Row(
        stats.norm_cdf, None, CASES, scipy.cdf, rtol=1e-12, torch=torch_cdf,
        formula="Φ(z) = ∫ up to z of the density φ", gradient="gy φ(z) times 1/s; −1/s; −z/s", odd="0 at ±inf",
    ),
    Row(
        stats.norm_sf, None, CASES, scipy.sf, rtol=1e-12,
        formula="Φ(−z)", gradient="gy φ(z) times −1/s; 1/s; z/s", odd="0 at ±inf",
    ),
    Row(
        stats.norm_logcdf, None, CASES, scipy.logcdf, rtol=1e-12, torch=torch_logcdf,
        formula="log Φ(z)", gradient="gy φ(z)/Φ(z) times 1/s; −1/s; −z/s", odd="exact in both tails",
    ),
    Row(
        stats.norm_logsf, None, CASES, scipy.logsf, rtol=1e-12, torch=torch_logsf,
        formula="log Φ(−z)", gradient="gy φ(z)/Φ(−z) times −1/s; 1/s; z/s", odd="exact in both tails",
    ),
)  # fmt: skip
