from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, grads, named, raises, untyped
from tests.properties import OperandProperties, Properties

LOGITS = np.array([[0.5, -1, 2], [1, 1, -3]])
LABELS = np.array([2, 0])


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_gradient_of_cross_entropy_is_softmax_minus_one_hot() -> None:
    expected = (np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True) - np.eye(3)[LABELS]) / 2
    np.testing.assert_allclose(grads(lambda x: dz.nn.cross_entropy(x, LABELS), LOGITS)[0], expected)


def test_cross_entropy_is_minus_the_mean_log_softmax_at_the_labels() -> None:
    x = Variable(LOGITS)
    expected = -dz.nn.log_softmax(x)[np.arange(2), LABELS].mean()
    np.testing.assert_allclose(dz.nn.cross_entropy(x, LABELS).data, expected.data)


def test_labels_that_change_after_the_call_do_not_move_the_gradient() -> None:
    labels = LABELS.copy()
    x, y = Variable(LOGITS), Variable(LOGITS)
    loss = dz.nn.cross_entropy(x, labels)
    labels[:] = 1
    loss.backward()
    dz.nn.cross_entropy(y, LABELS).backward()
    np.testing.assert_array_equal(x.grad, y.grad)


def test_cross_entropy_of_a_certain_wrong_class_is_finite() -> None:
    x = Variable(np.array([[1000.0, 0.0]]))
    loss = dz.nn.cross_entropy(x, np.array([1]))
    loss.backward()
    assert loss.data == 1000
    np.testing.assert_array_equal(x.grad, [[1, -1]])


@pytest.mark.parametrize("options", [{}, {"weight": array(1, 2, 4)}, {"label_smoothing": 0.1}, {"reduction": "none"}])
def test_cross_entropy_of_large_logits_is_finite(options: dict[str, Any]) -> None:
    x = Variable(np.array([[1000.0, -1000.0, 0.0], [-1000.0, 1000.0, 1000.0]], np.float32))
    y = untyped(dz.nn.cross_entropy)(x, LABELS, **options)
    y.sum().backward()
    assert y.dtype == np.float32
    assert np.isfinite(y.data).all()
    assert np.isfinite(grads(lambda x: untyped(dz.nn.cross_entropy)(x, LABELS, **options), x.data)[0]).all()


@pytest.mark.parametrize(("message", "call"), named(
    ("cross_entropy: label_smoothing must be from 0 to 1, got 1.5", lambda x: dz.nn.cross_entropy(x, LABELS, label_smoothing=1.5)),
    ('cross_entropy: reduction must be "mean", "sum" or "none", got \'max\'', lambda x: untyped(dz.nn.cross_entropy)(x, LABELS, reduction="max")),
    ('nll: reduction must be "mean", "sum" or "none", got \'max\'', lambda x: untyped(dz.nn.nll)(x, LABELS, reduction="max")),
    ("nll: expected weight of shape (3,), got (2,)", lambda x: dz.nn.nll(x, LABELS, weight=array(1, 2))),
    ("cross_entropy: labels must be from 0 to 2, got 2 to 3", lambda x: dz.nn.cross_entropy(x, np.arange(2, 4))),
))  # fmt: skip
def test_options_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(LOGITS)
    with raises(ValueError, message, x):
        call(x)


class TestCertainty:
    """Probabilities and logits that are sure."""

    def test_nothing_times_infinity_is_nothing(self) -> None:
        p, t = array(0, 1, 0.5), array(0, 1, 1)
        assert_grads(lambda p: dz.nn.bce(p, t, reduction="sum"), [p], [[1, -1, -2]])
        assert dz.nn.bce(Variable(p[:2]), t[:2]).item() == 0

    def test_large_logits_overflow_nowhere(self) -> None:
        x, t = array(-1000, 1000, 0), array(0, 1, 1)
        assert_grads(lambda x: dz.nn.bce_with_logits(x, t, reduction="sum"), [x], [[0, 0, -0.5]])
        assert_grads(lambda x: dz.nn.focal(x, t[:2], reduction="sum"), [x[:2]], [[0, 0]])

    @pytest.mark.parametrize("gamma", [0, 0.5, 1, 1.5, 2, 3])
    @pytest.mark.parametrize("dtype", [np.float32, np.float64])
    def test_focal_of_certain_logits_has_no_infinite_slope(self, gamma: float, dtype: type[np.generic]) -> None:
        x, t = Variable(array(-1000, 1000, -80, 80, dtype=dtype)), array(0, 1, 0, 1, dtype=dtype)
        (first,) = dz.gradients(untyped(dz.nn.focal)(x, t, gamma=gamma, reduction="sum"), [x])
        (second,) = dz.gradients(first.sum(), [x])
        for each in (first, second):
            assert each.dtype == dtype
            np.testing.assert_allclose(each.data, 0, atol=1e-10)

    def test_cross_entropy_of_logits_is_that_of_their_sigmoids(self) -> None:
        x, t = Variable(array(0.5, -1, 2)), array(0, 1, 0.25)
        np.testing.assert_allclose(dz.nn.bce_with_logits(x, t).data, dz.nn.bce(dz.nn.sigmoid(x), t).data)
        np.testing.assert_allclose(dz.nn.focal(x, t, gamma=0, alpha=None).data, dz.nn.bce_with_logits(x, t).data)

    def test_kink_of_hinge(self) -> None:
        assert_grads(lambda x: dz.nn.hinge(x, array(1, 1, -1), reduction="sum"), [array(1, 0, 0)], [[0, -1, 1]])
