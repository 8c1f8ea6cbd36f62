"""`minimize`: what each method finds, what SciPy and the function are given, and what is refused."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from math import inf, nan
from typing import Any, get_args

import numpy as np
import pytest

from dezero_typed import Matrix, Scalar, Variable, Vector, grad, logsumexp, optimize, value_and_grad, variable
from dezero_typed.arrays import AnyArray, Array
from dezero_typed.containers import found as found_in
from dezero_typed.optimize import Method, Minimum, minimize
from dezero_typed.optimize.minimization import BOUNDED, MATRICES, PRODUCTS
from dezero_typed.optimize.vectors import Layout, Objective
from dezero_typed.recording import RECORDING, TRACING
from dezero_typed.variable import is_variable
from tests.optimize.models import Model, arrays, assert_apart, model

METHODS: tuple[Method, ...] = get_args(Method)

each_method = pytest.mark.parametrize("method", METHODS)


def rosenbrock(x: Vector) -> Scalar:
    """Rosenbrock's valley, with the minimum 0 at ones."""
    return (100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2).sum()


@dataclass(frozen=True)
class Valley:
    """The same of a container."""

    x: Vector
    y: Scalar
    height: float = 100.0


def valley(at: Valley) -> Scalar:
    return (at.height * (at.y - at.x**2) ** 2 + (1.0 - at.x) ** 2).sum()


START = Valley(variable([-1.2]), variable(1.0))


def distance(params: Model) -> Scalar:
    """A convex function of a container, with the minimum 0 at zero."""
    total = (params.scales["scale"] - 1.0) ** 2
    for layer in params.layers:
        total = total + (layer.weight**2).sum() + logsumexp(layer.bias) + logsumexp(-layer.bias) + (layer.bias**2).sum()
    return total


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    before = RECORDING.get(), TRACING.get()
    yield
    assert (RECORDING.get(), TRACING.get()) == before


@each_method
def test_every_method_finds_the_end_of_the_valley(method: Method) -> None:
    found = minimize(rosenbrock, variable([-1.2, 1.0]), method=method, tol=1e-7)
    np.testing.assert_allclose(found.params.data, [1.0, 1.0], rtol=1e-3)
    assert found.value == pytest.approx(0.0, abs=1e-6)
    np.testing.assert_allclose(found.gradient.data, [0.0, 0.0], atol=1e-1)
    np.testing.assert_array_equal(found.gradient.data, grad(rosenbrock)(found.params).data)
    assert found.value == rosenbrock(found.params).item()
    assert 5 < found.iterations < 200
    assert found.iterations <= found.evaluations < 300


@each_method
def test_what_is_found_has_the_type_of_the_parameters(method: Method) -> None:
    start = model()
    seen: list[Model] = []
    found = minimize(distance, start, method=method, callback=seen.append)
    assert found.success
    assert [type(getattr(found, name)) for name in ("value", "success", "status", "message", "iterations", "evaluations")] == [
        float, bool, int, str, int, int,
    ]  # fmt: skip
    for each in (found.params, found.gradient, *seen):
        assert isinstance(each, Model)
        assert [layer.name for layer in each.layers] == ["layer 0", "layer 1"]
        assert each.mask is start.mask
        assert all(isinstance(leaf, Variable) and leaf._node.is_leaf for leaf in found_in(each))
    assert_apart(start, found, *seen)
    assert found.params.scales["scale"].item() == pytest.approx(1.0, abs=1e-3)
    assert distance(found.params).item() == pytest.approx(4.0 * np.log(3.0), abs=1e-4)
    losses = [distance(each).item() for each in seen]
    assert losses[-1] == pytest.approx(found.value, abs=1e-12)
    assert losses[-1] < losses[0]


@each_method
def test_the_start_is_not_changed_and_the_function_is_given_leaves_of_its_own(method: Method) -> None:
    start = model()
    before = [array.copy() for array in arrays(start)]
    given: list[AnyArray] = []

    def f(params: Model) -> Scalar:
        assert all(is_variable(leaf) and leaf.dtype == np.float64 for leaf in found_in(params))
        assert all(array.flags.c_contiguous for array in arrays(params))
        given.append(params.layers[0].bias.data)
        return distance(params)

    minimize(f, start, method=method)
    for array, old in zip(arrays(start), before, strict=True):
        np.testing.assert_array_equal(array, old)
    # Kept from call to call, they do not change: SciPy writes to a vector that it has shown.
    assert not any(np.shares_memory(a, b) for a, b in pairwise(given))
    assert len({array.tobytes() for array in given}) > 2


