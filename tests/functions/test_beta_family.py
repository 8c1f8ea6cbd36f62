from __future__ import annotations

from math import inf

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import gradients, stats, variable  # noqa: E402
from tests.helpers import raises, untyped  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_derivatives_of_the_density_at_the_ends_are_those_from_inside() -> None:
    x = variable([0.0, 1.0])
    for a, b, values, slopes in ((1.0, 1.0, [1, 1], [0, 0]), (2.0, 3.0, [0, 0], [12, 0]), (1.0, 2.0, [2, 0], [-2, -2]), (3.0, 2.0, [0, 0], [0, -12])):
        y = stats.beta_pdf(x, a, b)
        assert y.data.tolist() == pytest.approx(values, abs=1e-14)
        assert gradients(y, (x,))[0].data.tolist() == pytest.approx(slopes, abs=1e-13)


def test_outside_of_the_support() -> None:
    x = variable([-0.5, 1.5])
    for function, values in ((stats.beta_pdf, [0, 0]), (stats.beta_cdf, [0, 1]), (stats.beta_logpdf, [-inf, -inf])):
        y = function(x, 2.5, 1.5)
        assert y.data.tolist() == values
        assert gradients(y, (x,))[0].data.tolist() == [0, 0]


def test_large_parameters_do_not_underflow() -> None:
    x = variable(0.5)
    assert float(stats.beta_pdf(x, 5000.0, 5000.0).data) == pytest.approx(79.7865, rel=1e-5)


def test_parameters_are_positive_and_in_the_integral_constant() -> None:
    x = variable([0.25, 0.5])
    bad = np.array([-1.0, 0.0])
    for function in (stats.beta_pdf, stats.beta_logpdf, stats.beta_cdf):
        assert np.isnan(untyped(function)(x, bad, 1.0).data).all()
        assert np.isnan(untyped(function)(x, 1.0, bad).data).all()
    with raises(TypeError, "beta_cdf has no gradient with respect to b, which must be a constant; write b.data", x):
        untyped(stats.beta_cdf)(x, 1.0, x)
    with raises(ValueError, "beta_cdf: shapes (2,), (3,), () do not broadcast", x):
        stats.beta_cdf(x, np.ones(3), 1.0)


def test_points_that_do_not_fit_their_concentrations() -> None:
    x = variable([0.25, 0.75])
    with raises(ValueError, "dirichlet_pdf: expected shapes (k,) or (k, n) and (k,), got (2,) and (3,)", x):
        stats.dirichlet_pdf(x, np.ones(3))
    assert np.isnan(stats.dirichlet_logpdf(x, np.array([1.0, -1.0])).data)


def test_dirichlets_density_of_two_components_is_betas() -> None:
    x = variable([0.25, 0.75])
    np.testing.assert_allclose(stats.dirichlet_pdf(x, np.array([1.5, 2.5])).data, stats.beta_pdf(x[0], 1.5, 2.5).data, rtol=1e-13)
