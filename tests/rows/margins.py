"""The rows of ``margins``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import DOT, EMPTY, Row, X, Y, case, values
from tests.rows.losses import LABELS
from tests.rows.regression import reduced

SIGNS = np.array([1.0, -1.0, 1.0])


def margin_ranking(x: AnyArray, other: AnyArray, targets: Any, *, margin: float = 0.0, reduction: str = "mean") -> AnyArray:
    return reduced(np.maximum(0, margin - targets * (x - other)), reduction)


def multiclass_hinge(x: AnyArray, labels: AnyArray, *, margin: float = 1.0, reduction: str = "mean") -> AnyArray:
    losses = np.maximum(0, x - x[np.arange(len(x)), labels][:, None] + margin)
    return reduced(losses.sum(1) - margin, reduction)  # that of the label itself is the margin


def torch_margin_ranking(torch: Any, x: Any, other: Any, targets: Any, **options: Any) -> Any:
    return torch.nn.functional.margin_ranking_loss(x, other, torch.tensor(targets).expand(x.shape), **options)


def torch_multiclass_hinge(torch: Any, x: Any, labels: Any, **options: Any) -> Any:
    return x.shape[1] * torch.nn.functional.multi_margin_loss(x, torch.tensor(labels).long(), **options)  # of which it is the mean


ROWS = (
    Row(
        nn.margin_ranking, None,
        [case(X, Y, after=(1.0,), margin=0.75), case(X, Y, after=(SIGNS,), margin=0.5), case(X, Y, after=(SIGNS,), reduction="sum"), case(X, Y, after=(SIGNS[:2, None],), margin=1.5, reduction="none"),
         case(X[0], Y[0], after=(-1.0,)), case(DOT, np.asarray(DOT + 0.5), after=(1.0,), margin=1.0), case(X[:1, 0], Y[:1, 0], after=(1.0,), margin=4.0), case(EMPTY, EMPTY, after=(1.0,), reduction="sum"), case(EMPTY, EMPTY, after=(SIGNS,), reduction="none")],
        margin_ranking, rtol=1e-12, formula="the mean of the larger of 0 and m − t (x − y)", gradient="−t · gy / n; t · gy / n", odd="0 at the kink", torch=torch_margin_ranking,
    ),
    Row(
        nn.multiclass_hinge, None,
        [*(case(X, after=(LABELS,), reduction=each) for each in ("mean", "sum", "none")), case(X, after=(LABELS.astype(np.uint8),), margin=2.5), case(values(1, 1), after=(np.array([0]),))],
        multiclass_hinge, scalar=False, empty=False, rtol=1e-12,
        formula="the mean over the rows of Σ of the larger of 0 and x[j] − x[label] + m, j ≠ label", gradient="gy / n where that is positive, less their number at the label", odd="0 at the kink", torch=torch_multiclass_hinge,
    ),
)  # fmt: skip
