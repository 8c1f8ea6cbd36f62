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


@pytest.mark.parametrize(("a", "value", "slope", "second"), [(1.0, 1, -1, 1), (2.0, 0, 1, -2), (3.0, 0, 0, 1), (4.0, 0, 0, 0)])
def test_derivatives_of_the_density_at_zero_are_those_from_above(a: float, value: float, slope: float, second: float) -> None:
    x = variable(0.0)
    y = stats.gamma_pdf(x, a)
    (first,) = gradients(y, (x,))
    found = (float(y.data), float(first.data), float(gradients(first, (x,))[0].data))
    assert found == pytest.approx((value, slope, second), rel=1e-13)


def test_outside_of_the_support() -> None:
    x = variable([-1.0, -inf])
    for function, value in ((stats.gamma_pdf, 0), (stats.gamma_cdf, 0), (stats.gamma_logpdf, -inf), (stats.chi2_pdf, 0), (stats.chi2_cdf, 0), (stats.chi2_logpdf, -inf)):
        y = function(x, 2.5)
        assert y.data.tolist() == [value, value]
        assert gradients(y, (x,))[0].data.tolist() == [0, 0]


def test_chi_square_of_two_degrees_is_exponential() -> None:
    x = variable([0.0, 1.0, 3.0])
    np.testing.assert_allclose(stats.chi2_pdf(x, 2).data, np.exp(-x.data / 2) / 2, rtol=1e-14)
    np.testing.assert_allclose(stats.chi2_cdf(x, 2).data, 1 - np.exp(-x.data / 2), rtol=1e-14)
    np.testing.assert_allclose(gradients(stats.chi2_cdf(x, 2), (x,))[0].data, np.exp(-x.data / 2) / 2, rtol=1e-14)


def test_parameters_are_positive_and_in_the_integral_constant() -> None:
    x = variable([0.5, 1.0])
    bad = np.array([-1.0, 0.0])
    for function in (stats.gamma_pdf, stats.gamma_logpdf, stats.gamma_cdf, stats.chi2_pdf, stats.chi2_logpdf, stats.chi2_cdf):
        assert np.isnan(untyped(function)(x, bad).data).all()
        assert np.isnan(untyped(function)(x, 1.0, 0.0, variable(bad)).data).all()
    with raises(TypeError, "gamma_cdf has no gradient with respect to a, which must be a constant; write a.data", x):
        untyped(stats.gamma_cdf)(x, x)
    with raises(TypeError, "chi2_cdf has no gradient with respect to df, which must be a constant; write df.data", x):
        untyped(stats.chi2_cdf)(x, x)
