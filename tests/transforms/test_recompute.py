"""`checkpoint`: the values and gradients of the function itself, from less memory."""

from __future__ import annotations

import pickle
import tracemalloc
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
    checkpoint,
    elementwise_grad,
    exp,
    grad,
    gradients,
    guard_writes,
    hvp,
    no_grad,
    sin,
    tanh,
    value_and_grad,
    variable,
    vjp,
)
from dezero_typed.arrays import AnyArray
from dezero_typed.containers import found
from tests.checks import check
from tests.helpers import raises, untyped
from tests.transforms.differences import assert_close, direction, free
from tests.transforms.models import inputs, loss, model


def smooth(x: Vector, y: Vector) -> Vector:
    return sin(x) * exp(x * y) + y


@checkpoint
def decorated(x: Vector) -> Vector:
    """The function of that name is the checkpoint."""
    return sin(x) * x


Free: TypeAlias = Callable[[Any], Any]
Wrap: TypeAlias = Callable[[Free], Callable[..., Any]]


def product(pair: Any) -> Any:
    return pair[0] * pair[1]


def twice(y: Any) -> Any:
    return y, y


def as_it_is(f: Free) -> Free:
    return f


WRAPS: list[Wrap] = [checkpoint, as_it_is]


X, Y = variable([0.5, -1.0]), variable([2.0, 0.3])

PROGRAMS: dict[str, Callable[[Wrap], Any]] = {
    "arguments": lambda wrap: untyped(wrap)(smooth)(X, Y),
    "keyword arguments": lambda wrap: untyped(wrap)(smooth)(y=Y, x=X),
    "captured": lambda wrap: wrap(lambda x: smooth(x, Y))(X),
    "all captured": lambda wrap: wrap(lambda _: smooth(X, Y))(3.0),
    "captured from the middle of a graph": lambda wrap: captured(wrap, Y * Y),
    "captured and passed": lambda wrap: wrap(lambda x: x * X * Y)(X),
    "passed twice": lambda wrap: untyped(wrap)(smooth)(X, X) + Y,
    "of a graph": lambda wrap: untyped(wrap)(smooth)(X * Y, exp(Y)),
    "in a row": lambda wrap: wrap(lambda x: sin_of(x) * Y)(wrap(lambda x: exp_of(x) * x)(X)),
    "one in another": lambda wrap: wrap(lambda x: sin_of(wrap(lambda z: exp_of(z) * Y)(x)) * x)(X),
    "containers": lambda wrap: wrap(lambda t: {"y": [t["x"] * t["pair"][1]]})({"x": X, "pair": (1, Y)})["y"][0],
    "several outputs": lambda wrap: product(wrap(lambda x: (sin_of(x), x * x * Y))(X)),
    "an output that nobody uses": lambda wrap: wrap(lambda x: (sin_of(x) * Y, exp_of(x)))(X)[0],
    "an output twice": lambda wrap: product(wrap(lambda x: twice(sin_of(x) * Y))(X)),
    "an argument as output": lambda wrap: wrap(lambda x: x)(X * X) * Y,
    "an argument among outputs": lambda wrap: product(wrap(lambda x: (x, sin_of(x)))(X)) * Y,
    "a captured one as output": lambda wrap: wrap(lambda _: Y)(X) * X * Y,
    "a captured one among outputs": lambda wrap: product(wrap(lambda x: (x * x, Y))(X)),
    "views within": lambda wrap: wrap(lambda x: x.reshape(2, 1).T[0] * Y)(X),
    "a cotangent of zeros": lambda wrap: wrap(lambda x: sin_of(x) * Y)(X) * 0.0 + X * Y,
}


def sin_of(x: Any) -> Any:
    return sin(x)


def exp_of(x: Any) -> Any:
    return exp(x)


def captured(wrap: Wrap, c: Vector) -> Any:
    return wrap(lambda x: smooth(x, c))(X)


