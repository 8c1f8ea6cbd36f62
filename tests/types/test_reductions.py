"""What the types promise of reductions."""

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


def test_prod() -> None:
    check(assert_type(dz.prod(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.prod(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.prod(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.prod(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.prod(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.prod(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.prod(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.prod(i), Scalar[np.int64]), np.int64, 0)


def test_ptp() -> None:
    check(assert_type(dz.ptp(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.ptp(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.ptp(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.ptp(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.ptp(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.ptp(a, 0), Variable), np.float64, 1)


def test_average() -> None:
    check(assert_type(dz.average(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.average(m, weights=m), Scalar), np.float64, 0)
    check(assert_type(dz.average(v, None, v.data), Scalar), np.float64, 0)
    check(assert_type(dz.average(m, 0), Variable), np.float64, 1)
    check(assert_type(dz.average(m, 0, v, keepdims=True), Variable), np.float64, 2)