@each_method
def test_single_precision_is_kept(method: Method) -> None:
    def f(x: Vector[np.float32]) -> Scalar[np.float32]:
        assert x.dtype == np.float32
        return ((x - 3.0) ** 2).sum() + (x**4).sum() * 0.25

    found = minimize(f, variable([1.0, -2.0], np.float32), method=method, tol=1e-4)
    assert found.params.dtype == found.gradient.dtype == np.float32
    np.testing.assert_allclose(found.params.data, [1.4561642] * 2, rtol=1e-2)


def test_leaves_of_several_kinds_stay_what_they_are() -> None:
    start: dict[str, Any] = {
        "half": np.ones((2, 1), np.float16), "single": variable(2.0, np.float32), "double": variable([[3.0]]), "n": np.arange(2),
    }  # fmt: skip

    def f(params: dict[str, Any]) -> Scalar:
        total: Scalar = (params["half"].astype(np.float64) ** 2).sum() + (params["double"] * params["n"][1]).sum() ** 2
        total = total + params["single"].astype(np.float64) ** 2
        return total

    found = minimize(f, start)
    assert type(found.params["half"]) is type(found.gradient["half"]) is np.ndarray
    assert [found.params[name].dtype for name in ("half", "single", "double")] == [np.float16, np.float32, np.float64]
    assert [found.params[name].shape for name in ("half", "single", "double")] == [(2, 1), (), (1, 1)]
    assert found.params["n"] is start["n"]
    assert found.value < 1e-5


@pytest.mark.parametrize("method", [*PRODUCTS, *MATRICES])
def test_second_derivatives_are_exact(method: Method) -> None:
    """Of a quadratic function Newton's method finds the minimum in a few steps."""
    matrix = np.array([[3.0, 1.0, 0.0], [1.0, 2.0, 0.5], [0.0, 0.5, 5.0]])

    def f(at: dict[str, Any]) -> Scalar:
        x, y = at["x"], at["y"]
        total: Scalar = 1.5 * x[0] ** 2 + x[0] * x[1] + x[1] ** 2 + 0.5 * x[1] * y + 2.5 * y**2 - x.sum() - y
        return total

    found = minimize(f, {"x": variable([9.0, -7.0]), "y": variable(3.0)}, method=method, tol=1e-8)
    np.testing.assert_allclose(np.append(found.params["x"].data, found.params["y"].data), np.linalg.solve(matrix, np.ones(3)), rtol=1e-6)
    assert found.iterations < 30


def test_the_hessian_of_a_container_is_that_of_differences() -> None:
    layout = Layout(START)
    objective = Objective(valley, layout)
    x = np.array([0.7, 1.9])
    step = 1e-6
    rows = [
        (objective.value_and_gradient(x + row)[1] - objective.value_and_gradient(x - row)[1]) / (2 * step) for row in np.eye(2) * step
    ]
    np.testing.assert_allclose(objective.matrix(x), rows, rtol=1e-6)
    np.testing.assert_allclose(objective.product(x, np.array([2.0, -3.0])), np.array([2.0, -3.0]) @ rows, rtol=1e-6)
    np.testing.assert_allclose(objective.product(x + 1.0, np.array([1.0, 0.0])), objective.matrix(x + 1.0)[0])


@pytest.mark.parametrize("method", [*PRODUCTS, *MATRICES])
def test_a_gradient_is_recorded_once_for_all_products_at_a_place(method: Method) -> None:
    calls = 0

    def f(x: Vector) -> Scalar:
        nonlocal calls
        calls += 1
        return rosenbrock(x)

    found = minimize(f, variable(np.linspace(-0.5, 0.5, 10)), method=method)
    assert calls <= 2 * found.evaluations + 1


def test_second_derivatives_where_there_are_none() -> None:
    """A leaf that is not used, one that is used linearly, and a function without second derivatives."""
    start = {"unused": variable([1.0, 1.0]), "linear": variable(2.0), "x": variable(3.0)}
    objective = Objective(lambda at: at["x"] ** 2 + 3.0 * at["linear"], Layout(start))
    np.testing.assert_array_equal(objective.matrix(np.ones(4)), np.diag([0.0, 0.0, 0.0, 2.0]))
    np.testing.assert_array_equal(objective.value_and_gradient(np.ones(4))[1], [0.0, 0.0, 3.0, 2.0])
    linear = Objective(lambda at: 3.0 * at["linear"], Layout(start))
    np.testing.assert_array_equal(linear.matrix(np.ones(4)), np.zeros((4, 4)))
    constant = Objective(lambda _: variable(1.0), Layout(start))
    np.testing.assert_array_equal(constant.matrix(np.ones(4)), np.zeros((4, 4)))


