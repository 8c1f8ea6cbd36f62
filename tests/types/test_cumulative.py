"""What the types promise of running sums and products."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
i = variable([1, 2], np.int64)


def test_running_sums_and_products() -> None:
    check(assert_type(dz.cumsum(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.cumsum(m, 0), Matrix), np.float64, 2)
    check(assert_type(dz.cumsum(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.cumprod(m32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.cumprod(m, 0), Matrix), np.float64, 2)
    check(assert_type(dz.cumprod(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.cumulative_sum(m32, axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cumulative_sum(v, include_initial=True), Vector), np.float64, 1)
    check(assert_type(dz.cumulative_prod(m32, axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cumulative_prod(v, include_initial=True), Vector), np.float64, 1)


def test_in_another_type() -> None:
    check(assert_type(dz.cumsum(m32, dtype=np.float64), Vector), np.float64, 1)
    check(assert_type(dz.cumprod(m, 0, dtype=np.float32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.cumulative_sum(v, dtype=np.float16), Vector[np.float16]), np.float16, 1)
    check(assert_type(dz.cumulative_prod(v, dtype=np.complex64, include_initial=True), Vector[np.complex64]), np.complex64, 1)
