"""What the types promise of variances."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])


def test_var() -> None:
    check(assert_type(dz.var(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.var(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.var(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.var(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.var(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.var(a, 0), Variable), np.float64, 1)


def test_std() -> None:
    check(assert_type(dz.std(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.std(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.std(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.std(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.std(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.std(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.std(m, ddof=1), Scalar), np.float64, 0)
