"""What the types promise of the functions that cut arrays."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_split() -> None:
    for each in assert_type(dz.split(v, 2), list[Vector]):
        check(each, np.float64, 1)


def test_split_of_a_matrix() -> None:
    for each in assert_type(dz.split(m, [1], axis=1), list[Matrix]):
        check(each, np.float64, 2)


def test_array_split() -> None:
    for each in assert_type(dz.array_split(a, np.array([1])), list[Variable]):
        check(each, np.float64, 2)


def test_vsplit() -> None:
    for each in assert_type(dz.vsplit(m, 2), list[Matrix]):
        check(each, np.float64, 2)


def test_hsplit() -> None:
    for each in assert_type(dz.hsplit(v, 2), list[Vector]):
        check(each, np.float64, 1)


def test_dsplit() -> None:
    for each in assert_type(dz.dsplit(c, 2), list[Rank3]):
        check(each, np.float64, 3)


def test_unstack() -> None:
    for each in assert_type(dz.unstack(v), tuple[Scalar, ...]):
        check(each, np.float64, 0)


def test_unstack_of_a_matrix() -> None:
    for each in assert_type(dz.unstack(m, axis=1), tuple[Vector, ...]):
        check(each, np.float64, 1)


def test_unstack_of_a_cube() -> None:
    for each in assert_type(dz.unstack(c), tuple[Matrix, ...]):
        check(each, np.float64, 2)


def test_unstack_of_an_array() -> None:
    for each in assert_type(dz.unstack(a), tuple[Variable, ...]):
        check(each, np.float64, 1)
