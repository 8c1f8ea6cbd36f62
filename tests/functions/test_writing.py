from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, calls, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


def test_the_last_of_several_values_for_one_place_stays_and_has_the_gradient() -> None:
    weights = array(1, 2, 4)
    assert dz.set_at(Variable(array(1, 2, 3)), [0, 0], array(8, 9)).data.tolist() == [9, 2, 3]
    assert_grads(lambda x, v: dz.set_at(x, [0, 0, 2], v) * weights, [array(5, 6, 7), array(1, 2, 3)], [[0, 2, 0], [0, 1, 4]])
    assert_grads(lambda x, v: dz.set_at(x, [0, -3], v) * weights, [array(5, 6, 7), np.array(2.0)], [[0, 2, 4], 1])


def test_all_values_added_at_one_place_count() -> None:
    weights = array(1, 2, 4)
    assert dz.add_at(Variable(array(1, 2, 3)), [0, 0], array(8, 9)).data.tolist() == [18, 2, 3]
    assert_grads(lambda x, v: dz.add_at(x, [0, 0, 2], v) * weights, [array(5, 6, 7), array(1, 2, 3)], [[1, 2, 4], [1, 1, 4]])
    assert_grads(lambda x, v: dz.add_at(x, [0, -3], v) * weights, [array(5, 6, 7), np.array(2.0)], [[1, 2, 4], 2])


def test_an_infinite_cotangent_does_not_reach_what_was_overwritten() -> None:
    weights = array(np.inf, 2)
    assert_grads(lambda x, v: dz.set_at(x, [0, 0], v) * weights, [array(5, 6), array(1, 2)], [[0, 2], [0, np.inf]])


def test_nan_that_is_overwritten_is_gone() -> None:
    assert_grads(lambda x: dz.set_at(x, np.isnan(x.data), 0.0) ** 2, [array(np.nan, 3)], [[0, 6]])


@pytest.mark.parametrize("write", [dz.set_at, dz.add_at])
def test_masks_and_their_values(write: Any) -> None:
    x, mask = np.arange(6.0).reshape(2, 3), np.array([[True, False, True], [False, False, True]])
    kept = 0.0 if write is dz.set_at else 1.0
    assert_grads(lambda x, v: write(x, mask, v), [x, array(7, 8, 9)], [np.where(mask, kept, 1.0), [1, 1, 1]])
    assert_grads(lambda x, v: write(x, mask, v), [x, np.array(7.0)], [np.where(mask, kept, 1.0), 3])
    assert_grads(lambda x, v: write(x, (np.array([True, False]), slice(1, None)), v), [x, array(7)], [np.where([[False, True, True], [False] * 3], kept, 1.0), [2]])
    assert_grads(lambda x, v: write(x, x.data > 9, v), [x, np.array(7.0)], [np.ones((2, 3)), 0])


@pytest.mark.parametrize("write", [dz.set_at, dz.add_at])
def test_index_that_changes_after_the_call_does_not_move_the_gradient(write: Any) -> None:
    x, v, places = Variable(array(1, 2)), Variable(np.array(3.0)), np.array([0])
    y = write(x, places, v) * array(5, 7)
    places[0] = 1
    y.sum().backward()
    assert v.grad == 5


@pytest.mark.parametrize("write", [dz.set_at, dz.add_at])
def test_operands_are_not_written_to(write: Any) -> None:
    x, v = Variable(array(1, 2)), Variable(np.array(3.0))
    y = write(x, 0, v)
    y.data[:] = 9
    assert x.data.tolist() == [1, 2]
    assert v.data == 3


def test_a_constant_takes_values_of_a_variable() -> None:
    assert_grads(lambda v: dz.set_at(array(1, 2, 3), slice(1, None), v) * array(1, 2, 4), [array(5, 6)], [[2, 4]])
    assert_grads(lambda v: dz.add_at(array(1, 2, 3), [1, 1], v) * array(1, 2, 4), [array(5, 6)], [[2, 2]])
    assert_grads(lambda v: dz.insert(array(1, 2), 1, v) * array(1, 2, 4), [np.array(5.0)], [2])


def test_delete_leaves_the_same_as_numpy() -> None:
    x = np.arange(5.0)
    for places in (slice(None, None, -2), [0, 0, -1], [], np.array([True, False, True, False, False]), (1, 2), -1, slice(7, 9), range(2)):
        np.testing.assert_array_equal(untyped(dz.delete)(Variable(x), places).data, np.delete(x, places), strict=True)
    assert_grads(lambda x: dz.delete(x, [0, 0, -1]) * array(1, 2), [array(5, 6, 7, 8)], [[0, 1, 2, 0]])


def test_insert_at_one_place_of_a_list_takes_a_row_of_values() -> None:
    assert dz.insert(Variable(array(1, 2, 3)), [1], array(7, 8)).data.tolist() == [1, 7, 8, 2, 3]
    assert_grads(lambda x, v: dz.insert(x, [1], v) * array(1, 2, 3, 4), [array(1, 2), array(7, 8)], [[1, 4], [2, 3]])
    assert_grads(lambda x, v: dz.insert(x, np.array([True, False]), v) * array(1, 2, 4), [array(1, 2), array(7)], [[2, 4], [1]])


