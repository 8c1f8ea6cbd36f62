"""What the types promise of arithmetic."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
z = variable([1 + 2j, 3 - 1j])
i = variable([1, 2], np.int64)
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.cbrt(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cbrt(a), Variable), np.float64, 2)
    check(assert_type(dz.positive(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.positive(a), Variable), np.float64, 2)
    check(assert_type(dz.reciprocal(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.reciprocal(a), Variable), np.float64, 2)
    check(assert_type(dz.reciprocal(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.positive(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.positive(i), Vector[np.int64]), np.int64, 1)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.float_power(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.float_power(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.float_power(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.float_power(a, v), Variable), np.float64, 2)
    check(assert_type(dz.hypot(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.hypot(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.hypot(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.hypot(a, v), Variable), np.float64, 2)
