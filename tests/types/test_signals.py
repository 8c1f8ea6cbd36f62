"""What the types promise of convolutions, correlations and sliding windows."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]
Rank4 = Variable[np.float64, tuple[int, int, int, int]]

s = variable(0.5)
v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
v32 = variable([0.5, 0.25], np.float32)
i = variable([1, 2], np.int64)
z64 = variable([0.5, 0.25], np.complex64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = v


def test_convolutions() -> None:
    check(assert_type(dz.convolve(v, v), Vector), np.float64, 1)
    check(assert_type(dz.convolve(v, s, "same"), Vector), np.float64, 1)
    check(assert_type(dz.convolve(s.data, v, mode="valid"), Vector), np.float64, 1)
    check(assert_type(dz.convolve(v32.data, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.convolve(i, i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.convolve(a, v), Vector), np.float64, 1)
    check(assert_type(dz.correlate(v, v), Vector), np.float64, 1)
    check(assert_type(dz.correlate(v.data, v, "full"), Vector), np.float64, 1)
    check(assert_type(dz.correlate(z64, z64.data, mode="same"), Vector[np.complex64]), np.complex64, 1)
    check(assert_type(dz.correlate(a, a), Vector), np.float64, 1)


def test_windows() -> None:
    check(assert_type(dz.sliding_window_view(v, 2), Matrix), np.float64, 2)
    check(assert_type(dz.sliding_window_view(v32, (2,), axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sliding_window_view(i, 1), Matrix[np.int64]), np.int64, 2)
    check(assert_type(dz.sliding_window_view(m, 2, 1), Rank3), np.float64, 3)
    check(assert_type(dz.sliding_window_view(m, (2, 1)), Rank4), np.float64, 4)
    check(assert_type(dz.sliding_window_view(m, (2, 1), (1, 0)), Rank4), np.float64, 4)
    check(assert_type(dz.sliding_window_view(c, 2, 0), Variable), np.float64, 4)
    check(assert_type(dz.sliding_window_view(a, 2), Variable), np.float64, 2)
