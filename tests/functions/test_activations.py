from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads
from tests.properties import Properties, assert_same

LOGITS = np.array([[0.5, -1, 2], [1, 1, -3]])


class TestRows(Properties):
    """What every row of the table has to show."""


def test_sigmoid_does_not_overflow_and_keeps_small_results() -> None:
    y = dz.nn.sigmoid(Variable(array(-1000, -700, 1000)))
    np.testing.assert_allclose(y.data, [0, np.exp(-700), 1])
    assert_grads(dz.nn.sigmoid, [array(-1000, 1000)], [[0, 0]])


@pytest.mark.parametrize("size", [100, 1e4])
def test_softmax_of_large_float32_logits_is_as_exact_as_of_small_ones(size: float) -> None:
    shift = np.float32(size)
    small = array(0, 0, 1, dtype=np.float32)
    for function in (dz.nn.softmax, dz.nn.log_softmax):
        found, expected = function(Variable(small + shift)).data, function(Variable(small)).data
        np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_softmax_of_far_apart_logits_does_not_overflow() -> None:
    assert dz.nn.softmax(Variable(array(-1000, 1000))).data.tolist() == [0, 1]
    assert dz.nn.log_softmax(Variable(array(-1000, 1000))).data.tolist() == [-2000, 0]
    assert_grads(lambda x: dz.nn.log_softmax(x)[0], [array(-1000, 1000)], [[1, -1]])


def test_softmax_is_the_exponential_of_log_softmax_to_second_order() -> None:
    for axis in (0, 1, -1):
        x = Variable(LOGITS)
        one, other = dz.nn.softmax(x, axis), dz.exp(dz.nn.log_softmax(x, axis))
        firsts = [dz.gradients(y, (x,), LOGITS**2)[0] for y in (one, other)]
        seconds = [dz.gradients(first, (x,), LOGITS)[0].data for first in firsts]
        assert_same([one.data, firsts[0].data, seconds[0]], [other.data, firsts[1].data, seconds[1]])
