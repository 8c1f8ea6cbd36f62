"""The rows of ``signs``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, Y, broadcasting, case, elementwise

ROWS = (
    Row(
        dz.abs, np.abs, elementwise(X), integers="kept", complex="kept",
        formula='\\|x\\|', gradient='gy · sign x', odd='0 at 0', torch="abs",
    ),
    Row(
        dz.sign, np.sign, elementwise(X), complex="kept",
        formula='−1, 0 or 1', gradient='0', odd='0 at 0', torch="sign",
    ),
    Row(
        dz.fabs, np.fabs, elementwise(X),
        formula='\\|x\\|', gradient='gy · sign x', odd='0 at 0', torch="abs",
    ),
    Row(
        dz.copysign, np.copysign, broadcasting(X, Y), numbers=True,
        formula='\\|x\\| with the sign of y', gradient='gy · sign x · sign y; 0', odd='0 at x = 0', torch="copysign",
    ),
    Row(
        dz.heaviside, np.heaviside, broadcasting(X, Y), numbers=True,
        formula='0, y or 1 for negative, zero or positive x', gradient='0; gy where x = 0',
    ),
    Row(
        dz.nan_to_num, np.nan_to_num, [*elementwise(X), case(X, nan=1.0, posinf=2.0, neginf=-2.0)],
        formula='x with numbers for NaN and infinities', gradient='gy, 0 where an element was replaced', torch="nan_to_num",
    ),
)  # fmt: skip
