"""What the types promise of sorting."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

s = variable(2.0)
v = variable([1.0, 2.0])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
c: Rank3 = Variable(np.ones((2, 2, 2)))
z = variable([1j, 2.0])
a: Variable = variable([[1.0, 2.0]])


def test_sort() -> None:
    check(assert_type(dz.sort(v), Vector), np.float64, 1)
    check(assert_type(dz.sort(m32, 0, "stable"), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sort(c, axis=1, stable=True), Rank3), np.float64, 3)
    check(assert_type(dz.sort(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.sort(s, None), Vector), np.float64, 1)
    check(assert_type(dz.sort(m32, axis=None), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.sort(a), Variable), np.float64, 2)


def test_partition() -> None:
    check(assert_type(dz.partition(v, 1), Vector), np.float64, 1)
    check(assert_type(dz.partition(m32, (0, 1), 0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.partition(s, 0, None), Vector), np.float64, 1)
    check(assert_type(dz.partition(c, [2, 3], axis=None), Vector), np.float64, 1)
    check(assert_type(dz.partition(a, 1), Variable), np.float64, 2)
