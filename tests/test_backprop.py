"""The reverse pass: order, what it keeps alive, what it leaves alone, and gradients of gradients."""

from __future__ import annotations

import gc
import sys
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any, final

import numpy as np
import pytest

from dezero_typed import Function, Scalar, Variable, exp, gradients, numpy_protocol, sin, square, tanh, variable
from dezero_typed.arrays import Array


@pytest.fixture
def no_collector() -> Iterator[None]:
    numpy_protocol.differentiable()  # imports modules when it is first asked, and importing leaves cycles
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def grad(x: Variable) -> list[float]:
    assert x.grad is not None
    values: list[float] = np.ravel(x.grad).tolist()
    return values


def test_each_function_runs_once_and_after_all_that_use_its_result() -> None:
    calls: list[str] = []

    @final
    class Named(Function[Array, Array]):
        def __init__(self, name: str) -> None:
            self.name = name

        def forward(self, x: Array) -> Array:
            return x * 2

        def backward(self, gy: Array, /) -> tuple[Array]:
            calls.append(self.name)
            return (gy * 2,)

    x = variable([1.0])
    a = Named("a")(x)
    b, c = Named("b")(a), Named("c")(a)
    (Named("d")(b) + c).backward()
    assert calls == ["d", "c", "b", "a"]
    assert grad(x) == [12.0]


def test_diamonds_of_two_hundred_levels() -> None:
    x = variable(1.0)
    y: Variable = x
    for _ in range(200):
        y = y * 0.5 + y * 0.5
    y.backward()
    assert grad(x) == [1.0]


def test_a_second_pass_adds_the_same_gradient_again() -> None:
    x = variable(3.0)
    y = x * x
    y.backward()
    assert grad(x) == [6.0]
    y.backward()
    assert grad(x) == [12.0]


def test_backward_on_a_leaf_gives_the_seed() -> None:
    x = variable([1.0, 2.0])
    gy = np.array([3.0, 4.0])
    x.backward(gy)
    assert grad(x) == [3.0, 4.0]
    assert not np.shares_memory(gy, grad(x))


def test_an_array_root_starts_with_ones_and_takes_a_cotangent() -> None:
    x = variable([1.0, 2.0])
    square(x).backward()
    assert grad(x) == [2.0, 4.0]
    x.cleargrad()
    square(x).backward(np.array([1.0, 10.0]))
    assert grad(x) == [2.0, 40.0]


def test_gradients_in_between_are_kept_on_request_only() -> None:
    x = variable(2.0)
    a = x * x
    y = a * a
    y.backward()
    assert a.grad is None
    y.backward(retain_grad=True)
    assert grad(a) == [8.0]
    assert grad(y) == [2.0]


def test_a_leaf_is_not_asked_for_before_it_is_used() -> None:
    x = variable(2.0)
    assert x.grad is None
    (x * 1.0).detach().backward()
    assert x.grad is None


def test_constants_are_skipped_and_not_kept() -> None:
    x = variable([1.0, 2.0])
    large = np.array([3.0, 4.0])
    before = sys.getrefcount(large)
    y = x + large
    assert sys.getrefcount(large) == before
    y.backward()
    assert grad(x) == [1.0, 1.0]


def test_a_matmul_skips_the_product_for_constant_data() -> None:
    asked: list[tuple[bool, ...]] = []

    @final
    class Product(Function[Array, Array, Array]):
        def forward(self, x0: Array, x1: Array) -> Array:
            y: Array = x0 @ x1
            return y

        def backward(self, gy: Array, /) -> tuple[Array, Array]:
            asked.append(self.wants)
            x0, _ = self.primals
            return x0, x0.T @ gy

    data: Any = np.ones((2, 3))
    w = Variable(np.ones((3, 2)))
    product: Any = Product()
    product(data, w).sum().backward()
    assert asked == [(False, True)]
    assert grad(w) == [2.0] * 6


