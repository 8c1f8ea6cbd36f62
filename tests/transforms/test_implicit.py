"""`fixed_point`: solutions, and their gradients by the implicit function theorem."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from dezero_typed import (
    Matrix,
    Scalar,
    Variable,
    Vector,
    checkpoint,
    cos,
    exp,
    fixed_point,
    grad,
    gradients,
    guard_writes,
    hvp,
    jacobian,
    jvp,
    no_grad,
    tanh,
    variable,
)
from tests.helpers import raises, snapshot, untyped
from tests.transforms.differences import direction, free, slopes


def heron(x: Scalar, a: Scalar) -> Scalar:
    return (x + a / x) / 2.0


def root(a: Scalar) -> Scalar:
    return fixed_point(heron, variable(1.0), a)


def contraction(x: Vector, params: tuple[Matrix, Vector]) -> Vector:
    weight, bias = params
    return tanh(weight @ x) * 0.5 + bias


def parameters(seed: int = 0) -> tuple[Matrix, Vector]:
    rng = np.random.default_rng(seed)
    return variable(0.5 * rng.normal(size=(3, 3))), variable(rng.normal(size=3))


def solved(params: tuple[Matrix, Vector]) -> Vector:
    return fixed_point(contraction, Variable(np.zeros(3)), params)


def test_values() -> None:
    assert root(variable(9.0)).item() == pytest.approx(3.0, rel=1e-12)
    assert fixed_point(lambda x, _: cos(x), variable(1.0), ()).item() == pytest.approx(0.7390851332151607, rel=1e-11)
    x = solved(parameters())
    np.testing.assert_allclose(contraction(x, parameters()).data, x.data, rtol=1e-11)


@pytest.mark.parametrize("order", range(4))
def test_derivatives_of_a_square_root(order: int) -> None:
    f: Callable[[Scalar], Scalar] = root
    expected = [1.5, 1 / 3, -1 / 3 / 4.5, 1 / 3 / 4.5 / 1.5][order]
    for _ in range(order):
        f = grad(f)
    assert f(variable(2.25)).item() == pytest.approx(expected, rel=1e-9)


def test_gradients_by_every_parameter() -> None:
    def loss(params: tuple[Matrix, Vector]) -> Scalar:
        return (solved(params) ** 2).sum()

    start, along = parameters(), direction(parameters())
    for f in (loss, checkpoint(loss)):
        weight, bias = grad(f)(start)
        (slope,) = slopes(loss, start, along)
        found = float((weight * along[0]).sum().item() + (bias * along[1]).sum().item())
        assert found == pytest.approx(float(slope), rel=1e-6)
        second = untyped(hvp)(f)(start, along)
        for ours, numeric in zip(second, slopes(grad(loss), start, along), strict=True):
            np.testing.assert_allclose(ours.data, numeric, rtol=1e-5, atol=1e-6)


def test_against_unrolled_steps() -> None:
    """A hundred recorded steps have the same derivatives, with a hundred times the memory."""

    def unrolled(params: tuple[Matrix, Vector]) -> Vector:
        x: Vector = Variable(np.zeros(3))
        for _ in range(100):
            x = contraction(x, params)
        return x

    start, along = parameters(), direction(parameters())
    ours, expected = (jvp(f, (start,), (along,))[1] for f in (solved, unrolled))
    np.testing.assert_allclose(ours.data, expected.data, rtol=1e-9)


def test_the_jacobian_is_that_of_the_theorem() -> None:
    weight, bias = parameters()

    def by_bias(bias: Vector) -> Vector:
        return fixed_point(contraction, bias, (weight, bias))

    x = by_bias(bias).data
    step = (1 - np.tanh(weight.data @ x) ** 2)[:, np.newaxis] * weight.data * 0.5
    np.testing.assert_allclose(jacobian(by_bias)(bias).data, np.linalg.inv(np.eye(3) - step), rtol=1e-9)


def test_on_a_plain_tape_with_what_is_captured() -> None:
    """Twice by every leaf, and by the start, which has no influence."""
    a, b, start = variable(2.0), variable(3.0), variable(1.0)

    def solve() -> Scalar:
        return fixed_point(lambda x, a: (x + a * b / x) / 2.0, start, a)  # sqrt(a * b)

    y = solve()
    y.backward()
    assert a.grad is not None and b.grad is not None
    assert a.grad.item() == pytest.approx(0.5 * np.sqrt(1.5))
    assert b.grad.item() == pytest.approx(0.5 * np.sqrt(2 / 3))
    assert start.grad is None
    first = gradients(solve(), (a, b))
    assert gradients(first[0], (a, b))[1].item() == pytest.approx(0.25 / np.sqrt(6))
    assert gradients(first[1], (a, b))[1].item() == pytest.approx(-0.25 * np.sqrt(2.0) * 3.0**-1.5)


def test_a_parameter_that_is_captured_and_passed() -> None:
    a = variable(2.0)
    y = fixed_point(lambda x, q: 0.5 * x + a * q, variable(0.0), a)  # 2 a**2
    assert gradients(y, (a,))[0].item() == pytest.approx(8.0)


def test_a_dict_may_come_back_in_another_order() -> None:
    start = {"a": variable(0.0), "b": variable(0.0)}

    def f(x: dict[str, Scalar], q: Scalar) -> dict[str, Scalar]:
        return {"b": 0.5 * x["b"] + q, "a": 0.25 * x["a"] + q * x["b"]}  # b = 2 q, a = 8/3 q**2

    def a(q: Scalar) -> Scalar:
        return fixed_point(f, start, q)["a"]

    q = variable(3.0)
    x = fixed_point(f, start, q)
    assert list(x) == ["a", "b"]
    assert a(q).item() == pytest.approx(24.0)
    assert grad(a)(q).item() == pytest.approx(16.0)
    assert grad(grad(a))(q).item() == pytest.approx(16 / 3)


def test_the_gradient_is_linear_in_the_cotangent() -> None:
    """Its equation is solved as well for tiny cotangents as for large ones, and for none."""

    def slow(x: Scalar, q: Scalar) -> Scalar:
        return 0.9 * x + q

    for size in (1e-200, 1e-13, 1.0, 1e100, 0.0):

        def f(q: Scalar) -> Scalar:
            return fixed_point(slow, variable(0.0), q) * size

        def slope(q: Scalar) -> Scalar:
            return grad(f)(q) * q

        for g in (f, slope):
            np.testing.assert_allclose(grad(g)(variable(1.0)).data, 10.0 * size, rtol=1e-10)


def test_containers_dtypes_and_constants() -> None:
    start = [variable([1.0], np.float32), variable(np.zeros(0)), variable(1.0)]
    made = untyped(fixed_point)(free_pair, start, {"a": variable([9.0], np.float32), "name": "a", "n": 3})
    assert [x.dtype for x in made] == [np.float32, np.float64, np.float64]
    np.testing.assert_allclose(made[0].data, [3.0], rtol=1e-6)
    constant = untyped(fixed_point)(free_pair, start, {"a": np.array([9.0], np.float32), "name": "a", "n": 3})
    constant[0].sum().backward()
    assert constant[0].grad.tolist() == [1.0]


def free_pair(x: Any, q: Any) -> Any:
    return [(x[0] + q["a"] / x[0]) / 2.0, x[1], x[2] * 0.5 + 1.0]


def test_complex_numbers() -> None:
    """``z = c / (1 - 0.5j)`` depends on c holomorphically."""
    c, along = variable([1 + 2j]), variable([0.5 - 1j])

    def f(z: Any, c: Any) -> Any:
        return z * 0.5j + c

    solve = free(lambda c: untyped(fixed_point)(f, variable([0j]), c))
    value, tangent = untyped(jvp)(solve, (c,), (along,))
    np.testing.assert_allclose(value.data, c.data / (1 - 0.5j))
    np.testing.assert_allclose(tangent.data, along.data / (1 - 0.5j))


def test_functions_that_return_what_they_are_given() -> None:
    q, w = variable([1.0, 2.0]), variable([3.0, 4.0])
    y = fixed_point(lambda _, q: q, variable([0.0, 0.0]), q)
    z = y + w
    z.backward()
    assert q.grad is not None and w.grad is not None and z.grad is not None
    assert not any(np.shares_memory(one, other) for one, other in combinations((q.grad, w.grad, z.grad), 2))
    assert not np.shares_memory(y.data, q.data)
    start = variable([5.0])
    same = fixed_point(lambda x, _: x, start, q)
    assert same.data.tolist() == [5.0]
    assert not np.shares_memory(same.data, start.data)


def test_what_is_changed_in_place_is_noticed() -> None:
    a = variable(9.0)
    y = root(a)
    z = y * 2.0
    y.data -= 1.0
    with pytest.raises(RuntimeError, match=r"was changed in place after fixed_point\(heron\) had kept it"):
        z.backward()
    with guard_writes():
        y = root(a)
        with raises(ValueError, "assignment destination is read-only"):
            y.data[...] = 5.0


def test_no_grad_and_callers_data() -> None:
    a = variable(9.0)
    before = snapshot(a)
    with no_grad():
        y = root(a)
    y.backward()
    assert snapshot(a) == before
    assert root(variable(9.0))._node is not y._node


def peak(rate: float) -> tuple[int, int]:
    """Return how many steps a solution and its gradient take, and the most memory at a time."""
    steps = 0

    def f(x: Vector, q: Vector) -> Vector:
        nonlocal steps
        steps += 1
        return exp(-x * x) * 0.0 + x * rate + q

    def loss(q: Vector) -> Scalar:
        return fixed_point(f, q, q).sum()

    q = Variable(np.ones(5_000))
    tracemalloc.start()
    try:
        grad(loss)(q)
        return steps, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_depend_on_the_number_of_steps() -> None:
    peak(0.1)
    few, small = peak(0.1)
    many, large = peak(0.9)
    assert many > 10 * few
    assert large < 1.1 * small


def test_tolerance_and_steps() -> None:
    counts: list[int] = []
    for tol in (1e-2, 1e-6, None):
        steps: list[int] = []

        def f(x: Scalar, q: Scalar, steps: list[int] = steps) -> Scalar:
            steps.append(1)
            return 0.5 * x + q

        x = fixed_point(f, variable(0.0), variable(1.0), tol=tol)
        assert x.item() == pytest.approx(2.0, rel=3 * (tol or 1e-11))
        counts.append(len(steps))
    assert counts == sorted(counts) and counts[0] < 10 < counts[2]


def message(call: Callable[[], object]) -> str:
    with pytest.raises(RuntimeError) as caught:
        call()
    return str(caught.value)


def doubled(x: Scalar, _: object) -> Scalar:
    return 2.0 * x




ADVICE = "write a function that contracts, another start, a larger max_steps or a larger tol"


def test_no_solution() -> None:
    text = message(lambda: fixed_point(doubled, variable(1.0), (), max_steps=50))
    assert text.startswith("fixed_point(doubled): no solution after 50 steps, the last of which changed it by ")
    assert text.endswith(f"times the tolerance; {ADVICE}")
    with np.errstate(all="ignore"):
        text = message(lambda: fixed_point(lambda x, _: x * np.nan, variable(1.0), ()))
    assert "no solution after 1 steps, the last of which changed it by inf times" in text


def test_no_gradient() -> None:
    """A solution that was found, of an equation whose gradient does not come to rest."""
    y = fixed_point(lambda x, a: 3.0 * x - a, variable(2.0), variable(4.0), max_steps=50)
    assert y.item() == 2.0
    assert "the gradient of fixed_point(test_no_gradient.<locals>.<lambda>): no solution after" in message(y.backward)


def of_x(f: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Return `f` as a function that does not need its parameters."""
    return lambda x, _: f(x)


def test_errors() -> None:
    X = variable([1.0, 2.0])
    text = "fixed_point: x0 is a float, without elements to solve for; write variable(...)"
    with raises(TypeError, text):
        untyped(fixed_point)(heron, 1.0, 2.0)
    text = "fixed_point: x0['a'] is a ndarray of shape (2,), expected a Variable; write variable(...)"
    with raises(TypeError, text):
        untyped(fixed_point)(heron, {"a": np.ones(2)}, X)
    text = "fixed_point: the function returned a ndarray of shape (2,), expected a Variable or a container of Variables"
    with raises(TypeError, text, X):
        untyped(fixed_point)(of_x(lambda x: x.data), X, X)
    text = "fixed_point: the containers differ at Variable: expected float64 of shape (2,), got float64 of shape ()"
    with raises(ValueError, text, X):
        untyped(fixed_point)(of_x(lambda x: x.sum()), X, X)
    text = "fixed_point: the containers differ at list[1]: expected an item, got none"
    with raises(ValueError, text, X):
        untyped(fixed_point)(of_x(lambda x: x[:1]), [X, X], X)


def test_repr() -> None:
    assert repr(root(variable(9.0))._node.parents[0]) == "fixed_point(heron)"
