"""What the types promise of the functions that write into a copy."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s = variable(2.0)
v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
s32 = variable(2.0, np.float32)
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
z = variable([1.0, 2.0], np.complex128)
a: Variable = m
m_array = m.data
v_array = np.ones(2)


def test_set_at() -> None:
    check(assert_type(dz.set_at(m, (0, slice(None)), v), Matrix), np.float64, 2)
    check(assert_type(dz.set_at(m32, 0, 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.set_at(m32, ..., s32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.set_at(v, v.data > 1, v_array[:1]), Vector), np.float64, 1)
    check(assert_type(dz.set_at(s, (), s), Scalar), np.float64, 0)
    check(assert_type(dz.set_at(i, [0, 1], 3), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.set_at(z, 0, z[1]), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.set_at(a, 0, s), Variable), np.float64, 2)
    check(assert_type(dz.set_at(m_array, 0, v), Matrix), np.float64, 2)


def test_add_at() -> None:
    check(assert_type(dz.add_at(m, (0, slice(None)), v), Matrix), np.float64, 2)
    check(assert_type(dz.add_at(m32, np.array([0, 0]), 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.add_at(i, [0, 0], 3), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.add_at(a, 0, v_array), Variable), np.float64, 2)
    check(assert_type(dz.add_at(m_array, 0, v), Matrix), np.float64, 2)


def test_delete() -> None:
    check(assert_type(dz.delete(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.delete(m32, [0], 1), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.delete(i, slice(1)), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.delete(a, np.array([True, False]), axis=0), Variable), np.float64, 2)


def test_insert() -> None:
    check(assert_type(dz.insert(m, 0, 1.0), Vector), np.float64, 1)
    check(assert_type(dz.insert(m, 0, v, axis=1), Matrix), np.float64, 2)
    check(assert_type(dz.insert(m32, [0, 1], s32, 0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.insert(i, 1, 4), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.insert(a, slice(1), v_array, 0), Variable), np.float64, 2)
    check(assert_type(dz.insert(m_array, 0, v, axis=0), Matrix), np.float64, 2)
    check(assert_type(dz.insert(v_array, 0, s), Vector), np.float64, 1)
