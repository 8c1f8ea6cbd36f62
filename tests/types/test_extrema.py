"""What the types promise of extrema."""

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
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])
mask = np.array([[True, False], [True, True]])


def test_extrema() -> None:
    check(assert_type(dz.max(m32, 1, initial=0.5), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.min(m, where=mask, initial=2), Scalar), np.float64, 0)
    check(assert_type(dz.max(m, keepdims=True, where=mask, initial=-np.inf), Matrix), np.float64, 2)
    check(assert_type(dz.min(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.max(a, 0, initial=0), Variable), np.float64, 1)


def test_ptp() -> None:
    check(assert_type(dz.ptp(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.ptp(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.ptp(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.ptp(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.ptp(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.ptp(a, 0), Variable), np.float64, 1)
