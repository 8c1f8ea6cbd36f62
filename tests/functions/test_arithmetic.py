from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


class TestPower:
    """Numbers as exponents, which integers take too."""

    @pytest.mark.parametrize("dtype", [np.int32, np.int64])
    @pytest.mark.parametrize(("exponent", "gradient"), [(0, [0, 0]), (1, [1, 1]), (2, [-4, 0]), (3, [12, 0])])
    def test_integers_keep_integer_gradients(self, dtype: Any, exponent: int, gradient: list[int]) -> None:
        x: Any = Variable(array(-2, 0, dtype=dtype))
        assert (x**exponent).dtype == dtype
        assert_grads(lambda v: v**exponent, [x.data], [gradient])

    @pytest.mark.parametrize("exponent", [2, 2.0, np.float64(2), np.float32(2), np.int64(2), array(2)])
    def test_every_kind_of_exponent_gives_the_same_square(self, exponent: Any) -> None:
        assert_grads(lambda x: x**exponent, [array(-3, 0.5)], [[-6, 1]])

    @pytest.mark.parametrize("exponent", [2, 2.0, np.float64(2), np.float32(2)])
    def test_numbers_as_exponents_keep_float32(self, exponent: Any) -> None:
        x = Variable(array(1.5, dtype=np.float32))
        y = untyped(dz.power)(x, exponent)
        (first,) = dz.gradients(y, (x,))
        (second,) = dz.gradients(first, (x,))
        assert y.dtype == first.dtype == second.dtype == np.float32
        assert second.data == 2

    def test_mixed_second_derivative(self) -> None:
        x, y = Variable(array(2)), Variable(array(3))
        (gx,) = dz.gradients(x**y, (x,))
        (gxy,) = dz.gradients(gx, (y,))
        np.testing.assert_allclose(gxy.data, 4 + 12 * np.log(2))


class TestRemainder:
    """The sign of the divisor, and the rounded quotient as gradient."""

    def test_gradient_for_the_divisor_is_minus_the_floor_of_the_quotient(self) -> None:
        assert_grads(dz.remainder, [array(7, -7, 7, -7), array(2, 2, -2, -2)], [[1, 1, 1, 1], [-3, 4, 4, -3]])

    def test_gradient_at_a_jump_is_that_of_the_piece_on_the_right(self) -> None:
        assert_grads(dz.remainder, [array(4, 0), array(2, 2)], [[1, 1], [-2, 0]])


@pytest.mark.parametrize(("sign", "name"), [
    ("add", "add"), ("sub", "subtract"), ("mul", "multiply"), ("truediv", "divide"), ("mod", "remainder"),
    ("pow", "power"),
])  # fmt: skip
def test_operator_is_the_function(sign: str, name: str) -> None:
    x, y = Variable(array(1.5, 3)), Variable(array(2, 0.7))
    operation, function = getattr(operator, sign), getattr(dz, name)
    for left, right in ((x, y), (x, y.data), (x.data, y), (x, 0.7), (0.7, x)):
        np.testing.assert_array_equal(operation(left, right).data, function(left, right).data)


def test_unary_operators_are_the_functions() -> None:
    x = Variable(array(-1.5, 3))
    assert (-x).data.tolist() == dz.negative(x).data.tolist() == [1.5, -3]
    assert abs(x).data.tolist() == dz.abs(x).data.tolist() == [1.5, 3]
    assert (+x).data.tolist() == [-1.5, 3]
