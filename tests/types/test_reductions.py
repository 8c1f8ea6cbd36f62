"""What the types promise of reductions."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
z = variable([1 + 2j, 3 - 1j])
i = variable([1, 2], np.int64)
a: Variable = variable([[0.5, 0.25], [0.125, 0.75]])
mask = np.array([[True, False], [True, True]])


def test_prod() -> None:
    check(assert_type(dz.prod(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.prod(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.prod(v, axis=-1), Scalar), np.float64, 0)
    check(assert_type(dz.prod(m, (0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.prod(m32, 1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.prod(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.prod(z), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.prod(i), Scalar[np.int64]), np.int64, 0)


def test_average() -> None:
    check(assert_type(dz.average(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.average(m, weights=m), Scalar), np.float64, 0)
    check(assert_type(dz.average(v, None, v.data), Scalar), np.float64, 0)
    check(assert_type(dz.average(m, 0), Vector), np.float64, 1)
    check(assert_type(dz.average(m, 0, v, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.average(v, 0, v), Scalar), np.float64, 0)
    check(assert_type(dz.average(a, 0), Variable), np.float64, 1)
    check(assert_type(dz.average(z), Scalar[np.complex128]), np.complex128, 0)
    mean, weight = assert_type(dz.average(m32, returned=True), tuple[Scalar[np.float32], Scalar[np.float32]])
    check(mean, np.float32, 0)
    check(weight, np.float32, 0)
    for part in assert_type(dz.average(m, 0, v, returned=True), tuple[Variable, Variable]):
        check(part, np.float64, 1)


def test_sum_and_mean() -> None:
    check(assert_type(dz.sum(m, where=mask), Scalar), np.float64, 0)
    check(assert_type(dz.sum(m32, 0, where=mask[0], initial=1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.sum(i, where=mask[0], initial=2), Scalar[np.int64]), np.int64, 0)
    check(assert_type(dz.sum(z, initial=1j), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(dz.sum(m32, dtype=np.float64), Scalar), np.float64, 0)
    check(assert_type(dz.sum(m, 0, dtype=np.float32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.sum(m, 0, dtype=np.dtype(np.float16), keepdims=True), Matrix[np.float16]), np.float16, 2)
    check(assert_type(dz.sum(v, -1, dtype=np.complex64), Scalar[np.complex64]), np.complex64, 0)
    check(assert_type(dz.sum(a, 0, dtype=np.float32), Variable[np.float32]), np.float32, 1)
    check(assert_type(dz.prod(m32, 0, dtype=np.float64, initial=0.5), Vector), np.float64, 1)
    check(assert_type(dz.mean(m32, where=mask), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.mean(m, 1, keepdims=True, where=mask), Matrix), np.float64, 2)
    check(assert_type(dz.mean(m32, 1, dtype=np.float64), Vector), np.float64, 1)
    check(assert_type(dz.mean(z), Scalar[np.complex128]), np.complex128, 0)
