"""The rows of ``trigonometric``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, Y, broadcasting, case, elementwise

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
        dz.tan, np.tan, elementwise(X / 3), order=3, complex="kept",
        formula='tan x', gradient='gy · (1 + tan² x)', odd='NaN at ±inf', torch="tan",
    ),
    Row(
        dz.arcsin, np.arcsin, elementwise(X / 3), order=3, complex="kept",
        formula='arcsin x', gradient='gy / √(1 − x²)', odd='infinite at ±1', torch="arcsin",
    ),
    Row(
        dz.arccos, np.arccos, elementwise(X / 3), order=3, complex="kept",
        formula='arccos x', gradient='−gy / √(1 − x²)', odd='infinite at ±1', torch="arccos",
    ),
    Row(
        dz.arctan, np.arctan, elementwise(X), order=3, complex="kept",
        formula='arctan x', gradient='gy / (1 + x²)', odd='0 at ±inf', torch="arctan",
    ),
    Row(
        dz.arctan2, np.arctan2, broadcasting(X, Y), order=3, numbers=True,
        formula='the angle of the point (y, x)', gradient='gy · y / (x² + y²); −gy · x / (x² + y²)', odd='0 at (0, 0)', torch="arctan2",
    ),
    Row(
        dz.degrees, np.degrees, elementwise(X),
        formula='x · 180 / π', gradient='gy · 180 / π',
    ),
    Row(
        dz.radians, np.radians, elementwise(X),
        formula='x · π / 180', gradient='gy · π / 180',
    ),
    Row(
        dz.deg2rad, np.deg2rad, elementwise(X),
        formula='x · π / 180', gradient='gy · π / 180', torch="deg2rad",
    ),
    Row(
        dz.rad2deg, np.rad2deg, elementwise(X),
        formula='x · 180 / π', gradient='gy · 180 / π', torch="rad2deg",
    ),
    Row(
        dz.unwrap, np.unwrap, [case(3 * X), case(3 * X, axis=0), case(X[0]), case(10 * X[0], period=4), case(5 * X, after=(4.0,)), case(X[:1, 0]), case(X[:0]), case(X[:, :0])], scalar=False,
        formula="x without jumps of half a period", gradient="gy",
    ),
)  # fmt: skip
