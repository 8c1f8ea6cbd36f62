"""What the types promise of entropies, and of the beta function."""

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
m = variable([[0.5, 0.25], [0.125, 0.75]])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
a: Variable = v


def test_entropies() -> None:
    check(assert_type(dz.special.xlogy(v, v), Vector), np.float64, 1)
    check(assert_type(dz.special.xlogy(2.0, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.xlog1py(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.special.entr(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.rel_entr(s, s), Scalar), np.float64, 0)
    check(assert_type(dz.special.kl_div(a, v), Variable), np.float64, 1)


def test_logarithms_of_sums() -> None:
    check(assert_type(dz.special.logsumexp(m), Scalar), np.float64, 0)
    check(assert_type(dz.special.logsumexp(m32, 0, 2.0), Variable[np.float32]), np.float32, 1)
    y, sign = assert_type(dz.special.logsumexp(m, b=m, return_sign=True), tuple[Variable, Variable])
    check(y, np.float64, 0)
    check(sign, np.float64, 0)


def test_beta_and_incomplete_functions() -> None:
    check(assert_type(dz.special.beta(v, v), Vector), np.float64, 1)
    check(assert_type(dz.special.betaln(m32, 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.betainc(1.0, 2, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.special.betainc(np.ones(2), 2.0, v), Variable), np.float64, 1)
    check(assert_type(dz.special.gammainc(1.0, v), Vector), np.float64, 1)
    check(assert_type(dz.special.gammaincc(2, s), Scalar), np.float64, 0)
