"""The rows of ``entire``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, case, elementwise

SMALL = np.array([0.1, -0.3, 1.0, 7.5])

ROWS = (
    Row(
        dz.sinc, np.sinc, [*elementwise(X), case(SMALL)], order=3, complex="kept",
        formula="sin πx / πx", gradient="gy · (cos πx − sinc x) / x", odd="0 at 0, and each derivative exact there", torch="sinc",
    ),
    Row(
        dz.i0, np.i0, elementwise(X), order=3, formula="the modified Bessel function I₀", gradient="gy · I₁(x)", odd="0 at 0", torch="i0",
    ),
)  # fmt: skip
