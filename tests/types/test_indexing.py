"""What the types promise of an index."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

s = variable(2.0)
v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
a: Variable = m
c: Variable[np.float64, tuple[int, int, int]] = Variable(np.ones((2, 2, 2)))


def test_one_place() -> None:
    check(assert_type(dz.getitem(v, 0), Scalar), np.float64, 0)
    check(assert_type(dz.getitem(m, -1), Vector), np.float64, 1)
    check(assert_type(dz.getitem(m, (0, 1)), Scalar), np.float64, 0)
    check(assert_type(v[np.int64(1)], Scalar), np.float64, 0)
    check(assert_type(m32[0], Vector[np.float32]), np.float32, 1)
    check(assert_type(m32[1, 0], Scalar[np.float32]), np.float32, 0)
    check(assert_type(i[1], Scalar[np.int64]), np.int64, 0)


def test_slices() -> None:
    check(assert_type(dz.getitem(m, slice(1)), Matrix), np.float64, 2)
    check(assert_type(v[::-1], Vector), np.float64, 1)
    check(assert_type(m[1:], Matrix), np.float64, 2)
    check(assert_type(m[...], Matrix), np.float64, 2)
    check(assert_type(s[...], Scalar), np.float64, 0)
    check(assert_type(m[:, 1:], Matrix), np.float64, 2)
    check(assert_type(m32[:, 0], Vector[np.float32]), np.float32, 1)
    check(assert_type(m[0, ::2], Vector), np.float64, 1)


def test_arrays_and_mixtures() -> None:
    check(assert_type(m[[0, 0, 1]], Matrix), np.float64, 2)
    check(assert_type(m32[m32.data > 1], Variable[np.float32]), np.float32, 1)
    check(assert_type(m[np.ix_([0, 1], [1])], Variable), np.float64, 2)
    check(assert_type(v[None], Matrix), np.float64, 2)
    check(assert_type(m[..., None, 0], Variable), np.float64, 2)
    check(assert_type(m[np.array([0, 1]), 0], Variable), np.float64, 1)
    check(assert_type(m[np.array([0, 1])], Variable), np.float64, 2)
    check(assert_type(dz.getitem(m, np.ones((2, 2), np.int64)), Variable), np.float64, 3)
    check(assert_type(m[np.array(1)], Variable), np.float64, 1)


def test_axes_of_length_one_and_layers() -> None:
    check(assert_type(v[:, None], Matrix), np.float64, 2)
    check(assert_type(v[None, 1:], Matrix), np.float64, 2)
    check(assert_type(v[[True, False]], Vector), np.float64, 1)
    check(assert_type(c[0], Matrix), np.float64, 2)
    check(assert_type(dz.getitem(c, -1), Matrix), np.float64, 2)


def test_an_array_of_unknown_rank() -> None:
    check(assert_type(a[0], Variable), np.float64, 1)
    check(assert_type(a[1:], Variable), np.float64, 2)
    check(assert_type(dz.getitem(a, (0, 1)), Variable), np.float64, 0)
