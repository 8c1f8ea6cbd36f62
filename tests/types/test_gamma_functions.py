"""What the types promise of the gamma function and its kin."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

import dezero_typed as dz  # noqa: E402
from dezero_typed import Matrix, Scalar, Variable, Vector, variable  # noqa: E402
from tests.checks import check  # noqa: E402

s = variable(2.5)
v = variable([2.5, 3.0])
m32 = variable([[2.5, 3.0], [4.0, 5.0]], np.float32)
a: Variable = v


def test_functions_of_one_operand() -> None:
    check(assert_type(dz.special.gamma(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.gammaln(s), Scalar), np.float64, 0)
    check(assert_type(dz.special.gammaln(a), Variable), np.float64, 1)
    check(assert_type(dz.special.digamma(v), Vector), np.float64, 1)
    check(assert_type(dz.special.psi(v), Vector), np.float64, 1)
    check(assert_type(dz.special.polygamma(1, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.rgamma(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.gammasgn(s), Scalar), np.float64, 0)
    check(assert_type(dz.special.multigammaln(v, 2), Vector), np.float64, 1)
