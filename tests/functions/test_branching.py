from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, Vector, variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, Properties


def to_double(x: Vector[np.float32]) -> Vector:
    return x.astype(np.float64)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestWhereApply:
    """The `where` that evaluates each branch on its own elements."""

    def test_gradient_is_zero_where_where_has_nan(self) -> None:
        assert_grads(lambda x: dz.where_apply(x.data > 0, dz.log, 0.0, x), [array(0, 2, -1)], [[0, 0.5, 0]])
        with np.errstate(divide="ignore", invalid="ignore"):
            x = Variable(array(0, 2, -1))
            dz.where(x > 0, dz.log(x), 0.0).backward()
            assert x.grad is not None
            assert np.isnan(x.grad).tolist() == [True, False, False]

    def test_each_function_sees_its_own_elements_only(self) -> None:
        seen: list[list[float]] = []

        def spy(x: Vector) -> Vector:
            seen.append(x.data.tolist())
            return x * 2

        dz.where_apply(np.array([[True, False], [True, True]]), spy, spy, variable([[1.0, 2.0], [3.0, 4.0]]))
        assert seen == [[1, 3, 4], [2]]

    def test_function_without_elements_is_not_called(self) -> None:
        def fail(x: Vector) -> Vector:
            raise AssertionError(x)

        assert dz.where_apply(np.array([True, True]), dz.square, fail, variable([1.0, 2.0])).data.tolist() == [1, 4]

    def test_division_of_two_operands(self) -> None:
        x, y = variable([1.0, 2.0]), variable([0.0, 4.0])
        z = dz.where_apply(y != 0, dz.divide, 0.0, x, y)
        z.backward()
        assert z.data.tolist() == [0, 0.5]
        assert x.grad is not None
        assert y.grad is not None
        assert (x.grad.tolist(), y.grad.tolist()) == ([0, 0.25], [0, -0.125])

    def test_function_that_reduces_to_one_value_is_repeated(self) -> None:
        x = variable([1.0, 2.0, 3.0])
        untyped(dz.where_apply)(x > 1, dz.sum, 0.0, x).backward()
        assert x.grad is not None
        assert x.grad.tolist() == [0, 2, 2]

    def test_function_of_another_shape_is_refused(self) -> None:
        x = variable([1.0, 2.0, 3.0])
        message = "where_apply: function 1 was given shape (2,) and returned (3,); it must be elementwise"
        with raises(ValueError, message, x):
            dz.where_apply(x > 2, dz.exp, lambda _: variable([1.0, 2.0, 3.0]), x)

    def test_function_of_another_dtype_is_refused(self) -> None:
        x = variable([1.0, 2.0], np.float32)
        with raises(TypeError, "where_apply: function 0 was given float32 and returned float64; write .astype", x):
            untyped(dz.where_apply)(True, to_double, 0.0, x)

    def test_operands_of_two_shapes_are_refused(self) -> None:
        x, y = variable([1.0, 2.0]), variable([1.0])
        with raises(ValueError, "where_apply: expected operands of one shape, got shapes (2,), (1,)", x):
            dz.where_apply(True, dz.add, 0.0, x, y)


class TestConditions:
    """What is taken for a condition."""

    def test_variable_is_refused(self) -> None:
        x = variable([1.0, 2.0])
        message = "where_apply: a condition must be a boolean array, got a Variable; write a comparison such as x > 0"
        with raises(TypeError, message, x):
            untyped(dz.where_apply)(x, dz.exp, 0.0, x)

    def test_numbers_are_refused(self) -> None:
        x = variable([1.0, 2.0])
        message = "select: a condition must be a boolean array, got int64; write a comparison such as x > 0"
        with raises(TypeError, message, x):
            untyped(dz.select)([np.array([0, 1])], [x])

    def test_shape_that_does_not_broadcast(self) -> None:
        x = variable([1.0, 2.0])
        with raises(ValueError, "piecewise: a condition of shape (3,) does not broadcast to the shape (2,)", x):
            dz.piecewise(x, [np.ones(3, np.bool)], [dz.exp])
        with raises(ValueError, "select: the shapes (3,), (2,), () do not broadcast", x):
            dz.select([np.ones(3, np.bool)], [x])

    def test_condition_that_changes_after_the_call_does_not_move_the_gradient(self) -> None:
        condition = np.array([True, False])
        x = variable([1.0, 2.0])
        y = dz.select([condition], [x])
        z = dz.where_apply(condition, dz.square, 0.0, x)
        condition[:] = [False, True]
        (y + z).backward()
        assert x.grad is not None
        assert x.grad.tolist() == [3, 0]


class TestNumberOfFunctions:
    """As many functions as conditions; one more in `piecewise`."""

    @pytest.mark.parametrize("functions", [[], [dz.exp, dz.exp, dz.exp]])
    def test_piecewise(self, functions: list[object]) -> None:
        x = variable([1.0, 2.0])
        with raises(ValueError, f"piecewise: expected 1 or 2 functions, got {len(functions)}", x):
            untyped(dz.piecewise)(x, [x > 1], functions)

    def test_select(self) -> None:
        x = variable([1.0, 2.0])
        with raises(ValueError, "select: expected as many choices as conditions, one or more, got 1 and 2", x):
            dz.select([x > 1, x > 0], [x])
        with raises(ValueError, "select: expected as many choices as conditions, one or more, got 0 and 0", x):
            untyped(dz.select)([], [])


def test_the_last_condition_that_holds_counts_in_piecewise_and_the_first_in_select() -> None:
    x = variable([1.0, 2.0])
    assert dz.piecewise(x, [x > 0, x > 1], [dz.square, dz.negative]).data.tolist() == [1, -2]
    assert dz.select([x > 0, x > 1], [dz.square(x), dz.negative(x)]).data.tolist() == [1, 4]


def test_functions_that_are_numbers_alone_give_a_constant() -> None:
    x = variable([-1.0, 2.0], np.float32)
    y = dz.piecewise(x, [x < 0, x >= 0], [-1, 1])
    y.backward()
    assert y.dtype == np.float32
    assert y.data.tolist() == [-1, 1]
    assert x.grad is not None
    assert x.grad.tolist() == [0, 0]
