from __future__ import annotations

from math import exp, inf

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import special, variable  # noqa: E402
from tests.properties import Properties  # noqa: E402


class TestRows(Properties):
    """What every row of the table has to show."""


def test_inverses_of_the_error_functions_at_the_ends() -> None:
    x = variable([-1.0, 1.0])
    y = special.erfinv(x)
    y.backward(np.ones(2))
    assert y.data.tolist() == [-inf, inf]
    assert x.grad is not None
    assert x.grad.tolist() == [inf, inf]
    x = variable([0.0, 2.0])
    y = special.erfcinv(x)
    y.backward(np.ones(2))
    assert y.data.tolist() == [inf, -inf]
    assert x.grad is not None
    assert x.grad.tolist() == [-inf, -inf]


def test_inverses_are_nan_elsewhere() -> None:
    assert np.isnan(special.erfinv(variable([-1.5, 2.0])).data).all()
    assert np.isnan(special.erfcinv(variable([-0.5, 2.5])).data).all()
    assert np.isnan(special.logit(variable([-0.5, 1.5])).data).all()


def test_gradient_of_the_logistic_function_is_exact_in_both_tails() -> None:
    x = variable([-40.0, 40.0, 1000.0, -inf, inf])
    special.expit(x).backward(np.ones(5))
    assert x.grad is not None
    assert x.grad.tolist() == pytest.approx([exp(-40), exp(-40), 0, 0, 0], rel=1e-14, abs=0)


def test_error_function_far_out() -> None:
    x = variable([-inf, -30.0, 30.0, inf])
    y = special.erf(x)
    y.backward(np.ones(4))
    assert y.data.tolist() == [-1, -1, 1, 1]
    assert x.grad is not None
    assert x.grad.tolist() == [0, 0, 0, 0]
