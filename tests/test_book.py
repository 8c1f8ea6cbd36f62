"""What the book's steps compute, row by row of its acceptance table."""

from __future__ import annotations

import gc
import math
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

import numpy as np
import pytest

from dezero_typed import (
    Function,
    Matrix,
    Scalar,
    Variable,
    Vector,
    accumulate,
    add,
    exp,
    gradients,
    no_grad,
    numerical_diff,
    square,
    variable,
)

Array0 = np.ndarray[tuple[()], np.dtype[np.float64]]
Array1 = np.ndarray[tuple[int], np.dtype[np.float64]]


def value(array: np.ndarray[tuple[()], np.dtype[np.float64]] | None) -> float:
    """The number in a 0-d array, which has to be there and to be an array."""
    assert type(array) is np.ndarray
    assert array.shape == ()
    return array.item()


# Steps 3 to 10: functions, their composition, and central differences.


def composition(x: Scalar) -> Scalar:
    return square(exp(square(x)))


SLOPES: list[tuple[Callable[[Scalar], Scalar], float]] = [
    (exp, math.exp(0.5)),
    (square, 1.0),
    (composition, 2.0 * math.exp(0.5)),
]


@pytest.mark.parametrize(("function", "slope"), SLOPES, ids=["exp", "square", "composition"])
def test_backward_agrees_with_central_differences(function: Callable[[Scalar], Scalar], slope: float) -> None:
    x = variable(0.5)
    function(x).backward()
    assert value(x.grad) == pytest.approx(slope, rel=1e-12)
    assert numerical_diff(function, x, eps=1e-4).item() == pytest.approx(slope, rel=1e-6)


# Steps 11 and 12: any number of inputs and outputs.


@final
@dataclass
class Blend(Function[Array1, Array1, Array1, Array1]):
    """Between x0 and x1, as far as t says."""

    def forward(self, x0: Array1, x1: Array1, t: Array1) -> Array1:
        return x0 + t * (x1 - x0)

    def backward(self, gy: Array1, /) -> tuple[Array1, Array1, Array1]:
        x0, x1, t = self.primals
        return gy * (1.0 - t), gy * t, gy * (x1 - x0)


@final
@dataclass
class Polar(Function[tuple[Array0, Array0], Array0, Array0]):
    """A point in the plane from radius and angle."""

    def forward(self, r: Array0, angle: Array0) -> tuple[Array0, Array0]:
        return r * np.cos(angle), r * np.sin(angle)

    def backward(self, gy: tuple[Array0, Array0], /) -> tuple[Array0, Array0]:
        r, angle = self.primals
        gx, gz = gy
        gr = gx * np.cos(angle) + gz * np.sin(angle)
        return gr, r * (gz * np.cos(angle) - gx * np.sin(angle))


def test_add_returns_one_variable() -> None:
    y = add(variable(2.0), variable(3.0))
    assert type(y) is Variable
    assert value(y.data) == 5.0


def test_a_function_of_three_inputs_has_one_output() -> None:
    x0, x1, t = variable([0.0, 2.0]), variable([4.0, 4.0]), variable([0.25, 0.5])
    y = Blend()(x0, x1, t)
    assert type(y) is Variable
    assert y.data.tolist() == [1.0, 3.0]
    y.backward()
    assert x0.grad is not None
    assert x1.grad is not None
    assert t.grad is not None
    assert x0.grad.tolist() == [0.75, 0.5]
    assert x1.grad.tolist() == [0.25, 0.5]
    assert t.grad.tolist() == [4.0, 2.0]


def test_several_outputs_come_as_a_tuple() -> None:
    r, angle = variable(2.0), variable(np.pi / 2)
    outputs = Polar()(r, angle)
    assert type(outputs) is tuple
    x, z = outputs
    assert value(z.data) == pytest.approx(2.0)
    x.backward()
    assert value(r.grad) == pytest.approx(0.0)
    assert value(angle.grad) == pytest.approx(-2.0)


# Step 13: two inputs, two gradients.


def test_a_sum_of_squares() -> None:
    x, y = variable(2.0), variable(3.0)
    z = add(square(x), square(y))
    z.backward()
    assert value(z.data) == 13.0
    assert value(x.grad) == 4.0
    assert value(y.grad) == 6.0


# Step 14: the same variable more than once.


def test_used_twice() -> None:
    x = variable(3.0)
    y = add(x, x)
    y.backward()
    assert value(y.data) == 6.0
    assert value(x.grad) == 2.0


def test_used_three_times() -> None:
    x = variable(3.0)
    add(add(x, x), x).backward()
    assert value(x.grad) == 3.0


@pytest.mark.parametrize(("clear", "second"), [(False, 5.0), (True, 3.0)])
def test_two_computations_in_a_row(clear: bool, second: float) -> None:
    x = variable(3.0)
    add(x, x).backward()
    assert value(x.grad) == 2.0
    if clear:
        x.cleargrad()
        assert x.grad is None
    add(add(x, x), x).backward()
    assert value(x.grad) == second


@pytest.mark.parametrize("data", [3.0, 3, [1.0, 2.0], (1.0,), None, "3"])
def test_data_has_to_be_an_array(data: object) -> None:
    make: list[Callable[..., object]] = [Variable]  # called directly, both type checkers refuse it
    with pytest.raises(TypeError) as caught:
        make[0](data)
    assert str(caught.value) == (
        f"Variable: data must be an ndarray, got {type(data).__name__}; write variable(...) or np.array(...)"
    )


