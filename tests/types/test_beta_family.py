"""What the types promise of the beta and Dirichlet's distribution."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Scalar, Variable, Vector, stats, variable  # noqa: E402
from tests.checks import check  # noqa: E402

v = variable([0.5, 0.25])
m32 = variable([[0.5, 0.25], [0.125, 0.75]], np.float32)
square: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.full((2, 2), 0.5)


def test_densities_and_integrals() -> None:
    check(assert_type(stats.beta_pdf(m32, 3, 2.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(stats.beta_logpdf(v, v, 1.0), Variable), np.float64, 1)
    check(assert_type(stats.beta_cdf(v, 2.5, 1.5), Vector), np.float64, 1)
    check(assert_type(stats.beta_cdf(v, v.data, 2.0), Variable), np.float64, 1)


def test_densities_of_points() -> None:
    check(assert_type(stats.dirichlet_pdf(v, v), Scalar), np.float64, 0)
    check(assert_type(stats.dirichlet_logpdf(m32, v.data.astype(np.float32)), Vector[np.float32]), np.float32, 1)
    check(assert_type(stats.dirichlet_logpdf(square, v), Vector), np.float64, 1)
