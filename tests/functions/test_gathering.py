from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


def test_what_is_taken_many_times_gets_the_sum() -> None:
    weights = array(1, 2, 4)
    assert_grads(lambda x: dz.take(x, [0, 0, 2]) * weights, [array(5, 6, 7)], [[3, 0, 4]])
    assert_grads(lambda x: dz.take_along_axis(x, np.array([1, 1, 1])) * weights, [array(5, 6)], [[0, 7]])
    assert_grads(lambda x: dz.take(x, np.array([3, -4, 5]), mode="wrap") * weights, [array(5, 6, 7)], [[1, 0, 6]])
    assert_grads(lambda x: dz.take(x, np.array([3, -4, 5]), mode="clip") * weights, [array(5, 6, 7)], [[2, 0, 5]])


def test_indices_that_change_after_the_call_do_not_move_the_gradient() -> None:
    for take in (untyped(dz.take), untyped(dz.take_along_axis)):
        x, places = Variable(array(1, 2)), np.array([0, 1])
        y = take(x, places)
        places[0] = 1
        y.sum().backward()
        np.testing.assert_array_equal(x.grad, [1, 1])


def test_condition_that_changes_after_the_call_does_not_move_the_gradient() -> None:
    x, truths = Variable(array(1, 2)), np.array([True, False])
    y = dz.compress(truths, x)
    truths[:] = [False, True]
    y.sum().backward()
    np.testing.assert_array_equal(x.grad, [1, 0])


def test_choose_among_numbers_arrays_and_rows() -> None:
    truths = np.array([True, False, True])
    assert_grads(lambda x: dz.choose(truths, [0.0, x]), [array(5, 6, 7)], [[1, 0, 1]])
    assert_grads(lambda x: untyped(dz.choose)([2, 1, 0], [array(8, 8, 8), x, 9.0]), [array(5, 6, 7)], [[0, 1, 0]])
    assert_grads(lambda x: untyped(dz.choose)(np.array([1, 0]), x), [np.ones((2, 2))], [[[0, 1], [1, 0]]])
    assert untyped(dz.choose)([0, 1], [Variable(array(1, 2, dtype=np.float32)), 3.0]).dtype == np.float32


def test_nan_where_it_was_not_chosen_does_not_reach_the_gradient() -> None:
    assert_grads(lambda x, y: dz.choose([0, 1], [x, y]) ** 2, [array(5, np.nan), array(np.nan, 6)], [[10, 0], [0, 12]])


def test_numpys_functions_are_ours() -> None:
    x, y, numpy = Variable(array(1, 2, 3)), Variable(array(4, 5, 6)), untyped
    places, truths = np.array([2, 0, 0]), [True, False, True]
    for theirs, ours in (
        (numpy(np.take)(x, places), dz.take(x, places)),
        (numpy(np.take_along_axis)(x, places), dz.take_along_axis(x, places)),
        (numpy(np.compress)(truths, x), dz.compress(truths, x)),
        (numpy(np.choose)(places // 2, [x, y]), dz.choose(places // 2, [x, y])),
    ):
        np.testing.assert_array_equal(theirs.data, ours.data, strict=True)


@pytest.mark.parametrize(("message", "call"), named(
    ("take: indices must be integers, got float64", lambda x: untyped(dz.take)(x, [0.5])),
    ("take: indices must be integers, got bool", lambda x: untyped(dz.take)(x, [True, False])),
    ("take: indices have no gradient, got a Variable; write x.data", lambda x: untyped(dz.take)(x, x)),
    ("take_along_axis: indices must be integers, got float64", lambda x: untyped(dz.take_along_axis)(x, np.zeros((0, 3)))),
    ("choose: indices have no gradient, got a Variable; write x.data", lambda x: untyped(dz.choose)(Variable(np.array([0, 0])), [x, x])),
    ("choose: indices must be integers, got float64", lambda x: untyped(dz.choose)(np.zeros(3), [x, x])),
    ("compress: a condition has no gradient, got a Variable; write a comparison such as x > 0", lambda x: untyped(dz.compress)(x, x)),
    ("take takes a Variable, got an ndarray of shape (2, 3); write Variable(...) around it", lambda x: untyped(dz.take)(x.data, 0)),
    ("out of np.take is not supported for a Variable; write y = np.take(...)", lambda x: np.take(x, [0], out=np.empty(1))),
))  # fmt: skip
def test_what_is_no_index(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(TypeError, message, x):
        call(x)


@pytest.mark.parametrize(("message", "call"), named(
    ("take: indices must be from -6 to 5, got 0 to 6", lambda x: dz.take(x, [0, 6])),
    ("take: indices must be from -2 to 1, got -3 to -3", lambda x: dz.take(x, -3, axis=0)),
    ("take: there is nothing to take along an axis of length 0", lambda x: dz.take(x[:0], [0], mode="wrap")),
    ("take_along_axis: indices must be from -3 to 2, got 3 to 3", lambda x: dz.take_along_axis(x, np.array([[3]]), 1)),
    ("compress: the condition holds at 2, beyond the length 2", lambda x: dz.compress([True, False, True], x, axis=0)),
))  # fmt: skip
def test_places_that_are_not_there(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(IndexError, message, x):
        call(x)


@pytest.mark.parametrize(("message", "call"), named(
    ("take: axis 2 is out of range for an array of 2 axes", lambda x: dz.take(x, 0, axis=2)),
    ('take: mode must be "raise", "wrap" or "clip", got \'mirror\'', lambda x: untyped(dz.take)(x, 0, mode="mirror")),
    ("take_along_axis: expected indices of 2 axes, got shape (3,)", lambda x: untyped(dz.take_along_axis)(x, np.zeros(3, int), 1)),
    ("take_along_axis: indices of shape (3, 1) do not broadcast to (2, 3)", lambda x: dz.take_along_axis(x, np.zeros((3, 1), int), 1)),
    ("compress: expected a condition of one axis, got shape (1, 1)", lambda x: untyped(dz.compress)([[True]], x)),
    ("choose: expected one choice or more, got none", lambda _: untyped(dz.choose)([0], [])),
    ("choose: numbers must be from 0 to 1, got -1 to 0", lambda x: dz.choose(np.array([-1, 0, 0]), [x, x])),
    ("choose: the shapes (2,), (2, 3), (2, 3) do not broadcast", lambda x: dz.choose(np.array([0, 0]), [x, x])),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)
