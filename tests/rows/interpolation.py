"""The rows of ``interpolation``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, EMPTY, ROW, Row, X, case, values

KNOTS = np.array([-1.5, -0.7, 0.1, 0.9, 1.6])
LEVELS = values(5, seed=4)
COARSE = np.array([[-1.75, 0.625, -0.25], [1.875, 0.5, -1.0]], np.float32)
"""Places that are exact in every precision, as are the next ones."""
EIGHTHS = np.array([-1.5, -0.75, 0.125, 0.875, 1.625], np.float32)
TURN = np.array([0.5, -1.75, 0.125, 1.25], np.float32)


ROWS = (
    Row(
        dz.interp, np.interp,
        [case(X, KNOTS, LEVELS), case(ROW, KNOTS[:2], LEVELS[:2]), case(X, KNOTS[1:], LEVELS[1:], left=0.5), case(X, KNOTS[1:4], LEVELS[1:4], left=-3, right=7.0),
         case(ROW, KNOTS, LEVELS, after=(None, 2)), case(2 * X, np.array([0.5, -1.7, 0.1, 1.1]), LEVELS[1:], period=3.6), case(X, KNOTS, LEVELS, period=-1.3), case(DOT, KNOTS, LEVELS),
         case(DOT, KNOTS[:1], LEVELS[:1], right=1), case(values(1), KNOTS, LEVELS), case(X[:1, :1], KNOTS, LEVELS), case(values(0), KNOTS, LEVELS), case(EMPTY, KNOTS, LEVELS, left=1, right=2)],
        complex="kept", numbers=True,
        complex_cases=[case(LEVELS + 1j * KNOTS, before=(COARSE, EIGHTHS)), case(LEVELS[1:] - 1j, before=(3 * COARSE, TURN), period=3.75), case(LEVELS - 2j, before=(4 * COARSE, EIGHTHS), left=1j),
                       case(LEVELS * 1j, before=(COARSE[0, 0, ...], EIGHTHS), right=2), case(LEVELS[:1] + 1j, before=(COARSE[:0], EIGHTHS[:1]))],
        formula="the height at x of the lines between the points (xp, fp)", gradient="gy s; −gy s and gy, shared between the ends of the line; s is its slope",
        odd="at a point, the lesser of two slopes, 0 between different signs; 0 beyond the first and the last, and there", rtol=1e-12,
    ),
)  # fmt: skip
