"""What the types promise of the functions that repeat and turn elements."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
z = variable([1j, 2.0])
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_tile() -> None:
    check(assert_type(dz.tile(v, 2), Vector), np.float64, 1)
    check(assert_type(dz.tile(m, 2), Matrix), np.float64, 2)
    check(assert_type(dz.tile(s, 2), Vector), np.float64, 1)
    check(assert_type(dz.tile(c, (2,)), Rank3), np.float64, 3)
    check(assert_type(dz.tile(v32, (2, 2)), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.tile(m, (2, 2)), Matrix), np.float64, 2)
    check(assert_type(dz.tile(m, (2, 1, 1)), Variable), np.float64, 3)
    check(assert_type(dz.tile(a, 2), Variable), np.float64, 2)


def test_repeat() -> None:
    check(assert_type(dz.repeat(m, 2), Vector), np.float64, 1)
    check(assert_type(dz.repeat(m, [1, 2], axis=0), Matrix), np.float64, 2)
    check(assert_type(dz.repeat(i, np.array([2, 0]), 0), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.repeat(a, 2, 1), Variable), np.float64, 2)
    check(assert_type(m.repeat(2), Vector), np.float64, 1)
    check(assert_type(m.repeat(2, axis=1), Matrix), np.float64, 2)


def test_turning() -> None:
    check(assert_type(dz.roll(v, 1), Vector), np.float64, 1)
    check(assert_type(dz.roll(m32, (1, 1), (0, 1)), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.flip(m), Matrix), np.float64, 2)
    check(assert_type(dz.flip(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.flip(s), Scalar), np.float64, 0)
    check(assert_type(dz.fliplr(m), Matrix), np.float64, 2)
    check(assert_type(dz.flipud(v), Vector), np.float64, 1)
    check(assert_type(dz.rot90(m, 2), Matrix), np.float64, 2)
    check(assert_type(dz.rot90(a), Variable), np.float64, 2)


def test_resize() -> None:
    check(assert_type(dz.resize(m, 7), Vector), np.float64, 1)
    matrix: Matrix = dz.resize(v, (2, 3))
    check(matrix, np.float64, 2)
    scalar: Scalar = dz.resize(v, ())
    check(scalar, np.float64, 0)
    assert_type(dz.resize(m, 7).size, int)


def test_trim_zeros() -> None:
    check(assert_type(dz.trim_zeros(v), Vector), np.float64, 1)
    check(assert_type(dz.trim_zeros(m, "f", axis=0), Matrix), np.float64, 2)
