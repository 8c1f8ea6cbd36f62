"""The rows of ``reductions``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, Row, all_axes, case, reducing


def torch_sum(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.sum(x, all_axes(x, axis), keepdims)


def torch_mean(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.mean(x, all_axes(x, axis), keepdims)


def torch_max(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amax(x, all_axes(x, axis), keepdims)


def torch_min(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amin(x, all_axes(x, axis), keepdims)


ROWS = (
    Row(
        dz.sum, np.sum, [*reducing(CUBE), case(EMPTY)], integers="kept", complex="kept",
        formula='Σ x along an axis', gradient='gy, repeated', odd='empty for empty x',
        torch=torch_sum,
    ),
    Row(
        dz.mean, np.mean, reducing(CUBE), complex="kept",
        formula='Σ x / n along an axis', gradient='gy / n, repeated', odd='empty for empty x',
        torch=torch_mean,
    ),
    Row(
        dz.max, np.max, reducing(CUBE), complex="kept",
        formula='the largest along an axis', gradient='gy for the largest, 0 for the others', odd='the largest share it evenly; a NaN counts as the largest',
        torch=torch_max,
    ),
    Row(
        dz.min, np.min, reducing(CUBE), complex="kept",
        formula='the smallest along an axis', gradient='gy for the smallest, 0 for the others', odd='the smallest share it evenly; a NaN counts as the smallest',
        torch=torch_min,
    ),
)  # fmt: skip
