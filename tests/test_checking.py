"""The gradient checker finds what is planted, and passes what is right."""

from __future__ import annotations

from typing import Any, final

import numpy as np
import pytest

from dezero_typed import Function, GradientError, Variable, check_gradients, exp, numerical_diff, square, variable
from dezero_typed.arrays import Array


@final
class SlightlyWrong(Function[Array, Array]):
    """The square, with a gradient that is 0.1 % too large."""

    def forward(self, x: Array) -> Array:
        return x**2

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * 2 * x * 1.001,)


@final
class WrongAtSecondOrder(Function[Array, Array]):
    """The cube, with a rule that is right in value and computed from what the tape does not see."""

    def forward(self, x: Array) -> Array:
        return x**3

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        given: Any = x
        constant: Any = getattr(given, "data") if hasattr(given, "cleargrad") else given
        return (gy * 3 * x * constant,)


@final
class WrongInOneElement(Function[Array, Array]):
    def forward(self, x: Array) -> Array:
        return x * 2

    def backward(self, gy: Array, /) -> tuple[Array]:
        mask = np.ones(gy.shape)
        mask.flat[7] = 0.0
        return (gy * 2 * mask,)


def test_the_books_numerical_diff_agrees_with_backward() -> None:
    x = variable(0.5)
    y = square(exp(square(x)))
    y.backward()
    assert x.grad is not None
    np.testing.assert_allclose(numerical_diff(lambda x: square(exp(square(x))), x), x.grad, rtol=1e-6)
    np.testing.assert_allclose(x.grad, 3.2974425414002564, rtol=1e-12)


def test_numerical_diff_works_element_by_element() -> None:
    slope = numerical_diff(square, variable([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(slope, [2.0, 4.0, 6.0], rtol=1e-8)


def test_a_tenth_of_a_percent_is_found() -> None:
    with pytest.raises(GradientError, match="order 1, input 0 of shape"):
        check_gradients(SlightlyWrong(), variable([1.0, 2.0]), order=1)


def test_an_error_at_second_order_alone_is_found_there() -> None:
    check_gradients(WrongAtSecondOrder(), variable([1.0, 2.0]), order=1)
    with pytest.raises(GradientError, match="order 2, input 0"):
        check_gradients(WrongAtSecondOrder(), variable([1.0, 2.0]), order=2)


def test_one_wrong_element_of_a_hundred_is_found() -> None:
    with pytest.raises(GradientError):
        check_gradients(WrongInOneElement(), Variable(np.linspace(1.0, 2.0, 100)))


def test_the_error_shows_input_values_and_step() -> None:
    with pytest.raises(GradientError) as caught:
        check_gradients(SlightlyWrong(), variable([1.0, 2.0]))
    text = str(caught.value)
    assert "the gradient says" in text and "central differences say" in text and "step 1.82e-05" in text
    assert text.endswith("input 0: Variable([1., 2.])")


def test_the_input_that_is_wrong_is_named() -> None:
    with pytest.raises(GradientError, match="input 1 of shape"):
        check_gradients(lambda x, w: x * SlightlyWrong()(w), variable([1.0, 2.0]), variable([3.0, 4.0]))


def test_inputs_are_left_as_they_are() -> None:
    x = variable([1.0, 2.0])
    check_gradients(square, x, order=3)
    assert x.data.tolist() == [1.0, 2.0]
    assert x.grad is None


def test_float32_is_compared_as_coarsely_as_it_must() -> None:
    check_gradients(exp, Variable(np.array([0.1, 1.0], np.float32)), order=2)


def test_an_order_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="order must be at least 1, got 0"):
        check_gradients(square, variable(1.0), order=0)
