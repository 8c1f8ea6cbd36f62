"""What the types promise of the error functions."""

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
    check(assert_type(dz.special.erf(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.erf(a), Variable), np.float64, 1)
    check(assert_type(dz.special.erfc(s), Scalar), np.float64, 0)
    check(assert_type(dz.special.erfinv(v), Vector), np.float64, 1)
    check(assert_type(dz.special.erfcinv(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.expit(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.logit(s), Scalar), np.float64, 0)
