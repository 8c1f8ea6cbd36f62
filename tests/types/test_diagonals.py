"""What the types promise of diagonals and triangles."""

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
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_diagonals() -> None:
    check(assert_type(dz.diag(v), Matrix), np.float64, 2)
    check(assert_type(dz.diag(m, 1), Vector), np.float64, 1)
    check(assert_type(dz.diag(a), Variable), np.float64, 1)
    check(assert_type(dz.diag(i), Matrix[np.int64]), np.int64, 2)
    check(assert_type(dz.diagflat(m), Matrix), np.float64, 2)
    check(assert_type(dz.diagflat(s), Matrix), np.float64, 2)
    check(assert_type(dz.diagonal(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.diagonal(c, 0, 1, 2), Matrix), np.float64, 2)
    check(assert_type(dz.diagonal(a), Variable), np.float64, 1)
    check(assert_type(m.diagonal(1), Vector), np.float64, 1)
    check(assert_type(dz.trace(m), Scalar), np.float64, 0)
    check(assert_type(dz.trace(c, axis1=1, axis2=2), Vector), np.float64, 1)
    check(assert_type(dz.trace(a), Variable), np.float64, 0)
    check(assert_type(m.trace(), Scalar), np.float64, 0)
    check(assert_type(dz.tril(m), Matrix), np.float64, 2)
    check(assert_type(dz.triu(c, 1), Rank3), np.float64, 3)
    check(assert_type(dz.triu(a), Variable), np.float64, 2)
