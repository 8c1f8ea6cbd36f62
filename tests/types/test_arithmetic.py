"""What the types promise of arithmetic."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
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


def test_of_a_scalar_and_another_rank_it_is_the_other() -> None:
    s, s32 = variable(2.0), variable(2.0, np.float32)
    check(assert_type(dz.add(s, m), Matrix), np.float64, 2)
    check(assert_type(dz.multiply(v, s), Vector), np.float64, 1)
    check(assert_type(dz.divide(s32, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.hypot(s, v), Vector), np.float64, 1)
    check(assert_type(dz.power(s, a), Variable), np.float64, 2)
    check(assert_type(dz.add(s, s), Scalar), np.float64, 0)
    check(assert_type(dz.subtract(m.data, s), Matrix), np.float64, 2)
    check(assert_type(dz.maximum(s, m.data), Matrix), np.float64, 2)
    check(assert_type(dz.divide(s, v.data), Vector), np.float64, 1)
