"""The rows of ``losses``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, X, Y, case, values
from tests.rows.regression import comparing, reduced

LABELS = np.array([2, 0])
CLASSES = np.array([0.5, 2.0, 3.0])


def log_softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(x - np.log(np.exp(x).sum(axis, keepdims=True)))


def bce_with_logits(x: AnyArray, targets: AnyArray, *, reduction: str = "mean") -> AnyArray:
    return reduced(np.log1p(np.exp(x)) - targets * x, reduction)


def bce(x: AnyArray, targets: AnyArray, *, reduction: str = "mean") -> AnyArray:
    return reduced(-targets * np.log(x) - (1 - targets) * np.log(1 - x), reduction)


def hinge(x: AnyArray, targets: AnyArray, *, reduction: str = "mean") -> AnyArray:
    return reduced(np.maximum(0, 1 - targets * x), reduction)


def focal(x: AnyArray, targets: AnyArray, *, gamma: float = 2.0, alpha: float | None = 0.25, reduction: str = "mean") -> AnyArray:
    p = 1 / (1 + np.exp(-x))
    missed = targets * (1 - p) + (1 - targets) * p
    weights = 1 if alpha is None else targets * alpha + (1 - targets) * (1 - alpha)
    return reduced(weights * (np.log1p(np.exp(x)) - targets * x) * missed**gamma, reduction)


def nll(x: AnyArray, labels: AnyArray, *, weight: AnyArray | None = None, reduction: str = "mean") -> AnyArray:
    weights = np.ones(x.shape[1]) if weight is None else weight
    losses = -x[np.arange(len(labels)), labels] * weights[labels]
    return np.asarray(losses.sum() / weights[labels].sum()) if reduction == "mean" else reduced(losses, reduction)


def cross_entropy(
    x: AnyArray, labels: AnyArray, *, weight: AnyArray | None = None, label_smoothing: float = 0.0, reduction: str = "mean"
) -> AnyArray:
    weights = np.ones(x.shape[1]) if weight is None else weight
    targets = np.eye(x.shape[1])[labels] * (1 - label_smoothing) + label_smoothing / x.shape[1]
    losses = -(targets * weights * log_softmax(x)).sum(axis=1)
    return np.asarray(losses.sum() / weights[labels].sum()) if reduction == "mean" else reduced(losses, reduction)


def torch_bce_with_logits(torch: Any, x: Any, targets: Any, reduction: str = "mean") -> Any:
    return torch.nn.functional.binary_cross_entropy_with_logits(x, targets, reduction=reduction)


def torch_bce(torch: Any, x: Any, targets: Any, reduction: str = "mean") -> Any:
    return torch.nn.functional.binary_cross_entropy(x, targets, reduction=reduction)


def torch_nll(torch: Any, x: Any, labels: Any, weight: Any = None, reduction: str = "mean") -> Any:
    weights = None if weight is None else torch.tensor(weight)
    return torch.nn.functional.nll_loss(x, torch.tensor(labels).long(), weights, reduction=reduction)


def torch_cross_entropy(torch: Any, x: Any, labels: Any, weight: Any = None, label_smoothing: float = 0.0, reduction: str = "mean") -> Any:
    weights = None if weight is None else torch.tensor(weight)
    places = torch.tensor(labels).long()
    return torch.nn.functional.cross_entropy(x, places, weights, reduction=reduction, label_smoothing=float(label_smoothing))


SHARES = values(2, 3, low=0.1, high=0.9)
TRUTHS = values(2, 3, low=0.1, high=0.9, seed=1)
SIGNS = np.where(Y > 0, 1.0, -1.0)

ROWS = (
    Row(
        nn.bce, None, comparing(SHARES, TRUTHS), bce, rtol=1e-12,
        formula="the mean of −t log x − (1 − t) log(1 − x)", gradient="((1 − t)/(1 − x) − t/x) · gy / n; (log(1 − x) − log x) · gy / n", odd="finite where x is t, 0 or 1", torch=torch_bce,
    ),
    Row(
        nn.bce_with_logits, None, comparing(X, TRUTHS), bce_with_logits, rtol=1e-12,
        formula="the mean of log(1 + eˣ) − t x", gradient="(sigmoid x − t) · gy / n; −x · gy / n", torch=torch_bce_with_logits,
    ),
    Row(
        nn.hinge, None, comparing(X, SIGNS), hinge, rtol=1e-12,
        formula="the mean of the larger of 0 and 1 − t x", gradient="−t · gy / n; −x · gy / n", odd="0 at the kink",
    ),
    Row(
        nn.focal, None, [*comparing(X, TRUTHS), *comparing(X, TRUTHS, gamma=3, alpha=None)[:2]], focal, rtol=1e-12,
        formula="bce_with_logits times (1 − p)ᵞ", gradient="the product rule",
    ),
    Row(
        nn.nll, None, [*(case(X, after=(LABELS,), reduction=each) for each in ("mean", "sum", "none")), *(case(X, after=(LABELS,), weight=CLASSES, reduction=each) for each in ("mean", "none")), case(values(1, 1), after=(np.array([0]),))], nll, scalar=False, empty=False,
        formula="the mean of −x[row, label]", gradient="−gy / n at the labels", torch=torch_nll,
    ),
    Row(
        nn.cross_entropy, None, [
            case(X, after=(LABELS,)), case(X, after=(LABELS,), reduction="sum"), case(X, after=(LABELS,), reduction="none"),
            case(X, after=(LABELS,), weight=CLASSES), case(X, after=(LABELS,), weight=CLASSES, reduction="sum"),
            case(X, after=(LABELS,), label_smoothing=0.1), case(X, after=(LABELS,), label_smoothing=0.3, weight=CLASSES),
            case(X, after=(LABELS,), label_smoothing=1, reduction="none"),
            case(X, after=(LABELS.astype(np.uint8),)), case(X[:1], after=(LABELS[:1],)),
            case(values(1, 1), after=(np.array([0]),)), case(values(4, 2), after=(np.array([1, 1, 1, 0]),)),
        ], cross_entropy, order=3, scalar=False, empty=False, rtol=1e-12,
        formula="the mean over the rows of −log_softmax(x)[row, label]", gradient="gy · (softmax x − one-hot labels) / n", torch=torch_cross_entropy,
    ),
)  # fmt: skip
