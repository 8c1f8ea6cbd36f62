"""What the types promise of exponentials and logarithms."""

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
    check(assert_type(dz.exp2(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.exp2(a), Variable), np.float64, 2)
    check(assert_type(dz.log2(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.log2(a), Variable), np.float64, 2)
    check(assert_type(dz.log10(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.log10(a), Variable), np.float64, 2)
    check(assert_type(dz.log_sigmoid(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.log_sigmoid(a), Variable), np.float64, 2)
    check(assert_type(dz.softplus(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.softplus(a), Variable), np.float64, 2)
    check(assert_type(dz.exp2(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.log2(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.log10(z), Vector[np.complex128]), np.complex128, 1)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.logaddexp(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.logaddexp(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.logaddexp(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.logaddexp(a, v), Variable), np.float64, 2)
    check(assert_type(dz.logaddexp2(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.logaddexp2(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.logaddexp2(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.logaddexp2(a, v), Variable), np.float64, 2)
