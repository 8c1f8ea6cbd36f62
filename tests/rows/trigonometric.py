"""The rows of ``trigonometric``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, elementwise

ROWS = (
    Row(
        dz.sin, np.sin, elementwise(X), order=3, complex="kept",
        formula='sin x', gradient='gy · cos x', odd='NaN at ±inf', torch="sin",
    ),
    Row(
        dz.cos, np.cos, elementwise(X), order=3, complex="kept",
        formula='cos x', gradient='−gy · sin x', odd='NaN at ±inf', torch="cos",
    ),
    Row(
        dz.tanh, np.tanh, elementwise(X), order=3, complex="kept",
        formula='tanh x', gradient='gy · (1 − tanh² x)', odd='0 at ±inf', torch="tanh",
    ),
)  # fmt: skip
