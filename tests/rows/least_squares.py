"""The rows of ``least_squares``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import linalg
from tests.cases import Row, case, values
from tests.rows.decompositions import TALL, A, matrices

LOW = TALL[0] @ values(2, 3, seed=3)
"""A matrix of rank 2. Its pseudo-inverse has a gradient along changes that keep the rank only."""


def solution(parts: Any) -> Any:
    """Return what has a gradient, in one row."""
    return np.concatenate([parts[0].reshape(-1), parts[1].reshape(-1), parts[3]])


def torch_lstsq(torch: Any, a: Any, b: Any, rcond: float | None = None) -> Any:
    x = torch.linalg.pinv(a) @ b
    square = a.shape[0] <= a.shape[1]
    residuals = ((a @ x - b) ** 2).sum(0, keepdim=b.ndim == 1)
    return torch.cat([x.reshape(-1), residuals[:0] if square else residuals, torch.linalg.svdvals(a)])


ROWS = (
    Row(
        linalg.pinv, np.linalg.pinv, [*matrices(), case(TALL, rcond=1e-10), case(A[0], after=(1e-9, False)), case(TALL, rtol=1e-9)], complex="kept", scalar=False, half=False, rtol=1e-11,
        formula="the pseudo-inverse P of x", gradient="−Pᴴ gy Pᴴ + (1 − x P) gyᴴ P Pᴴ + Pᴴ P gyᴴ (1 − P x)", odd="that for changes that keep the rank", torch="linalg.pinv",
    ),
    Row(
        linalg.lstsq, np.linalg.lstsq, [
            case(TALL[0], values(3)), case(TALL[0], values(3, 2)), case(A[0], values(3)), case(TALL[0].T.copy(), values(2, seed=2)), case(A[0, :1, :1], values(1), after=(1e-9,)),
        ], several=solution, complex="kept", scalar=False, empty=False, half=False, rtol=1e-11,
        formula="the z with the least Σ|y − x z|², the sums, the rank and the singular values", gradient="as for pinv(x) @ y", torch=torch_lstsq,
    ),
)  # fmt: skip
