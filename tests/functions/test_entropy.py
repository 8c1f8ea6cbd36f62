from __future__ import annotations

from collections.abc import Callable
from math import inf, log
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import check_gradients, gradients, special, variable  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def slopes(function: Callable[..., Any], *at: float) -> tuple[float, ...]:
    """Return the value of a function of numbers, and its gradient."""
    xs = [variable(x) for x in at]
    y = function(*xs)
    return float(y.data), *(float(each.data) for each in gradients(y, xs))


def test_products_with_logarithms_at_zero() -> None:
    assert slopes(special.xlogy, 0, 0) == (0, 0, 0)
    assert slopes(special.xlogy, 0, -1) == (0, 0, 0)
    assert slopes(special.xlogy, 0, 2) == (0, log(2), 0)
    assert slopes(special.xlog1py, 0, -1) == (0, 0, 0)
    assert slopes(special.xlog1py, 0, 1) == (0, log(2), 0)


def test_second_derivative_at_zero() -> None:
    x, y = variable(0.0), variable(4.0)
    (first,) = gradients(special.xlogy(x, y), (y,))
    assert float(gradients(first, (x,))[0].data) == 0.25


def test_entropies_at_zero() -> None:
    assert slopes(special.rel_entr, 0, 0) == (0, 1, -1)
    assert slopes(special.kl_div, 0, 0) == (0, 0, 0)
    with np.errstate(divide="ignore"):
        assert slopes(special.entr, 0) == (0, inf)
        assert slopes(special.rel_entr, 0, 2) == (0, -inf, 0)
        assert slopes(special.kl_div, 0, 2) == (2, -inf, 1)
        assert slopes(special.rel_entr, 1, 0) == (inf, inf, -inf)


def test_outside_of_the_domain() -> None:
    assert special.entr(variable(-1.0)).data.tolist() == -inf
    assert special.kl_div(variable(-1.0), 1.0).data.tolist() == inf


def test_weights_of_a_sum_have_gradients() -> None:
    x, b = variable([[1000.0, 1001.0], [-inf, 0.0]]), variable([0.5, 2.0])
    y = special.logsumexp(x, 1, b)
    assert y.data.tolist() == pytest.approx([1001 + log(2 + 0.5 / np.e), log(2)])
    gx, gb = gradients(y, (x, b))
    np.testing.assert_allclose(gx.data.sum(axis=1), 1)
    np.testing.assert_allclose(gb.data, [1 / (0.5 + 2 * np.e), 0.5 + 1 / (2 + 0.5 / np.e)])


def test_sum_of_exponentials_that_is_negative_or_zero() -> None:
    x = variable([0.0, 1.0])
    y, sign = special.logsumexp(x, b=np.array([1.0, -1.0]), return_sign=True)
    assert float(y.data) == pytest.approx(log(np.e - 1))
    assert float(sign.data) == -1
    x = variable([2.0, -inf])
    y = special.logsumexp(x, b=np.array([0.0, 1.0]))
    assert float(y.data) == -inf
    assert gradients(y, (x,))[0].data.tolist() == [0, 0]
    assert float(special.logsumexp(variable([inf, 1.0]), b=np.array([0.0, 1.0])).data) == 1


@pytest.mark.parametrize("constant", [True, False])
def test_what_has_the_weight_zero_does_not_push_the_others_out(constant: bool) -> None:
    x, b = variable([1000.0, 1.0, -2.0]), variable([0.0, 1.0, 2.0])
    y = special.logsumexp(x, 0, b.data if constant else b)
    y.backward()
    np.testing.assert_allclose(y.data, log(np.exp(1) + 2 * np.exp(-2)))
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, np.array([0, np.exp(1), 2 * np.exp(-2)]) / np.exp(y.data))


def test_weight_zero_has_a_gradient() -> None:
    check_gradients(lambda a, b: special.logsumexp(a, 0, b), variable([3.0, 1.0, -2.0]), variable([0.0, 1.0, 2.0]), order=2)