def test_insert_keeps_the_type_of_the_array() -> None:
    assert dz.insert(Variable(array(1, 2, dtype=np.float32)), 0, 0.5).dtype == np.float32
    assert dz.insert(Variable(np.array([1, 2])), 0, 3).data.tolist() == [3, 1, 2]


def test_numpys_functions_are_ours() -> None:
    x = Variable(array(1, 2, 3))
    np.testing.assert_array_equal(untyped(np.delete)(x, [2, 0]).data, dz.delete(x, [2, 0]).data, strict=True)
    np.testing.assert_array_equal(untyped(np.insert)(x, 1, x[0]).data, dz.insert(x, 1, x[0]).data, strict=True)


@pytest.mark.parametrize(("message", "call"), named(
    ("set_at: an index has no gradient, got a Variable in it; write x.data there", lambda x: untyped(dz.set_at)(x, Variable(np.array([0])), 1.0)),
    ("add_at: an index has no gradient, got a Variable in it; write x.data there", lambda x: untyped(dz.add_at)(x, (0, Variable(np.array([0]))), 1.0)),
    ("delete: places have no gradient, got a Variable; write x.data", lambda x: untyped(dz.delete)(x, Variable(np.array([0])))),
    ("insert: places have no gradient, got a Variable; write x.data", lambda x: untyped(dz.insert)(x, Variable(np.array([0])), 1.0)),
    ("set_at takes a Variable, got an ndarray of shape (2, 3); write Variable(...) around it", lambda x: untyped(dz.set_at)(x.data, 0, 1.0)),
    ("insert takes a Variable, got float; write variable(...)", lambda x: untyped(dz.insert)(x.data, 0, 1.0)),
    ("insert: operand 0 must be an ndarray, got list; write variable(...) or np.array(...)", lambda x: untyped(dz.insert)([1.0], 0, x)),
    ("insert of float64 into int64 would drop digits; write x.astype(np.float64)", lambda _: dz.insert(Variable(np.array([1, 2])), 0, 0.5)),
    ("set_at of int64 and floats has no int64 gradient; write x.astype(np.float64)", lambda _: dz.set_at(Variable(np.array([1, 2])), 0, 0.5)),
    ("a Variable does not change, so there is no x[i] = y; write where(mask, y, x), or x.data[i] = y outside a graph", lambda x: operator.setitem(x, 0, 1.0)),
))  # fmt: skip
def test_what_is_refused(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(TypeError, message, x):
        call(x)


@pytest.mark.parametrize("write", [dz.set_at, dz.add_at])
@pytest.mark.parametrize(("value", "index"), [((2,), 0), ((3, 2), slice(None)), ((2, 1, 3), slice(None)), ((1,), (0, 0)), ((0,), 0)])
def test_values_that_do_not_broadcast(write: Any, value: tuple[int, ...], index: Any) -> None:
    x = Variable(np.ones((2, 3)))
    place = x.data[index].shape
    with raises(ValueError, f"{write.__name__}: a value of shape {value} does not broadcast to the shape {place} of x[index]", x):
        write(x, index, np.ones(value))


@pytest.mark.parametrize(("message", "call"), named(
    ("add_at: a value of shape (1, 3) does not broadcast to the shape (3,) of x[index]", lambda x: dz.add_at(x, 0, np.ones((1, 3)))),
    ("delete: axis 2 is out of range for an array of 2 axes", lambda x: dz.delete(x, 0, axis=2)),
    ("insert: axis 2 is out of range for an array of 2 axes", lambda x: dz.insert(x, 0, 1.0, axis=2)),
    ("insert: axis -3 is out of range for an array of 2 axes", lambda x: dz.insert(x, 0, 1.0, axis=-3)),
    ("insert: values of shape (2,) do not broadcast to (1, 3)", lambda x: dz.insert(x, 0, np.ones(2), axis=0)),
    ("insert: values of shape (3,) do not broadcast to (2,)", lambda x: dz.insert(x, [0, 4], np.ones(3))),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


@pytest.mark.parametrize("call", calls(
    lambda x: dz.set_at(x, 2, 1.0), lambda x: dz.add_at(x, [0, -3], 1.0), lambda x: untyped(dz.set_at)(x, 0.5, 1.0),
    lambda x: dz.set_at(x, np.array([True, False, True]), 1.0), lambda x: dz.set_at(x, (0, 0, 0), 1.0),
    lambda x: dz.delete(x, 2, axis=0), lambda x: dz.insert(x, 7, 1.0), lambda x: dz.insert(x, [0, 9], 1.0),
))  # fmt: skip
def test_places_that_are_not_there(call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with pytest.raises(IndexError):
        call(x)
