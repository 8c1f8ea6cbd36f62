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


class TestClip:
    """Bounds, which may be Variables."""

    def test_gradient_is_zero_at_a_bound_and_beyond(self) -> None:
        assert_grads(lambda x: dz.clip(x, 0, 1), [array(-1, 0, 0.5, 1, 2)], [[0, 0, 1, 0, 0]])

    def test_bound_that_is_a_variable_has_the_gradient_that_x_has_not(self) -> None:
        xs = [array(-1, 0, 0.5, 1, 2), array(0, 0, 0, 0, 0), array(1, 1, 1, 1, 1)]
        assert_grads(dz.clip, xs, [[0, 0, 1, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 1, 1]])

    def test_upper_bound_counts_where_the_bounds_cross(self) -> None:
        assert_grads(dz.clip, [array(-1, 0.5), array(1, 1), array(0, 0)], [[0, 0], [0, 0], [1, 1]])

    def test_nan_keeps_its_gradient_and_so_does_a_bound(self) -> None:
        assert_grads(lambda x: dz.clip(x, 0, 1), [array(np.nan)], [[1]])
        assert_grads(dz.clip, [array(0.5, 0.5), array(np.nan, 0), array(1, np.nan)], [[0, 0], [1, 0], [0, 1]])

    def test_one_bound_is_enough_and_may_be_an_array(self) -> None:
        assert_grads(lambda x: dz.clip(x, array(0, 1)), [array(1, 0)], [[1, 0]])
        assert_grads(lambda x: dz.clip(x, a_max=array(0, 1)), [array(1, 0)], [[0, 1]])

    def test_no_bound_at_all_changes_nothing(self) -> None:
        assert_grads(dz.clip, [array(-np.inf, 1, 2)], [[1, 1, 1]])
        assert_grads(dz.clip, [array(1, 2, np.inf)], [[1, 1, 1]])

    def test_a_missing_bound_does_not_hold_an_infinity(self) -> None:
        low, high = array(-np.inf, 0, 1), array(0, 1, np.inf)
        for bound in (1.0, np.ones(3)):
            assert_grads(lambda v: dz.clip(v, None, bound), [low], [[1, 1, 0]])  # noqa: B023
        for bound in (0.0, np.zeros(3)):
            assert_grads(lambda v: dz.clip(v, bound), [high], [[0, 1, 1]])  # noqa: B023


def test_a_number_is_chosen_before_nan() -> None:
    x, y = array(1, np.nan, np.nan), array(np.nan, 2, np.nan)
    for choose in (dz.fmax, dz.fmin):
        assert_grads(choose, [x, y], [[1, 0, 0.5], [0, 1, 0.5]])
