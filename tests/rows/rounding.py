"""The rows of ``rounding``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, Y, broadcasting, case, elementwise

ROWS = (
    Row(
        dz.floor, np.floor, elementwise(X),
        formula='⌊x⌋', gradient='0', odd='0 at the jumps too', torch="floor",
    ),
    Row(
        dz.ceil, np.ceil, elementwise(X),
        formula='⌈x⌉', gradient='0', odd='0 at the jumps too', torch="ceil",
    ),
    Row(
        dz.trunc, np.trunc, elementwise(X),
        formula='x without what stands behind the point', gradient='0', odd='0 at the jumps too', torch="trunc",
    ),
    Row(
        dz.rint, np.rint, elementwise(X),
        formula='the nearest whole number, the even one of two', gradient='0', odd='0 at the jumps too', torch="round",
    ),
    Row(
        dz.round, np.round, [*elementwise(X), case(X, decimals=1), case(10 * X, after=(-1,))], complex="kept",
        formula='x rounded to decimals', gradient='0', odd='0 at the jumps too',
    ),
    Row(
        dz.remainder, np.remainder, broadcasting(X, Y + 3), numbers=True,
        formula='x − ⌊x / y⌋ · y', gradient='gy; −gy · ⌊x / y⌋', odd='at the jumps too', torch="remainder",
    ),
    Row(
        dz.fmod, np.fmod, broadcasting(X, Y + 3), numbers=True,
        formula='x − trunc(x / y) · y', gradient='gy; −gy · trunc(x / y)', odd='at the jumps too', torch="fmod",
    ),
    Row(
        dz.floor_divide, np.floor_divide, broadcasting(X, Y + 3), numbers=True,
        formula='⌊x / y⌋', gradient='0; 0', odd='0 at the jumps too',
    ),
    Row(
        dz.divmod, np.divmod, broadcasting(X, Y + 3), numbers=False,
        formula='⌊x / y⌋ and x − ⌊x / y⌋ · y', gradient='0; as `remainder`', odd='at the jumps too',
    ),
)  # fmt: skip
