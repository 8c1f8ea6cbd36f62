"""The rows of ``blocks``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, Y, case, values

ROWS = (
    Row(
        dz.array, np.array, [case(DOT, DOT, DOT), case(X, Y), case(ROW), case(values(1), values(1)), case(EMPTY, EMPTY)],
        integers="kept", sequence=True, complex="kept", dispatched=False,
        formula="an array of nested lists", gradient="to each element its part of gy",
    ),
    Row(
        dz.block, np.block,
        [case(X, Y[:, :2]), case(ROW, DOT, values(1)), case(CUBE, CUBE), case(DOT), case(values(1, 1)), case(X[:1], ROW), case(EMPTY, EMPTY)],
        integers="kept", sequence=True, complex="kept",
        formula="blocks side by side, in nested lists", gradient="to each block its part of gy",
    ),
)  # fmt: skip
