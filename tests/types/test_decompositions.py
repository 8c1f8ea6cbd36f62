"""What the types promise of factorisations."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, linalg, variable
from dezero_typed.linalg.decompositions import EighResult, QRResult, SVDResult
from tests.checks import check

m = variable([[2.0, 1.0], [1.0, 3.0]])
m32 = variable([[2.0, 1.0], [1.0, 3.0]], np.float32)
mz = variable([[2.0, 1j], [-1j, 3.0]], np.complex128)
a: Variable = m
Z = Variable[np.complex128, tuple[int, int]]


def test_cholesky() -> None:
    check(assert_type(linalg.cholesky(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(linalg.cholesky(mz, upper=True), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(linalg.cholesky(a), Variable), np.float64, 2)


def test_eigenvalues() -> None:
    check(assert_type(linalg.eigvalsh(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(linalg.eigvalsh(mz, "U"), Variable), np.float64, 1)
    check(assert_type(linalg.eigvalsh(a), Variable), np.float64, 1)
    pair = assert_type(linalg.eigh(m), EighResult[Vector, Matrix])
    check(pair.eigenvalues, np.float64, 1)
    check(pair.eigenvectors, np.float64, 2)
    of_complex = assert_type(linalg.eigh(mz), EighResult[Variable, Z])
    check(of_complex.eigenvalues, np.float64, 1)
    check(of_complex.eigenvectors, np.complex128, 2)
    unknown = assert_type(linalg.eigh(a, "U"), EighResult[Variable, Variable])
    check(unknown.eigenvectors, np.float64, 2)


def test_singular_values() -> None:
    check(assert_type(linalg.svdvals(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(linalg.svdvals(mz), Variable), np.float64, 1)
    parts = assert_type(linalg.svd(m32), SVDResult[Matrix[np.float32], Vector[np.float32], Matrix[np.float32]])
    check(parts.U, np.float32, 2)
    check(parts.S, np.float32, 1)
    check(parts.Vh, np.float32, 2)
    of_complex = assert_type(linalg.svd(mz, full_matrices=False), SVDResult[Z, Variable, Z])
    check(of_complex.S, np.float64, 1)


def test_triangles() -> None:
    pair = assert_type(linalg.qr(m32), QRResult[Matrix[np.float32], Matrix[np.float32]])
    check(pair.Q, np.float32, 2)
    check(assert_type(linalg.qr(mz, mode="r"), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(linalg.qr(a, "r"), Variable), np.float64, 2)
