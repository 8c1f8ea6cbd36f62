"""What the types promise of the functions that reorder and add axes."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m
m_array = np.ones((2, 2))


def test_order() -> None:
    check(assert_type(dz.swapaxes(m, 0, 1), Matrix), np.float64, 2)
    check(assert_type(dz.swapaxes(c, 0, -1), Rank3), np.float64, 3)
    check(assert_type(dz.matrix_transpose(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.matrix_transpose(a), Variable), np.float64, 2)
    check(assert_type(dz.matrix_transpose(c), Rank3), np.float64, 3)
    check(assert_type(dz.moveaxis(c, (0, 1), (1, 2)), Rank3), np.float64, 3)
    check(assert_type(dz.moveaxis(m, 0, 1), Matrix), np.float64, 2)
    check(assert_type(dz.rollaxis(c, 2), Rank3), np.float64, 3)
    check(assert_type(m.mT, Matrix), np.float64, 2)
    check(assert_type(c.swapaxes(0, 1), Rank3), np.float64, 3)


def test_expand_dims() -> None:
    check(assert_type(dz.expand_dims(s, 0), Vector), np.float64, 1)
    check(assert_type(dz.expand_dims(v, 0), Matrix), np.float64, 2)
    check(assert_type(dz.expand_dims(i, -1), Matrix[np.int64]), np.int64, 2)
    check(assert_type(dz.expand_dims(m, 1), Rank3), np.float64, 3)
    check(assert_type(dz.expand_dims(c, 1), Variable), np.float64, 4)
    check(assert_type(dz.expand_dims(a, 1), Variable), np.float64, 3)
    check(assert_type(dz.expand_dims(s, (0, 1)), Matrix), np.float64, 2)
    check(assert_type(dz.expand_dims(v, (0, 2)), Rank3), np.float64, 3)
    check(assert_type(dz.expand_dims(m, (0, 1, 2)), Variable), np.float64, 5)


def test_atleast() -> None:
    check(assert_type(dz.atleast_1d(s), Vector), np.float64, 1)
    check(assert_type(dz.atleast_1d(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.atleast_1d(c), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_1d(a), Variable), np.float64, 2)
    check(assert_type(dz.atleast_2d(s), Matrix), np.float64, 2)
    check(assert_type(dz.atleast_2d(v), Matrix), np.float64, 2)
    check(assert_type(dz.atleast_2d(m), Matrix), np.float64, 2)
    check(assert_type(dz.atleast_2d(c), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_2d(a), Variable), np.float64, 2)
    check(assert_type(dz.atleast_3d(s), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_3d(v), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_3d(m), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_3d(c), Rank3), np.float64, 3)
    check(assert_type(dz.atleast_3d(a), Variable), np.float64, 3)
    for each in assert_type(dz.atleast_2d(v, m_array), tuple[Variable, ...]):
        check(each, np.float64, 2)


def test_lists_of_axes() -> None:
    check(assert_type(dz.moveaxis(m, [0, 1], [1, 0]), Matrix), np.float64, 2)
    check(assert_type(dz.roll(m, [1, 1], axis=[0, 1]), Matrix), np.float64, 2)
    check(assert_type(dz.expand_dims(v, [0, 1]), Variable), np.float64, 3)
