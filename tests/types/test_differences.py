"""What the types promise of differences, slopes and areas."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
i = variable([1, 2], np.int64)
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])


def test_differences() -> None:
    check(assert_type(dz.diff(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.diff(v, 1, 0, prepend=0.0), Vector), np.float64, 1)
    check(assert_type(dz.diff(a), Variable), np.float64, 2)
    check(assert_type(dz.ediff1d(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.ediff1d(i, to_end=1), Vector[np.int64]), np.int64, 1)


def test_slopes() -> None:
    check(assert_type(dz.gradient(v, 0.5), Vector), np.float64, 1)
    check(assert_type(dz.gradient(m32, axis=0), Matrix[np.float32]), np.float32, 2)
    both = assert_type(dz.gradient(m), Matrix | tuple[Matrix, ...])
    assert isinstance(both, tuple)
    check(both[0], np.float64, 2)


def test_areas() -> None:
    check(assert_type(dz.trapezoid(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.trapezoid(v, v.data), Scalar), np.float64, 0)
    check(assert_type(dz.trapezoid(a), Variable), np.float64, 1)
    check(assert_type(dz.trapezoid(m, m), Vector), np.float64, 1)
    check(assert_type(dz.trapezoid(v.data, v), Scalar), np.float64, 0)
    check(assert_type(dz.trapezoid(m32.data, m32), Vector[np.float32]), np.float32, 1)
