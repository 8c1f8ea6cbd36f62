from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, grads
from tests.properties import Properties, assert_same

LOGITS = np.array([[0.5, -1, 2], [1, 1, -3]])
LABELS = np.array([2, 0])


class TestRows(Properties):
    """What every row of the table has to show."""


def test_sigmoid_does_not_overflow_and_keeps_small_results() -> None:
    y = dz.sigmoid(Variable(array(-1000, -700, 1000)))
    np.testing.assert_allclose(y.data, [0, np.exp(-700), 1])
    assert_grads(dz.sigmoid, [array(-1000, 1000)], [[0, 0]])


@pytest.mark.parametrize("size", [100, 1e4])
def test_softmax_of_large_float32_logits_is_as_exact_as_of_small_ones(size: float) -> None:
    shift = np.float32(size)
    small = array(0, 0, 1, dtype=np.float32)
    for function in (dz.softmax, dz.log_softmax):
        found, expected = function(Variable(small + shift)).data, function(Variable(small)).data
        np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_softmax_of_far_apart_logits_does_not_overflow() -> None:
    assert dz.softmax(Variable(array(-1000, 1000))).data.tolist() == [0, 1]
    assert dz.log_softmax(Variable(array(-1000, 1000))).data.tolist() == [-2000, 0]
    assert_grads(lambda x: dz.log_softmax(x)[0], [array(-1000, 1000)], [[1, -1]])


def test_softmax_is_the_exponential_of_log_softmax_to_second_order() -> None:
    for axis in (0, 1, -1):
        x = Variable(LOGITS)
        one, other = dz.softmax(x, axis), dz.exp(dz.log_softmax(x, axis))
        firsts = [dz.gradients(y, (x,), LOGITS**2)[0] for y in (one, other)]
        seconds = [dz.gradients(first, (x,), LOGITS)[0].data for first in firsts]
        assert_same([one.data, firsts[0].data, seconds[0]], [other.data, firsts[1].data, seconds[1]])


def test_gradient_of_softmax_cross_entropy_is_softmax_minus_one_hot() -> None:
    expected = (np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True) - np.eye(3)[LABELS]) / 2
    np.testing.assert_allclose(grads(lambda x: dz.softmax_cross_entropy(x, LABELS), LOGITS)[0], expected)


def test_softmax_cross_entropy_is_minus_the_mean_log_softmax_at_the_labels() -> None:
    x = Variable(LOGITS)
    expected = -dz.log_softmax(x)[np.arange(2), LABELS].mean()
    np.testing.assert_allclose(dz.softmax_cross_entropy(x, LABELS).data, expected.data)


def test_labels_that_change_after_the_call_do_not_move_the_gradient() -> None:
    labels = LABELS.copy()
    x, y = Variable(LOGITS), Variable(LOGITS)
    loss = dz.softmax_cross_entropy(x, labels)
    labels[:] = 1
    loss.backward()
    dz.softmax_cross_entropy(y, LABELS).backward()
    np.testing.assert_array_equal(x.grad, y.grad)


def test_softmax_cross_entropy_of_a_certain_wrong_class_is_finite() -> None:
    x = Variable(np.array([[1000.0, 0.0]]))
    loss = dz.softmax_cross_entropy(x, np.array([1]))
    loss.backward()
    assert loss.data == 1000
    np.testing.assert_array_equal(x.grad, [[1, -1]])
