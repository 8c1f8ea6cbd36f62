"""What the types promise of sums and products of many operands."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
i = variable([1, 2], np.int64)
a: Variable = v


def test_operands_of_one_rank() -> None:
    check(assert_type(dz.add_sequence(v, v, v), Vector), np.float64, 1)
    check(assert_type(dz.add_sequence(m32, 1.5, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.add_sequence(a, a), Variable), np.float64, 1)
    check(assert_type(dz.multiply_sequence(i, i, 2), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.multiply_sequence(v, 2.0, v), Vector), np.float64, 1)
