"""Users' functions: the ways to write one, and what is checked of what they return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import numpy as np
import pytest

from dezero_typed import RESULT, Function, Variable, check_gradients, gradients, no_grad, variable
from dezero_typed.arrays import Array

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]


@final
@dataclass
class Scale(Function[Vec, Vec]):
    factor: float

    def forward(self, x: Vec) -> Vec:
        return x * self.factor

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy * self.factor,)


@final
class Cube(Function[Array, Array]):
    def forward(self, x: Array) -> Array:
        return x**3

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * 3 * x**2,)


@final
class BookSquare(Function[Array, Array]):
    def forward(self, x: Array) -> Array:
        return x**2

    def backward(self, gy: Array, /) -> tuple[Array]:
        x = self.inputs[0].data
        return (2 * x * gy,)


@final
class Polar(Function[tuple[Vec, Vec], Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> tuple[Vec, Vec]:
        return x0 * np.cos(x1), x0 * np.sin(x1)

    def backward(self, gy: tuple[Vec, Vec], /) -> tuple[Vec, Vec]:
        _, angle = self.primals
        x, y = self.result
        gx, gy_ = gy
        return gx * np.cos(angle) + gy_ * np.sin(angle), gy_ * x - gx * y


@final
@dataclass
class Returns(Function[Array, Array, Array]):
    """Returns whatever it is told to."""

    value: Any

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 + x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        result: tuple[Array, Array] = self.value
        return result


def test_static_parameters_are_fields() -> None:
    x = variable([1.0, 2.0])
    y = Scale(3.0)(x)
    y.backward()
    assert y.data.tolist() == [3.0, 6.0]
    assert x.grad is not None and x.grad.tolist() == [3.0, 3.0]
    assert repr(Scale(3.0)) == "Scale(factor=3.0)"


def test_one_instance_may_be_applied_many_times() -> None:
    cube = Cube()
    x = variable(2.0)
    cube(cube(x)).backward()
    assert x.grad is not None and x.grad.item() == 9 * 2.0**8


def test_equality_and_fields_of_a_dataclass_do_not_confuse_the_tape() -> None:
    x = variable([1.0])
    scale = Scale(2.0)
    assert scale == Scale(2.0)
    y = Scale(2.0)(x) + Scale(2.0)(x)
    y.backward()
    assert x.grad is not None and x.grad.tolist() == [4.0]


def test_a_rule_in_plain_numpy_has_every_order() -> None:
    check_gradients(Cube(), Variable(np.array([0.5, -1.5])), order=3)
    check_gradients(Scale(2.5), variable([0.5, -1.5]), order=2)


def test_the_books_form_runs_to_first_order() -> None:
    x = variable(3.0)
    y = BookSquare()(x)
    y.backward()
    assert x.grad is not None and x.grad.item() == 6.0
    with pytest.raises(NotImplementedError, match=r"BookSquare\(\): a rule that reads self.inputs has no second"):
        gradients(y, [x])


def test_several_outputs() -> None:
    r, angle = variable([2.0]), variable([0.3])
    x, y = Polar()(r, angle)
    (x * x + y * y).backward()
    assert r.grad is not None and angle.grad is not None
    np.testing.assert_allclose(r.grad, [4.0])
    np.testing.assert_allclose(angle.grad, [0.0], atol=1e-15)


def test_several_outputs_to_second_order() -> None:
    def area(r: Variable[np.float64, tuple[int]], angle: Variable[np.float64, tuple[int]]) -> Variable:
        x, y = Polar()(r, angle)
        return x * x * y

    check_gradients(area, variable([2.0, 1.5]), variable([0.3, 1.0]), order=3)


def test_a_dropped_output_has_a_zero_cotangent() -> None:
    r, angle = variable([2.0]), variable([0.3])
    x, _ = Polar()(r, angle)
    x.backward()
    assert r.grad is not None
    np.testing.assert_allclose(r.grad, np.cos([0.3]))


def test_outputs_keep_their_gradients_on_request() -> None:
    r, angle = variable([2.0]), variable([0.0])
    x, y = Polar()(r, angle)
    (x * 3.0 + y * 5.0).backward(retain_grad=True)
    assert x.grad is not None and y.grad is not None
    assert (x.grad.tolist(), y.grad.tolist()) == ([3.0], [5.0])


def test_what_no_gradient_reads_is_not_kept() -> None:
    @final
    class Exponential(Function[Array, Array], reads=((RESULT,),)):
        def forward(self, x: Array) -> Array:
            return np.exp(x)

        def backward(self, gy: Array, /) -> tuple[Array]:
            assert not hasattr(self, "primals")
            return (gy * self.result,)

    x = variable(0.0)
    Exponential()(x).backward()
    assert x.grad is not None and x.grad.item() == 1.0


def test_nothing_is_recorded_under_no_grad() -> None:
    x = variable(2.0)
    with no_grad():
        y = Cube()(x)
    y.backward()
    assert x.grad is None


def test_a_rule_cannot_write_to_the_cotangent_of_others() -> None:
    @final
    class Careless(Function[Array, Array]):
        def forward(self, x: Array) -> Array:
            return x * 2

        def backward(self, gy: Array, /) -> tuple[Array]:
            gy *= 2
            return (gy,)

    x, w = variable([1.0]), variable([1.0])
    y = Careless()(x) + w
    with pytest.raises(ValueError, match="read-only"):
        y.backward()
    assert w.grad is None


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (np.ones(2), TypeError, "backward returned a ndarray; write a tuple with one gradient per input"),
        ([np.ones(2)] * 2, TypeError, "backward returned a list; write a tuple with one gradient per input"),
        ((np.ones(2),), ValueError, "backward returned 1 gradient for 2 inputs; write a tuple"),
        ((np.ones(2),) * 3, ValueError, "backward returned 3 gradients for 2 inputs; write a tuple"),
        ((np.ones(2), np.ones(3)), ValueError, r"the gradient of input 1 has shape \(3,\), expected \(2,\)"),
        ((np.ones(2), 1.0), TypeError, "the gradient of input 1 is a float, expected an ndarray"),
        ((np.ones(2), None), TypeError, "the gradient of input 1 is a NoneType, expected an ndarray"),
        ((np.ones(2, complex), np.ones(2)), TypeError, "input 0 has dtype complex128, expected float64"),
        ((np.ones(2, object), np.ones(2)), TypeError, "input 0 has dtype object, expected float64"),
    ],
)
def test_what_a_rule_returns_is_checked(value: object, error: type[Exception], message: str) -> None:
    x0, x1 = Variable(np.ones(2)), Variable(np.ones(2))
    y = Returns(value)(x0, x1)
    with pytest.raises(error, match=r"^Returns\(value=") as caught:
        y.backward()
    assert caught.match(message)
    assert (x0.grad, x1.grad, y.grad) == (None, None, None)


def test_an_integer_input_takes_no_float_gradient() -> None:
    function: Any = Returns((np.ones(2), np.ones(2)))
    y = function(Variable(np.ones(2, np.int64)), Variable(np.ones(2, np.int64)))
    with pytest.raises(TypeError, match="input 0 has dtype float64, expected int64"):
        y.backward()


def test_a_float64_gradient_of_a_float32_input_is_rounded() -> None:
    function: Any = Returns((np.ones(2), np.ones(2)))
    x = Variable(np.ones(2, np.float32))
    function(x, x).backward()
    assert x.grad is not None and x.grad.dtype == np.float32


def test_a_forward_that_returns_no_array_is_refused() -> None:
    @final
    class Listed(Function[Array, Array]):
        def forward(self, x: Array) -> Array:
            listed: Any = x.tolist()
            result: Array = listed
            return result

        def backward(self, gy: Array, /) -> tuple[Array]:
            return (gy,)

    with pytest.raises(TypeError, match="Listed.forward: data must be an ndarray, got list"):
        Listed()(variable([1.0]))


def test_a_function_without_a_rule_cannot_be_made() -> None:
    incomplete: Any = Function
    with pytest.raises(TypeError, match="abstract"):
        incomplete()
