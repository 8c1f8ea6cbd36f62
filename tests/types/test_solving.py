"""What the types promise of determinants, inverses and solutions."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, linalg, variable
from tests.checks import check

m = variable([[2.0, 1.0], [0.0, 1.0]])
m32 = variable([[2.0, 1.0], [0.0, 1.0]], np.float32)
v = variable([1.0, 2.0])
a: Variable = m


def test_determinants() -> None:
    check(assert_type(linalg.det(m), Scalar), np.float64, 0)
    check(assert_type(linalg.det(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.det(a), Variable), np.float64, 0)
    sign, log = linalg.slogdet(m32)
    check(assert_type(sign, Variable[np.float32]), np.float32, 0)
    check(log, np.float32, 0)
    both = assert_type(linalg.slogdet(m), tuple[Variable, Variable | Variable[np.float32]])
    check(both[0], np.float64, 0)


def test_inverses_and_solutions() -> None:
    check(assert_type(linalg.inv(m), Matrix), np.float64, 2)
    check(assert_type(linalg.solve(m, v), Vector), np.float64, 1)
    check(assert_type(linalg.solve(m, v.data), Vector), np.float64, 1)
    check(assert_type(linalg.solve(m, m), Matrix), np.float64, 2)
    check(assert_type(linalg.solve(m.data, v), Vector), np.float64, 1)
    check(assert_type(linalg.solve(a, v), Variable), np.float64, 1)
