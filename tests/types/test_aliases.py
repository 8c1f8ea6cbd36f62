"""What the types promise of the functions under their other names."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s32 = variable(0.5, np.float32)
v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
above = variable([1.5, 2.0])
z = variable([1j, 2.0])
i = variable([1, 2], np.int64)
a: Variable = v


def test_of_one_operand() -> None:
    check(assert_type(dz.absolute(z), Vector), np.float64, 1)
    check(assert_type(dz.absolute(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.conjugate(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.acos(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.asin(v), Vector), np.float64, 1)
    check(assert_type(dz.atan(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.acosh(above), Vector), np.float64, 1)
    check(assert_type(dz.asinh(a), Variable), np.float64, 1)
    check(assert_type(dz.atanh(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.around(m32, 1), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.fix(v), Vector), np.float64, 1)


def test_of_two_operands() -> None:
    check(assert_type(dz.atan2(v, v), Vector), np.float64, 1)
    check(assert_type(dz.mod(m32, 0.5), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.pow(i, 2), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.true_divide(1.0, v), Vector), np.float64, 1)


def test_of_axes() -> None:
    check(assert_type(dz.amax(m32, 0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.amin(v), Scalar), np.float64, 0)
    check(assert_type(dz.concat([v, v]), Vector), np.float64, 1)
    check(assert_type(dz.permute_dims(m32, (1, 0)), Matrix[np.float32]), np.float32, 2)
