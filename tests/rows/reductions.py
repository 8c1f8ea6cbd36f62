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


def torch_max(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amax(x, all_axes(x, axis), keepdims)


def torch_min(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amin(x, all_axes(x, axis), keepdims)


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
        dz.max, np.max, [*reducing(CUBE), case(CUBE, axis=1, initial=0.25), case(CUBE, axis=(0, 2), where=MASK, initial=-3.0, keepdims=True), case(EMPTY, axis=0, initial=1.0)], complex="kept",
        formula='the largest along an axis', gradient='gy for the largest, 0 for the others', odd='the largest share it evenly; a NaN counts as the largest',
        torch=torch_max,
    ),
    Row(
        dz.min, np.min, [*reducing(CUBE), case(CUBE, axis=1, initial=0.25), case(CUBE, axis=(0, 2), where=MASK, initial=3.0, keepdims=True), case(EMPTY, axis=0, initial=1.0)], complex="kept",
        formula='the smallest along an axis', gradient='gy for the smallest, 0 for the others', odd='the smallest share it evenly; a NaN counts as the smallest',
        torch=torch_min,
    ),
    Row(
        dz.prod, np.prod, [*reducing(CUBE), case(np.array([[2.0, 0.0, 3.0], [0.5, 1.0, -1.0]]), axis=1), case(CUBE, where=MASK), case(CUBE, axis=1, where=LINE, initial=2)], integers="kept", complex="kept",
        formula='Π x along an axis', gradient='gy · the product of the others', odd='exact where elements are 0',
    ),
    Row(
        dz.ptp, np.ptp, reducing(CUBE),
        formula='the largest minus the smallest along an axis', gradient='gy for the largest, −gy for the smallest', odd='elements that attain one share it evenly',
    ),
    Row(
        dz.average, np.average, [*reducing(CUBE)[:13], case(X, weights=POSITIVE), case(X, axis=1, weights=POSITIVE[0]), case(CUBE, axis=(2, 0), weights=CUBE[:, 0] ** 2, keepdims=True), case(X, axis=0, weights=POSITIVE, returned=True)], complex="kept", empty=False,
        formula='Σ w · x / Σ w along an axis', gradient='gy · w / Σ w',
    ),
)  # fmt: skip
