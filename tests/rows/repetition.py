"""The rows of ``repetition``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, EMPTY, ROW, Row, X, case, values


def torch_tile(torch: Any, x: Any, reps: Any) -> Any:
    return torch.tile(x, reps if isinstance(reps, tuple) else (reps,))


ROWS = (
    Row(
        dz.tile, np.tile,
        [*(case(X, after=(reps,)) for reps in (2, (2, 3), (2, 1, 2), (1,), 0, ())), case(ROW, after=(3,)), case(DOT, after=(2,)),
         case(DOT, after=((2, 2),)), case(values(1), after=(2,)), case(EMPTY, after=((2, 2),))],
        integers="kept", complex="kept",
        formula="x, so many times along each axis", gradient="gy summed over the copies", torch=torch_tile,
    ),
    Row(
        dz.repeat, np.repeat,
        [*(case(X, repeats=2, axis=axis) for axis in (None, 0, -1)), case(X, after=([2, 0, 3], 1)), case(X, after=((0, 2), 0)),
         case(X, repeats=np.array([3]), axis=1), case(ROW, repeats=[0, 0, 0]), case(DOT, after=(3,)), case(values(1), after=(2, 0)), case(X, after=(0,)),
         case(EMPTY, after=(2, 1)), case(EMPTY, after=([], 0))],
        integers="kept", complex="kept",
        formula="each element, so many times", gradient="gy summed over the copies of each", odd="0 where an element is repeated no times",
    ),
    Row(
        dz.resize, np.resize,
        [*(case(X, after=(shape,)) for shape in (4, 15, (2, 3), (4, 3), (1, 5), (), 0)), case(DOT, after=((2, 2),)), case(values(1), after=(3,)), case(EMPTY, after=((0, 2),))],
        integers="kept", complex="kept",
        formula="the elements again and again, up to a shape", gradient="gy summed over the copies of each", odd="0 where an element is not reached",
    ),
)  # fmt: skip
