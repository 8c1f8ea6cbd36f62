"""What the types promise of norms."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, linalg, variable
from tests.checks import check

v = variable([1.0, 2.0])
m = variable([[2.0, 1.0], [1.0, 3.0]])
m32 = variable([[2.0, 1.0], [1.0, 3.0]], np.float32)
mz = variable([[2.0, 1j], [-1j, 3.0]], np.complex128)
a: Variable = m


def test_norm() -> None:
    check(assert_type(linalg.norm(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.norm(a, "nuc"), Scalar), np.float64, 0)
    check(assert_type(linalg.norm(m, axis=0), Vector), np.float64, 1)
    check(assert_type(linalg.norm(v, 1, axis=0), Scalar), np.float64, 0)
    check(assert_type(linalg.norm(m32, axis=1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(linalg.norm(a, 2, 0), Variable), np.float64, 1)
    check(assert_type(linalg.norm(mz), Variable), np.float64, 0)


def test_norms_of_vectors() -> None:
    check(assert_type(linalg.vector_norm(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.vector_norm(m, axis=0, ord=1), Vector), np.float64, 1)
    check(assert_type(linalg.vector_norm(v, axis=0), Scalar), np.float64, 0)
    check(assert_type(linalg.vector_norm(m, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(linalg.vector_norm(a, axis=1), Variable), np.float64, 1)
    check(assert_type(linalg.vector_norm(mz), Variable), np.float64, 0)


def test_norms_of_matrices() -> None:
    check(assert_type(linalg.matrix_norm(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.matrix_norm(m, keepdims=True, ord=1), Matrix), np.float64, 2)
    check(assert_type(linalg.matrix_norm(a), Variable), np.float64, 0)
    check(assert_type(linalg.matrix_norm(mz, ord="nuc"), Variable), np.float64, 0)


def test_condition() -> None:
    check(assert_type(linalg.cond(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.cond(a, 1), Variable), np.float64, 0)
    check(assert_type(linalg.cond(mz, -2), Variable), np.float64, 0)