def test_a_long_chain_is_built_walked_and_freed_without_recursion() -> None:
    x = variable(1.0)
    y: Variable = x
    for _ in range(200_000):
        y = y + 0.0
    y.backward()
    assert grad(x) == [1.0]
    (again,) = gradients(y, [x], create_graph=False)
    assert again.item() == 1.0
    del y


def test_graphs_die_by_reference_counting(no_collector: None) -> None:
    for _ in range(10_000):
        x = variable([1.0, 2.0])
        (exp(x) * x + tanh(x)[0]).sum().backward()
    assert gc.collect() == 0


def test_recorded_passes_leave_no_cycles_either(no_collector: None) -> None:
    for _ in range(200):
        x = variable([1.0, 2.0])
        (first,) = gradients((exp(x) * x).sum(), [x])
        first.sum().backward()
        del x, first
    assert gc.collect() == 0


def peak_of(elements: int, operations: int, function: Callable[[Variable], Variable]) -> float:
    """Return the peak of a chain of `operations`, in arrays of `elements`."""
    x = Variable(np.ones(elements))
    tracemalloc.start()
    y = x
    for _ in range(operations):
        y = function(y)
    peak = tracemalloc.get_traced_memory()[1] / (8 * elements)
    tracemalloc.stop()
    return peak


def test_fifty_sums_do_not_hold_fifty_arrays() -> None:
    def shifted(y: Variable) -> Variable:
        return y + 1.0

    def scaled(y: Variable) -> Variable:
        return y * 2.0

    assert peak_of(131_072, 50, shifted) < 3
    assert peak_of(131_072, 50, scaled) < 3


def test_what_a_rule_reads_is_kept_once() -> None:
    assert 10 <= peak_of(131_072, 10, tanh) < 12


def test_ten_squarings_of_a_large_array_leave_memory_flat(no_collector: None) -> None:
    def ten() -> None:
        y = Variable(np.full(100_000, 0.5))
        for _ in range(10):
            y = square(square(y))
        y.backward()

    ten()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(10):
        ten()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 100_000


def test_nothing_is_stored_when_a_rule_fails() -> None:
    @final
    class Broken(Function[Array, Array]):
        def forward(self, x: Array) -> Array:
            return x

        def backward(self, gy: Array, /) -> tuple[Array]:
            raise FloatingPointError("broken")

    x, z = variable([1.0]), variable([2.0])
    y = Broken()(x) + z
    with pytest.raises(FloatingPointError, match="broken"):
        y.backward(retain_grad=True)
    assert (x.grad, z.grad, y.grad) == (None, None, None)


def test_threads_do_not_meet() -> None:
    results: dict[int, list[float]] = {}

    def work(number: int) -> None:
        x = variable([float(number)])
        y: Variable = x
        for _ in range(300):
            y = y + x * 0.01
        y.backward()
        results[number] = grad(x)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(abs(results[number][0] - 4.0) < 1e-12 for number in range(4))


