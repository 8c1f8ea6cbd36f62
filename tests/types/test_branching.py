"""What the types promise of functions defined by cases."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

v = variable([1.0, 2.0])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
a: Variable = v


def test_select() -> None:
    check(assert_type(dz.select([v > 1], [v]), Vector), np.float64, 1)
    check(assert_type(dz.select([m32 > 1, True], [m32, -m32], 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.select([v > 1, v > 0], [a, a]), Variable), np.float64, 1)


def test_piecewise() -> None:
    check(assert_type(dz.piecewise(v, [v > 1], [dz.exp]), Vector), np.float64, 1)
    check(assert_type(dz.piecewise(m32, [m32 > 1], [dz.exp, 0.0]), Matrix[np.float32]), np.float32, 2)


def test_where_apply() -> None:
    check(assert_type(dz.where_apply(v > 1, dz.log, 0.0, v), Vector), np.float64, 1)
    check(assert_type(dz.where_apply(m32 > 1, dz.log, dz.exp, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.where_apply(v != 0, dz.divide, 0.0, v, v), Vector), np.float64, 1)
