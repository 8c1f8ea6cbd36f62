"""What the types promise of the secant and its kin."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s = variable(0.5)
v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
z = variable([1 + 2j, 3 - 1j])
a: Variable = v


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.sec(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.csc(a), Variable), np.float64, 1)
    check(assert_type(dz.cot(s), Scalar), np.float64, 0)
    check(assert_type(dz.sech(v), Vector), np.float64, 1)
    check(assert_type(dz.csch(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.coth(z), Vector[np.complex128]), np.complex128, 1)


def test_inverses() -> None:
    check(assert_type(dz.arcsec(1 / m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arccsc(2 + a), Variable), np.float64, 1)
    check(assert_type(dz.arccot(s), Scalar), np.float64, 0)
    check(assert_type(dz.arcsech(v), Vector), np.float64, 1)
    check(assert_type(dz.arccsch(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arccoth(z), Vector[np.complex128]), np.complex128, 1)
