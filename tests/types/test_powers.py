"""What the types promise of powers and chains of matrices."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, linalg, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

v = variable([1.0, 2.0])
m = variable([[2.0, 1.0], [0.0, 1.0]])
m32 = variable([[2.0, 1.0], [0.0, 1.0]], np.float32)
i = variable([[1, 2], [3, 4]], np.int64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_powers() -> None:
    check(assert_type(linalg.matrix_power(m, 3), Matrix), np.float64, 2)
    check(assert_type(linalg.matrix_power(m32, -2), Matrix[np.float32]), np.float32, 2)
    check(assert_type(linalg.matrix_power(i, 0), Matrix[np.int64]), np.int64, 2)
    check(assert_type(linalg.matrix_power(c, 2), Rank3), np.float64, 3)
    check(assert_type(linalg.matrix_power(a, 1), Variable), np.float64, 2)


def test_chains() -> None:
    check(assert_type(linalg.multi_dot([m, m, m]), Matrix), np.float64, 2)
    check(assert_type(linalg.multi_dot((m32, m32.data)), Matrix[np.float32]), np.float32, 2)
    check(assert_type(linalg.multi_dot([v, m, v]), Variable), np.float64, 0)
    check(assert_type(linalg.multi_dot([a, a]), Variable), np.float64, 2)
    check(assert_type(linalg.multi_dot([i, i]), Matrix[np.int64]), np.int64, 2)
