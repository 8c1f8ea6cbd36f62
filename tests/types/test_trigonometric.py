"""What the types promise of the trigonometric functions."""

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
    check(assert_type(dz.arccos(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arccos(a), Variable), np.float64, 2)
    check(assert_type(dz.arcsin(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arcsin(a), Variable), np.float64, 2)
    check(assert_type(dz.arctan(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arctan(a), Variable), np.float64, 2)
    check(assert_type(dz.deg2rad(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.deg2rad(a), Variable), np.float64, 2)
    check(assert_type(dz.degrees(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.degrees(a), Variable), np.float64, 2)
    check(assert_type(dz.rad2deg(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.rad2deg(a), Variable), np.float64, 2)
    check(assert_type(dz.radians(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.radians(a), Variable), np.float64, 2)
    check(assert_type(dz.tan(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.tan(a), Variable), np.float64, 2)
    check(assert_type(dz.tan(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.arctan(z), Vector[np.complex128]), np.complex128, 1)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.arctan2(m32, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.arctan2(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.arctan2(v.data, v), Vector), np.float64, 1)
    check(assert_type(dz.arctan2(a, v), Variable), np.float64, 2)


def test_unwrap() -> None:
    check(assert_type(dz.unwrap(v), Vector), np.float64, 1)
    check(assert_type(dz.unwrap(m32, axis=0), Matrix[np.float32]), np.float32, 2)