@pytest.mark.parametrize("method", BOUNDED)
def test_bounds_hold(method: Method) -> None:
    lower, upper = Valley(variable([-inf]), variable(-inf)), Valley(variable([0.5]), variable(inf))
    seen: list[float] = []
    start = Valley(variable([-0.2]), variable(1.0))
    found = minimize(valley, start, method=method, bounds=(lower, upper), callback=lambda at: seen.append(float(at.x.data[0])), tol=1e-10)
    assert found.params.x.data[0] == pytest.approx(0.5, abs=1e-4)
    assert found.params.y.item() == pytest.approx(0.25, abs=1e-3)
    assert max(seen) <= 0.5 + 1e-12
    assert found.value == pytest.approx(0.25, abs=1e-3)


@pytest.mark.parametrize("method", BOUNDED[:3])
def test_a_start_outside_of_the_bounds_is_moved_inside(method: Method) -> None:
    first: list[float] = []

    def f(x: Scalar) -> Scalar:
        first.append(x.item())
        return (x - 3.0) ** 2

    found = minimize(f, variable(9.0), method=method, bounds=(variable(0.0), variable(2.0)))
    assert max(first) <= 2.0
    assert found.params.item() == pytest.approx(2.0, abs=1e-3)


@each_method
def test_a_callback_may_end_it(method: Method) -> None:
    seen: list[Vector] = []

    def stop(x: Vector) -> None:
        seen.append(x)
        if len(seen) == 3:
            raise StopIteration

    found = minimize(rosenbrock, variable([-1.2, 1.0]), method=method, callback=stop)
    assert not found.success
    assert "StopIteration" in found.message
    assert len(seen) == 3
    assert found.iterations == 3
    np.testing.assert_array_equal(found.params.data, seen[-1].data)
    assert found.value == rosenbrock(found.params).item()
    np.testing.assert_array_equal(found.gradient.data, grad(rosenbrock)(found.params).data)


@each_method
def test_what_the_function_raises_comes_through(method: Method) -> None:
    calls = 0

    def f(x: Vector) -> Scalar:
        nonlocal calls
        calls += 1
        if calls == 7:
            raise error
        return rosenbrock(x)

    error: Exception
    for error in (KeyError("planted"), StopIteration("planted")):
        calls = 0
        with pytest.raises(type(error)) as caught:
            minimize(f, variable([-1.2, 1.0]), method=method, callback=lambda _: None)
        assert caught.value is error


@each_method
def test_what_the_callback_raises_comes_through(method: Method) -> None:
    error = KeyError("planted")

    def tell(_: Vector) -> None:
        raise error

    with pytest.raises(KeyError) as caught:
        minimize(rosenbrock, variable([-1.2, 1.0]), method=method, callback=tell)
    assert caught.value is error


def test_options_and_tolerance_are_those_of_scipy() -> None:
    options = {"maxiter": 3}
    found = minimize(rosenbrock, variable([-1.2, 1.0]), options=options)
    assert options == {"maxiter": 3}
    assert found.iterations == 3
    assert not found.success
    assert found.status == 1
    rough = minimize(rosenbrock, variable([-1.2, 1.0]), tol=1e-1)
    assert rough.evaluations < minimize(rosenbrock, variable([-1.2, 1.0]), tol=1e-12).evaluations


def test_the_result_is_a_value() -> None:
    found = minimize(rosenbrock, variable([-1.2, 1.0]))
    assert [each.name for each in fields(Minimum)] == [
        "params", "value", "gradient", "success", "status", "message", "iterations", "evaluations",
    ]  # fmt: skip
    again: Minimum[Vector] = pickle.loads(pickle.dumps(found))
    np.testing.assert_array_equal(again.params.data, found.params.data)
    assert repr(found).startswith("Minimum(params=Variable([")
    with pytest.raises(AttributeError):
        found.value = 3.0  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] # frozen, which this test shows


def test_the_function_may_use_transforms_and_be_used_in_one() -> None:
    """The minimum is a constant to a transform around it; what the function captured of that one stays whole."""

    def quartic(x: Vector) -> Scalar:
        return (x**4).sum() / 4.0 - x.sum()

    def nested(x: Vector) -> Scalar:
        return (grad(quartic)(x) ** 2).sum()

    def around(a: Scalar) -> Scalar:
        found = minimize(lambda x: ((x - a) ** 2).sum(), variable([0.0, 1.0]))
        np.testing.assert_allclose(found.params.data, [2.0, 2.0], rtol=1e-6)
        assert found.params._node.is_leaf
        return a * found.params.sum()

    np.testing.assert_allclose(minimize(nested, variable([2.0, 0.5]), tol=1e-12).params.data, [1.0, 1.0], rtol=1e-4)
    value, slope = value_and_grad(around)(variable(2.0))
    assert value.item() == pytest.approx(8.0)
    assert slope.item() == pytest.approx(4.0)


