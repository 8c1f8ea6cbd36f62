"""What the types promise of variances."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])
z = variable([[1j, 2.0]])
z64 = variable([[1j, 2.0]], np.complex64)
mask = np.array([[True, True], [False, True]])


def test_var() -> None:
    check(assert_type(dz.var(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.var(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.var(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.var(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.var(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.var(a, 0), Variable), np.float64, 1)


def test_std() -> None:
    check(assert_type(dz.std(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.std(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.std(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.std(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.std(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.std(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.std(m, ddof=1), Scalar), np.float64, 0)


def test_of_complex_numbers_it_is_real() -> None:
    check(assert_type(dz.var(z), Scalar), np.float64, 0)
    check(assert_type(dz.var(z64, 0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.std(z64, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.std(z, (0, 1)), Variable), np.float64, 0)


def test_further_arguments() -> None:
    check(assert_type(dz.var(m32, where=mask), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.var(m, 0, mean=dz.mean(m, 0, keepdims=True), correction=1), Vector), np.float64, 1)
    check(assert_type(dz.std(m, 1, keepdims=True, where=mask, mean=m.data[:, :1]), Matrix), np.float64, 2)
    check(assert_type(dz.var(m32, dtype=np.float64), Scalar), np.float64, 0)
    check(assert_type(dz.std(m, 0, dtype=np.float32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.std(a, 0, dtype=np.float32), Variable[np.float32]), np.float32, 1)
