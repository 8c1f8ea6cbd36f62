"""`hvp`, `ggnvp`."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np
import pytest

from dezero_typed import (
    Scalar,
    Vector,
    exp,
    ggnvp,
    grad,
    hessian,
    hvp,
    jacobian,
    jvp,
    sin,
    softplus,
    tree,
    variable,
    vjp,
)
from dezero_typed.containers import found
from tests.helpers import raises, snapshot, untyped
from tests.transforms.differences import assert_close, direction, free, inner, slopes
from tests.transforms.models import Model, inputs, loss, model, predict

X, V = variable([0.5, -1.0, 2.0]), variable([1.0, 2.0, -0.5])


def mixed(x: Vector) -> Scalar:
    return (sin(x) * x.sum() + x**4).sum()


def rows(x: Vector) -> Vector:
    return sin(x) * x.sum()


def convex(y: Vector) -> Scalar:
    return softplus(y).sum() + (y**2).sum() ** 2


def test_hvp_is_the_hessian_times_the_vector() -> None:
    product = hvp(mixed)(X, V)
    np.testing.assert_allclose(product.data, hessian(mixed)(X).data @ V.data)
    assert_close(product, jvp(grad(mixed), (X,), (V,))[1], rtol=1e-12)
    assert_close(product, vjp(grad(mixed), X)[1](V)[0], rtol=1e-12)


def test_hvp_of_a_network() -> None:
    start, along = model(), direction(model())
    product = hvp(loss)(start, along, inputs(), power=2.0)
    assert type(product) is Model
    for leaf, slope in zip(found(product), slopes(lambda m: grad(loss)(m, inputs()), start, along), strict=True):
        np.testing.assert_allclose(leaf.data, slope, rtol=1e-6, atol=1e-6)
    other = direction(start, 5)
    assert inner(other, product) == pytest.approx(inner(along, hvp(loss)(start, other, inputs())), rel=1e-10)


def test_hvp_of_complex_numbers() -> None:
    z = variable([1 + 2j, 0.5j])
    along = direction(z)
    f = free(lambda z: (abs(exp(z) * z) ** 2).sum())
    (slope,) = slopes(untyped(grad)(f), z, along)
    np.testing.assert_allclose(untyped(hvp)(f)(z, along).data, slope, rtol=1e-6)


def test_ggnvp_is_the_product_of_three_matrices() -> None:
    dense, value = jacobian(rows)(X).data, rows(X)
    curvature = hessian(convex)(value).data
    np.testing.assert_allclose(ggnvp(rows, convex)(X, V).data, dense.T @ curvature @ dense @ V.data)
    np.testing.assert_allclose(ggnvp(rows)(X, V).data, dense.T @ dense @ V.data)


def test_ggnvp_of_a_network() -> None:
    """Between containers, with a loss of a matrix; against the dense matrices of one vector."""
    start, along = model(), direction(model())
    flat, unravel = tree.ravel(start)

    def outputs(v: Vector) -> Vector:
        return predict(unravel(v), inputs()).reshape(-1)

    dense = jacobian(outputs)(flat).data
    product = ggnvp(predict, lambda y: (y**2).sum() * 1.5)(start, along, inputs())
    np.testing.assert_allclose(tree.ravel(product)[0].data, 3.0 * dense.T @ dense @ tree.ravel(along)[0].data)


def test_ggnvp_of_several_outputs_of_which_some_are_constant() -> None:
    f = free(lambda x: (x * x, {"same": x, "constant": variable([1.0])}))
    total = free(lambda y: (y[0] ** 2).sum() * 0.5 + (y[1]["same"] ** 2).sum() + (y[1]["constant"] ** 2).sum())
    x, v = variable([1.0, 2.0]), variable([1.0, 1.0])
    np.testing.assert_allclose(untyped(ggnvp)(f, total)(x, v).data, (4 * x.data**2 + 2) * v.data)
    np.testing.assert_allclose(untyped(ggnvp)(f)(x, v).data, (4 * x.data**2 + 1) * v.data)


def test_linear_functions_and_constants() -> None:
    for f in (free(lambda x: x.sum()), free(lambda _: variable(1.0))):
        assert untyped(hvp)(f)(X, V).data.tolist() == [0.0, 0.0, 0.0]
        assert untyped(ggnvp)(rows, f)(X, V).data.tolist() == [0.0, 0.0, 0.0]
    assert untyped(ggnvp)(free(lambda _: variable([1.0])))(X, V).data.tolist() == [0.0, 0.0, 0.0]
    assert untyped(ggnvp)(free(lambda x: x))(X, V).data.tolist() == V.data.tolist()


def test_nothing_is_shared_and_nothing_changes() -> None:
    before = snapshot(X), snapshot(V)
    for product in (hvp(mixed)(X, V), ggnvp(rows)(X, V), untyped(ggnvp)(free(lambda x: x))(X, V)):
        assert not np.shares_memory(product.data, X.data) and not np.shares_memory(product.data, V.data)
    assert (snapshot(X), snapshot(V)) == before


def test_float32_and_arrays() -> None:
    x, v = variable([1.0, 2.0], np.float32), variable([1.0, 1.0], np.float32)
    assert untyped(hvp)(cubes)(x, v).dtype == np.float32
    assert untyped(ggnvp)(free(lambda x: x * x))(x, v).dtype == np.float32
    product = untyped(hvp)(cubes)(x.data, v.data)
    assert type(product) is np.ndarray
    assert product.tolist() == [6.0, 12.0]


def work(program: Callable[[], object]) -> int:
    """Return how many forward computations, rules and sums of gradients a program runs."""
    count = 0

    def profile(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_name in {"forward", "backward", "meet", "binary", "unary"}

    sys.setprofile(profile)
    try:
        program()
    finally:
        sys.setprofile(None)
    return count


def chain(x: Vector) -> Scalar:
    for _ in range(20):
        x = sin(x) * exp(x * 0.1) + x
    return x.sum()


def cubes(x: Vector) -> Scalar:
    return (x**3).sum()


@pytest.mark.parametrize("f", [chain, mixed, cubes])
def test_the_cost_of_a_product_is_that_of_five_gradients(f: Callable[[Any], Any]) -> None:
    gradient = work(lambda: untyped(grad)(f)(X))
    product = work(lambda: untyped(hvp)(f)(X, V))
    assert gradient > 0
    assert product <= 5 * gradient


def test_errors() -> None:
    text = "hvp: the containers differ at Model: expected Model, got Variable"
    with raises(ValueError, text):
        untyped(hvp)(loss)(model(), X, inputs())
    text = "ggnvp: the containers differ at Variable: expected float64 of shape (3,), got float64 of shape (2,)"
    with raises(ValueError, text):
        ggnvp(rows)(X, variable([1.0, 2.0]))
    noleaves = (
        "in which nothing can be differentiated; "
        "write a Variable or array of a float type, or a container of them"
    )
    with raises(TypeError, f"hvp: argument 0 is a float, {noleaves}"):
        untyped(hvp)(mixed)(1.0, 1.0)
    text = "hvp: the function returned a Variable of shape (3,), expected (); write .sum() or .mean(), or jacobian"
    with raises(ValueError, text):
        untyped(hvp)(rows)(X, V)
    text = "ggnvp: the function returned a Variable of shape (3,), expected (); write .sum() or .mean(), or jacobian"
    with raises(ValueError, text):
        untyped(ggnvp)(rows, rows)(X, V)
    text = "ggnvp: the function returned a ndarray of shape (3,), expected a Variable or a container of Variables"
    with raises(TypeError, text):
        untyped(ggnvp)(free(lambda x: x.data))(X, V)


def test_repr_equality_and_pickles() -> None:
    transforms: list[tuple[object, str]] = [
        (hvp(mixed), "hvp(mixed)"),
        (ggnvp(rows), "ggnvp(rows)"),
        (ggnvp(rows, convex), "ggnvp(rows, convex)"),
    ]
    for transform, shown in transforms:
        assert repr(transform) == shown
        again: object = pickle.loads(pickle.dumps(transform))
        assert again == transform and hash(again) == hash(transform)
    assert ggnvp(rows) != ggnvp(rows, convex)
