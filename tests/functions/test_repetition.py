from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_copies_add_up() -> None:
    assert_grads(lambda x: dz.tile(x, 2) * array(1, 2, 3, 4), [array(5, 6)], [[4, 6]])
    assert_grads(lambda x: dz.repeat(x, 2) * array(1, 2, 3, 4), [array(5, 6)], [[3, 7]])
    assert_grads(lambda x: dz.repeat(x, [0, 3]) * array(1, 2, 3), [array(5, 6)], [[0, 6]])
    assert_grads(lambda x: dz.resize(x, 5) * array(1, 2, 3, 4, 5), [array(5, 6)], [[9, 6]])
    assert_grads(lambda x: dz.resize(x, 1) * 3, [array(5, 6)], [[3, 0]])


def test_counts_that_change_later_do_not_move_the_gradient() -> None:
    counts = np.array([2, 1])
    x = Variable(array(5, 6))
    y = dz.repeat(x, counts)
    counts[:] = 0
    y.backward(array(1, 2, 3))
    assert x.grad is not None
    assert x.grad.tolist() == [3, 3]


def test_a_list_of_one_count_is_for_all() -> None:
    x = Variable(array(1, 2))
    for counts in ([2], (2,), np.array([2]), np.array(2), np.int64(2)):
        assert untyped(dz.repeat)(x, counts).data.tolist() == [1, 1, 2, 2]


@pytest.mark.parametrize(("message", "call"), named(
    ("tile: reps must not be negative, got (2, -1)", lambda x: dz.tile(x, (2, -1))),
    ("repeat: repeats must not be negative, got -1", lambda x: dz.repeat(x, -1)),
    ("repeat: repeats of shape (2,) do not fit axis 1 of shape (2, 3)", lambda x: dz.repeat(x, [1, 2], 1)),
    ("repeat: axis 2 is out of range for an array of 2 axes", lambda x: dz.repeat(x, 1, 2)),
    ("resize: lengths must not be negative, got (-1,)", lambda x: dz.resize(x, -1)),
    ("resize: no elements of shape (0, 3) to fill shape (2,)", lambda x: dz.resize(x[:0], 2)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_counts_that_are_no_integers() -> None:
    with raises(TypeError, "repeat: repeats must be integers, got float64"):
        untyped(dz.repeat)(Variable(array(1)), 1.5)
