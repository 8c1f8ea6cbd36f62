"""What the types promise of the functions that join arrays."""

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
v_array = np.ones(2)
m_array = np.ones((2, 2))


def test_stacks() -> None:
    check(assert_type(dz.concatenate([m, m], axis=None), Vector), np.float64, 1)
    check(assert_type(dz.vstack([v, v]), Matrix), np.float64, 2)
    check(assert_type(dz.vstack([s, s]), Matrix), np.float64, 2)
    check(assert_type(dz.vstack([m32, m32]), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.vstack((v, v_array)), Matrix), np.float64, 2)
    check(assert_type(dz.vstack([c, c]), Rank3), np.float64, 3)
    check(assert_type(dz.vstack([a, a]), Variable), np.float64, 2)
    check(assert_type(dz.vstack((m, v)), Matrix), np.float64, 2)
    check(assert_type(dz.column_stack([c, c]), Rank3), np.float64, 3)
    check(assert_type(dz.column_stack((v, m)), Matrix), np.float64, 2)
    check(assert_type(dz.hstack([v, v]), Vector), np.float64, 1)
    check(assert_type(dz.hstack([s, s]), Vector), np.float64, 1)
    check(assert_type(dz.hstack((m, m_array)), Matrix), np.float64, 2)
    check(assert_type(dz.hstack([a, a]), Variable), np.float64, 2)
    check(assert_type(dz.hstack([i, i]), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.dstack([m, m]), Rank3), np.float64, 3)
    check(assert_type(dz.dstack([v, v]), Rank3), np.float64, 3)
    check(assert_type(dz.dstack([c, c]), Rank3), np.float64, 3)
    check(assert_type(dz.dstack([a, a]), Variable), np.float64, 3)
    check(assert_type(dz.column_stack([v32, v32]), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.column_stack([m, m]), Matrix), np.float64, 2)
    check(assert_type(dz.column_stack([a, a]), Variable), np.float64, 2)
    check(assert_type(dz.append(m, v), Vector), np.float64, 1)
    check(assert_type(dz.append(v, 3.0), Vector), np.float64, 1)
    check(assert_type(dz.append(v_array, v), Vector), np.float64, 1)
    check(assert_type(dz.append(m, m, axis=0), Matrix), np.float64, 2)
    check(assert_type(dz.append(m_array, m, 1), Matrix), np.float64, 2)
