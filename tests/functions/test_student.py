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


def test_of_one_degree_it_is_cauchys() -> None:
    x = variable([-1e6, -1.0, 0.0, 1.0, 1e6])
    np.testing.assert_allclose(stats.t_pdf(x, 1).data, 1 / np.pi / (1 + x.data**2), rtol=1e-14)
    np.testing.assert_allclose(stats.t_cdf(x, 1).data[1:4], [0.25, 0.5, 0.75], rtol=1e-14)


def test_logarithm_of_the_integral_is_exact_in_both_tails() -> None:
    x = variable([-1e6, 0.0, 1e6])
    y = stats.t_logcdf(x, 1)
    tail = 1e-6 / np.pi
    assert y.data.tolist() == pytest.approx([np.log(tail), np.log(0.5), -tail], rel=1e-11)
    assert gradients(y, (x,))[0].data.tolist() == pytest.approx([1e-6, 2 / np.pi, 1e-12 / np.pi], rel=1e-6)


def test_degrees_of_freedom_are_positive_and_in_the_integral_constant() -> None:
    x = variable([0.5, 1.0])
    assert np.isnan(stats.t_logpdf(x, variable([-1.0, 0.0])).data).all()
    assert np.isnan(stats.t_cdf(x, np.array([-1.0, 0.0])).data).all()
    assert stats.t_cdf(variable([-inf, inf]), 3).data.tolist() == [0, 1]
    for function in (stats.t_cdf, stats.t_logcdf):
        name = function.__name__
        with raises(TypeError, f"{name} has no gradient with respect to df, which must be a constant; write df.data", x):
            untyped(function)(x, x)
