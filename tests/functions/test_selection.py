from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_ties_are_shared_element_by_element() -> None:
    assert_grads(dz.maximum, [array(1, 2, 3), array(1, 3, 2)], [[0.5, 0, 1], [0.5, 1, 0]])
    assert_grads(dz.minimum, [array(1, 2, 3), array(1, 3, 2)], [[0.5, 1, 0], [0.5, 0, 1]])


def test_condition_that_changes_after_the_call_does_not_move_the_gradient() -> None:
    condition = np.array([True, False])
    x, y = Variable(array(1, 2)), Variable(array(3, 4))
    z = dz.where(condition, x, y)
    condition[:] = [False, True]
    z.backward()
    assert x.grad is not None
    assert x.grad.tolist() == [1, 0]


def test_condition_may_be_larger_than_both_operands() -> None:
    condition = np.array([[True, False], [True, True]])
    assert_grads(lambda x, y: dz.where(condition, x, y), [np.array(1.0), array(2)], [3, [1]])


def test_condition_of_numbers_counts_what_is_not_zero() -> None:
    assert_grads(lambda x: dz.where(np.array([0, 2]) != 0, x, 0.0), [array(1, 1)], [[0, 1]])
