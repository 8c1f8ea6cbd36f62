"""What the types promise of the gamma and the chi-square distribution."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Scalar, Variable, Vector, stats, variable  # noqa: E402
from tests.checks import check  # noqa: E402

s = variable(0.5)
v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)


def test_densities_and_integrals() -> None:
    check(assert_type(stats.gamma_pdf(m32, 3), Matrix[np.float32]), np.float32, 2)
    check(assert_type(stats.gamma_logpdf(v, v), Variable), np.float64, 1)
    check(assert_type(stats.gamma_cdf(v, 2.5), Vector), np.float64, 1)
    check(assert_type(stats.gamma_cdf(v, v.data, v), Variable), np.float64, 1)
    check(assert_type(stats.chi2_pdf(s, 2.5, 0.25, 2.0), Scalar), np.float64, 0)
    check(assert_type(stats.chi2_logpdf(v, v), Variable), np.float64, 1)
    check(assert_type(stats.chi2_cdf(v, 2), Vector), np.float64, 1)
