from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_one_variable_twice_gets_both_parts() -> None:
    weights = array(1, 2, 3, 4)
    assert_grads(lambda x: dz.concatenate([x, x]) * weights, [array(5, 6)], [[4, 6]])
    assert_grads(lambda x: dz.stack([x, x]) * weights.reshape(2, 2), [array(5, 6)], [[4, 6]])


def test_tuple_of_variables_and_arrays() -> None:
    assert_grads(lambda x: dz.concatenate((array(9), x, array(9))) * array(1, 2, 3), [array(5)], [[2]])
    assert_grads(lambda x: dz.stack((array(9), x)) * np.array([[1.0], [2.0]]), [array(5)], [[2]])


def test_float32_and_float64_promote_and_each_gradient_comes_back() -> None:
    y = untyped(dz.concatenate)([Variable(array(1, dtype=np.float32)), Variable(array(2))])
    assert y.dtype == np.float64
    assert_grads(lambda a, b: untyped(dz.concatenate)([a, b]), [array(1, dtype=np.float32), array(2)], [[1], [1]])


def test_constants_may_have_fewer_axes() -> None:
    assert_grads(lambda x: dz.vstack((array(9, 9), x)) * 2, [np.ones((1, 2))], [[[2, 2]]])
    assert_grads(lambda x: untyped(dz.hstack)((x, np.array(9.0))) * array(1, 2), [np.array(5.0)], [1])
    assert_grads(lambda x: untyped(dz.column_stack)((x, np.eye(2))), [array(5, 6)], [[1, 1]])
    assert_grads(lambda x: dz.append(x, 3) * array(2, 5), [array(1)], [[2]])


def test_a_number_appended_takes_the_type_of_the_variable() -> None:
    assert dz.append(Variable(array(1, dtype=np.float32)), 2.0).dtype == np.float32


@pytest.mark.parametrize(("message", "call"), named(
    ("vstack: shapes (1, 3), (1, 2) differ outside axis 0", lambda x: untyped(dz.vstack)([x[0], x[0, :2]])),
    ("hstack: shapes (2, 3), (1, 3) differ outside axis 1", lambda x: dz.hstack([x, x[:1]])),
    ("dstack: shapes (2, 3, 1), (1, 3, 1) differ outside axis 2", lambda x: dz.dstack([x, x[0]])),
    ("column_stack: shapes (2, 3), (3, 1) differ outside axis 1", lambda x: dz.column_stack([x, x[0]])),
    ("append: shapes (2, 3), (2, 2) differ outside axis 0", lambda x: dz.append(x, x[:, :2], 0)),
    ("append: axis 2 is out of range for arrays of 2 axes; stack makes a new one", lambda x: dz.append(x, x, 2)),
    ("vstack: expected at least one array, got none", lambda _: untyped(dz.vstack)([])),
))  # fmt: skip
def test_arrays_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_a_variable_is_no_list_of_arrays() -> None:
    x = Variable(np.ones((2, 3)))
    for function in (dz.vstack, dz.hstack, dz.dstack, dz.column_stack, dz.concatenate):
        with raises(TypeError, f"{function.__name__}: expected a list or tuple of arrays, got a Variable; write {function.__name__}([x, ...])", x):
            untyped(function)(x)
