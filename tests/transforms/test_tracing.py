"""What all transforms share: they nest in any order, in threads and tasks, and leave nothing behind."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from dezero_typed import (
    Scalar,
    Variable,
    Vector,
    checkpoint,
    elementwise_grad,
    exp,
    fixed_point,
    grad,
    gradients,
    guard_writes,
    hessian,
    hvp,
    jacobian,
    jvp,
    linearize,
    no_grad,
    sin,
    stop_gradient,
    value_and_grad,
    variable,
    vjp,
)
from dezero_typed.node import Node
from dezero_typed.recording import RECORDING, TRACING
from tests.helpers import snapshot, untyped
from tests.transforms.operators import OPERATORS, Exponential, point, summed


@pytest.mark.parametrize("inner", OPERATORS)
@pytest.mark.parametrize("outer", OPERATORS)
def test_every_transform_within_every_other(outer: str, inner: str) -> None:
    """The values, and the gradient of their sum, which is a third transform around."""
    around, expected_around = OPERATORS[outer]
    within, expected_within = OPERATORS[inner]
    start, x = Exponential(2.0, 0.5), point()
    made, expected = around(within(start)), expected_around(expected_within(start))
    np.testing.assert_allclose(made(x).data, expected.at(x), rtol=1e-9)
    np.testing.assert_allclose(grad(summed(made))(x).data, expected.derivative().at(x), rtol=1e-9)


@pytest.mark.parametrize("name", OPERATORS)
def test_five_levels_of_one_transform(name: str) -> None:
    """But two of those that go through what they are given many times: for each row, or for each step."""
    around, expected = OPERATORS[name]
    made, wanted = Exponential(2.0, 0.5), Exponential(2.0, 0.5)
    function: Callable[[Vector], Vector] = made
    for _ in range(5 if name not in {"hessian", "jacobian, columns", "fixed_point"} else 2):
        function, wanted = around(function), expected(wanted)
    np.testing.assert_allclose(function(point()).data, wanted.at(point()), rtol=1e-9)


def derivative(f: Callable[[Scalar], Scalar], x: float) -> Scalar:
    """Return ``D f`` at a number, as the papers write it."""
    return grad(f)(variable(x))


def forward(f: Callable[[Scalar], Scalar], x: float) -> Scalar:
    """Return the same by `jvp`."""
    return jvp(f, (variable(x),), (variable(1.0),))[1]


DERIVATIVES = pytest.mark.parametrize("d", [derivative, forward])


@DERIVATIVES
def test_an_inner_derivative_by_another_variable(d: Callable[[Callable[[Scalar], Scalar], float], Scalar]) -> None:
    """``D (x * D (x + y))`` at x = y = 1 is 1; who takes the two perturbations for one says 2.

    J. M. Siskind and B. A. Pearlmutter, Perturbation confusion and referential transparency, 2005.
    """

    def f(x: Scalar) -> Scalar:
        def g(y: Scalar) -> Scalar:
            return x + y

        return x * d(g, 1.0)

    assert d(f, 1.0).item() == 1.0


@DERIVATIVES
def test_an_inner_derivative_at_the_outer_variable(d: Callable[[Callable[[Scalar], Scalar], float], Scalar]) -> None:
    """``D (x * D (x * y))`` with the inner one by y at y = x is that of ``x * x``: 2 x; confusion says 4 x or x."""

    def f(x: Scalar) -> Scalar:
        def g(y: Scalar) -> Scalar:
            return x * y

        return x * grad(g)(x)

    assert d(f, 3.0).item() == 6.0


@DERIVATIVES
def test_the_inner_function_uses_both(d: Callable[[Callable[[Scalar], Scalar], float], Scalar]) -> None:
    """``D_x D_y (x**2 * y**3)`` at y = x: the inner one is ``3 x**2 y**2``, as a function of x ``3 x**4``."""

    def f(x: Scalar) -> Scalar:
        def g(y: Scalar) -> Scalar:
            return x**2 * y**3

        return grad(g)(x)

    assert d(f, 2.0).item() == 12 * 2.0**3


def test_a_function_that_returns_functions() -> None:
    """With s(u)(f)(x) = f(x + u), D s at 0 is the derivative; applied twice, it is the second one.

    Tags that are made when ``D s`` is, and not when its result is applied, give 0 (O. Manzyuk, B. A. Pearlmutter,
    A. A. Radul, D. R. Rush and J. M. Siskind, Perturbation confusion in forward automatic differentiation of
    higher-order functions, 2019). Here a function is no value to differentiate, so that ``D s`` is applied to f and x.
    """

    def shifted(f: Callable[[Scalar], Scalar]) -> Callable[[Scalar], Scalar]:
        def at(x: Scalar) -> Scalar:
            def by(u: Scalar) -> Scalar:
                return f(x + u)

            return grad(by)(variable(0.0))

        return at

    def cube(x: Scalar) -> Scalar:
        return x**3

    assert shifted(cube)(variable(2.0)).item() == 12.0
    assert shifted(shifted(cube))(variable(2.0)).item() == 12.0
    assert shifted(shifted(shifted(cube)))(variable(2.0)).item() == 6.0


def test_a_closure_that_leaves_a_derivative() -> None:
    """The Variable that it holds is a constant to the next derivative; who confuses them says 2."""
    held: list[Scalar] = []

    def f(x: Scalar) -> Scalar:
        held.append(x)
        return x * x

    assert grad(f)(variable(3.0)).item() == 6.0

    def g(y: Scalar) -> Scalar:
        return held[0] * y

    assert grad(g)(variable(1.0)).item() == 3.0
    assert held[0].item() == 3.0


def test_a_leak_of_one_transform_within_another() -> None:
    """Each application has Variables of its own: the inner one's are not the outer one's, even at the same value."""
    held: list[Scalar] = []

    def keep(y: Scalar) -> Scalar:
        held.append(y)
        return y * y

    def f(x: Scalar) -> Scalar:
        inner = grad(keep)(x)
        return inner * held[-1]  # the leak depends on x, as it was made from it

    assert grad(f)(variable(3.0)).item() == 12.0


def nested(x: Vector) -> Vector:
    """The derivative of ``sin(x) exp(x)`` three times over, by three transforms: ``2 (cos x - sin x) exp x``."""

    def f(x: Vector) -> Vector:
        return sin(x) * exp(x)

    def second(x: Vector) -> Vector:
        return jvp(elementwise_grad(f), (x,), (Variable(np.ones(x.shape)),))[1]

    return vjp(second, x)[1](Variable(np.ones(x.shape)))[0]


def test_threads_that_nest_at_the_same_time() -> None:
    xs = [variable([0.1 * number, 1.0]) for number in range(8)]
    expected = [nested(x).data for x in xs]
    np.testing.assert_allclose(expected[3], 2 * (np.cos(xs[3].data) - np.sin(xs[3].data)) * np.exp(xs[3].data))
    barrier = threading.Barrier(len(xs))
    differing: list[int] = []

    def work(number: int) -> None:
        for _ in range(10):
            barrier.wait()
            if not np.array_equal(nested(xs[number]).data, expected[number]) or TRACING.get():
                differing.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(xs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert differing == []


def test_threads_that_start_within_a_transform() -> None:
    """They are outside of it, as they are outside of a `no_grad`: what they return is a constant."""
    found: list[Scalar] = []

    def square(y: Scalar) -> Scalar:
        return y * y

    def f(x: Scalar) -> Scalar:
        thread = threading.Thread(target=lambda: found.append(grad(square)(x)))
        thread.start()
        thread.join()
        return x * found[0]

    assert grad(f)(variable(3.0)).item() == 6.0


def test_tasks_that_take_turns() -> None:
    """A task waits in the middle of a `no_grad` block while others differentiate."""

    async def work(number: int) -> bool:
        x = variable([0.1 * number])
        expected = nested(x).data
        for _ in range(5):
            with no_grad():
                await asyncio.sleep(0)
                inside = nested(x)
            await asyncio.sleep(0)
            if not np.array_equal(inside.data, expected) or not np.array_equal(nested(x).data, expected):
                return False
        return True

    async def all_of_them() -> list[bool]:
        return await asyncio.gather(*(work(number) for number in range(5)))

    assert asyncio.run(all_of_them()) == [True] * 5


class Stop(Exception):
    """What the functions below raise."""


def stopping(x: Vector) -> Scalar:
    y = exp(x).sum()
    if y.item() > 0.0:
        raise Stop
    return y


def stopping_rows(x: Vector) -> Vector:
    return x * stopping(x)


def stopping_step(y: Vector, x: Vector) -> Vector:
    return y * stopping(x)


STOPPING: dict[str, Callable[[Vector], object]] = {
    "grad": grad(stopping),
    "value_and_grad": value_and_grad(stopping),
    "elementwise_grad": elementwise_grad(stopping_rows),
    "vjp": lambda x: vjp(stopping, x),
    "jvp": lambda x: jvp(stopping, (x,), (x,)),
    "linearize": lambda x: linearize(stopping, x),
    "jacobian": jacobian(stopping_rows),
    "hessian": hessian(stopping),
    "hvp": lambda x: hvp(stopping)(x, x),
    "checkpoint": checkpoint(stopping),
    "fixed_point": lambda x: fixed_point(stopping_step, x, x),
    "grad of grad": grad(summed(grad(stopping))),
}


@contextmanager
def no_nodes_remain() -> Generator[None, None, None]:
    """Hold that the nodes that a block makes are gone at its end, by reference counts alone."""
    enabled = gc.isenabled()
    gc.disable()
    gc.freeze()  # so that what exists already is not looked at
    try:
        yield
        assert not any(isinstance(each, Node) for each in gc.get_objects())
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()


@pytest.mark.parametrize("name", STOPPING)
def test_an_exception_leaves_nothing_behind(name: str) -> None:
    x = variable([1.0, 2.0])
    before = snapshot(x)
    with no_nodes_remain():
        try:
            STOPPING[name](x)
        except Stop:
            pass
        else:
            pytest.fail("it did not stop")
    assert (TRACING.get(), RECORDING.get()) == (False, True)
    assert snapshot(x) == before
    assert grad(summed(sin))(x).data.tolist() == np.cos(x.data).tolist()


@pytest.mark.parametrize("name", OPERATORS)
def test_a_graph_dies_with_what_was_made_of_it(name: str) -> None:
    made, x = OPERATORS[name][0](Exponential(2.0, 0.5)), point()
    made(x)
    with no_nodes_remain():
        result = made(x).data
    assert result.shape == x.shape


@pytest.mark.parametrize("name", OPERATORS)
def test_nothing_of_the_caller_changes_and_nothing_is_shared(name: str) -> None:
    x = point()
    x.data.flags.writeable = False
    before = snapshot(x)
    result = OPERATORS[name][0](Exponential(2.0, 0.5))(x)
    assert snapshot(x) == before
    assert not x.data.flags.writeable
    assert result.data.flags.writeable
    assert not np.shares_memory(result.data, x.data)


TRANSFORMS = [name for name in OPERATORS if name not in {"checkpoint", "custom_gradient", "fixed_point"}]


@pytest.mark.parametrize("name", TRANSFORMS)
def test_results_have_no_history(name: str) -> None:
    x = point()
    y = OPERATORS[name][0](Exponential(2.0, 0.5))(x)
    (slope,) = gradients(y.sum(), (x,))
    assert slope.data.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("name", OPERATORS)
def test_no_grad_around_and_within(name: str) -> None:
    """Around a transform it changes nothing; within one, what is made under it is a constant."""
    operator, effect = OPERATORS[name]
    x, expected = point(), effect(Exponential(2.0, 0.5))
    with no_grad():
        np.testing.assert_allclose(operator(Exponential(2.0, 0.5))(x).data, expected.at(x))

    def f(x: Vector) -> Scalar:
        with no_grad():
            constant = operator(Exponential(2.0, 0.5))(x)
        return (x * constant).sum()

    np.testing.assert_allclose(grad(f)(x).data, expected.at(x))


@pytest.mark.parametrize("name", OPERATORS)
def test_guard_writes_around(name: str) -> None:
    operator, effect = OPERATORS[name]
    x, expected = point(), effect(Exponential(2.0, 0.5))
    with guard_writes():
        y = operator(Exponential(2.0, 0.5))(x)
    np.testing.assert_allclose(y.data, expected.at(x))
    assert x.data.flags.writeable and y.data.flags.writeable


@pytest.mark.parametrize("name", OPERATORS)
def test_a_graph_of_the_callers_is_not_entered(name: str) -> None:
    """What a Variable was made from is not part of the function."""
    start = variable([1.3, 0.3])
    operator, effect = OPERATORS[name]
    y = operator(Exponential(2.0, 0.5))(start - 1.0)
    np.testing.assert_allclose(y.data, effect(Exponential(2.0, 0.5)).at(start - 1.0))
    assert start.grad is None


@pytest.mark.parametrize("name", TRANSFORMS)
def test_constants_have_derivatives_of_zero(name: str) -> None:
    x = point()

    def constant(_: Vector) -> Vector:
        return stop_gradient(x)

    y = OPERATORS[name][0](constant)(x)
    assert y.dtype == np.float64
    assert y.data.tolist() == [0.0, 0.0]
    assert OPERATORS["grad"][0](OPERATORS[name][0](constant))(x).data.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("name", TRANSFORMS)
def test_the_identity(name: str) -> None:
    """A function that returns its argument: the end of the path is the start."""
    expected = 0.0 if name in {"hessian", "hvp"} else 1.0
    x = point()
    y = OPERATORS[name][0](lambda x: x)(x)
    assert y.data.tolist() == [expected] * 2
    assert not np.shares_memory(y.data, x.data)
    assert OPERATORS["jvp"][0](OPERATORS[name][0](lambda x: x))(x).data.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("library", ["autograd", "torch"])
def test_third_derivatives_are_those_of_others(library: str) -> None:
    x = point()

    def f(x: Vector) -> Vector:
        return sin(x) * exp(x * x)

    ours = elementwise_grad(elementwise_grad(elementwise_grad(f)))(x)
    module: Any = pytest.importorskip(library)
    if library == "autograd":
        numpy: Any = pytest.importorskip("autograd.numpy")
        theirs = module.elementwise_grad

        def g(x: Any) -> Any:
            return numpy.sin(x) * numpy.exp(x * x)

        expected = theirs(theirs(theirs(g)))(x.data)
    else:
        y = module.tensor(x.data, requires_grad=True)
        slope = module.sin(y) * module.exp(y * y)
        for _ in range(3):
            (slope,) = module.autograd.grad(slope.sum(), y, create_graph=True)
        expected = slope.detach().numpy()
    np.testing.assert_allclose(ours.data, expected, rtol=1e-10)


def test_one_object_in_many_places() -> None:
    """`untyped` functions of many arguments reach the same Variables as one would."""
    x = variable(2.0)

    def f(a: Scalar, b: Scalar) -> Scalar:
        return a * a * b

    assert [each.item() for each in grad(f, argnums=(0, 1))(x, x)] == [8.0, 4.0]
    assert untyped(grad)(f, argnums=(1, 0))(x, x)[0].item() == 4.0
