"""What the types promise of covariances. Of a matrix with one row NumPy makes an array of shape ``()``."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 5.0]])
z = variable([1j, 2.0])
a: Variable = m
array = np.linspace(1.0, 3.0, 2)


def test_cov() -> None:
    check(assert_type(dz.cov(v), Scalar), np.float64, 0)
    check(assert_type(dz.cov(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.cov(m), Variable), np.float64, 2)
    check(assert_type(dz.cov(v32, v32, bias=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cov(m, array, fweights=np.array([1, 2])), Matrix), np.float64, 2)
    check(assert_type(dz.cov(array, v, aweights=array), Matrix), np.float64, 2)
    check(assert_type(dz.cov(a, ddof=0), Variable), np.float64, 2)


def test_corrcoef() -> None:
    check(assert_type(dz.corrcoef(v32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.corrcoef(m, rowvar=False), Variable), np.float64, 2)
    check(assert_type(dz.corrcoef(v, v), Matrix), np.float64, 2)
    check(assert_type(dz.corrcoef(array, v), Matrix), np.float64, 2)
    check(assert_type(dz.corrcoef(a), Variable), np.float64, 2)


def test_ranks() -> None:
    row: Vector = dz.cov(m, v)[0]
    check(row, np.float64, 1)
