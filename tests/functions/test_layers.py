from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import Variable, check_gradients, nn, variable
from tests.cases import values
from tests.helpers import Call, named, raises, untyped
from tests.properties import OperandProperties, Properties


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


class TestDropout:
    """Random numbers come from the generator that is given."""

    def test_same_seed_same_result(self) -> None:
        x = Variable(np.ones(100))
        first, second = (nn.dropout(x, 0.3, rng=np.random.default_rng(5)).data for _ in range(2))
        assert first.tolist() == second.tolist()
        assert sorted(set(first.tolist())) == [0, 1 / 0.7]

    def test_share_of_zeros_and_mean(self) -> None:
        y = nn.dropout(Variable(np.ones(100_000)), 0.3, rng=np.random.default_rng(0)).data
        assert abs((y == 0).mean() - 0.3) < 0.01
        assert abs(y.mean() - 1) < 0.01

    def test_everything_is_dropped_at_1(self) -> None:
        x = variable([1.0, 2.0])
        y = nn.dropout(x, 1, rng=np.random.default_rng(0))
        y.sum().backward()
        assert x.grad is not None
        assert (y.data.tolist(), x.grad.tolist()) == ([0, 0], [0, 0])


def normed(x: Variable, weight: Variable, bias: Variable) -> Variable:
    return nn.layer_norm(x, -1, weight, bias)


def test_parameters_of_layer_norm() -> None:
    x, weight, bias = (Variable(values(*shape, seed=each)) for each, shape in enumerate(((2, 3), (3,), (3,))))
    check_gradients(normed, x, weight, bias)
    y = nn.layer_norm(x, weight=weight, bias=bias, eps=0.0)
    centred = x.data - x.data.mean(1, keepdims=True)
    np.testing.assert_allclose(y.data, centred / x.data.std(1, keepdims=True) * weight.data + bias.data)


def test_equal_elements_are_normalized_to_zero_and_have_the_gradient_zero() -> None:
    x = variable([[2.0, 2.0, 2.0]])
    nn.layer_norm(x).sum().backward()
    assert x.grad is not None
    assert np.abs(x.grad).max() < 1e-10


@pytest.mark.parametrize(("message", "call"), named(
    ("linear: expected shapes (..., n) and (n, m), got (2, 2) and (1, 2)", lambda x: nn.linear(x, x[:1])),
    ("linear: expected a bias of shape (2,), got (1,)", lambda x: nn.linear(x, x, x[0, :1])),
    ("embedding: indices must be from 0 to 1, got -1 to 0", lambda x: nn.embedding(np.array([0, -1]), x)),
    ("dropout: rate must be from 0 to 1, got 1.5", lambda x: nn.dropout(x, 1.5, rng=np.random.default_rng())),
    ("layer_norm: the shape (3, 1, 2) of a parameter does not broadcast to (2, 2)", lambda x: nn.layer_norm(x, weight=Variable(np.ones((3, 1, 2))))),
    ("batch_norm: expected the shape (n, channels, ...), got (2,)", lambda x: nn.batch_norm(x[0])),
    ("batch_norm: expected both of mean and var, or neither", lambda x: untyped(nn.batch_norm)(x, mean=np.ones(2))),
    ("batch_norm: expected weight of shape (2,), got (1,)", lambda x: nn.batch_norm(x, x[0, :1])),
))  # fmt: skip
def test_shapes_and_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = variable([[1.0, 2.0], [3.0, 4.0]])
    with raises(ValueError, message, x):
        call(x)


def test_indices_must_be_integers() -> None:
    x = variable([[1.0, 2.0]])
    with raises(TypeError, "embedding: indices must be integers, got float64; write indices.astype(np.int64)", x):
        untyped(nn.embedding)(np.array([0.0]), x)