def test_other_variables_get_no_gradient() -> None:
    data = variable([1.0, 2.0])
    minimize(lambda x: ((x - data) ** 2).sum(), variable([0.0, 0.0]))
    assert data.grad is None


def test_a_fit_is_that_of_least_squares() -> None:
    random = np.random.default_rng(0)
    x: Matrix = Variable(random.normal(size=(40, 5)))
    y: Vector = Variable(random.normal(size=40))
    found = minimize(lambda w: ((x @ w - y) ** 2).mean(), variable(np.zeros(5)), tol=1e-12)
    np.testing.assert_allclose(found.params.data, np.linalg.lstsq(x.data, y.data)[0], rtol=1e-5)


def complex_leaf() -> object:
    return minimize(lambda at: (abs(at["z"]) ** 2).sum(), {"z": variable([1.0 + 1j])})


def several_elements() -> object:
    def square(x: Vector) -> Vector:
        return x * x

    f: Any = square
    return minimize(f, variable([1.0, 2.0]))


def an_array() -> object:
    def total(x: Vector) -> object:
        return x.data.sum()

    f: Any = total
    return minimize(f, variable([1.0, 2.0]))


def bounded(lower: Array, upper: Array, method: Method = "L-BFGS-B") -> Callable[[], object]:
    start = {"x": np.ones(2)}
    return lambda: minimize(lambda at: (variable(at["x"]) ** 2).sum(), start, method=method, bounds=({"x": lower}, {"x": upper}))


def method_of(name: Any) -> Callable[[], object]:
    return lambda: minimize(rosenbrock, variable([0.0, 0.0]), method=name)


REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (complex_leaf, TypeError, r"minimize: dict\['z'\] is complex128, expected real numbers; make its real and imaginary part leaves"),
    (
        lambda: minimize(lambda _: variable(1.0), {"n": 3}), TypeError,
        "minimize: argument 0 is a dict, in which nothing can be differentiated; "
        "write a Variable or array of a float type, or a container of them",
    ),
    (
        lambda: minimize(lambda x: x.sum(), Variable(np.zeros(0))), ValueError,
        "minimize: the leaves of Variable have no elements, of which a minimum could be found",
    ),
    (
        several_elements, ValueError,
        r"minimize: the function returned a Variable of shape \(2,\), expected \(\); write .sum\(\) or .mean\(\), or jacobian",
    ),
    (an_array, TypeError, r"minimize: the function returned a float64 of shape \(\), expected a Variable of shape \(\)"),
    (
        lambda: minimize(valley, Valley(variable([1.0]), variable(nan))), ValueError,
        "minimize: Valley.y is not finite at the start; write other parameters",
    ),
    (
        method_of("Nelder-Mead"), ValueError,
        "minimize: expected a method that uses gradients, got 'Nelder-Mead'; write one of BFGS, CG, L-BFGS-B, Newton-CG, SLSQP, "
        "TNC, dogleg, trust-constr, trust-exact, trust-krylov, trust-ncg",
    ),
    (method_of("bfgs"), ValueError, "minimize: expected a method that uses gradients, got 'bfgs'; write one of BFGS, .*"),
    (method_of(None), ValueError, "minimize: expected a method that uses gradients, got None; write one of BFGS, .*"),
    (
        bounded(np.zeros(2), np.ones(2), "BFGS"), ValueError,
        "minimize: BFGS has no bounds; write one of L-BFGS-B, SLSQP, TNC, trust-constr",
    ),
    (
        bounded(np.array([0.0, 2.0]), np.ones(2)), ValueError,
        r"minimize: the bounds of dict\['x'\] cross or are NaN: expected lower <= upper",
    ),
    (
        bounded(np.array([0.0, nan]), np.ones(2)), ValueError,
        r"minimize: the bounds of dict\['x'\] cross or are NaN: expected lower <= upper",
    ),
    (
        bounded(np.zeros(2), np.ones(3)), ValueError,
        r"minimize: the containers differ at dict\['x'\]: expected float64 of shape \(2,\), got float64 of shape \(3,\)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED)
def test_a_wrong_call_is_refused(call: Callable[[], object], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=f"^{message}$"):
        call()


def test_a_value_that_is_not_finite_ends_as_scipy_has_it() -> None:
    with np.errstate(invalid="ignore", divide="ignore"):
        found = optimize.minimize(lambda x: (0.0 * x / (x - x)).sum(), variable([1.0, 2.0]))
    assert not found.success
    assert np.isnan(found.value)
