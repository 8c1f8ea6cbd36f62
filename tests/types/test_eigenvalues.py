"""What the types promise of eigenvalues."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, linalg, variable
from dezero_typed.linalg.eigenvalues import EigResult
from tests.checks import check

m = variable([[2.0, 0.0], [0.0, 3.0]])
m32 = variable([[2.0, 1.0], [1.0, 3.0]], np.float32)
mz = variable([[2.0, 1j], [-1j, 3.0]], np.complex128)
m64 = variable([[2.0, 1j], [-1j, 3.0]], np.complex64)
a: Variable = m
stack = Variable(np.zeros(16).reshape(4, 2, 2))
C = np.complex128


def test_eigenvalues() -> None:
    check(assert_type(linalg.eigvals(m), Vector[C]), C, 1)
    check(assert_type(linalg.eigvals(m32), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(linalg.eigvals(mz), Vector[C]), C, 1)
    check(assert_type(linalg.eigvals(m64), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(linalg.eigvals(a), Variable[C]), C, 1)
    check(assert_type(linalg.eigvals(stack), Variable[C]), C, 2)


def test_eigenvectors() -> None:
    pair = assert_type(linalg.eig(m), EigResult[Vector[C], Matrix[C]])
    check(pair.eigenvalues, C, 1)
    check(pair.eigenvectors, C, 2)
    small = assert_type(linalg.eig(m32), EigResult[Vector[np.complex64], Matrix[np.complex64]])
    check(small.eigenvectors, np.complex64, 2)
    of_complex = assert_type(linalg.eig(m64), EigResult[Vector[np.complex64], Matrix[np.complex64]])
    check(of_complex.eigenvectors, np.complex64, 2)
    unknown = assert_type(linalg.eig(a), EigResult[Variable[C], Variable[C]])
    check(unknown.eigenvectors, C, 2)
    stacked = assert_type(linalg.eig(stack), EigResult[Variable[C], Variable[C, tuple[int, int, int]]])
    check(stacked.eigenvectors, C, 3)
