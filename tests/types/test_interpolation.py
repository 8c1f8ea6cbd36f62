"""What the types promise of interpolation."""

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
z = variable([0.5, 0.25], np.complex128)
z64 = variable([0.5, 0.25], np.complex64)
a: Variable = m


def test_rank_is_that_of_the_places() -> None:
    check(assert_type(dz.interp(m, v, v), Matrix), np.float64, 2)
    check(assert_type(dz.interp(s, v.data, [1, 2]), Scalar), np.float64, 0)
    check(assert_type(dz.interp(m.data, [0, 1], v), Matrix), np.float64, 2)
    check(assert_type(dz.interp(m.data, v, v.data), Matrix), np.float64, 2)
    check(assert_type(dz.interp(0.5, (0, 1), v), Scalar), np.float64, 0)
    check(assert_type(dz.interp(0.5, v, [0, 1]), Scalar), np.float64, 0)
    check(assert_type(dz.interp(a, v, v), Variable), np.float64, 2)
    check(assert_type(dz.interp(v, [0, 1], [0, 1], s, right=2), Vector), np.float64, 1)
    check(assert_type(dz.interp(v, [0, 1], [0, 1], period=2.5), Vector), np.float64, 1)


def test_element_type_is_that_of_the_operands() -> None:
    check(assert_type(dz.interp(v32, v32.data, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.interp(v32, [0, 1], [0, 1]), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.interp(m, v, z, left=1j), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(dz.interp(m.data, [0, 1], z), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(dz.interp(v32, [0, 1], z64), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(dz.interp(v32, v32, z64.data), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(dz.interp(v, v, z.data), Vector[np.complex128]), np.complex128, 1)
