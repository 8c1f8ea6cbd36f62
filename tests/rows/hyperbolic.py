"""The rows of ``hyperbolic``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import POSITIVE, Row, X, elementwise

ROWS = (
    Row(
        dz.tanh, np.tanh, elementwise(X), order=3, complex="kept",
        formula='tanh x', gradient='gy · (1 − tanh² x)', odd='0 at ±inf', torch="tanh",
    ),
    Row(
        dz.sinh, np.sinh, elementwise(X), order=3, complex="kept",
        formula='sinh x', gradient='gy · cosh x', torch="sinh",
    ),
    Row(
        dz.cosh, np.cosh, elementwise(X), order=3, complex="kept",
        formula='cosh x', gradient='gy · sinh x', torch="cosh",
    ),
    Row(
        dz.arcsinh, np.arcsinh, elementwise(X), order=3, complex="kept",
        formula='arsinh x', gradient='gy / √(x² + 1)', torch="arcsinh",
    ),
    Row(
        dz.arccosh, np.arccosh, elementwise(POSITIVE + 1), order=3, complex="kept",
        formula='arcosh x', gradient='gy / √(x² − 1)', odd='infinite at 1', torch="arccosh",
    ),
    Row(
        dz.arctanh, np.arctanh, elementwise(X / 3), order=3, complex="kept",
        formula='artanh x', gradient='gy / (1 − x²)', odd='infinite at ±1', torch="arctanh",
    ),
)  # fmt: skip
