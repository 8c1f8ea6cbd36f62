"""What the types promise of Poisson's distribution."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Scalar, Variable, stats, variable  # noqa: E402
from tests.checks import check  # noqa: E402

s = variable(0.5)
v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)


def test_masses_and_their_sum() -> None:
    check(assert_type(stats.poisson_pmf(2, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(stats.poisson_logpmf(np.arange(2), v), Variable), np.float64, 1)
    check(assert_type(stats.poisson_cdf(2.5, s, -1), Scalar), np.float64, 0)
