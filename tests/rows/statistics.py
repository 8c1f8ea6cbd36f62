"""The rows of ``statistics``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, Row, case, reducing, values
from tests.rows.reductions import MASK

ROWS = (
    Row(
        dz.var, np.var, [*reducing(CUBE)[:13], case(CUBE[:, :, 0], axis=1, ddof=1), case(CUBE[:, :, 0], axis=0, ddof=1.0, keepdims=True), case(CUBE, where=MASK), case(CUBE, axis=(0, 1), where=MASK, correction=1), case(CUBE, axis=1, mean=CUBE[:, :1], keepdims=True)], complex="kept", empty=False,
        formula='the mean of \\|x − mean\\|² along an axis', gradient='2 gy · (x − mean) / n',
    ),
    Row(
        dz.std, np.std,
        [case(CUBE), case(CUBE, axis=1), case(CUBE, axis=(0, 1)), case(CUBE, axis=(0, 2), keepdims=True), case(CUBE[0], axis=0, ddof=1),
         case(values(3, 1, 1), axis=0), case(CUBE, where=MASK), case(CUBE, axis=(0, 1), where=MASK, correction=1), case(CUBE, axis=1, mean=CUBE[:, :1])], complex="kept", empty=False, scalar=False,
        single=False, formula='the root of `var`', gradient='gy · (x − mean) / (n · std)', odd='0 where all elements are equal',
    ),
)  # fmt: skip
