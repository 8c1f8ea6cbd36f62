from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties

any_polyval = untyped(dz.polyval)


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


def test_gradients_at_zero() -> None:
    assert_grads(any_polyval, [array(5, 3, 2), array(0, 0)], [[0, 0, 2], [3, 3]])
    assert_grads(lambda x: dz.vander(x, 3), [array(0, 2)], [[1, 5]])
    assert_grads(lambda x: dz.vander(x, 3, increasing=True), [array(0, 2)], [[1, 5]])


def test_third_derivative_of_a_cubic() -> None:
    x = variable([0.5, 2.0])
    y: Any = dz.polyval([2, 1, 1, 1], x)
    for _ in range(3):
        (y,) = dz.gradients(y, (x,))
    assert y.data.tolist() == [12, 12]


def test_numbers_in_lists_take_the_precision_of_the_variable() -> None:
    for numbers in ([1, 2], [1.0, 2.0], (1, 2)):
        assert any_polyval(numbers, variable([3.0], np.float32)).dtype == np.float32
    assert any_polyval([1, 2], variable([3.0], np.int32)).dtype == np.int32
    assert any_polyval([1j, 2], variable([3.0], np.complex64)).data.tolist() == [2 + 3j]
    assert any_polyval([], variable([3.0])).data.tolist() == [0]


def test_numpys_function_takes_lists_and_numbers_too() -> None:
    numpys: Any = np.polyval
    assert numpys([1, 2], variable([3.0])).data.tolist() == [5]
    assert numpys(variable([1.0, 2.0]), 3).data.tolist() == 5


def test_int32_is_kept_where_numpy_makes_int64() -> None:
    x = variable([2, 3], np.int32)
    y = dz.vander(x, 3)
    y.backward()
    assert x.grad is not None
    assert y.dtype == np.int32
    assert (y.data.tolist(), x.grad.tolist()) == ([[4, 2, 1], [9, 3, 1]], [5, 7])


def test_integers_do_not_meet_floats() -> None:
    x = variable([1, 2], np.int64)
    with raises(TypeError, "polyval of int64 and floats has no int64 gradient; write x.astype(np.float64)", x):
        any_polyval([0.5], x)


@pytest.mark.parametrize(("message", "args"), [
    ("vander: expected a vector, got shape (1, 2)", (array(1, 2)[None],)),
    ("vander: expected a vector, got shape ()", (array(1)[0],)),
    ("vander: N must not be negative, got -1", (array(1), -1)),
])  # fmt: skip
def test_arguments_of_vander_that_do_not_fit(message: str, args: tuple[Any, ...]) -> None:
    x = dz.Variable(np.asarray(args[0]))
    with raises(ValueError, message, x):
        untyped(dz.vander)(x, *args[1:])


def test_arguments_of_another_kind() -> None:
    x = variable([1.0])
    with raises(TypeError, "vander: N must be an integer, got 1.5", x):
        untyped(dz.vander)(x, 1.5)
    with raises(ValueError, "polyval: expected coefficients along an axis, got shape ()", x):
        any_polyval(x[0], x)
    with raises(TypeError, "polyval takes a Variable, got an ndarray of shape (1,); write Variable(...) around it", x):
        any_polyval([1.0], x.data)
    with raises(TypeError, "polyval: operand must be an ndarray, got poly1d; write variable(...) or np.array(...)", x):
        any_polyval(np.poly1d([1.0, 2.0]), x)
