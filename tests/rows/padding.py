"""The rows of ``padding``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, RECENT, ROW, Row, X, case, values

FOUR = values(4)

ROWS = (
    Row(
        dz.pad, np.pad,
        [case(X, after=(1,)), case(X, pad_width=((1, 0), (0, 2)), constant_values=3), case(ROW, after=((2, 1),), constant_values=(4, 5)),
         *([case(CUBE, pad_width={-1: (1, 2)})] if RECENT else []), case(X, after=(((2,), (0,)), "edge")), case(ROW, after=((7, 4), "reflect")), case(CUBE, after=(1, "reflect")),
         case(FOUR, after=((9, 8), "reflect"), reflect_type="odd"), case(X, after=((2, 1), "symmetric"), reflect_type="even"),
         case(FOUR, after=((9, 14), "symmetric"), reflect_type="odd"), case(CUBE, after=(1, "symmetric"), reflect_type="odd"), case(ROW, after=((4, 8), "wrap")), case(X, after=(2, "wrap")),
         case(values(1), after=(2, "reflect")), case(values(1), after=((1, 2), "symmetric"), reflect_type="odd"), case(values(1, 1), after=(1, "wrap")),
         case(EMPTY, after=(1,)), case(EMPTY, after=(((0, 0), (1, 1)), "edge"))],
        integers="kept", complex="kept", scalar=False,
        formula="x with a border", gradient="gy inside, to which that of the border is added where it came from",
    ),
)  # fmt: skip
