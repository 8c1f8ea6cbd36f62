from __future__ import annotations

from math import factorial, inf

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import gradients, special, variable  # noqa: E402
from tests.properties import Properties  # noqa: E402


class TestRows(Properties):
    """What every row of the table has to show."""


def test_poles() -> None:
    x = variable([0.0, -1.0, -2.0])
    for function, values, slopes in (
        (special.gamma, [inf, np.nan, np.nan], [-inf, np.nan, np.nan]),
        (special.gammaln, [inf, inf, inf], [-inf, np.nan, np.nan]),
        (special.digamma, [-inf, np.nan, np.nan], [inf, inf, inf]),
    ):
        y = function(x)
        np.testing.assert_array_equal(y.data, values)
        (slope,) = gradients(y, (x,), create_graph=False)
        np.testing.assert_array_equal(slope.data, slopes)


def test_derivatives_of_the_reciprocal_are_exact_at_the_poles() -> None:
    x = variable([-float(n) for n in range(8)])
    (first,) = gradients(special.rgamma(x), (x,))
    assert first.data.tolist() == pytest.approx([(-1) ** n * factorial(n) for n in range(8)], rel=1e-12)
    (second,) = gradients(first, (x,))
    assert float(second.data[0]) == pytest.approx(2 * np.euler_gamma, rel=1e-12)  # of x + euler_gamma x**2


def test_derivatives_of_the_reciprocal_far_out_are_no_nan() -> None:
    x = variable([300.0, 1e5, inf])
    (first,) = gradients(special.rgamma(x), (x,))
    assert first.data.tolist() == [0, 0, 0]
    (second,) = gradients(first, (x,))
    assert second.data.tolist() == [0, 0, 0]


def test_gamma_of_whole_numbers() -> None:
    assert special.gamma(variable([1.0, 2.0, 5.0])).data.tolist() == [1, 1, 24]
    assert special.gammasgn(variable([0.5, -0.5, -1.5])).data.tolist() == [1, -1, 1]


def test_orders_that_there_are_not() -> None:
    with pytest.raises(ValueError, match=r"^polygamma: n must be 0 or more, got -1$"):
        special.polygamma(-1, variable([1.0]))
    with pytest.raises(ValueError, match=r"^multigammaln: d must be 1 or more, got 0$"):
        special.multigammaln(variable([1.0]), 0)
    with pytest.raises(ValueError, match=r"^multigammaln: expected x > \(d - 1\) / 2 = 1.0, got 0.5$"):
        special.multigammaln(variable([0.5, 2.0]), 3)
