from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import grads
from tests.properties import Properties

LOGITS = np.array([[0.5, -1, 2], [1, 1, -3]])
LABELS = np.array([2, 0])


class TestRows(Properties):
    """What every row of the table has to show."""


def test_gradient_of_softmax_cross_entropy_is_softmax_minus_one_hot() -> None:
    expected = (np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True) - np.eye(3)[LABELS]) / 2
    np.testing.assert_allclose(grads(lambda x: dz.nn.softmax_cross_entropy(x, LABELS), LOGITS)[0], expected)


def test_softmax_cross_entropy_is_minus_the_mean_log_softmax_at_the_labels() -> None:
    x = Variable(LOGITS)
    expected = -dz.nn.log_softmax(x)[np.arange(2), LABELS].mean()
    np.testing.assert_allclose(dz.nn.softmax_cross_entropy(x, LABELS).data, expected.data)


def test_labels_that_change_after_the_call_do_not_move_the_gradient() -> None:
    labels = LABELS.copy()
    x, y = Variable(LOGITS), Variable(LOGITS)
    loss = dz.nn.softmax_cross_entropy(x, labels)
    labels[:] = 1
    loss.backward()
    dz.nn.softmax_cross_entropy(y, LABELS).backward()
    np.testing.assert_array_equal(x.grad, y.grad)


def test_softmax_cross_entropy_of_a_certain_wrong_class_is_finite() -> None:
    x = Variable(np.array([[1000.0, 0.0]]))
    loss = dz.nn.softmax_cross_entropy(x, np.array([1]))
    loss.backward()
    assert loss.data == 1000
    np.testing.assert_array_equal(x.grad, [[1, -1]])
