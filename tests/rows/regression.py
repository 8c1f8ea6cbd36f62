"""The rows of ``regression``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Case, Row, X, Y, case


def comparing(x: AnyArray, y: AnyArray, **options: Any) -> list[Case]:
    """Return cases of a loss of two arrays of one shape: each reduction, shape (), one element, none."""
    return [
        case(x, y, **options), case(x, y, reduction="sum", **options), case(x, y, reduction="none", **options), case(x[0], y[0], **options),
        case(x[0, 0, ...], y[0, 0, ...], **options), case(x[:1, 0], y[:1, 0], **options), case(x[:0], y[:0], reduction="none", **options), case(x[:0], y[:0], reduction="sum", **options),
    ]  # fmt: skip


def reduced(losses: AnyArray, reduction: str) -> AnyArray:
    return losses if reduction == "none" else np.asarray(losses.sum() if reduction == "sum" else losses.mean())


def mse(x: AnyArray, targets: AnyArray, *, reduction: str = "mean") -> AnyArray:
    return reduced((x - targets) ** 2, reduction)


def huber(x: AnyArray, targets: AnyArray, *, delta: float = 1.0, reduction: str = "mean") -> AnyArray:
    size = np.abs(x - targets)
    return reduced(np.where(size < delta, size**2 / 2, delta * (size - delta / 2)), reduction)


def torch_mse(torch: Any, x: Any, targets: Any, reduction: str = "mean") -> Any:
    return torch.nn.functional.mse_loss(x, targets, reduction=reduction)


def torch_huber(torch: Any, x: Any, targets: Any, delta: float = 1.0, reduction: str = "mean") -> Any:
    return torch.nn.functional.huber_loss(x, targets, reduction=reduction, delta=delta)


ROWS = (
    Row(
        nn.mse, None, comparing(X, Y), mse, rtol=1e-12, formula="the mean of (x − t)²", gradient="2 (x − t) · gy / n; the same with a minus sign", torch=torch_mse,
    ),
    Row(
        nn.huber, None, [*comparing(X, Y), *comparing(X, Y, delta=0.75)[:2]], huber, rtol=1e-12,
        formula="the mean of d²/2 for differences d up to delta, of a line beyond", gradient="d between −delta and delta, times gy / n; the same with a minus sign", torch=torch_huber,
    ),
)  # fmt: skip
