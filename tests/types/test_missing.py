"""What the types promise of reductions that leave NaNs out."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
z = variable([1j, 2.0])
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_sums() -> None:
    check(assert_type(dz.nansum(v), Scalar), np.float64, 0)
    check(assert_type(dz.nansum(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.nansum(m32, 0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nansum(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.nanprod(m, axis=1, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.nanprod(c, axis=1), Variable), np.float64, 2)
    check(assert_type(dz.nanmean(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.nanmean(v, 0), Scalar), np.float64, 0)


def test_extrema() -> None:
    check(assert_type(dz.nanmax(s), Scalar), np.float64, 0)
    check(assert_type(dz.nanmax(m32, 1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanmin(m, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.nanmin(a), Scalar), np.float64, 0)


def test_moments() -> None:
    check(assert_type(dz.nanvar(m32, 0, ddof=1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanvar(v), Scalar), np.float64, 0)
    check(assert_type(dz.nanstd(m, axis=0, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.nanstd(a, axis=0), Variable), np.float64, 1)


def test_running() -> None:
    check(assert_type(dz.nancumsum(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nancumsum(m, axis=0), Matrix), np.float64, 2)
    check(assert_type(dz.nancumprod(s), Vector), np.float64, 1)
    check(assert_type(dz.nancumprod(c, 1), Rank3), np.float64, 3)


def test_further_arguments() -> None:
    mask = np.array([[True, False], [True, True]])
    check(assert_type(dz.nansum(m32, 0, where=mask, initial=1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanprod(m32, dtype=np.float64), Scalar), np.float64, 0)
    check(assert_type(dz.nanmean(m, 1, keepdims=True, where=mask), Matrix), np.float64, 2)
    check(assert_type(dz.nanmean(m, 1, dtype=np.float32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanmax(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.nanmin(m32, 0, where=mask, initial=5), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanvar(z), Scalar), np.float64, 0)
    check(assert_type(dz.nanstd(m, 0, where=mask, correction=0), Vector), np.float64, 1)
    check(assert_type(dz.nanvar(m32, dtype=np.float64), Scalar), np.float64, 0)
    check(assert_type(dz.nancumsum(m32, dtype=np.float64), Vector), np.float64, 1)
    check(assert_type(dz.nancumprod(m, 0, dtype=np.float32), Matrix[np.float32]), np.float32, 2)
