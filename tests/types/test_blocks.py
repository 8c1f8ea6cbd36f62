"""What the types promise of arrays of nested lists."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
s32 = variable(2.0, np.float32)
v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 4.0]])
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m
v_array = np.ones(2)
m_array = np.ones((2, 2))


def test_array() -> None:
    check(assert_type(dz.array([s, s]), Vector), np.float64, 1)
    check(assert_type(dz.array([s, 1.0]), Vector), np.float64, 1)
    check(assert_type(dz.array([[s, s], [1, s]]), Matrix), np.float64, 2)
    check(assert_type(dz.array([v32, v32]), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.array((v, v_array)), Matrix), np.float64, 2)
    check(assert_type(dz.array([[v, v], [v, v]]), Rank3), np.float64, 3)
    check(assert_type(dz.array([m, m]), Rank3), np.float64, 3)
    check(assert_type(dz.array([[[s]]]), Rank3), np.float64, 3)
    check(assert_type(dz.array([a, a]), Variable), np.float64, 3)
    check(assert_type(dz.array([[a, a]]), Variable), np.float64, 4)
    check(assert_type(dz.array([s32, s32]), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.array(((s32, 1.0),)), Matrix[np.float32]), np.float32, 2)


def test_block() -> None:
    check(assert_type(dz.block([s, s]), Vector), np.float64, 1)
    check(assert_type(dz.block([s, 1.0]), Vector), np.float64, 1)
    check(assert_type(dz.block((v, s, 1.0)), Vector), np.float64, 1)
    check(assert_type(dz.block([m, m]), Matrix), np.float64, 2)
    check(assert_type(dz.block([[m, m_array], [m, m]]), Matrix), np.float64, 2)
    check(assert_type(dz.block([[v, s]]), Matrix), np.float64, 2)
    check(assert_type(dz.block([c, c]), Rank3), np.float64, 3)
    check(assert_type(dz.block([a, a]), Variable), np.float64, 2)
    check(assert_type(dz.block([[a, a]]), Variable), np.float64, 2)
