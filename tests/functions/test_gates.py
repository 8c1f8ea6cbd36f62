from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import gradients, nn, variable
from tests.helpers import Call, array, assert_grads, calls, grads, named, raises, untyped
from tests.properties import Properties


class TestRows(Properties):
    """What every row of the table has to show."""


def test_gradients_at_kinks() -> None:
    assert_grads(nn.leaky_relu, [array(0, -0.0)], [[0.01, 0.01]])
    assert_grads(lambda x: nn.elu(x, 0.5), [array(0)], [[0.5]])
    assert_grads(lambda x: nn.leaky_relu(x, 2), [array(-1, 0, 1)], [[2, 1, 1]])
    assert_grads(lambda x: nn.leaky_relu(x, -2), [array(-1, 0, 1)], [[-2, 0, 1]])
    assert_grads(nn.elu, [array(0)], [[1]])
    assert_grads(lambda x: nn.elu(x, 1.5), [array(-0.0, 0)], [[1, 1]])
    assert_grads(nn.selu, [array(0)], [[1.0507009873554804934193349852946]])
    assert_grads(nn.hardtanh, [array(-1, 0, 1)], [[0, 1, 0]])
    assert_grads(nn.softsign, [array(0)], [[1]])


@pytest.mark.parametrize("call", calls(nn.silu, nn.gelu))
def test_gates_are_open_at_inf_and_closed_at_minus_inf(call: Call) -> None:
    assert_grads(lambda x: untyped(call)(x), [array(-np.inf, -1000, 1000)], [[0, 0, 1]])
    assert np.abs(untyped(call)(variable([-np.inf, -1000.0])).data).max() == 0


def test_exponential_and_softsign_at_infinity() -> None:
    assert nn.elu(variable([-np.inf, 1000.0])).data.tolist() == [-1, 1000]
    assert nn.softsign(variable([-np.inf, np.inf])).data.tolist() == [-1, 1]
    assert_grads(nn.softsign, [array(-np.inf, np.inf)], [[0, 0]])
    x = variable([-np.inf, np.inf])
    (slope,) = gradients(nn.softsign(x).sum(), [x])
    assert gradients(slope.sum(), [x])[0].data.tolist() == [0, 0]
    assert np.isfinite(grads(nn.selu, array(-np.inf, 1000, 0))[0]).all()


def test_exact_gelu_is_open_at_inf_and_keeps_its_digits_far_below_zero() -> None:
    pytest.importorskip("scipy")
    x = array(-np.inf, -1000, -10, 1000, np.inf)
    assert_grads(lambda x: nn.gelu(x, "none"), [x[[0, 1, 3, 4]]], [[0, 0, 1, 1]])
    # A normal number is below -10 with the probability 7.62e-24.
    np.testing.assert_allclose(nn.gelu(variable(x), "none").data, [0, 0, -7.619853024160526e-23, 1000, np.inf], rtol=1e-12)


@pytest.mark.parametrize(("message", "call"), named(
    ('gelu: approximate must be "tanh" or "none", got \'erf\'', lambda x: untyped(nn.gelu)(x, "erf")),
    ("elu: alpha must be positive, got 0", lambda x: nn.elu(x, 0)),
    ("glu: expected an even length along axis -1, got shape (3,)", lambda x: nn.glu(x)),
))  # fmt: skip
def test_arguments_that_make_no_activation(message: str, call: Call) -> None:
    x = variable([1.0, 2.0, 3.0])
    with raises(ValueError, message, x):
        call(x)