class TestGradients:
    def test_leaves_and_what_lies_between(self) -> None:
        x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
        a = x * w
        y = (a * a).sum()
        by_a, by_x = gradients(y, (a, x))
        assert by_a.data.tolist() == [6.0, 16.0]
        assert by_x.data.tolist() == [18.0, 64.0]

    def test_the_root_itself(self) -> None:
        y = variable(2.0) * 3.0
        (itself,) = gradients(y, [y])
        assert itself.item() == 1.0

    def test_zeros_where_there_is_no_dependence(self) -> None:
        x, w = variable([1.0, 2.0]), Variable(np.ones((2, 3), np.float32))
        by_x, by_w = gradients(x.sum(), (x, w))
        assert by_x.data.tolist() == [1.0, 1.0]
        assert by_w.dtype == np.float32
        assert not by_w.data.any() and by_w.shape == (2, 3)

    def test_no_grad_is_touched(self) -> None:
        x = variable(2.0)
        y = x**3
        gradients(y, [x])
        gradients(y, [x], create_graph=False)
        assert x.grad is None and y.grad is None

    def test_four_orders_of_a_sine(self) -> None:
        x = variable(0.7)
        y: Variable = sin(x)
        values: list[float] = []
        for _ in range(4):
            (y,) = gradients(y, (x,))
            values.append(y.item())
        np.testing.assert_allclose(values, [np.cos(0.7), -np.sin(0.7), -np.cos(0.7), np.sin(0.7)])

    def test_a_cotangent_that_is_differentiated_too(self) -> None:
        x, v = variable([1.0, 2.0]), variable([1.0, 1.0])
        (pulled,) = gradients(square(x), (x,), v)
        (by_v,) = gradients(pulled, (v,), np.array([1.0, 10.0]))
        assert by_v.data.tolist() == [2.0, 40.0]

    def test_results_share_no_memory(self) -> None:
        x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
        by_x, by_w = gradients(x + w, (x, w), create_graph=False)
        assert not np.shares_memory(by_x.data, by_w.data)

    def test_only_the_way_to_what_is_asked_for_is_run(self) -> None:
        @final
        class Untouched(Function[Array, Array]):
            def forward(self, x: Array) -> Array:
                return x

            def backward(self, gy: Array, /) -> tuple[Array]:
                raise AssertionError("nobody asked for this gradient")

        x, w = variable([1.0]), variable([2.0])
        (by_w,) = gradients(Untouched()(x) * w, (w,))
        assert by_w.data.tolist() == [1.0]

    def test_nothing_below_what_is_asked_for_is_run(self) -> None:
        @final
        class Untouched(Function[Array, Array]):
            def forward(self, x: Array) -> Array:
                return x

            def backward(self, gy: Array, /) -> tuple[Array]:
                raise AssertionError("nobody asked for this gradient")

        a = Untouched()(variable([3.0]))
        for create_graph in (True, False):
            (by_a,) = gradients(a * a, (a,), create_graph=create_graph)
            assert by_a.data.tolist() == [6.0]

    def test_newton_on_a_quartic(self) -> None:
        x = variable(2.0)
        for _ in range(10):
            y: Scalar = x**4 - 2 * x**2
            (first,) = gradients(y, (x,))
            (second,) = gradients(first, (x,))
            x.data = x.data - first.data / second.data
        np.testing.assert_allclose(x.item(), 1.0, rtol=1e-15)


class TestChangedData:
    def test_assignment_is_harmless(self) -> None:
        x = variable([1.0, 2.0])
        y = square(x)
        x.data = np.array([100.0, 200.0])
        y.backward()
        assert grad(x) == [2.0, 4.0]

    def test_assignment_in_place_is_noticed(self) -> None:
        x = Variable(np.array([1.0, 2.0]), name="weights")
        y = square(x).sum()
        x.data -= 1.0
        with pytest.raises(RuntimeError, match="the data of weights was changed in place after Square"):
            y.backward()
        assert x.grad is None

    def test_it_is_noticed_through_a_view(self) -> None:
        x = variable([[1.0, 2.0]])
        y = square(x.reshape(2)).sum()
        x.data *= 2.0
        with pytest.raises(RuntimeError, match="changed in place"):
            y.backward()

    def test_it_is_harmless_where_no_rule_reads_the_array(self) -> None:
        x = variable([1.0, 2.0])
        y = (x + 1.0).sum()
        x.data -= 1.0
        y.backward()
        assert grad(x) == [1.0, 1.0]

    def test_a_step_between_two_graphs_is_harmless(self) -> None:
        x = variable([4.0])
        for _ in range(3):
            x.cleargrad()
            square(x).sum().backward()
            x.data -= 0.25 * np.array(grad(x))
        assert x.data.tolist() == [0.5]

    def test_an_intermediate_is_watched_too(self) -> None:
        x = variable([1.0, 2.0])
        a = exp(x)
        y = a.sum()
        a.data += 1.0
        with pytest.raises(RuntimeError, match="changed in place after Exp"):
            y.backward()
