"""What the types promise of the functions that change the shape."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s = variable(2.0)
v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
a: Variable = m
m_array = np.ones((2, 2))


def test_ravel() -> None:
    check(assert_type(dz.ravel(m), Vector), np.float64, 1)
    check(assert_type(dz.ravel(s, "F"), Vector), np.float64, 1)
    check(assert_type(dz.ravel(a), Vector), np.float64, 1)
    check(assert_type(dz.ravel(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(m32.ravel(), Vector[np.float32]), np.float32, 1)
    check(assert_type(m.flatten("F"), Vector), np.float64, 1)


def test_order() -> None:
    check(assert_type(dz.reshape(m, 4, "F"), Vector), np.float64, 1)
    check(assert_type(dz.reshape(v32, v32.shape, order="F"), Vector[np.float32]), np.float32, 1)


def test_broadcast_arrays() -> None:
    for each in assert_type(dz.broadcast_arrays(v, v), tuple[Vector, ...]):
        check(each, np.float64, 1)
    for constant in assert_type(dz.broadcast_arrays(m, m_array), tuple[Matrix, ...]):
        check(constant, np.float64, 2)
    for unranked in assert_type(dz.broadcast_arrays(a, m), tuple[Variable, ...]):
        check(unranked, np.float64, 2)
    ranked: tuple[Variable, ...] = dz.broadcast_arrays(m, v)
    assert [x.ndim for x in ranked] == [2, 2]


def test_squeeze_of_an_axis() -> None:
    one, thin = variable([2.0]), variable([[2.0], [3.0]])
    check(assert_type(dz.squeeze(one, 0), Scalar), np.float64, 0)
    check(assert_type(dz.squeeze(thin, -1), Vector), np.float64, 1)
    check(assert_type(dz.squeeze(thin, (1,)), Vector), np.float64, 1)
    check(assert_type(dz.squeeze(thin[:1], (0, 1)), Scalar), np.float64, 0)
    check(assert_type(dz.squeeze(thin), Variable), np.float64, 1)
    check(assert_type(dz.squeeze(thin[None], 0), Variable), np.float64, 2)
    check(assert_type(thin.squeeze(1), Vector), np.float64, 1)
    check(assert_type(one.squeeze(axis=0), Scalar), np.float64, 0)
