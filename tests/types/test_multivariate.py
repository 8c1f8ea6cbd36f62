"""What the types promise of the normal distribution of several variables."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Scalar, Vector, stats, variable  # noqa: E402
from tests.checks import check  # noqa: E402

v = variable([0.5, 0.25])
m = variable([[2.0, 0.5], [0.5, 1.0]])


identity = np.eye(2)


def test_densities() -> None:
    check(assert_type(stats.multivariate_normal_pdf(v, v, identity), Scalar), np.float64, 0)
    check(assert_type(stats.multivariate_normal_logpdf(m, v.data, m), Vector), np.float64, 1)
    check(assert_type(stats.multivariate_normal_entropy(None, m), Scalar), np.float64, 0)
    check(assert_type(stats.multivariate_normal_entropy(v.data, m), Scalar), np.float64, 0)
