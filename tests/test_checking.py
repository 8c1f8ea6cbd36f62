"""The gradient checker finds what is planted, and passes what is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

import numpy as np
import pytest

from dezero_typed import (
    Function, GradientError, Matrix, Scalar, Variable, Vector, check_gradients, exp, grad, no_grad, numerical_diff, square,
    tanh, value_and_grad, variable,
)  # fmt: skip
from dezero_typed.arrays import Array
from dezero_typed.variable import data_of, is_variable


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
class WrongForward(Function[Array, Array]):
    """Twice its input, with a rule that is right in value and does not depend on the cotangent, as far as the tape sees."""

    def forward(self, x: Array) -> Array:
        return 2 * x

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        constant: Any = data_of(gy)
        return (2 * constant + 0 * x,)


@final
class WrongForwardAtSecondOrder(Function[Array, Array]):
    """The cube, the rule of whose rule does not depend on the cotangent, as far as the tape sees."""

    def forward(self, x: Array) -> Array:
        return x**3

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any = self.primals[0]
        slope: Any = Detaching()
        return (gy * 3 * (slope(x) if is_variable(x) else x**2),)


@final
class Detaching(Function[Array, Array]):
    """The square, with a rule that is wrong forward."""

    def forward(self, x: Array) -> Array:
        return x**2

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        constant: Any = data_of(gy)
        return (2 * x * constant,)


@final
@dataclass
class BookSquare(Function[Array, Array]):
    """The square times a factor in the rule, which is written as in the book."""

    factor: float

    def forward(self, x: Array) -> Array:
        return x**2

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Array = self.inputs[0].data
        return (self.factor * 2 * x * gy,)


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
    with pytest.raises(GradientError, match=r"order 1, reverse, argument 0 of shape \(2,\)"):
        check_gradients(SlightlyWrong(), variable([1.0, 2.0]), order=1)


def test_an_error_at_second_order_alone_is_found_there() -> None:
    check_gradients(WrongAtSecondOrder(), variable([1.0, 2.0]), order=1)
    with pytest.raises(GradientError, match="order 2, reverse, argument 0 of shape"):
        check_gradients(WrongAtSecondOrder(), variable([1.0, 2.0]), order=2)


def test_one_wrong_element_of_a_hundred_is_found() -> None:
    with pytest.raises(GradientError):
        check_gradients(WrongInOneElement(), Variable(np.linspace(1.0, 2.0, 100)))


def test_the_error_shows_input_values_and_step() -> None:
    with pytest.raises(GradientError) as caught:
        check_gradients(SlightlyWrong(), variable([1.0, 2.0]))
    text = str(caught.value)
    assert text.startswith("order 1, reverse, argument 0 of shape (2,): the derivative is ")
    assert " along a random direction" in text and "central differences say" in text and "step 1.82e-05" in text
    assert text.endswith("argument 0: Variable([1., 2.])")


def test_the_input_that_is_wrong_is_named() -> None:
    with pytest.raises(GradientError, match="order 1, reverse, argument 1 of shape"):
        check_gradients(lambda x, w: x * SlightlyWrong()(w), variable([1.0, 2.0]), variable([3.0, 4.0]))


def test_a_rule_that_reads_inputs_is_checked_in_reverse() -> None:
    check_gradients(BookSquare(1.0), variable([1.0, 2.0]), order=1)
    with pytest.raises(GradientError, match="order 1, reverse"):
        check_gradients(BookSquare(1.001), variable([1.0, 2.0]), order=1)
    with pytest.raises(NotImplementedError, match="no second derivative"):
        check_gradients(BookSquare(1.0), variable([1.0, 2.0]))


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


@dataclass(frozen=True)
class Layer:
    weight: Matrix
    bias: Vector
    activation: str = "tanh"


@dataclass(frozen=True)
class Model:
    layers: list[Layer]
    scale: float = 2.0


def model() -> Model:
    def layer(rows: int, columns: int) -> Layer:
        weight = Variable(np.linspace(-1.0, 1.0, rows * columns).reshape(rows, columns))
        return Layer(weight, variable([0.1 * i for i in range(rows)]))

    return Model([layer(3, 2), layer(2, 3), layer(3, 2)])


def applied(params: Model, x: Vector, planted: Callable[[Vector], Vector], mode: str = "mean") -> dict[str, object]:
    """Return a container of what a network makes, with something planted at the bias of the third layer."""
    for layer in params.layers[:2]:
        x = tanh(layer.weight @ x + layer.bias)
    last = params.layers[2]
    y = params.scale * (last.weight @ x + planted(last.bias))
    return {"values": [y, exp(0.1 * y)], "mean": y.mean() if mode == "mean" else y.sum(), "mode": mode}


class TestContainers:
    """Functions of containers to containers."""

    def test_what_is_right_passes(self) -> None:
        x = variable([0.3, -0.4])
        check_gradients(applied, model(), x, square, "mean")
        check_gradients(applied, model(), x, square, "sum", order=1)

    @pytest.mark.parametrize(
        ("planted", "found"),
        [
            (SlightlyWrong(), "order 1, reverse"),
            (WrongForward(), "order 1, forward"),
            (WrongAtSecondOrder(), "order 2, reverse"),
            (WrongForwardAtSecondOrder(), "order 2, forward"),
        ],
    )
    def test_the_place_of_the_leaf_is_named(self, planted: Callable[[Vector], Vector], found: str) -> None:
        with pytest.raises(GradientError) as caught:
            check_gradients(applied, model(), variable([0.3, -0.4]), planted, "mean")
        place = "argument 0.layers[2].bias"
        first, last = str(caught.value).splitlines()
        assert first.startswith(f"{found}, {place} of shape (3,): the derivative is ")
        assert last == f"{place}: Variable([0. , 0.1, 0.2])"

    def test_the_kinds_of_containers(self) -> None:
        a, b = variable([1.0, 2.0]), variable(3.0)
        mixed: dict[str, Any] = {"a": a, "c": np.array([0.5, 1.5]), "n": 2}
        check_gradients(lambda x: x, a)
        check_gradients(lambda x, n: {"power": x**n}, a, 3)
        check_gradients(lambda pair: (pair[0] * pair[1], pair[1]), (a, b))
        check_gradients(lambda d: d["a"] * d["c"] * d["n"], mixed)
        for place, position in (("[0]", 0), ("[1]", 1)):
            pair = [a, a + 1.0]
            with pytest.raises(GradientError, match=re.escape(f"argument 0{place} of shape (2,)")):
                check_gradients(lambda xs, i: [xs[1 - i], SlightlyWrong()(xs[i])], pair, position)

    def test_functions_that_use_transforms(self) -> None:
        def cubes(x: Vector) -> Scalar:
            return (x**3).sum()

        def loss(x: Vector) -> Scalar:
            value, slope = value_and_grad(cubes)(x)
            return value * (slope * x).sum()

        check_gradients(loss, variable([1.0, -2.0]))
        check_gradients(grad(cubes), variable([1.0, -2.0]))
        with no_grad():
            check_gradients(loss, variable([1.0, -2.0]))

    def test_leaves_that_do_not_matter(self) -> None:
        check_gradients(lambda x, y: x * 2.0, variable([1.0, 2.0]), variable(3.0))
        check_gradients(lambda x: [x * x, variable(5.0)], variable([1.0, 2.0]))

    def test_complex_and_mixed_leaves(self) -> None:
        z, x = variable([1.0 + 2.0j, 0.5 - 1.0j]), Variable(np.array([0.5, 1.0], np.float32))
        check_gradients(lambda z, x: (z * z, exp(x), abs(z)), z, x)

    def test_the_caller_keeps_what_was_given(self) -> None:
        params: dict[str, Any] = {"x": variable([1.0, 2.0]), "c": np.array([1.0, 2.0])}
        x, c = params["x"], params["c"]
        check_gradients(lambda p: p["x"] * p["c"], params)
        assert params["x"] is x and params["c"] is c
        assert x.grad is None and x.data.tolist() == [1.0, 2.0]

    def test_nothing_to_differentiate(self) -> None:
        with pytest.raises(TypeError, match="^check_gradients: no argument can be differentiated; write a Variable or a container"):
            check_gradients(lambda x, n: x, 3.0, "name")
        with pytest.raises(TypeError, match="^check_gradients: the function returned a int, expected a container of Variables"):
            check_gradients(lambda x: x.size, variable([1.0]))
        with pytest.raises(TypeError, match="^check_gradients: the function returned a ndarray of shape"):
            check_gradients(lambda x: [x, x.data], variable([1.0]))
