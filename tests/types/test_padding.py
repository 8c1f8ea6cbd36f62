"""What the types promise of padding."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

Rank3 = Variable[np.float64, tuple[int, int, int]]

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m


def test_pad() -> None:
    check(assert_type(dz.pad(v, 1), Vector), np.float64, 1)
    check(assert_type(dz.pad(m32, ((1, 0), (0, 1)), "edge"), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.pad(i, (1, 2), constant_values=(3, 4)), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.pad(c, {0: 1}, "reflect", reflect_type="odd"), Rank3), np.float64, 3)
    check(assert_type(dz.pad(a, 1, "wrap"), Variable), np.float64, 2)
