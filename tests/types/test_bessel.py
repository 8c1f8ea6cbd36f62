"""What the types promise of Bessel functions."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

import dezero_typed as dz  # noqa: E402
from dezero_typed import Matrix, Scalar, Variable, Vector, variable  # noqa: E402
from tests.checks import check  # noqa: E402

s = variable(0.5)
v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
a: Variable = v


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.special.i0(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.i1(a), Variable), np.float64, 1)
    check(assert_type(dz.special.j0(s), Scalar), np.float64, 0)
    check(assert_type(dz.special.j1(v), Vector), np.float64, 1)
    check(assert_type(dz.special.y0(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.y1(s), Scalar), np.float64, 0)


def test_functions_of_an_order() -> None:
    check(assert_type(dz.special.iv(0.5, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.ive(1, s), Scalar), np.float64, 0)
    check(assert_type(dz.special.jn(2, v), Vector), np.float64, 1)
    check(assert_type(dz.special.jn(np.arange(2), m32), Variable[np.float32]), np.float32, 2)
    check(assert_type(dz.special.yn(2, v), Vector), np.float64, 1)
    check(assert_type(dz.special.yn(np.ones(2), v), Variable), np.float64, 1)
