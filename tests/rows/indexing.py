"""The rows of ``indexing``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, case, values

def taken(x: AnyArray, index: Any) -> AnyArray:
    return np.asarray(x[index])

ROWS = (
    Row(
        dz.getitem, None,
        [case(CUBE, after=(index,)) for index in (
            0, -1, np.int64(1), slice(None), slice(1, None), (0, 1), (0, 2, 1), (slice(None), slice(None, None, -2)),
            ..., (..., 0), None, (0, None, ..., 1), (), slice(0, 0), [0, 0, 1], [True, False], [],
            np.array([1, 1, 0]), np.array(1), np.array([[0, 1], [1, 1]]), (slice(None), [2, 0, 2]), (0, [1, 1], 0),
            ([0, 1], [2, 2], slice(None)), CUBE > 0, (CUBE > 0)[..., 0], CUBE > 9,
            (np.array([0, 0]), ..., np.array([1, 1])),
        )]
        + [case(DOT, after=(index,)) for index in ((), ..., None)]
        + [case(values(1), after=(0,)), case(EMPTY, after=((slice(None), 1),)), case(ROW, after=([0, 0, 2],))],
        taken, integers="kept", complex="kept",
        formula='x[index]', gradient='gy, added up at the places it was taken from', odd='0 where nothing was taken',
    ),
)  # fmt: skip