# Appendix A: the gradients of y = add(x, x) are two arrays.


@pytest.mark.parametrize("shape", [(), (1,), (2, 3)])
def test_integer_arrays(shape: tuple[int, ...]) -> None:
    x = Variable(np.full(shape, 3, np.int64))
    y = add(x, x)
    y.backward()
    assert x.grad is not None
    assert y.grad is not None
    assert x.grad.tolist() == np.full(shape, 2).tolist()
    assert y.grad.tolist() == np.full(shape, 1).tolist()
    assert x.grad.dtype == y.grad.dtype == np.int64
    assert not np.shares_memory(x.grad, y.grad)


def test_adding_in_place_would_spoil_the_gradient_of_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def meet_in_place(waiting: dict[int, Any], key: int, gradient: Any, owned: set[int]) -> None:
        waiting[key] += gradient

    monkeypatch.setattr(accumulate, "meet", meet_in_place)
    x = Variable(np.array([3]))
    y = add(x, x)
    y.backward()
    assert x.grad is not None
    assert y.grad is not None
    assert (x.grad.item(), y.grad.item()) == (2, 2)
    with pytest.raises(AssertionError):
        test_integer_arrays((1,))


# Steps 15 and 16: the order of the functions.


@final
@dataclass
class Counted(Function[Array0, Array0]):
    """The square, which counts how often it is differentiated."""

    calls: list[float]

    def forward(self, x: Array0) -> Array0:
        return x * x

    def backward(self, gy: Array0, /) -> tuple[Array0]:
        (x,) = self.primals
        self.calls.append(x.item())
        return (2.0 * gy * x,)


def test_a_branch_that_meets_again() -> None:
    x = variable(2.0)
    a = square(x)
    y = add(square(a), square(a))
    y.backward()
    assert value(y.data) == 32.0
    assert value(x.grad) == 64.0


def test_each_function_runs_once_and_after_all_that_used_it() -> None:
    calls: list[float] = []
    counted = Counted(calls)
    x = variable(2.0)
    a = counted(x)
    y = add(counted(a), counted(a))
    y.backward()
    assert calls == [4.0, 4.0, 2.0]
    assert value(x.grad) == 64.0


# Step 17: memory.


@pytest.mark.parametrize("differentiate", [False, True])
def test_memory_is_flat_without_the_garbage_collector(differentiate: bool) -> None:
    size = 100_000
    levels: list[int] = []
    gc.collect()
    collecting = gc.isenabled()
    gc.disable()
    tracemalloc.start()
    try:
        for _ in range(10):
            square_thrice(np.ones(size), differentiate)
            levels.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
        if collecting:
            gc.enable()
    one_array = 8 * size
    assert max(levels) < 0.1 * one_array


def square_thrice(data: Array1, differentiate: bool) -> None:
    y = square(square(square(Variable(data))))
    if differentiate:
        y.backward()


# Step 18: gradients in between, and computing without recording.


def test_gradients_in_between_are_kept_on_request() -> None:
    x = variable(3.0)
    a = square(x)
    y = square(a)
    y.backward()
    assert a.grad is None
    y.backward(retain_grad=True)
    assert value(a.grad) == 18.0
    assert value(x.grad) == 216.0


def test_nothing_is_recorded_under_no_grad() -> None:
    x = variable(3.0)
    with no_grad():
        y = square(x)
    y.backward()
    assert value(y.data) == 9.0
    assert x.grad is None


# Step 28: gradient descent in the valley of Rosenbrock.


def rosenbrock(x0: Scalar, x1: Scalar) -> Scalar:
    return 100.0 * (x1 - x0**2) ** 2 + (x0 - 1.0) ** 2


def test_gradient_descent() -> None:
    x0, x1 = variable(0.0), variable(2.0)
    for iteration in range(10_000):
        x0.cleargrad()
        x1.cleargrad()
        rosenbrock(x0, x1).backward()
        if iteration == 0:
            assert (value(x0.grad), value(x1.grad)) == (-2.0, 400.0)
        x0.data = np.asarray(x0.data - 0.001 * value(x0.grad))
        x1.data = np.asarray(x1.data - 0.001 * value(x1.grad))
    assert x0.item() == pytest.approx(1.0, abs=0.01)
    assert x1.item() == pytest.approx(1.0, abs=0.02)
    assert rosenbrock(x0, x1).item() < 1e-4


# Steps 29 to 33: second derivatives.


def test_newtons_method() -> None:
    x = variable(2.0)
    for _ in range(10):
        y = x**4 - 2.0 * x**2
        (first,) = gradients(y, (x,))
        (second,) = gradients(first, (x,))
        x.data = np.asarray(x.data - first.data / second.data)
    assert x.item() == pytest.approx(1.0, abs=1e-12)
    assert x.grad is None


def test_the_second_derivative_at_the_start() -> None:
    x = variable(2.0)
    (first,) = gradients(x**4 - 2.0 * x**2, (x,))
    (second,) = gradients(first, (x,))
    assert first.item() == 24.0
    assert second.item() == 44.0


def test_vectors_and_matrices_too() -> None:
    v: Vector = variable([1.0, -2.0])
    m: Matrix = variable([[1.0, 2.0], [3.0, 4.0]])
    add(square(v), square(v)).sum().backward()
    add(add(m, m), m).sum().backward()
    assert v.grad is not None
    assert m.grad is not None
    assert v.grad.tolist() == [4.0, -8.0]
    assert m.grad.tolist() == [[3.0, 3.0], [3.0, 3.0]]
