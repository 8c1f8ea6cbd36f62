"""What the types promise of polynomials."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s = variable(0.5)
v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
v32 = variable([0.5, 0.25], np.float32)
i = variable([1, 2], np.int64)
z64 = variable([0.5, 0.25], np.complex64)
a: Variable = v


def test_polyval() -> None:
    check(assert_type(dz.polyval(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.polyval(v.data, s), Scalar), np.float64, 0)
    check(assert_type(dz.polyval([1, 2], m), Matrix), np.float64, 2)
    check(assert_type(dz.polyval((1, 2), v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.polyval(v, m.data), Matrix), np.float64, 2)
    check(assert_type(dz.polyval(v32, 2.0), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.polyval(i, i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.polyval(z64, z64), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(dz.polyval(v, a), Variable), np.float64, 1)
    check(assert_type(dz.polyval(a, v), Variable), np.float64, 1)
    check(assert_type(dz.polyval(m, v), Variable), np.float64, 1)
    check(assert_type(dz.polyval(m.data, v), Variable), np.float64, 1)


def test_vander() -> None:
    check(assert_type(dz.vander(v), Matrix), np.float64, 2)
    check(assert_type(dz.vander(v32, 3, increasing=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.vander(i, N=3), Matrix[np.int64]), np.int64, 2)
    check(assert_type(dz.vander(a), Matrix), np.float64, 2)
