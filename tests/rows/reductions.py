"""The rows of ``reductions``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, POSITIVE, Row, X, all_axes, case, reducing


def torch_sum(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.sum(x, all_axes(x, axis), keepdims)


def torch_mean(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.mean(x, all_axes(x, axis), keepdims)


MASK = np.array([[[True, False], [True, True], [False, True]], [[False, True], [True, False], [True, True]]])
LINE = np.array([True, False])

ROWS = (
    Row(
        dz.sum, np.sum, [*reducing(CUBE), case(EMPTY), case(CUBE, where=MASK), case(CUBE, axis=1, where=LINE, initial=2)], integers="kept", complex="kept",
        formula='Σ x along an axis', gradient='gy, repeated', odd='empty for empty x',
        torch=torch_sum,
    ),
    Row(
        dz.mean, np.mean, [*reducing(CUBE), case(CUBE, where=MASK), case(CUBE, axis=1, where=MASK, keepdims=True), case(CUBE, axis=(0, 1), where=MASK)], complex="kept",
        formula='Σ x / n along an axis', gradient='gy / n, repeated', odd='empty for empty x',
        torch=torch_mean,
    ),
    Row(
        dz.prod, np.prod, [*reducing(CUBE), case(np.array([[2.0, 0.0, 3.0], [0.5, 1.0, -1.0]]), axis=1), case(CUBE, where=MASK), case(CUBE, axis=1, where=LINE, initial=2)], integers="kept", complex="kept",
        formula='Π x along an axis', gradient='gy · the product of the others', odd='exact where elements are 0',
    ),
    Row(
        dz.average, np.average, [*reducing(CUBE)[:13], case(X, weights=POSITIVE), case(X, axis=1, weights=POSITIVE[0]), case(CUBE, axis=(2, 0), weights=CUBE[:, 0] ** 2, keepdims=True), case(X, axis=0, weights=POSITIVE, returned=True)], complex="kept", empty=False,
        formula='Σ w · x / Σ w along an axis', gradient='gy · w / Σ w',
    ),
)  # fmt: skip
