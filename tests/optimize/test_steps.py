"""The steps: their formulas, against PyTorch's, and what they keep of parameters."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from math import inf, nan
from typing import Any, NamedTuple, Protocol

import numpy as np
import pytest

from dezero_typed import (
    Float, Scalar, Variable, Vector, grad, jvp, no_grad, tree, value_and_grad, variable,
)  # fmt: skip
from dezero_typed.arrays import AnyArray
from dezero_typed.optimize import adam, adamw, clip_by_norm, momentum, rmsprop, sgd
from tests.optimize.models import Layer, Model, arrays, assert_apart, model


class Step(Protocol):
    """What all steps are to these tests, which look at values and not at types."""

    def init(self, params: Any, /) -> Any: ...
    def __call__(self, state: Any, params: Any, grads: Any, /) -> tuple[Any, Any]: ...


STEPS: list[Step] = [
    sgd(0.1), momentum(0.1), momentum(0.1, 0.7, nesterov=True), rmsprop(0.1), adam(0.1), adamw(0.1, weight_decay=0.2),
]  # fmt: skip

each_step = pytest.mark.parametrize("step", STEPS, ids=repr)


def descend(step: Step, params: Any, gradients: list[Any]) -> Any:
    """Return the parameters after a step along each of the gradients."""
    state = step.init(params)
    for gradient in gradients:
        state, params = step(state, params, gradient)
    return params


def gradients_for(shape: tuple[int, ...], dtype: type[np.inexact[Any]] = np.float64, times: int = 20) -> list[AnyArray]:
    """Return random gradients, some of them zero."""
    random = np.random.default_rng(1)
    made: list[AnyArray] = []
    for time in range(times):
        gradient: AnyArray = random.normal(size=shape) * 10.0 ** random.integers(-3, 3)
        if np.dtype(dtype).kind == "c":
            gradient = gradient + 1j * random.normal(size=shape)
        made.append(np.asarray(gradient * (time != 3), dtype))
    return made


def differences(f: Callable[[Vector], Scalar], x: Vector, step: float = 1e-6) -> AnyArray:
    """Return the central difference of `f` at each element of `x`."""
    rows = np.eye(len(x)) * step
    return np.array([f(Variable(x.data + row)).item() - f(Variable(x.data - row)).item() for row in rows]) / (2.0 * step)


# The formulas of the papers, with arrays and in as many steps.


def by_hand(step: Step, p: Any, gradients: list[Any]) -> Any:
    m = v = np.zeros_like(p)
    for time, g in enumerate(gradients, start=1):
        size = np.abs(g) ** 2
        match step:
            case sgd(lr=float(lr)):
                p = p - lr * g
            case momentum(lr=float(lr), beta=beta, nesterov=nesterov):
                m = beta * m + g
                p = p - lr * (g + beta * m if nesterov else m)
            case rmsprop(lr=float(lr), decay=decay, eps=eps):
                v = decay * v + (1 - decay) * size
                p = p - lr * g / (np.sqrt(v) + eps)
            case adam(lr=float(lr), b1=b1, b2=b2, eps=eps) | adamw(lr=float(lr), b1=b1, b2=b2, eps=eps):
                m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * size
                if isinstance(step, adamw):
                    p = p - lr * step.weight_decay * p
                p = p - lr * (m / (1 - b1**time)) / (np.sqrt(v / (1 - b2**time)) + eps)
            case _:
                raise AssertionError(step)
    return p


@each_step
@pytest.mark.parametrize("shape", [(), (1,), (3, 2), (0, 4)], ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.complex128, np.complex64])
def test_a_step_is_its_formula(step: Step, shape: tuple[int, ...], dtype: type[np.inexact[Any]]) -> None:
    start: AnyArray = np.asarray(gradients_for(shape, dtype, 1)[0] + 1, dtype)
    gradients = gradients_for(shape, dtype)
    expected = by_hand(step, start.astype(np.result_type(dtype, np.float64)), gradients)
    for made in (
        descend(step, start, gradients),
        descend(step, Variable(start), [Variable(g) for g in gradients]).data,
        descend(step, Variable(start), [g for g in gradients]).data,
    ):
        assert type(made) is np.ndarray
        assert made.dtype == dtype
        assert made.shape == shape
        np.testing.assert_allclose(made, expected, rtol=1e-12 if dtype in (np.float64, np.complex128) else 1e-4)


TORCH: list[tuple[Step, str, dict[str, object]]] = [
    (sgd(0.05), "SGD", {"lr": 0.05}),
    (momentum(0.05, 0.8), "SGD", {"lr": 0.05, "momentum": 0.8}),
    (momentum(0.05, 0.8, nesterov=True), "SGD", {"lr": 0.05, "momentum": 0.8, "nesterov": True}),
    (rmsprop(0.05, 0.95, 1e-6), "RMSprop", {"lr": 0.05, "alpha": 0.95, "eps": 1e-6}),
    (adam(0.05, 0.8, 0.99, 1e-6), "Adam", {"lr": 0.05, "betas": (0.8, 0.99), "eps": 1e-6}),
    (adamw(0.05, 0.8, 0.99, 1e-6, 0.3), "AdamW", {"lr": 0.05, "betas": (0.8, 0.99), "eps": 1e-6, "weight_decay": 0.3}),
    (adam(0.001), "Adam", {}),
    (adamw(0.001), "AdamW", {}),
]


@pytest.mark.parametrize(("step", "name", "options"), TORCH, ids=lambda each: str(each) if isinstance(each, str) else "")
def test_a_step_is_that_of_torch(step: Step, name: str, options: dict[str, object]) -> None:
    torch: Any = pytest.importorskip("torch")
    start = gradients_for((3, 2), times=1)[0]
    theirs = torch.tensor(start, requires_grad=True)
    optimizer = getattr(torch.optim, name)([theirs], **options)
    ours, state = Variable(start), step.init(Variable(start))
    for gradient in gradients_for((3, 2), times=30):
        theirs.grad = torch.tensor(gradient)
        optimizer.step()
        state, ours = step(state, ours, Variable(gradient))
        np.testing.assert_allclose(ours.data, theirs.detach().numpy(), rtol=1e-12, atol=1e-14)


def test_clipping_is_that_of_torch() -> None:
    torch: Any = pytest.importorskip("torch")
    ours = model()
    for max_norm in (0.1, 1.0, 100.0):
        theirs = [torch.tensor(array, requires_grad=True) for array in arrays(ours)]
        for each, array in zip(theirs, arrays(ours), strict=True):
            each.grad = torch.tensor(array)
        torch.nn.utils.clip_grad_norm_(theirs, max_norm)
        for mine, each in zip(arrays(clip_by_norm(ours, max_norm)), theirs, strict=True):
            np.testing.assert_allclose(mine, each.grad.numpy(), rtol=1e-5)  # torch adds 1e-6 to the norm


@each_step
def test_a_container_keeps_its_structure(step: Step) -> None:
    params, gradients = model(), model(1)
    state = step.init(params)
    for _ in range(3):
        state, moved = step(state, params, gradients)
        assert isinstance(moved, Model)
        assert [layer.name for layer in moved.layers] == ["layer 0", "layer 1"]
        assert isinstance(moved.layers[0], Layer)
        assert moved.depth == 2
        assert moved.mask is params.mask
        assert all(isinstance(leaf, Variable) for leaf in (moved.layers[1].weight, moved.scales["scale"]))
        assert_apart(params, gradients, state, moved)
        params = moved
    assert state.step == 3


@each_step
def test_nothing_that_goes_in_is_changed_or_kept(step: Step) -> None:
    params, gradients = model(), model(1)
    before = [array.copy() for array in arrays((params, gradients))]
    state = step.init(params)
    kept = pickle.dumps(state)
    later, moved = step(state, params, gradients)
    for array, old in zip(arrays((params, gradients)), before, strict=True):
        np.testing.assert_array_equal(array, old)
    assert pickle.dumps(state) == kept
    values = pickle.dumps((later, moved))
    for array in arrays((params, gradients, state)):
        array[...] = nan
    assert pickle.dumps((later, moved)) == values


@each_step
def test_what_is_no_leaf_passes_through(step: Step) -> None:
    integers = np.arange(3)
    params = {"x": np.ones(2), "n": integers, "count": variable([1, 2], np.int64), "f": max, "none": None, "flag": True}
    state, moved = step(step.init(params), params, params)
    assert moved["n"] is integers
    assert moved["count"] is params["count"]
    assert moved["f"] is max
    assert moved["none"] is None
    assert type(moved["x"]) is np.ndarray
    assert moved.keys() == params.keys()
    assert state.step == 1


@each_step
def test_the_items_of_dicts_are_found_by_their_keys(step: Step) -> None:
    params, gradients = {"a": np.ones(2), "b": np.zeros(2)}, {"b": np.full(2, 5.0), "a": np.full(2, -3.0)}
    _, moved = step(step.init(params), params, gradients)
    assert list(moved) == ["a", "b"]
    for key in "ab":
        _, alone = step(step.init(params[key]), params[key], gradients[key])
        np.testing.assert_array_equal(moved[key], alone)


@each_step
def test_a_container_without_leaves_stays(step: Step) -> None:
    containers: list[Any] = [(), ({}, []), ("name", 3)]
    for empty in containers:
        state, moved = step(step.init(empty), empty, empty)
        assert moved == empty
        assert state.step == 1


class Pair(NamedTuple):
    first: Vector[np.float32]
    second: AnyArray


@each_step
def test_each_leaf_keeps_its_dtype_and_what_it_is(step: Step) -> None:
    params = Pair(variable([1.0, 2.0], np.float32), np.ones(3, np.float16))
    moved = descend(step, params, [params] * 3)
    assert isinstance(moved, Pair)
    assert isinstance(moved.first, Variable)
    assert type(moved.second) is np.ndarray
    assert moved.first.dtype == np.float32
    assert moved.second.dtype == np.float16


@each_step
def test_outside_of_transforms_there_is_no_history(step: Step) -> None:
    x = variable([1.0, 2.0])
    state, moved = step(step.init(x), x, x * 2.0)
    (moved * 1.0).sum().backward()
    assert x.grad is None
    for leaf in (moved, *tree.leaves(state)):
        assert leaf._node.is_leaf


@each_step
def test_a_step_can_be_differentiated(step: Step) -> None:
    """Learning to learn: the loss after two steps, as a function of where they start and of the data."""
    target = variable([0.5, -1.0])

    def loss(x: Vector, y: Vector) -> Scalar:
        return ((x - y) ** 2).sum() + (x[0] * x[1]) ** 2

    def after(x: Vector, y: Vector) -> Scalar:
        state = step.init(x)
        for _ in range(2):
            state, x = step(state, x, grad(loss)(x, y))
        result: Scalar = loss(x, target)
        return result

    x, y = variable([0.3, 0.8]), variable([1.0, 2.0])
    for argument, gradient in enumerate(grad(after, (0, 1))(x, y)):
        expected = differences(partial(after, y=y) if argument == 0 else partial(after, x), (x, y)[argument])
        np.testing.assert_allclose(gradient.data, expected, rtol=1e-6, atol=1e-8)
        assert np.abs(expected).max() > 1e-3
        assert gradient._node.is_leaf
    _, tangent = jvp(after, (x, y), (x, y))
    whole = grad(after, (0, 1))(x, y)
    assert tangent.item() == pytest.approx((whole[0] * x).sum().item() + (whole[1] * y).sum().item())


@pytest.mark.parametrize("step", STEPS[3:], ids=repr)
def test_a_step_can_be_differentiated_at_a_zero_gradient(step: Step) -> None:
    def loss(x: Vector) -> Scalar:
        return (x * x * variable([1.0, 0.0])).sum()

    def after(x: Vector) -> Scalar:
        _, moved = step(step.init(x), x, grad(loss)(x))
        total: Scalar = moved.sum()
        return total

    slope = grad(after)(variable([2.0, 3.0]))
    assert np.isfinite(slope.data).all()


def test_complex_parameters_can_be_differentiated_through_a_step() -> None:
    for step in STEPS:

        def after(x: Vector, step: Step = step) -> Scalar:
            z = x.astype(np.complex128) * (1.0 + 2.0j)
            _, moved = step(step.init(z), z, z * (0.5 - 1j))
            total: Scalar = (abs(moved) ** 2).sum()
            return total

        x = variable([0.4, 1.5])
        np.testing.assert_allclose(grad(after)(x).data, differences(after, x), rtol=1e-6)


@each_step
def test_inside_of_a_transform_arrays_are_constants(step: Step) -> None:
    held = {"x": np.ones(2), "y": variable([1.0, 2.0])}

    def after(x: Vector) -> Scalar:
        _, moved = step(step.init(held), held, {"x": np.ones(2), "y": x})
        assert type(moved["x"]) is np.ndarray
        total: Scalar = moved["y"].sum()
        return total

    slope = grad(after)(variable([1.0, 2.0]))
    assert np.abs(slope.data).max() > 0.0 or not isinstance(step, (sgd, momentum))


@each_step
def test_a_step_works_under_no_grad(step: Step) -> None:
    x = variable([1.0, 2.0])
    with no_grad():
        _, moved = step(step.init(x), x, x)
    np.testing.assert_array_equal(moved.data, descend(step, x, [x]).data)


@each_step
def test_a_gradient_that_is_not_finite_passes_through(step: Step) -> None:
    x = np.ones(3)
    with np.errstate(invalid="ignore"):
        moved = descend(step, x, [np.array([1.0, nan, inf])])
    assert np.isfinite(moved[0])
    assert np.isnan(moved[1])
    assert not np.isfinite(moved[2])


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("step", [rmsprop(0.1, eps=0.0), adam(0.1, eps=0.0), adam(0.1), adamw(0.1, weight_decay=0.0)], ids=repr)
def test_a_gradient_that_is_always_zero_moves_nothing(step: Step, dtype: type[Float]) -> None:
    """Also where `eps` is rounded to zero, and 0 / 0 would be NaN."""
    x = np.ones(2, dtype)
    np.testing.assert_array_equal(descend(step, x, [np.zeros(2, dtype)] * 5), x)


def test_a_schedule_is_asked_for_each_step() -> None:
    asked: list[int] = []

    def rate(step: int) -> float:
        asked.append(step)
        return 1.0 / (step + 1)

    x = descend(sgd(rate), variable([0.0]), [variable([1.0])] * 3)
    assert asked == [0, 1, 2]
    assert x.data[0] == pytest.approx(-(1.0 + 1.0 / 2.0 + 1.0 / 3.0))


@each_step
def test_a_step_and_its_state_pickle_and_have_a_repr(step: Step) -> None:
    assert pickle.loads(pickle.dumps(step)) == step
    assert repr(step).startswith(f"{type(step).__name__}(lr=0.1")
    x = variable([1.0, 2.0])
    state, moved = step(step.init(x), x, x)
    assert repr(state).partition("(")[0] == type(state).__name__
    again = pickle.loads(pickle.dumps(state))
    np.testing.assert_array_equal(step(again, moved, x)[1].data, step(state, moved, x)[1].data)
    assert replace(state, step=0).step == 0


DIFFERENT: list[tuple[Any, str]] = [
    ({"x": np.ones(2), "y": [np.ones(3)]}, r"dict\['y'\]\[0\]: expected float64 of shape \(1,\), got float64 of shape \(3,\)"),
    ({"x": np.ones(2, np.float32), "y": [np.ones(1)]}, r"dict\['x'\]: expected float64 of shape \(2,\), got float32 of shape \(2,\)"),
    ({"x": np.ones(2)}, r"dict\['y'\]: expected an item, got none"),
    ({"x": np.ones(2), "y": (np.ones(1),)}, r"dict\['y'\]: expected list, got tuple"),
    ({"x": np.ones(2), "y": [np.ones(1), np.ones(1)]}, r"dict\['y'\]\[1\]: expected no such item, got one"),
    ({"x": 1.0, "y": [np.ones(1)]}, r"dict\['x'\]: expected an array of shape \(2,\), got float"),
]


@each_step
@pytest.mark.parametrize(("other", "message"), DIFFERENT)
def test_gradients_of_another_structure_are_refused(step: Step, other: Any, message: str) -> None:
    params = {"x": np.ones(2), "y": [np.ones(1)]}
    name = type(step).__name__
    with pytest.raises(ValueError, match=f"^{name}, gradients: the containers differ at {message}$"):
        step(step.init(params), params, other)


@pytest.mark.parametrize(("step", "slot"), [(STEPS[1], "velocity"), (STEPS[3], "square"), (STEPS[4], "mean")], ids=repr)
def test_a_state_of_other_parameters_is_refused(step: Step, slot: str) -> None:
    x, y = np.ones(2), np.ones(3)
    message = rf"^{type(step).__name__}, {slot}: the containers differ at ndarray: expected float64 of shape \(2,\), got float64 of shape \(3,\)$"
    with pytest.raises(ValueError, match=message):
        step(step.init(y), x, x)


@each_step
def test_what_is_no_state_is_refused(step: Step) -> None:
    x = np.ones(2)
    name, kind = type(step).__name__, type(step.init(x)).__name__
    mistakes: list[tuple[object, str]] = [(x, "an array"), (None, "a NoneType"), ({}, "a dict")]
    for wrong, got in mistakes:
        with pytest.raises(TypeError, match=rf"^{name}: expected the {kind} that {name}\(...\).init\(params\) makes, got {got}$"):
            step(wrong, x, x)


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: sgd(-0.1), "sgd: lr is -0.1, expected a number from 0 on, or a schedule"),
    (lambda: sgd(nan), "sgd: lr is nan, expected a number from 0 on, or a schedule"),
    (lambda: momentum(0.1, 1.0), "momentum: beta is 1.0, expected a number from 0 to below 1"),
    (lambda: momentum(inf), "momentum: lr is inf, expected a number from 0 on, or a schedule"),
    (lambda: rmsprop(0.1, -0.5), "rmsprop: decay is -0.5, expected a number from 0 to below 1"),
    (lambda: rmsprop(0.1, eps=-1.0), "rmsprop: eps is -1.0, expected a number from 0 on"),
    (lambda: rmsprop(-1.0), "rmsprop: lr is -1.0, expected a number from 0 on, or a schedule"),
    (lambda: adam(0.1, b1=1.0), "adam: b1 is 1.0, expected a number from 0 to below 1"),
    (lambda: adam(0.1, b2=nan), "adam: b2 is nan, expected a number from 0 to below 1"),
    (lambda: adam(0.1, eps=-1e-8), "adam: eps is -1e-08, expected a number from 0 on"),
    (lambda: adamw(-1.0), "adamw: lr is -1.0, expected a number from 0 on, or a schedule"),
    (lambda: adamw(0.1, weight_decay=-0.1), "adamw: weight_decay is -0.1, expected a number from 0 on"),
    (lambda: clip_by_norm(np.ones(2), 0.0), "clip_by_norm: max_norm is 0.0, expected a number above 0"),
    (lambda: clip_by_norm(np.ones(2), nan), "clip_by_norm: max_norm is nan, expected a number above 0"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_a_wrong_argument_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        make()


DESCENDING: list[Step] = [sgd(0.002), momentum(0.001), momentum(0.001, nesterov=True), rmsprop(0.005), adam(0.02), adamw(0.02)]


@pytest.mark.parametrize("step", DESCENDING, ids=repr)
def test_a_loss_goes_down(step: Step) -> None:
    def loss(params: dict[str, Any]) -> Scalar:
        a, b = params["a"], params["b"]
        total: Scalar = (100.0 * (b - a**2) ** 2 + (1.0 - a) ** 2).sum()
        return total

    params: dict[str, Any] = {"a": variable([-1.2]), "b": variable([[1.0, 3.0]])}
    state = step.init(params)
    first = loss(params).item()
    for _ in range(300):
        _, gradients = value_and_grad(loss)(params)
        state, params = step(state, params, clip_by_norm(gradients, 10.0))
    assert loss(params).item() < first / 10.0


# Clipping


def test_clipping_shortens_all_leaves_together() -> None:
    gradients = {"a": variable([3.0, 0.0]), "b": [np.array([[4.0]])], "n": 3}
    clipped = clip_by_norm(gradients, 2.5)
    np.testing.assert_allclose(arrays(clipped["a"])[0], [1.5, 0.0])
    np.testing.assert_allclose(arrays(clipped["b"])[0], [[2.0]])
    assert isinstance(clipped["a"], Variable)
    assert clipped["n"] == 3
    assert_apart(gradients, clipped)


def test_short_gradients_are_copied() -> None:
    gradients = model()
    for clipped in (clip_by_norm(gradients, 1e6), clip_by_norm(gradients, inf)):
        for ours, given in zip(arrays(clipped), arrays(gradients), strict=True):
            np.testing.assert_array_equal(ours, given)
        assert_apart(gradients, clipped)


def test_clipping_of_zero_and_of_nothing() -> None:
    np.testing.assert_array_equal(clip_by_norm(np.zeros(3), 1.0), np.zeros(3))
    assert clip_by_norm(np.zeros((0, 2)), 1.0).shape == (0, 2)
    assert clip_by_norm({"name": "none"}, 1.0) == {"name": "none"}


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.complex64, np.complex128])
def test_clipping_keeps_the_dtype_and_computes_in_float64(dtype: type[np.inexact[Any]]) -> None:
    limits: Any = np.finfo
    largest = limits(dtype).max
    for value in (np.full(4, largest, dtype), np.asarray(largest, dtype)):
        clipped = clip_by_norm(value, 1.0)
        assert type(clipped) is np.ndarray
        assert clipped.dtype == dtype
        np.testing.assert_allclose(np.linalg.norm(clipped), 1.0, rtol=1e-3)


def test_clipping_of_complex_gradients() -> None:
    np.testing.assert_allclose(clip_by_norm(np.array([3.0 + 4.0j, 0.0]), 1.0), [0.6 + 0.8j, 0.0])


def test_clipping_of_gradients_that_are_not_finite() -> None:
    with np.errstate(invalid="ignore"):
        np.testing.assert_array_equal(clip_by_norm(np.array([1.0, inf]), 1.0), [0.0, nan])
    np.testing.assert_array_equal(clip_by_norm(np.array([1.0, nan]), 1.0), [nan, nan])


@pytest.mark.parametrize("max_norm", [0.5, 100.0])
def test_clipping_can_be_differentiated(max_norm: float) -> None:
    def after(x: Vector) -> Scalar:
        clipped: Any = clip_by_norm({"x": x, "y": np.ones(2), "z": 2.0 * x}, max_norm)
        total: Scalar = (clipped["x"] * variable([1.0, -2.0])).sum() + (clipped["z"] ** 2).sum()
        return total

    x = variable([0.7, 1.1])
    np.testing.assert_allclose(grad(after)(x).data, differences(after, x), rtol=1e-6)
    assert np.isfinite(grad(after)(variable([0.0, 0.0])).data).all()


def test_clipping_inside_of_a_transform_keeps_the_dtype() -> None:
    def after(x: Vector[np.float32]) -> Scalar[np.float32]:
        clipped = clip_by_norm({"x": x, "z": x * 2.0}, 0.5)
        assert clipped["z"].dtype == np.float32
        return clipped["x"].sum()

    slope = grad(after)(variable([0.7, 1.1], np.float32))
    assert slope.dtype == np.float32
    np.testing.assert_allclose(slope.data, 0.5 / np.sqrt(5.0) * (1.0 - 1.8 * np.array([0.7, 1.1]) / 1.7) / np.sqrt(1.7), rtol=1e-5)


@dataclass
class Unset:
    weight: Vector
    cache: Vector = field(init=False)
    """Not there before somebody sets it."""


def test_a_field_without_a_value_stays_without() -> None:
    start, step = Unset(variable([1.0, 2.0])), sgd(0.5)
    _, after = step(step.init(start), start, Unset(variable([2.0, -2.0])))
    assert after.weight.data.tolist() == [0.0, 3.0]
    assert not hasattr(after, "cache")