@pytest.mark.parametrize("name", PROGRAMS)
def test_gradients_are_those_of_the_function(name: str) -> None:
    """First and second ones, by arguments and by what is captured."""
    rows: list[list[AnyArray]] = []
    for wrap in WRAPS:
        first = gradients(PROGRAMS[name](wrap).sum(), (X, Y))
        second = gradients((first[0] * first[0] * first[1]).sum(), (X, Y))
        rows.append([x.data for x in (*first, *second)])
    for ours, plain in zip(*rows, strict=True):
        np.testing.assert_allclose(ours, plain, rtol=1e-12)


@pytest.mark.parametrize("name", PROGRAMS)
def test_backward_adds_the_same(name: str) -> None:
    rows: list[list[AnyArray]] = []
    for wrap in WRAPS:
        for leaf in (X, Y):
            leaf.cleargrad()
        y = PROGRAMS[name](wrap).sum()
        y.backward()
        y.backward()
        assert X.grad is not None and Y.grad is not None
        assert not np.shares_memory(X.grad, Y.grad)
        rows.append([X.grad, Y.grad])
    for ours, plain in zip(*rows, strict=True):
        np.testing.assert_allclose(ours, plain, rtol=1e-12)


def test_within_transforms() -> None:
    start, along = model(), direction(model())
    wrapped = checkpoint(loss)
    assert_close(grad(wrapped)(start, inputs()), grad(loss)(start, inputs()), rtol=1e-12)
    assert_close(hvp(wrapped)(start, along, inputs(), power=2.0), hvp(loss)(start, along, inputs()), rtol=1e-12)


def test_the_gradients_share_no_memory() -> None:
    """The identity hands its cotangent on, which is that of another Variable too."""
    x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
    y = untyped(checkpoint)(free(lambda x: x))(x) + w
    y.backward()
    assert x.grad is not None and w.grad is not None and y.grad is not None
    assert not any(np.shares_memory(one, other) for one, other in combinations((x.grad, w.grad, y.grad), 2))


def test_integers_and_constants() -> None:
    counts = variable([1, 2], np.int64)
    f = untyped(checkpoint)(free(lambda t: {"y": t["x"] * 2.0, "n": t["n"], "c": t["n"] * 2, "name": t["name"]}))
    made = f({"x": X, "n": counts, "name": "x"})
    assert made["n"].data.tolist() == [1, 2] and made["name"] == "x"
    assert made["c"].data.tolist() == [2, 4]
    assert gradients(made["y"].sum(), (X,))[0].data.tolist() == [2.0, 2.0]
    assert untyped(checkpoint)(free(lambda x: x + 1))(3) == 4
    constant = untyped(checkpoint)(free(lambda x: variable(x * 2.0)))(np.ones(2))
    constant.sum().backward()
    assert constant.grad.tolist() == [1.0, 1.0]


def test_a_container_may_grow_after_the_call() -> None:
    """As in a network where each layer takes what all layers before it made."""
    layer = checkpoint(total)
    features = [variable([1.0, 2.0])]
    for _ in range(3):
        features.append(layer(features))
    features[-1].sum().backward()
    assert features[0].grad is not None
    assert features[0].grad.tolist() == [4.0, 4.0]


def total(features: list[Vector]) -> Vector:
    made = features[0]
    for feature in features[1:]:
        made = made + feature
    return made


def test_a_product_is_an_argument_that_is_differentiated_as_what_is_captured() -> None:
    """With other Variables in its fields it would no longer belong to its graph."""

    def f(u: Vector) -> Scalar:
        _, pull = vjp(smooth, X, u)
        return checkpoint(of_pull)(pull, u).sum()

    def plain(u: Vector) -> Scalar:
        return of_pull(vjp(smooth, X, u)[1], u).sum()

    np.testing.assert_allclose(grad(f)(Y).data, grad(plain)(Y).data)


def of_pull(pull: Callable[[Vector], tuple[Vector, Vector]], u: Vector) -> Vector:
    first, second = pull(u)
    return first * second


