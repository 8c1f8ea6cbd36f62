"""The rows of ``missing``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Case, Row, X, case, values

HOLES = values(2, 4, 3, seed=3)
HOLES[0, 1, 0] = HOLES[0, 2, 1] = HOLES[1, 3, 0] = HOLES[1, 3, 1] = np.nan
TABLE = HOLES[:, :, 1]
ONE = ROW[:1]


def with_holes(*more: Case) -> list[Case]:
    """Return cases of a reduction of arrays with NaNs and without, shape () and size 1 among them."""
    return [
        case(HOLES), case(HOLES, axis=0), case(HOLES, axis=(1, -1), keepdims=True), case(TABLE, axis=1), case(TABLE, keepdims=True),
        case(X, axis=0), case(DOT), case(ONE), *more,
    ]  # fmt: skip


def torch_nanmean(torch: Any, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    return torch.nanmean(x, dim=axis, keepdim=keepdims)


PRESENT = np.arange(24).reshape(2, 4, 3) % 5 != 0

ROWS = (
    Row(
        dz.nansum, np.nansum, with_holes(case(EMPTY, axis=0), case(np.full((1, 2), np.nan), axis=0), case(HOLES, axis=1, where=PRESENT, initial=2)), complex="kept", torch="nansum",
        formula='the sum of the numbers', gradient='gy', odd='0 for a NaN',
    ),
    Row(
        dz.nanprod, np.nanprod, with_holes(case(EMPTY, axis=0), case(np.array([2.0, 0.0, np.nan, 3.0])), case(HOLES, axis=1, where=PRESENT, initial=2)), complex="kept",
        formula='the product y of the numbers', gradient='gy · y / x', odd='0 for a NaN; exact where elements are 0',
    ),
    Row(
        dz.nanmean, np.nanmean, with_holes(case(EMPTY, axis=1), case(HOLES, axis=1, where=PRESENT, keepdims=True)), complex="kept", torch=torch_nanmean,
        formula='the mean of the n numbers', gradient='gy / n', odd='0 for a NaN',
    ),
    Row(
        dz.nanmax, np.nanmax, with_holes(case(EMPTY, axis=1), case(HOLES, axis=1, where=PRESENT, initial=0.5), case(EMPTY, axis=0, initial=1.0)), complex="kept",
        formula='the largest number', gradient='gy at the maximum', odd='0 for a NaN; equal elements share evenly',
    ),
    Row(
        dz.nanmin, np.nanmin, with_holes(case(EMPTY, axis=1), case(HOLES, axis=1, where=PRESENT, initial=0.5), case(EMPTY, axis=0, initial=1.0)), complex="kept",
        formula='the smallest number', gradient='gy at the minimum', odd='0 for a NaN; equal elements share evenly',
    ),
    Row(
        dz.nanvar, np.nanvar, with_holes(case(HOLES, axis=(0, 1), ddof=1), case(CUBE, axis=1, ddof=1), case(HOLES, axis=1, where=PRESENT, keepdims=True), case(HOLES, axis=1, mean=np.nanmax(HOLES, axis=1, keepdims=True), correction=1)), complex="kept", empty=False,
        formula='the mean of \\|x − mean\\|² of the n numbers', gradient='2 gy · (x − mean) / n', odd='0 for a NaN',
    ),
    Row(
        dz.nanstd, np.nanstd, [case(HOLES), case(HOLES, axis=0), case(HOLES, axis=(1, -1), keepdims=True), case(TABLE, axis=1, ddof=1), case(X, axis=0), case(values(3, 1, 1), axis=0), case(HOLES, axis=1, where=PRESENT, keepdims=True), case(HOLES, axis=1, mean=np.nanmax(HOLES, axis=1, keepdims=True))], complex="kept", empty=False, scalar=False,
        single=False, formula='the root of `nanvar`', gradient='gy · (x − mean) / (n · std)', odd='0 for a NaN, and where all numbers are equal',
    ),
    Row(
        dz.nancumsum, np.nancumsum, [case(TABLE), case(HOLES, axis=1), case(X, axis=0), case(DOT), case(ONE), case(EMPTY, axis=0)], complex="kept",
        formula='the running sum, NaN counting as 0', gradient='the running sum of gy from the end on', odd='0 for a NaN',
    ),
    Row(
        dz.nancumprod, np.nancumprod, [case(TABLE), case(HOLES, axis=1), case(X, axis=0), case(DOT), case(ONE), case(EMPTY, axis=0)], complex="kept",
        formula='the running product y, NaN counting as 1', gradient='the running sum of gy · y from the end on, over x', odd='0 for a NaN; exact where elements are 0',
    ),
)  # fmt: skip
