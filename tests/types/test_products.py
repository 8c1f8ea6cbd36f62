"""What the types promise of products of vectors and matrices."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
v32 = variable([1.0, 2.0], np.float32)
i = variable([1, 2], np.int64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m
z = variable([1.0, 2.0], np.complex64)


def test_matrices_and_vectors() -> None:
    check(assert_type(dz.matvec(m, v), Vector), np.float64, 1)
    check(assert_type(dz.matvec(m.data, v), Vector), np.float64, 1)
    check(assert_type(dz.matvec(m, m.data), Matrix), np.float64, 2)
    check(assert_type(dz.matvec(m.data, m), Matrix), np.float64, 2)
    check(assert_type(dz.matvec(c, v), Variable), np.float64, 2)
    check(assert_type(dz.matvec(a, v), Variable), np.float64, 1)
    check(assert_type(dz.vecmat(v, m), Vector), np.float64, 1)
    check(assert_type(dz.vecmat(v.data, m), Vector), np.float64, 1)
    check(assert_type(dz.vecmat(m, m.data), Matrix), np.float64, 2)
    check(assert_type(dz.vecmat(v, c), Variable), np.float64, 2)
    check(assert_type(dz.vecmat(v, a), Variable), np.float64, 1)


def test_vectors() -> None:
    check(assert_type(dz.vecdot(v, v), Scalar), np.float64, 0)
    check(assert_type(dz.vecdot(v32, v32.data), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.vecdot(m, v), Vector), np.float64, 1)
    check(assert_type(dz.vecdot(v.data, m), Vector), np.float64, 1)
    check(assert_type(dz.vecdot(m, m, axis=0), Vector), np.float64, 1)
    check(assert_type(dz.vecdot(c, m), Variable), np.float64, 2)
    check(assert_type(dz.vecdot(a, m), Variable), np.float64, 1)
    check(assert_type(dz.vecdot(z, z), Scalar[np.complex64]), np.complex64, 0)
    check(assert_type(dz.vdot(m, m), Scalar), np.float64, 0)
    check(assert_type(dz.vdot(a.data, m), Scalar), np.float64, 0)
    check(assert_type(dz.vdot(i, i), Scalar[np.int64]), np.int64, 0)
    check(assert_type(dz.outer(v, v), Matrix), np.float64, 2)
    check(assert_type(dz.outer(s, v32.data.astype(np.float64)), Matrix), np.float64, 2)
    check(assert_type(dz.outer(v32.data, v32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.outer(a, m), Matrix), np.float64, 2)
