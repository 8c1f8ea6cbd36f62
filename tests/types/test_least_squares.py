"""What the types promise of pseudo-inverses and least squares."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, linalg, variable
from dezero_typed.linalg.least_squares import LstsqResult
from tests.checks import check

v = variable([1.0, 2.0])
m = variable([[2.0, 1.0], [1.0, 3.0]])
m32 = variable([[2.0, 1.0], [1.0, 3.0]], np.float32)
mz = variable([[2.0, 1j], [-1j, 3.0]], np.complex128)
a: Variable = m


def test_pseudo_inverse() -> None:
    check(assert_type(linalg.pinv(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(linalg.pinv(mz, 1e-9), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(linalg.pinv(a, hermitian=True), Variable), np.float64, 2)


def test_least_squares() -> None:
    one = assert_type(linalg.lstsq(m, v), LstsqResult[Vector, Vector, Vector])
    check(one.x, np.float64, 1)
    check(one.residuals, np.float64, 1)
    check(one.s, np.float64, 1)
    several = assert_type(linalg.lstsq(m32, m32), LstsqResult[Matrix[np.float32], Vector[np.float32], Vector[np.float32]])
    check(several.x, np.float32, 2)
    constant = assert_type(linalg.lstsq(m, v.data), LstsqResult[Vector, Vector, Vector])
    check(constant.x, np.float64, 1)
    left = assert_type(linalg.lstsq(m.data, v), LstsqResult[Vector, Variable | Variable[np.float32], Variable | Variable[np.float32]])
    check(left.x, np.float64, 1)


def test_tensors() -> None:
    check(assert_type(linalg.tensorinv(m, 1), Variable), np.float64, 2)
    check(assert_type(linalg.tensorsolve(m, v), Variable), np.float64, 1)
    check(assert_type(linalg.tensorsolve(m.data, v), Variable), np.float64, 1)
