"""What the types promise of quantiles."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Shape, Variable, Vector, variable
from tests.checks import check

v = variable([1.0, 2.0])
v32 = variable([1.0, 2.0], np.float32)
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
c: Variable[np.float64, tuple[int, int, int]] = Variable(np.ones((2, 2, 2)))
a: Variable = m
q1 = np.linspace(0.25, 1.0, 3).reshape(3)
q2 = q1.reshape(3, 1)
q_any: np.ndarray[Shape, np.dtype[np.float64]] = q1


def test_median() -> None:
    check(assert_type(dz.median(v), Scalar), np.float64, 0)
    check(assert_type(dz.median(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.median(m32, 0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.median(m, axis=1, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.median(c, axis=1), Variable), np.float64, 2)
    check(assert_type(dz.median(a, 0), Variable), np.float64, 1)


def test_quantile() -> None:
    check(assert_type(dz.quantile(m, 0.5), Scalar), np.float64, 0)
    check(assert_type(dz.quantile(v32, 1, 0), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.quantile(m32, np.float64(0.2), axis=1, method="hazen"), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.quantile(m, 0.5, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.quantile(m, [0.1, 0.2]), Vector), np.float64, 1)
    check(assert_type(dz.quantile(m32, q1, axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.quantile(v, (0, 1), 0), Vector), np.float64, 1)
    check(assert_type(dz.quantile(m, q1, keepdims=True), Variable), np.float64, 3)
    check(assert_type(dz.quantile(v, q2), Variable), np.float64, 2)
    check(assert_type(dz.quantile(m32, q_any, axis=0), Variable[np.float32]), np.float32, 2)
    check(assert_type(dz.quantile(a, 0.5, axis=0), Variable), np.float64, 1)
    check(assert_type(dz.quantile(c, 0.5, axis=0), Variable), np.float64, 2)


def test_percentile() -> None:
    check(assert_type(dz.percentile(m32, 50), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.percentile(m, [10, 90], 0), Matrix), np.float64, 2)
    check(assert_type(dz.percentile(v, 10, keepdims=True), Vector), np.float64, 1)
    check(assert_type(dz.percentile(v, [10, 90], method="nearest"), Vector), np.float64, 1)
    check(assert_type(dz.percentile(a, [10, 90], axis=0), Variable), np.float64, 2)


def test_without_nans() -> None:
    check(assert_type(dz.nanmedian(m32, 1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanmedian(v, keepdims=True), Vector), np.float64, 1)
    check(assert_type(dz.nanquantile(m, 0.5), Scalar), np.float64, 0)
    check(assert_type(dz.nanquantile(m32, [0.1, 0.2], axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.nanpercentile(v, [10, 20, 30]), Vector), np.float64, 1)
    check(assert_type(dz.nanpercentile(m, 10, axis=0), Vector), np.float64, 1)
    check(assert_type(dz.quantile(m32, 0.5, 0, method="inverted_cdf", weights=m32.data), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nanpercentile(v, [10], method="inverted_cdf", weights=[1, 2]), Vector), np.float64, 1)
