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


def test_a_mean_of_zero_has_exact_derivatives() -> None:
    mu = variable(np.zeros(4))
    k = np.array([0, 1, 2, -1])
    y = stats.poisson_pmf(k, mu)
    (first,) = gradients(y, (mu,))
    (second,) = gradients(first, (mu,))
    assert y.data.tolist() == [1, 0, 0, 0]
    assert first.data.tolist() == [-1, 1, 0, 0]
    assert second.data.tolist() == pytest.approx([1, -2, 1, 0], abs=1e-15)


def test_numbers_that_are_not_counts() -> None:
    mu = variable([2.0, 2.0])
    k = np.array([-1.0, 1.5])
    for function, values in ((stats.poisson_pmf, [0, 0]), (stats.poisson_logpmf, [-inf, -inf])):
        y = function(k, mu)
        assert y.data.tolist() == values
        assert gradients(y, (mu,))[0].data.tolist() == [0, 0]
    assert stats.poisson_cdf(k, mu).data.tolist() == pytest.approx([0, 3 * np.exp(-2)])


def test_operands_that_do_not_fit() -> None:
    mu = variable([2.0, 3.0])
    assert np.isnan(stats.poisson_pmf(1, variable([-1.0])).data).all()
    with raises(TypeError, "poisson_pmf has no gradient with respect to k, which must be a constant; write k.data", mu):
        untyped(stats.poisson_pmf)(mu, mu)
    with raises(ValueError, "poisson_cdf: shapes (3,), (2,) do not broadcast", mu):
        stats.poisson_cdf(np.arange(3), mu)
