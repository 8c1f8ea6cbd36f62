"""What the types promise of rounding."""

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
    check(assert_type(dz.ceil(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.ceil(a), Variable), np.float64, 2)
    check(assert_type(dz.floor(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.floor(a), Variable), np.float64, 2)
    check(assert_type(dz.rint(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.rint(a), Variable), np.float64, 2)
    check(assert_type(dz.trunc(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.trunc(a), Variable), np.float64, 2)
    check(assert_type(dz.round(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.round(a), Variable), np.float64, 2)
    check(assert_type(dz.round(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.round(m, 1), Matrix), np.float64, 2)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.floor_divide(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.floor_divide(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.floor_divide(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.floor_divide(a, v), Variable), np.float64, 2)
    check(assert_type(dz.fmod(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.fmod(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.fmod(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.fmod(a, v), Variable), np.float64, 2)
    check(assert_type(dz.remainder(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.remainder(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.remainder(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.remainder(a, v), Variable), np.float64, 2)


def test_quotient_and_rest_come_together() -> None:
    both0 = assert_type(dz.divmod(m32, 2.0), tuple[Matrix[np.float32], Matrix[np.float32]])
    check(both0[0], np.float32, 2)
    check(both0[1], np.float32, 2)
    both1 = assert_type(dz.divmod(2.0, v), tuple[Vector, Vector])
    check(both1[0], np.float64, 1)
    check(both1[1], np.float64, 1)
    both2 = assert_type(dz.divmod(v.data, v), tuple[Vector, Vector])
    check(both2[0], np.float64, 1)
    check(both2[1], np.float64, 1)
    both3 = assert_type(dz.divmod(a, v), tuple[Variable, Variable])
    check(both3[0], np.float64, 2)
    check(both3[1], np.float64, 2)
    both4 = assert_type(dz.divmod(m, v), tuple[Matrix, Matrix])
    check(both4[0], np.float64, 2)
    check(both4[1], np.float64, 2)
    both5 = assert_type(dz.divmod(variable(3.0), m), tuple[Matrix, Matrix])
    check(both5[0], np.float64, 2)
    check(both5[1], np.float64, 2)
