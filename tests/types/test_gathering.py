"""What the types promise of the functions that take elements."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
v32 = variable([1.0, 2.0], np.float32)
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
z = variable([1.0, 2.0], np.complex64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m
row = np.arange(2)
grid = np.ones((2, 2), np.int64)
truths = np.ones(2, np.bool)


def test_take_of_all_elements() -> None:
    check(assert_type(dz.take(m, 1), Scalar), np.float64, 0)
    check(assert_type(dz.take(m32, [1, 0]), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.take(m, grid), Variable), np.float64, 2)
    check(assert_type(dz.take(a, 1), Variable), np.float64, 0)
    check(assert_type(dz.take(i, 1), Scalar[np.int64]), np.int64, 0)


def test_take_along_an_axis() -> None:
    check(assert_type(dz.take(v, 1, 0), Scalar), np.float64, 0)
    check(assert_type(dz.take(m, -1, axis=1), Vector), np.float64, 1)
    check(assert_type(dz.take(z, 1, axis=0), Scalar[np.complex64]), np.complex64, 0)
    check(assert_type(dz.take(m32, [1, 0], 0, "wrap"), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.take(c, row, 0, mode="clip"), Rank3), np.float64, 3)
    check(assert_type(dz.take(v, grid, 0), Variable), np.float64, 2)
    check(assert_type(dz.take(a, row, 0), Variable), np.float64, 2)


def test_take_along_axis() -> None:
    check(assert_type(dz.take_along_axis(v32, row), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.take_along_axis(m, grid, 0), Matrix), np.float64, 2)
    check(assert_type(dz.take_along_axis(v, row, None), Vector), np.float64, 1)
    check(assert_type(dz.take_along_axis(a, grid), Variable), np.float64, 2)


def test_compress() -> None:
    check(assert_type(dz.compress([True, False], m), Vector), np.float64, 1)
    check(assert_type(dz.compress(truths, m32, 1), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.compress(truths, a, axis=0), Variable), np.float64, 2)
    check(assert_type(dz.compress(truths, i), Vector[np.int64]), np.int64, 1)


def test_choose() -> None:
    check(assert_type(dz.choose(row, [v, v]), Vector), np.float64, 1)
    check(assert_type(dz.choose(grid, (m32, m32)), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.choose(truths, (v, np.ones(2))), Variable), np.float64, 1)
    check(assert_type(dz.choose([1, 0], [v32, v32]), Variable[np.float32]), np.float32, 1)
    check(assert_type(dz.choose(1, (v, np.ones(2)), "clip"), Variable), np.float64, 1)
    check(assert_type(dz.choose(v.data > 1, [v, v]), Variable), np.float64, 1)
