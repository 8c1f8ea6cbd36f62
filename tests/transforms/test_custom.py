"""`custom_gradient`, `stop_gradient`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias, assert_type

import numpy as np
import pytest

from dezero_typed import (
    Scalar,
    Variable,
    Vector,
    custom_gradient,
    elementwise_grad,
    exp,
    grad,
    gradients,
    no_grad,
    stop_gradient,
    variable,
)
from dezero_typed.containers import found
from dezero_typed.transforms.custom import CustomGradient
from dezero_typed.variable import AnyVariable
from tests.checks import check
from tests.helpers import raises, snapshot, untyped
from tests.transforms.differences import free
from tests.transforms.models import model
from tests.transforms.operators import summed

Rule: TypeAlias = Callable[[Vector], tuple[Vector]]


@custom_gradient
def tripled(x: Vector) -> tuple[Vector, Rule]:
    """Twice the argument, with a gradient of three so that a test can tell whose it is."""
    return x * 2.0, lambda gy: (gy * 3.0,)


@custom_gradient
def cube(x: Vector) -> tuple[Vector, Rule]:
    def rule(gy: Vector) -> tuple[Vector]:
        return (gy * 3.0 * x**2,)

    return x**3, rule


@custom_gradient
def saved(x: Vector) -> tuple[Vector, Rule]:
    y = exp(x)

    def rule(gy: Vector) -> tuple[Vector]:
        return (gy * y,)

    return y, rule


@custom_gradient
def product(x: Vector, y: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector, Vector]]]:
    def rule(gy: Vector) -> tuple[Vector, Vector]:
        return gy * y, gy * x

    return x * y, rule


def ruled(f: Callable[[Any], Any], rule: Callable[[Any], Any]) -> Any:
    """Return a function with a rule that needs nothing of its argument."""
    return untyped(custom_gradient)(free(lambda x: (f(x), rule)))


X, Y = variable([1.0, 2.0]), variable([3.0, 4.0])


def test_the_rule_is_the_gradient() -> None:
    assert tripled(X).data.tolist() == [2.0, 4.0]
    assert grad(summed(tripled))(X).data.tolist() == [3.0, 3.0]
    assert elementwise_grad(tripled)(X).data.tolist() == [3.0, 3.0]


def test_on_a_plain_tape() -> None:
    x = variable([1.0, 2.0])
    (product(x, Y) + product(x, x)).sum().backward()
    assert x.grad is not None
    assert x.grad.tolist() == [5.0, 8.0]


@pytest.mark.parametrize("f", [cube, saved], ids=["cube", "saved"])
def test_rules_of_functions_of_the_package_have_derivatives(f: CustomGradient[Vector, Vector]) -> None:
    plain: Callable[[Any], Any] = free(lambda x: x**3) if f is cube else free(lambda x: untyped(exp)(x))
    ours, expected = untyped(elementwise_grad)(f), untyped(elementwise_grad)(plain)
    for _ in range(3):
        np.testing.assert_allclose(ours(X).data, expected(X).data, rtol=1e-12)
        ours, expected = untyped(elementwise_grad)(ours), untyped(elementwise_grad)(expected)
    x = variable([1.0, 2.0])
    (first,) = gradients(f(x).sum(), (x,))
    (second,) = gradients(first.sum(), (x,))
    np.testing.assert_allclose(second.data, untyped(elementwise_grad)(untyped(elementwise_grad)(plain))(x).data)


def test_containers_and_what_is_no_leaf() -> None:
    @custom_gradient
    def f(tree: dict[str, Any], power: int) -> tuple[list[Any], Callable[[list[Any]], tuple[dict[str, Any], int]]]:
        x, y = tree["x"], tree["pair"][1]

        def rule(gy: list[Any]) -> tuple[dict[str, Any], int]:
            assert gy[1] == "name"
            # In another order, which a dict may have.
            return {"pair": ("p", gy[2] * 10.0), "x": gy[0] * 7.0}, power

        return [x * power, "name", y], rule

    container = {"x": X, "pair": ("p", Y)}
    gradient = untyped(grad)(free(lambda tree: f(tree, 2)[0].sum() + (f(tree, 2)[2] * 2.0).sum()))(container)
    assert gradient["x"].data.tolist() == [7.0, 7.0]
    assert gradient["pair"][1].data.tolist() == [20.0, 20.0]


def test_an_output_that_nobody_uses_has_a_cotangent_of_zeros() -> None:
    seen: list[Any] = []

    def f(x: Any) -> Any:
        def rule(gy: Any) -> Any:
            seen.append(gy)
            return (gy[0] + gy[1].sum(),)

        return (x * 1.0, Variable(np.ones((2, 3), np.float32))), rule

    gradient = untyped(grad)(free(lambda x: untyped(custom_gradient)(f)(x)[0].sum()))(X)
    assert gradient.data.tolist() == [1.0, 1.0]
    ((used, unused),) = seen
    assert used.data.tolist() == [1.0, 1.0]
    assert (unused.shape, unused.dtype) == ((2, 3), np.float32)


def test_a_rule_may_return_its_cotangent() -> None:
    """The gradients share no memory all the same."""
    x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
    y = ruled(lambda x: x, lambda gy: (gy,))(x) + w
    y.backward()
    assert x.grad is not None and w.grad is not None and y.grad is not None
    assert not any(np.shares_memory(one, other) for one, other in combinations((x.grad, w.grad, y.grad), 2))


def test_what_is_captured_has_no_gradient() -> None:
    w = variable([3.0, 4.0])
    f = ruled(lambda x: x * w, lambda gy: (gy * w,))
    assert [g.data.tolist() for g in gradients(f(X).sum(), (X, w))] == [[3.0, 4.0], [0.0, 0.0]]


def test_constants_and_no_grad() -> None:
    rules: list[object] = []

    def f(x: Any) -> Any:
        return x * 2.0, rules.append

    with no_grad():
        inside = untyped(custom_gradient)(f)(X)
    constant = untyped(custom_gradient)(f)(np.ones(2))
    assert inside.data.tolist() == [2.0, 4.0]
    assert constant.tolist() == [2.0, 2.0]
    inside.sum().backward()
    assert rules == [] and X.grad is None


def test_an_argument_that_grows_after_the_call() -> None:
    xs = [variable([1.0, 2.0])]
    y = ruled(lambda xs: xs[0] * 2.0, lambda gy: ([gy * 5.0],))(xs)
    xs.append(X)
    assert gradients(y.sum(), (xs[0],))[0].data.tolist() == [5.0, 5.0]


def test_float32_and_complex() -> None:
    x = variable([1.0, 2.0], np.float32)
    f = ruled(lambda x: x * 2.0, lambda gy: (gy * 2.0,))
    assert untyped(grad)(free(lambda x: f(x).sum()))(x).dtype == np.float32
    z = variable([1 + 2j])
    conjugate = ruled(untyped(np.conj), lambda gy: (untyped(np.conj)(gy),))
    plain, ours = (untyped(grad)(free(lambda z: (f(z) * z * (1 + 1j)).real.sum()))(z) for f in (np.conj, conjugate))
    np.testing.assert_allclose(ours.data, plain.data)


def returning(value: Any) -> Any:
    """Return the gradient of a function whose rule returns `value`."""
    return untyped(grad)(free(lambda x: untyped(custom_gradient)(stated(value))(x).sum()))(X)


def stated(value: Any) -> Callable[..., Any]:
    def f(x: Any) -> Any:
        return x * 2.0, free(lambda gy: value)

    return f


ERRORS: list[tuple[object, type[Exception], str]] = [
    (X, TypeError, "returned a Variable of shape (2,), expected a tuple with one gradient per argument"),
    ((X, X), ValueError, "returned a tuple of 2 for 1 arguments; write one gradient per argument"),
    ((), ValueError, "returned a tuple of 0 for 1 arguments; write one gradient per argument"),
    ((variable([1.0]),), ValueError, ": the containers differ at gradient 0: expected float64 of shape (2,), got float64 of shape (1,)"),
    ((variable([1.0, 2.0], np.float32),), ValueError, ": the containers differ at gradient 0: expected float64 of shape (2,), got float32 of shape (2,)"),
    ((3.0,), ValueError, ": the containers differ at gradient 0: expected an array of shape (2,), got float"),
    ((np.ones(2),), TypeError, ": gradient 0 is a ndarray of shape (2,), expected a Variable"),
]


@pytest.mark.parametrize(("value", "kind", "text"), ERRORS, ids=[text for *_, text in ERRORS])
def test_errors_of_rules(value: object, kind: type[Exception], text: str) -> None:
    space = "" if text.startswith(":") else " "
    with raises(kind, f"the rule of stated.<locals>.f{space}{text}", X):
        returning(value)


@pytest.mark.parametrize("made", [X, (X,), (X, 3), (X, X, abs)], ids=["value", "one", "no rule", "three"])
def test_errors_of_results(made: Any) -> None:
    what = "Variable of shape (2,)" if made is X else "tuple"
    with raises(TypeError, f"custom_gradient: constant returned a {what}, expected a tuple (value, rule)", X):

        def constant(_: object) -> object:
            return made

        constant.__qualname__ = "constant"
        untyped(custom_gradient)(constant)(X)


def undecorated(x: Vector) -> tuple[Vector, Rule]:
    return x * 2.0, lambda gy: (gy * 2.0,)


def test_repr_equality_and_pickles() -> None:
    assert repr(tripled) == "custom_gradient(tripled)"
    assert pickle.loads(pickle.dumps(tripled)) is tripled
    plain: object = pickle.loads(pickle.dumps(custom_gradient(undecorated)))
    assert plain == custom_gradient(undecorated) and hash(plain) == hash(custom_gradient(undecorated))
    assert repr(plain) == "custom_gradient(undecorated)"
    assert repr(tripled(X)._node.parents[0]) == "custom_gradient(tripled)"


def test_as_a_field_of_a_container_it_is_the_same_object() -> None:
    """A copy would not be what pickle finds under its name."""
    gradient = untyped(grad)(free(lambda c: c["f"](c["x"]).sum()))({"x": X, "f": tripled})
    assert gradient["f"] is tripled


def test_stop_gradient() -> None:
    def f(x: Scalar) -> Scalar:
        return x * stop_gradient(x) * stop_gradient(x * x)

    assert grad(f)(variable(3.0)).item() == 27.0
    assert grad(grad(f))(variable(3.0)).item() == 0.0


def test_stop_gradient_of_containers() -> None:
    start = model()
    stopped = stop_gradient(start)
    assert type(stopped) is type(start) and stopped.name == start.name
    for before, after in zip(found(start), found(stopped), strict=True):
        assert after is not before
        assert np.shares_memory(after.data, before.data)
    counts = variable([1, 2], np.int64)
    mixed: list[Any] = [counts * 2, np.ones(2), 3, "text"]
    made = stop_gradient(mixed)
    made[0].backward()
    assert counts.grad is None
    assert made[1] is mixed[1] and made[2:] == [3, "text"]


def test_stop_gradient_on_a_plain_tape() -> None:
    x: AnyVariable = variable([1.0, 2.0])
    before = snapshot(x)
    stop_gradient(x * x).sum().backward()
    assert snapshot(x) == before


@dataclass(frozen=True)
class Clipped:
    bound: Scalar

    @custom_gradient
    def apply(self, x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Clipped, Vector]]]:
        return x * self.bound, lambda gy: (Clipped((gy * x).sum()), gy * 7.0)


def test_a_method_is_bound() -> None:
    """The object is an argument like the others: the rule has its gradient too."""

    def loss(clipped: Clipped, x: Vector) -> Scalar:
        return clipped.apply(x).sum()

    by_object, by_x = grad(loss, argnums=(0, 1))(Clipped(variable(2.0)), variable([1.0, -3.0]))
    assert by_object.bound.item() == -2.0
    assert by_x.data == pytest.approx([7.0, 7.0])
    check(assert_type(Clipped(variable(2.0)).apply(variable([1.0])), Vector), np.float64, 1)
    assert repr(Clipped.apply) == "custom_gradient(Clipped.apply)"
