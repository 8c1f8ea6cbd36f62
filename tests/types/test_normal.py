"""What the types promise of the normal distribution."""

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
    check(assert_type(stats.norm_pdf(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(stats.norm_logpdf(v, 0.5, 2), Vector), np.float64, 1)
    check(assert_type(stats.norm_cdf(v, scale=2.0), Vector), np.float64, 1)
    check(assert_type(stats.norm_sf(s), Scalar), np.float64, 0)
    check(assert_type(stats.norm_logcdf(v, v, v), Variable), np.float64, 1)
    check(assert_type(stats.norm_logsf(0.5, v.data, m32.astype(np.float64)), Variable), np.float64, 2)
