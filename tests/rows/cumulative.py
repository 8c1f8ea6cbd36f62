"""The rows of ``cumulative``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case

ZEROS = np.array([[2.0, 0.0, 3.0, 0.5], [0.5, 1.5, 0.0, 2.0]])

ROWS = (
    Row(
        dz.cumsum, np.cumsum, [case(X), case(X, axis=0), case(CUBE, axis=-1), case(CUBE, axis=1), case(DOT), case(X[:1, 0]), case(EMPTY), case(EMPTY, axis=1)], integers="kept", complex="kept",
        formula='the running sum', gradient='the running sum of gy from the end on',
    ),
    Row(
        dz.cumprod, np.cumprod, [case(X), case(X, axis=0), case(CUBE, axis=-1), case(CUBE, axis=1), case(DOT), case(X[:1, 0]), case(EMPTY), case(EMPTY, axis=1), case(ZEROS), case(ZEROS, axis=1)], integers="kept", complex="kept",
        formula='the running product y', gradient='the running sum of gy · y from the end on, over x', odd='exact where elements are 0',
    ),
    Row(
        dz.cumulative_sum, np.cumulative_sum, [case(ROW), case(X, axis=0), case(CUBE, axis=-1, include_initial=True), case(ROW[:1], include_initial=True), case(EMPTY, axis=0)], integers="kept", complex="kept", scalar=False,
        formula='the running sum', gradient='the running sum of gy from the end on',
    ),
    Row(
        dz.cumulative_prod, np.cumulative_prod, [case(ROW), case(X, axis=0), case(CUBE, axis=-1, include_initial=True), case(ROW[:1], include_initial=True), case(EMPTY, axis=0)], integers="kept", complex="kept", scalar=False,
        formula='the running product y', gradient='the running sum of gy · y from the end on, over x', odd='exact where elements are 0',
    ),
)  # fmt: skip
