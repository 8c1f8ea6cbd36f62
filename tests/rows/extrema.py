"""The rows of ``extrema``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, Row, all_axes, case, reducing
from tests.rows.reductions import MASK


def torch_max(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amax(x, all_axes(x, axis), keepdims)


def torch_min(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.amin(x, all_axes(x, axis), keepdims)


ROWS = (
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
        dz.ptp, np.ptp, reducing(CUBE),
        formula='the largest minus the smallest along an axis', gradient='gy for the largest, −gy for the smallest', odd='elements that attain one share it evenly',
    ),
)  # fmt: skip
