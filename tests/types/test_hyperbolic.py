"""What the types promise of the hyperbolic functions."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
z = variable([1 + 2j, 3 - 1j])
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.arccosh(1 + m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arccosh(1 + a), Variable), np.float64, 2)
    check(assert_type(dz.arcsinh(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arcsinh(a), Variable), np.float64, 2)
    check(assert_type(dz.arctanh(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arctanh(a), Variable), np.float64, 2)
    check(assert_type(dz.cosh(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cosh(a), Variable), np.float64, 2)
    check(assert_type(dz.sinh(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sinh(a), Variable), np.float64, 2)
    check(assert_type(dz.cosh(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.arcsinh(z), Vector[np.complex128]), np.complex128, 1)
