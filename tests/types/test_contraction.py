"""What the types promise of sums of products over chosen axes."""

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


def test_dot() -> None:
    check(assert_type(dz.dot(v, v), Scalar), np.float64, 0)
    check(assert_type(dz.dot(m, v), Vector), np.float64, 1)
    check(assert_type(dz.dot(v, m), Vector), np.float64, 1)
    check(assert_type(dz.dot(m, m), Matrix), np.float64, 2)
    check(assert_type(dz.dot(m, v.data), Vector), np.float64, 1)
    check(assert_type(dz.dot(m.data, m), Matrix), np.float64, 2)
    check(assert_type(dz.dot(m.data, v), Vector), np.float64, 1)
    check(assert_type(dz.dot(v.data, m), Vector), np.float64, 1)
    check(assert_type(dz.dot(v.data, v), Scalar), np.float64, 0)
    check(assert_type(dz.dot(m, 2.0), Matrix), np.float64, 2)
    check(assert_type(dz.dot(s, v), Vector), np.float64, 1)
    check(assert_type(dz.dot(c, v), Variable), np.float64, 2)
    check(assert_type(dz.dot(a, v), Variable), np.float64, 1)
    check(assert_type(dz.dot(v, a), Variable), np.float64, 1)
    check(assert_type(dz.dot(v32, v32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.dot(i, i), Scalar[np.int64]), np.int64, 0)
    check(assert_type(dz.dot(z, z), Scalar[np.complex64]), np.complex64, 0)


def test_inner() -> None:
    check(assert_type(dz.inner(v, v), Scalar), np.float64, 0)
    check(assert_type(dz.inner(m, m), Matrix), np.float64, 2)
    check(assert_type(dz.inner(v, m.data), Vector), np.float64, 1)
    check(assert_type(dz.inner(a, m), Variable), np.float64, 2)


def test_tensordot() -> None:
    check(assert_type(dz.tensordot(m, m), Scalar), np.float64, 0)
    check(assert_type(dz.tensordot(m, m.data, 1), Matrix), np.float64, 2)
    check(assert_type(dz.tensordot(m, v, axes=1), Vector), np.float64, 1)
    check(assert_type(dz.tensordot(v.data, m, 1), Vector), np.float64, 1)
    check(assert_type(dz.tensordot(v, v, 1), Scalar), np.float64, 0)
    check(assert_type(dz.tensordot(v32, v32, 0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.tensordot(m, m, (0, 1)), Variable), np.float64, 2)
    check(assert_type(dz.tensordot(c, m, ([0, 1], [1, 0])), Variable), np.float64, 1)
    check(assert_type(dz.tensordot(a, m), Variable), np.float64, 0)
