"""What the types promise of arrays made of a few Variables."""

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
a: Variable = m
v_array = np.ones(2)


def test_points() -> None:
    check(assert_type(dz.linspace(s, 3.0), Vector), np.float64, 1)
    check(assert_type(dz.linspace(0.0, s, 5, endpoint=False), Vector), np.float64, 1)
    check(assert_type(dz.linspace(s, s, num=3), Vector), np.float64, 1)
    check(assert_type(dz.linspace(v32, v32, 3), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.linspace(v, s), Matrix), np.float64, 2)
    check(assert_type(dz.linspace(a, 3.0), Variable), np.float64, 3)
    check(assert_type(dz.linspace(m, m), Variable), np.float64, 3)
    points, step = assert_type(dz.linspace(s, 3.0, 4, retstep=True), tuple[Vector, Scalar])
    check(points, np.float64, 1)
    check(step, np.float64, 0)
    check(assert_type(dz.geomspace(s, 3.0, 4), Vector), np.float64, 1)
    check(assert_type(dz.geomspace(v, v, 4), Matrix), np.float64, 2)
    check(assert_type(dz.logspace(0.0, s, 4), Vector), np.float64, 1)
    check(assert_type(dz.logspace(s, s, base=2.0), Vector), np.float64, 1)
    check(assert_type(dz.logspace(a, a), Variable), np.float64, 3)


def test_full() -> None:
    check(assert_type(dz.full(3, s), Vector), np.float64, 1)
    matrix: Matrix = dz.full((2, 3), s)
    check(matrix, np.float64, 2)
    check(assert_type(dz.full(m.shape, v), Matrix), np.float64, 2)


def test_meshgrid() -> None:
    check(assert_type(dz.meshgrid(v)[0], Vector), np.float64, 1)
    x, y = assert_type(dz.meshgrid(v, v), tuple[Matrix, Matrix])
    check(x, np.float64, 2)
    check(y, np.float64, 2)
    for each in assert_type(dz.meshgrid(v, v, v, indexing="ij"), tuple[Rank3, Rank3, Rank3]):
        check(each, np.float64, 3)
    for each in assert_type(dz.meshgrid(v, v_array), tuple[Variable, ...]):
        check(each, np.float64, 2)
