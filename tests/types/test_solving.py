"""What the types promise of inverses and solutions."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, linalg, variable
from tests.checks import check

m = variable([[2.0, 1.0], [0.0, 1.0]])
v = variable([1.0, 2.0])
a: Variable = m


def test_inverses_and_solutions() -> None:
    check(assert_type(linalg.inv(m), Matrix), np.float64, 2)
    check(assert_type(linalg.solve(m, v), Vector), np.float64, 1)
    check(assert_type(linalg.solve(m, v.data), Vector), np.float64, 1)
    check(assert_type(linalg.solve(m, m), Matrix), np.float64, 2)
    check(assert_type(linalg.solve(m.data, v), Vector), np.float64, 1)
    check(assert_type(linalg.solve(a, v), Variable), np.float64, 1)
