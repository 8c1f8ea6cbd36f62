"""The rows of ``losses``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, X, case, values

LABELS = np.array([2, 0])


def log_softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(x - np.log(np.exp(x).sum(axis, keepdims=True)))


def cross_entropy(x: AnyArray, labels: AnyArray) -> AnyArray:
    return np.asarray(-log_softmax(x)[np.arange(len(labels)), labels].mean())


def torch_softmax_cross_entropy(torch: Any, x: Any, labels: Any) -> Any:
    return torch.nn.functional.cross_entropy(x, torch.tensor(labels).long())


ROWS = (
    Row(
        nn.softmax_cross_entropy, None,
        [case(X, after=(LABELS,)), case(X, after=(LABELS.astype(np.uint8),)), case(X[:1], after=(LABELS[:1],)),
         case(values(1, 1), after=(np.array([0]),)), case(values(4, 2), after=(np.array([1, 1, 1, 0]),))],
        cross_entropy, order=3, scalar=False, empty=False,
        formula='mean over the rows of −log_softmax(x)[row, label]', gradient='gy · (softmax x − one-hot labels) / n',
        torch=torch_softmax_cross_entropy,
    ),
)  # fmt: skip
