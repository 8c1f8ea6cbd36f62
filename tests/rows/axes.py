"""The rows of ``axes``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values


def torch_swapaxes(torch: Any, x: Any, axis1: int, axis2: int) -> Any:
    return torch.swapaxes(x, axis1, axis2)


ROWS = (
    Row(
        dz.swapaxes, np.swapaxes,
        [*(case(CUBE, after=axes) for axes in ((0, 1), (-1, 0), (2, 2))), case(X, axis1=0, axis2=-1), case(ROW, after=(0, 0)),
         case(values(1, 1), after=(0, 1)), case(EMPTY, after=(1, 0))],
        integers="kept", complex="kept", scalar=False,
        formula="two axes in each other's place", gradient="gy with the same two exchanged", torch=torch_swapaxes,
    ),
    Row(
        dz.matrix_transpose, np.matrix_transpose,
        [case(X), case(CUBE), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="each matrix transposed", gradient="gy transposed", torch="adjoint",
    ),
    Row(
        dz.moveaxis, np.moveaxis,
        [*(case(CUBE, after=axes) for axes in ((0, -1), (2, 0), ((0, 1), (-1, 0)), ([2, 0], [0, 1]), ((), ()))), case(ROW, after=(0, 0)),
         case(values(1, 1), source=0, destination=1), case(EMPTY, after=(1, 0))],
        integers="kept", complex="kept", scalar=False,
        formula="some axes at other places", gradient="gy with the axes back in place", torch="moveaxis",
    ),
    Row(
        dz.rollaxis, np.rollaxis,
        [*(case(CUBE, after=axes) for axes in ((2,), (0, 3), (-1, 1), (1, -1))), case(ROW, after=(0,)),
         case(values(1, 1), axis=1, start=0), case(EMPTY, after=(1,))],
        integers="kept", complex="kept", scalar=False,
        formula="one axis before another", gradient="gy with the axis back in place",
    ),
    Row(
        dz.expand_dims, np.expand_dims,
        [*(case(X, axis=axis) for axis in (0, 1, -1, (0, 2), (-1, 0), [3, 0])), case(DOT, axis=0), case(DOT, axis=(1, 0)), case(ROW, after=(1,)),
         case(values(1), axis=-1), case(EMPTY, axis=1)],
        integers="kept", complex="kept",
        formula="with new axes of length one", gradient="gy in the old shape",
    ),
    Row(
        dz.atleast_1d, np.atleast_1d, [case(X), case(ROW), case(DOT), case(values(1)), case(EMPTY), case(DOT, X)],
        integers="kept", complex="kept",
        formula="with one axis or more", gradient="gy in the old shape", torch="atleast_1d",
    ),
    Row(
        dz.atleast_2d, np.atleast_2d, [case(CUBE), case(X), case(ROW), case(DOT), case(values(1)), case(EMPTY), case(ROW, DOT)],
        integers="kept", complex="kept",
        formula="with two axes or more, the new ones in front", gradient="gy in the old shape", torch="atleast_2d",
    ),
    Row(
        dz.atleast_3d, np.atleast_3d, [case(CUBE), case(X), case(ROW), case(DOT), case(values(1)), case(EMPTY), case(ROW, X)],
        integers="kept", complex="kept",
        formula="with three axes or more, the new ones around", gradient="gy in the old shape", torch="atleast_3d",
    ),
)  # fmt: skip
