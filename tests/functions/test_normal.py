from __future__ import annotations

from math import inf, log, nan, pi, sqrt

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import gradients, stats, variable  # noqa: E402
from tests.helpers import raises, untyped  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_logarithms_and_their_derivatives_are_exact_in_both_tails() -> None:
    # For small x, log Phi(x) = -x**2 / 2 - log(-x) - log(2 pi) / 2 - 1 / x**2 + ..., and for large x Phi(-x) is phi(x) / x.
    x = variable([-1e8, -1e4, 40.0, inf])
    y = stats.norm_logcdf(x)
    (first,) = gradients(y, (x,))
    assert y.data[:2].tolist() == pytest.approx([-each * each / 2 - log(each * sqrt(2 * pi)) for each in (1e8, 1e4)], rel=1e-14)
    assert first.data.tolist() == pytest.approx([1e8, 1e4 + 1e-4, 0, 0], rel=1e-13, abs=1e-300)
    (second,) = gradients(first, (x,), np.array([1.0, 1.0, 0.0, 0.0]))
    assert second.data[:2].tolist() == pytest.approx([-1 + 1e-16, -1 + 1e-8], rel=1e-13)
    np.testing.assert_array_equal(stats.norm_logsf(-x).data, y.data)


def test_second_derivative_of_the_logarithm_has_no_seam() -> None:
    x = variable(np.array([-100 - 1e-9, -100 + 1e-9]))
    (first,) = gradients(stats.norm_logcdf(x), (x,))
    (second,) = gradients(first, (x,))
    assert second.data[0] == pytest.approx(second.data[1], rel=1e-11)


def test_infinite_arguments() -> None:
    x = variable([-inf, inf])
    for function, values in ((stats.norm_pdf, [0, 0]), (stats.norm_cdf, [0, 1]), (stats.norm_sf, [1, 0])):
        y = function(x)
        assert y.data.tolist() == values
        (first,) = gradients(y, (x,))
        assert first.data.tolist() == [0, 0]
        assert gradients(first, (x,))[0].data.tolist() == [0, 0]
    y = stats.norm_logpdf(x)
    assert y.data.tolist() == [-inf, -inf]
    assert gradients(y, (x,))[0].data.tolist() == [inf, -inf]


def test_a_scale_that_is_not_positive_is_nan() -> None:
    scale = variable([-1.0, 0.0, 1.0])
    for function in (stats.norm_pdf, stats.norm_logpdf, stats.norm_cdf, stats.norm_sf, stats.norm_logcdf, stats.norm_logsf):
        np.testing.assert_array_equal(np.isnan(function(0.5, 0.0, scale).data), [True, True, False])
        np.testing.assert_array_equal(np.isnan(function(variable(0.5), 0.0, np.array([nan, -1.0, 1.0])).data), [True, True, False])


def test_operands_that_do_not_fit() -> None:
    x = variable([1.0, 2.0])
    with raises(ValueError, "norm_pdf: shapes (2,), (3,), () do not broadcast", x):
        stats.norm_pdf(x, np.ones(3))
    with raises(TypeError, "norm_cdf needs a float array, got int64; write x.astype(np.float64)", x):
        untyped(stats.norm_cdf)(x, variable([1, 2], np.int64))
    with raises(TypeError, "norm_cdf takes a Variable, got float; write variable(...)"):
        stats.norm_cdf(0.5, 1.0)
