"""What the types promise of vector products and Kronecker products."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0, 3.0])
m = variable([[1.0, 2.0, 3.0], [3.0, 4.0, 5.0], [0.0, 1.0, 0.0]])
v32 = variable([1.0, 2.0, 3.0], np.float32)
i = variable([1, 2, 3], np.int64)
c: Rank3 = Variable(np.ones((3, 3, 3)))
a: Variable = m


def test_cross() -> None:
    check(assert_type(dz.cross(v, v), Vector), np.float64, 1)
    check(assert_type(dz.cross(m, v), Matrix), np.float64, 2)
    check(assert_type(dz.cross(v, m.data, axisb=0), Matrix), np.float64, 2)
    check(assert_type(dz.cross(m.data, v), Matrix), np.float64, 2)
    check(assert_type(dz.cross(v32.data, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.cross(m, m, axis=0), Matrix), np.float64, 2)
    check(assert_type(dz.cross(i, i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.cross(c, c), Rank3), np.float64, 3)
    wider: list[Variable] = [dz.cross(c, m), dz.cross(m, c), dz.cross(m.data, c), dz.cross(c, m.data)]
    assert [each.ndim for each in wider] == [3, 3, 3, 3]
    check(assert_type(dz.cross(a, v), Variable), np.float64, 2)


def test_kron() -> None:
    check(assert_type(dz.kron(v, v), Vector), np.float64, 1)
    check(assert_type(dz.kron(m, v), Matrix), np.float64, 2)
    check(assert_type(dz.kron(m.data, m), Matrix), np.float64, 2)
    check(assert_type(dz.kron(s, 2.0), Scalar), np.float64, 0)
    check(assert_type(dz.kron(v32, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.kron(a, m), Variable), np.float64, 2)
