"""What the types promise of the functions of the sign."""

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
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.fabs(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.fabs(a), Variable), np.float64, 2)
    check(assert_type(dz.nan_to_num(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.nan_to_num(a), Variable), np.float64, 2)
    check(assert_type(dz.sign(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sign(a), Variable), np.float64, 2)
    check(assert_type(dz.sign(z), Vector[np.complex128]), np.complex128, 1)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.copysign(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.copysign(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.copysign(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.copysign(a, v), Variable), np.float64, 2)
    check(assert_type(dz.heaviside(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.heaviside(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.heaviside(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.heaviside(a, v), Variable), np.float64, 2)
