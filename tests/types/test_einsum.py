"""What the types promise of sums of products written with indices: the element type."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable, variable
from tests.checks import check

m = variable([[1.0, 2.0], [3.0, 4.0]])
v32 = variable([1.0, 2.0], np.float32)
i = variable([1, 2], np.int64)
z = variable([1.0, 2.0], np.complex128)


def test_einsum() -> None:
    check(assert_type(dz.einsum("ij,jk->ik", m, m), Variable), np.float64, 2)
    check(assert_type(dz.einsum("ii", m, optimize=True), Variable), np.float64, 0)
    check(assert_type(dz.einsum("i,i->i", v32, v32.data, optimize="greedy"), Variable[np.float32]), np.float32, 1)
    check(assert_type(dz.einsum("i->", i), Variable[np.int64]), np.int64, 0)
    check(assert_type(dz.einsum("i,j", z, z), Variable[np.complex128]), np.complex128, 2)
    check(assert_type(dz.einsum(m, [0, 1], m.data, [1, 2], [0, 2]), Variable), np.float64, 2)
    check(assert_type(dz.einsum(m, [0, ...], [..., 0]), Variable), np.float64, 2)
