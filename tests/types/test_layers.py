"""What the types promise of layers."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, nn, variable
from tests.checks import check

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
a: Variable = m
rng = np.random.default_rng(0)
row: np.ndarray[tuple[int], np.dtype[np.int64]] = np.array([0, 1])
grid: np.ndarray[tuple[int, int], np.dtype[np.int64]] = np.zeros((2, 2), np.int64)


def test_linear() -> None:
    check(assert_type(nn.linear(m, m, v), Matrix), np.float64, 2)
    check(assert_type(nn.linear(m32, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.linear(v, m), Vector), np.float64, 1)


def test_embedding() -> None:
    check(assert_type(nn.embedding(row, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.embedding(1, m), Vector), np.float64, 1)
    check(assert_type(nn.embedding(grid, m), Variable), np.float64, 3)


def test_dropout() -> None:
    check(assert_type(nn.dropout(m32, 0.5, rng=rng), Matrix[np.float32]), np.float32, 2)


def test_normalization() -> None:
    check(assert_type(nn.layer_norm(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.layer_norm(m, (0, 1), v, v), Matrix), np.float64, 2)
    check(assert_type(nn.batch_norm(m, v, v), Matrix), np.float64, 2)
    check(assert_type(nn.batch_norm(a, mean=v.data, var=v.data), Variable), np.float64, 2)
