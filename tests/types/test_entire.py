"""What the types promise of sinc and i0."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

v = variable([0.5, 0.25])
z = variable([1 + 2j, 3 - 1j])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
a: Variable = v


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.sinc(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sinc(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(dz.i0(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.i0(a), Variable), np.float64, 1)