def test_what_is_changed_in_place_is_noticed() -> None:
    x = variable([1.0, 2.0])
    y = decorated(x)
    x.data -= 1.0
    with pytest.raises(RuntimeError, match=r"was changed in place after checkpoint\(decorated\) had kept it"):
        y.sum().backward()
    x = variable([1.0, 2.0])
    with guard_writes():
        y = checkpoint(doubled)(x)  # of which no rule keeps its argument
        with raises(ValueError, "assignment destination is read-only"):
            x.data[0] = 5.0
    x.data[0] = 5.0


def doubled(x: Vector) -> Vector:
    return exp(x * 2.0)


def test_in_no_grad_it_is_the_function() -> None:
    with no_grad():
        y = decorated(X)
    (slope,) = gradients(y.sum(), (X,))
    assert slope.data.tolist() == [0.0, 0.0]


def layers(x: Vector) -> Vector:
    for _ in range(32):
        x = tanh(x)
    return x


def peak_in_arrays(layers: Callable[[Vector], Vector], size: int) -> float:
    """Return the most memory that a gradient of 32 times 32 layers takes at a time, in arrays of that size."""

    def f(x: Vector) -> Scalar:
        for _ in range(32):
            x = layers(x)
        return x.sum()

    start = Variable(np.full(size, 0.5))
    tracemalloc.start()
    try:
        value_and_grad(f)(start)
        return tracemalloc.get_traced_memory()[1] / start.data.nbytes
    finally:
        tracemalloc.stop()


def test_memory_is_of_the_order_of_the_square_root() -> None:
    assert peak_in_arrays(layers, 5_000) > 1_000
    assert peak_in_arrays(checkpoint(layers), 5_000) < 3 * 32


def test_memory_of_the_forward_pass() -> None:
    """The graph of one part is gone when the next is computed."""
    start = Variable(np.full(5_000, 0.5))
    part = checkpoint(layers)
    tracemalloc.start()
    y = start
    for _ in range(32):
        y = part(y)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept / start.data.nbytes < 32 + 5
    assert peak / start.data.nbytes < 2 * 32 + 10


def test_repr_equality_and_pickles() -> None:
    plain: object = pickle.loads(pickle.dumps(checkpoint(smooth)))
    assert plain == checkpoint(smooth) and hash(plain) == hash(checkpoint(smooth))
    assert repr(plain) == "checkpoint(smooth)"
    # By its name, since pickle would look for the undecorated function under it.
    assert pickle.loads(pickle.dumps(decorated)) is decorated
    assert repr(pickle.loads(pickle.dumps(elementwise_grad(decorated)))) == "elementwise_grad(checkpoint(decorated))"
    assert repr(decorated(X)._node.parents[0]) == "checkpoint(decorated)"
    with pytest.raises((AttributeError, pickle.PicklingError)):
        pickle.dumps(checkpoint(free(lambda x: x)))


def test_a_captured_model() -> None:
    start = model()

    def f() -> Scalar:
        return loss(start, inputs())

    slopes = gradients(checkpoint(f)(), found(start))
    for ours, plain in zip(slopes, found(grad(loss)(start, inputs())), strict=True):
        np.testing.assert_allclose(ours.data, plain.data)


@dataclass(frozen=True)
class Scale:
    factor: Vector

    @checkpoint
    def apply(self, x: Vector, *, power: int = 2) -> Vector:
        return (self.factor * x) ** power


def test_a_method_is_bound() -> None:
    """The object is an argument like the others: its leaves have gradients."""

    def loss(scale: Scale, x: Vector) -> Scalar:
        return scale.apply(x, power=3).sum()

    scale, x = Scale(variable([2.0, 3.0])), variable([1.0, -1.0])
    by_scale, by_x = grad(loss, argnums=(0, 1))(scale, x)
    assert by_scale.factor.data == pytest.approx([12.0, -27.0])
    assert by_x.data == pytest.approx([24.0, 81.0])
    check(assert_type(scale.apply(x, power=3), Vector), np.float64, 1)
    assert assert_type(Scale.apply(scale, x), Vector).data == pytest.approx([4.0, 9.0])
    assert repr(Scale.apply) == "checkpoint(Scale.apply)"
