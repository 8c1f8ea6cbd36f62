"""`vjp`, `jvp`, `linearize`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest


from dezero_typed import (
    Matrix,
    Scalar,
    Variable,
    Vector,
    concatenate,
    conj,
    cumsum,
    exp,
    fft,
    grad,
    jvp,
    linearize,
    sin,
    variable,
    vjp,
)
from dezero_typed.containers import found
from dezero_typed.transforms.products import Linear, Vjp
from dezero_typed.variable import AnyVariable
from tests.helpers import raises, snapshot, untyped
from tests.transforms.differences import assert_close, direction, free, inner, slopes
from tests.transforms.models import inputs, model, predict

Free = Callable[[Any], Any]


def fourier_of_square(z: Vector[np.complex128]) -> Vector[np.complex128]:
    return fft.fft(z * z)


REAL: dict[str, Free] = {
    "elementwise": free(lambda x: sin(x) * exp(x)),
    "mixing": free(lambda x: cumsum(x) * x.sum()),
    "scalar": free(lambda x: (x**3).sum()),
    "several": free(lambda x: (x * x, {"sum": x.sum(), "name": "y"}, [x])),
    "an output twice": free(lambda x: (lambda y: (y, y))(x * x)),
    "the argument": free(lambda x: x),
    "a constant": free(lambda _: variable([1.0, 2.0])),
    "partly constant": free(lambda x: (variable([1.0]), x[0])),
    "complex values": free(lambda x: exp(1j * x)),
    "float32 values": free(lambda x: concatenate([x, x]).astype(np.float64) * 2.0),
}

COMPLEX: dict[str, Free] = {
    "holomorphic": free(lambda z: exp(z) * z),
    "conj": free(lambda z: conj(z) * z * z),
    "abs": free(abs),
    "real": free(lambda z: z.real * z),
    "imag": free(lambda z: (z * z).imag),
    "mixed": free(lambda z: abs(z) ** 2 * exp(z)),
    "fft": free(fourier_of_square),
    "divided": free(lambda z: 1.0 / (z * conj(z) + 1.0)),
    "product": free(lambda z: z @ z),
    "several": free(lambda z: (z.real, [z * 1j])),
}

CASES = [
    *(pytest.param(f, variable([0.5, -1.0, 2.0]), id=name) for name, f in REAL.items()),
    *(pytest.param(f, variable([1 + 2j, -0.5j, 0.7]), id=f"{name} of complex numbers") for name, f in COMPLEX.items()),
]


@pytest.mark.parametrize(("f", "x"), CASES)
def test_the_derivative_along_a_direction(f: Free, x: AnyVariable) -> None:
    """Central differences, `jvp` and `linearize` say the same, in the structure of the value."""
    v = direction(x)
    value, tangent = untyped(jvp)(f, (x,), (v,))
    assert_close(value, f(x), rtol=1e-12)
    assert [(y.shape, y.dtype) for y in found(tangent)] == [(y.shape, y.dtype) for y in found(value)]
    for leaf, slope in zip(found(tangent), slopes(f, x, v), strict=True):
        np.testing.assert_allclose(leaf.data, slope, rtol=1e-7, atol=1e-7)
    again, linear = untyped(linearize)(f, x)
    assert_close(again, value, rtol=0.0)
    assert_close(linear(v), tangent, rtol=0.0)


@pytest.mark.parametrize(("f", "x"), CASES)
def test_the_two_products_are_adjoint(f: Free, x: AnyVariable) -> None:
    """``<u, J v> == <J.T u, v>``, where a complex number is a pair."""
    value, pull = untyped(vjp)(f, x)
    u, v = direction(value, 1), direction(x, 2)
    (pulled,) = pull(u)
    assert (pulled.shape, pulled.dtype) == (x.shape, x.dtype)
    assert inner(u, untyped(jvp)(f, (x,), (v,))[1]) == pytest.approx(inner(pulled, v), rel=1e-12)


@pytest.mark.parametrize(("f", "x"), CASES)
def test_the_derivative_of_a_derivative(f: Free, x: AnyVariable) -> None:
    v, w = direction(x, 3), direction(x, 4)
    first = free(lambda x: untyped(jvp)(f, (x,), (v,))[1])
    second = untyped(jvp)(first, (x,), (w,))[1]
    for leaf, slope in zip(found(second), slopes(first, x, w), strict=True):
        np.testing.assert_allclose(leaf.data, slope, rtol=1e-6, atol=1e-7)


def test_of_a_network() -> None:
    start, x = model(), inputs()
    u, v, w = direction(predict(start, x)), direction(start), direction(x)
    value, pull = vjp(predict, start, x)
    assert_close(value, predict(start, x), rtol=0.0)
    by_model, by_input = pull(u)
    assert type(by_model) is type(start)
    value, tangent = jvp(predict, (start, x), (v, w))
    assert inner(by_model, v) + inner(by_input, w) == pytest.approx(inner(u, tangent), rel=1e-10)


def test_both_may_be_called_many_times_and_are_linear() -> None:
    x = variable([0.5, -1.0])
    f = free(lambda x: sin(x) * x.sum())
    one, other = direction(x, 1), direction(x, 2)
    for function in (untyped(vjp)(f, x)[1], untyped(linearize)(f, x)[1]):
        parts = [found(function(v))[0].data for v in (one, other, one * 2.0 - other)]
        np.testing.assert_allclose(parts[2], parts[0] * 2.0 - parts[1])


def test_nothing_is_shared_and_nothing_changes() -> None:
    x, u = variable([1.0, 2.0]), variable([3.0, 4.0])
    before = snapshot(x), snapshot(u)
    for f in (free(lambda x: x), free(lambda x: x * 1.0), free(lambda x: x.reshape(2))):
        results = [
            *untyped(vjp)(f, x)[1](u), untyped(jvp)(f, (x,), (u,))[1], untyped(linearize)(f, x)[1](u),
            *untyped(vjp)(free(lambda x: (f(x), f(x))), x)[1]((u, u)),
        ]  # fmt: skip
        for result in results:
            assert not np.shares_memory(result.data, x.data)
            assert not np.shares_memory(result.data, u.data)
            assert result.data.flags.writeable
    assert (snapshot(x), snapshot(u)) == before


def test_several_primals_of_one_variable() -> None:
    x, y = variable(3.0), variable(5.0)

    def f(a: Scalar, b: Scalar) -> Scalar:
        return a * a * b

    value, pull = vjp(f, x, x)
    assert value.item() == 27.0
    assert [each.item() for each in pull(variable(1.0))] == [18.0, 9.0]
    assert jvp(f, (x, y), (variable(1.0), variable(10.0)))[1].item() == 30.0 + 90.0


def test_arrays_are_primals_too_and_products_are_arrays() -> None:
    array = np.array([1.0, 2.0])
    f = free(lambda x: x * x)
    value, pull = untyped(vjp)(f, array)
    assert type(value) is Variable
    (product,) = pull(value)
    assert type(product) is np.ndarray
    assert product.tolist() == [2.0, 16.0]
    assert untyped(jvp)(f, (array,), (array,))[1].data.tolist() == [2.0, 8.0]
    assert untyped(jvp)(f, (variable([1.0, 2.0]),), (array,))[1].data.tolist() == [2.0, 8.0]


def test_integer_values_pass_through_without_a_history() -> None:
    counts = variable([1, 2], np.int64)
    f = free(lambda x: (x * x, counts * 2))
    value, tangent = untyped(jvp)(f, (variable([1.0, 2.0]),), (variable([1.0, 1.0]),))
    for _, integers in (value, tangent):
        assert integers.data.tolist() == [2, 4]
        integers.backward()
    assert counts.grad is None


def test_a_function_that_changes_the_dtype() -> None:
    x = variable([1.0, 2.0], np.float32)
    f = free(lambda x: x.astype(np.float64) ** 2)
    value, tangent = untyped(jvp)(f, (x,), (x,))
    assert (value.dtype, tangent.dtype) == (np.float64, np.float64)
    assert untyped(vjp)(f, x)[1](value)[0].dtype == np.float32


def test_a_product_made_outside_is_a_constant_function_within() -> None:
    """It is differentiated with respect to what it is given, and not to where it was made."""
    x = variable([1.0, 2.0])
    _, pull = vjp(square, x)
    _, push = linearize(square, x)

    def by_cotangent(u: Vector) -> Scalar:
        return (pull(u)[0] ** 2).sum()  # (2 x u)**2

    def by_tangent(v: Vector) -> Scalar:
        return (push(v) ** 2).sum()

    for f in (by_cotangent, by_tangent):
        assert grad(f)(variable([1.0, 1.0])).data.tolist() == [8.0, 32.0]


def test_a_product_made_within_depends_on_where() -> None:
    def f(x: Vector) -> Scalar:
        _, pull = vjp(square, x)
        _, push = linearize(square, x)
        return (pull(x)[0] * push(x)).sum()  # 4 x**4

    assert grad(f)(variable([1.0, 2.0])).data.tolist() == [16.0, 128.0]


def test_of_no_outputs_and_of_empty_ones() -> None:
    x = variable([1.0])
    assert untyped(vjp)(free(lambda x: ()), x)[1](())[0].data.tolist() == [0.0]
    assert untyped(jvp)(free(lambda x: ("name", 3)), (x,), (x,)) == (("name", 3), ("name", 3))
    empty = variable(np.zeros(0))
    assert untyped(jvp)(free(lambda x: x.sum()), (empty,), (empty,))[1].item() == 0.0
    assert untyped(vjp)(free(lambda x: x * x), empty)[1](empty)[0].shape == (0,)


def square(x: Vector) -> Vector:
    return x * x


def times(m: Matrix, x: Vector) -> Vector:
    return m @ x


X = variable([1.0, 2.0])


def test_errors() -> None:
    noleaves = (
        "in which nothing can be differentiated; "
        "write a Variable or array of a float type, or a container of them"
    )
    for transform, arguments in ((vjp, (3,)), (jvp, ((3,), (3,))), (linearize, (3,))):
        with pytest.raises(TypeError, match=noleaves):
            untyped(transform)(square, *arguments)
    pull = vjp(square, X)[1]
    text = "vjp: the containers differ at Variable: expected float64 of shape (2,), got float64 of shape (3,)"
    with raises(ValueError, text, X):
        pull(variable([1.0, 2.0, 3.0]))
    with raises(ValueError, "vjp: the containers differ at Variable: expected an array of shape (2,), got tuple", X):
        untyped(pull)((X,))
    text = "jvp: the containers differ at tuple[0]: expected float64 of shape (2,), got float32 of shape (2,)"
    with raises(ValueError, text, X):
        untyped(jvp)(square, (X,), (variable([1.0, 2.0], np.float32),))
    with raises(ValueError, "jvp: the containers differ at tuple[1]: expected an item, got none", X):
        untyped(jvp)(times, (variable(np.eye(2)), X), (variable(np.eye(2)),))
    with raises(ValueError, "linearize: the containers differ at tuple[1]: expected no such item, got one", X):
        untyped(linearize(square, X)[1])(X, X)
    text = "vjp: the function returned a ndarray of shape (2,), expected a Variable or a container of Variables"
    with raises(TypeError, text, X):
        untyped(vjp)(free(lambda x: [x.data]), X)
    with raises(TypeError, text.replace("vjp", "jvp"), X):
        untyped(jvp)(free(lambda x: [x.data]), (X,), (X,))


def test_repr_equality_and_pickles() -> None:
    pull, push = vjp(times, variable(np.eye(2)), X)[1], linearize(square, X)[1]
    assert (repr(pull), repr(push)) == ("<vector-Jacobian product of times>", "<linearization of square>")
    again: Vjp[Vector, Matrix, Vector] = pickle.loads(pickle.dumps(pull))
    assert_close(again(X), pull(X), rtol=0.0)
    pushed: Linear[Vector, Vector] = pickle.loads(pickle.dumps(push))
    assert_close(pushed(X), push(X), rtol=0.0)
    # By identity: comparing primals would compare arrays, which is no question of yes or no.
    assert pull == pull and again != pull and hash(pull) == hash(pull)
    assert push == push and pushed != push and hash(push) == hash(push)
