"""`jacobian`, `hessian`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dezero_typed import (
    Scalar,
    Variable,
    Vector,
    concatenate,
    exp,
    grad,
    hessian,
    jacobian,
    jvp,
    no_grad,
    sin,
    tree,
    variable,
    vjp,
)
from dezero_typed.arrays import AnyArray
from dezero_typed.transforms import matrices
from dezero_typed.variable import AnyVariable
from tests.helpers import raises, untyped
from tests.transforms.differences import STEP, free
from tests.transforms.models import inputs, loss, model


def numeric(f: Callable[[Any], Any], x: AnyVariable) -> AnyArray:
    """Return the Jacobian by central differences, a column for each element of `x`."""
    columns: list[AnyArray] = []
    for unit in np.eye(x.size):
        step = STEP * unit.reshape(x.shape)
        columns.append(np.asarray((f(Variable(x.data + step)).data - f(Variable(x.data - step)).data) / (2 * STEP)))
    shape: tuple[int, ...] = f(x).shape
    return np.stack(columns, axis=-1).reshape((*shape, *x.shape)) if columns else np.zeros((*shape, *x.shape))


def mixed(x: Any) -> Any:
    return sin(x) * x.sum()


FUNCTIONS: dict[str, tuple[Callable[[Any], Any], AnyVariable]] = {
    "square": (free(mixed), variable([0.5, -1.0, 2.0])),
    "tall": (free(lambda x: concatenate([mixed(x), x * x])), variable([0.5, -1.0])),
    "wide": (free(lambda x: mixed(x)[:2]), variable([0.5, -1.0, 2.0])),
    "to a scalar": (free(lambda x: mixed(x).sum()), variable([0.5, -1.0, 2.0])),
    "of a scalar": (free(lambda x: variable([1.0, 2.0, 3.0]) * exp(x)), variable(0.5)),
    "of a scalar to a scalar": (free(lambda x: x**3), variable(0.5)),
    "of a matrix": (free(lambda x: x @ x), variable([[1.0, 2.0], [3.0, 4.0]])),
    "of a matrix to a taller one": (free(lambda x: concatenate([x @ x, x])), variable([[1.0, 2.0], [3.0, 4.0]])),
    "of three axes": (free(lambda x: (x**2).sum(axis=1)), Variable(np.arange(12.0).reshape(2, 3, 2))),
    "the argument": (free(lambda x: x), variable([1.0, 2.0])),
    "the argument, twice": (free(lambda x: concatenate([x, x])), variable([1.0, 2.0])),
    "a constant": (free(lambda _: variable([1.0])), variable([1.0, 2.0])),
    "a tall constant": (free(lambda _: variable([1.0, 2.0, 3.0])), variable([1.0, 2.0])),
    "of nothing": (free(lambda x: x * 2.0), Variable(np.zeros(0))),
    "to nothing": (free(lambda x: x[:0]), variable([1.0, 2.0])),
    "of nothing to something": (free(lambda x: x.sum() * variable([1.0, 2.0])), Variable(np.zeros((0, 2)))),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_jacobian(name: str) -> None:
    """Against differences; with `vjp` it agrees by rows and with `jvp` by columns."""
    f, x = FUNCTIONS[name]
    found = untyped(jacobian)(f)(x)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found.data, numeric(f, x), rtol=1e-7, atol=1e-7)
    value, pull = untyped(vjp)(f, x)
    flat = found.data.reshape(value.size, x.size)
    for row, unit in zip(flat, np.eye(value.size), strict=True):
        np.testing.assert_allclose(pull(Variable(unit.reshape(value.shape)))[0].data.ravel(), row)
    for column, unit in zip(flat.T, np.eye(x.size), strict=True):
        tangent = untyped(jvp)(f, (x,), (Variable(unit.reshape(x.shape)),))[1]
        np.testing.assert_allclose(tangent.data.ravel(), column)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_jacobian_of_a_jacobian(name: str) -> None:
    """Within another transform it is recorded, whichever it is made of."""
    f, x = FUNCTIONS[name]
    first = free(lambda x: untyped(jacobian)(f)(x))
    second = untyped(jacobian)(first)(x)
    np.testing.assert_allclose(second.data, numeric(first, x), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_hessian(name: str) -> None:
    """Against differences and the Jacobian of the gradient; it is symmetric."""
    f, x = FUNCTIONS[name]
    total = free(lambda x: (f(x) ** 2).sum())
    found = untyped(hessian)(total)(x)
    assert found.shape == (*x.shape, *x.shape)
    slope = untyped(grad)(total)
    np.testing.assert_allclose(found.data, numeric(slope, x), rtol=1e-6, atol=1e-5)
    np.testing.assert_allclose(found.data, untyped(jacobian)(slope)(x).data, rtol=1e-12)
    flat = found.data.reshape(x.size, x.size)
    np.testing.assert_allclose(flat, flat.T, rtol=1e-12)


def test_hessian_of_a_linear_function_and_of_a_constant() -> None:
    x = variable([1.0, 2.0])
    for f in (free(lambda x: x.sum()), free(lambda _: variable(1.0)), free(lambda x: x[0])):
        assert untyped(hessian)(f)(x).data.tolist() == [[0.0, 0.0], [0.0, 0.0]]
        assert untyped(grad)(free(lambda x: untyped(hessian)(f)(x).sum()))(x).data.tolist() == [0.0, 0.0]


def test_the_third_derivative() -> None:
    x = variable([0.5, -1.0])
    third = jacobian(untyped(hessian)(free(lambda x: (sin(x)).sum())))(x).data
    expected = np.zeros((2, 2, 2))
    expected[[0, 1], [0, 1], [0, 1]] = -np.cos(x.data)
    np.testing.assert_allclose(third, expected, atol=1e-15)


def test_the_other_arguments() -> None:
    def f(x: Vector, weight: float, *, shift: float = 0.0) -> Vector:
        return x * x * weight + shift

    def total(x: Vector, weight: float, *, shift: float = 0.0) -> Scalar:
        return f(x, weight, shift=shift).sum()

    x = variable([1.0, 2.0])
    assert jacobian(f)(x, 3.0, shift=1.0).data.tolist() == [[6.0, 0.0], [0.0, 12.0]]
    assert hessian(total)(x, 3.0, shift=1.0).data.tolist() == [[6.0, 0.0], [0.0, 6.0]]


def test_of_a_container_by_ravel() -> None:
    flat, unravel = tree.ravel(model())

    def f(v: Vector) -> Scalar:
        return loss(unravel(v), inputs())

    found = hessian(f)(flat).data
    np.testing.assert_allclose(found, numeric(grad(f), flat), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("repeats", [1, 3])
def test_the_dtype_is_that_of_the_argument(repeats: int) -> None:
    """Made of rows or of columns, also of a function that changes it."""
    x = variable([1.0, 2.0], np.float32)
    same = free(lambda x: concatenate([x * x] * repeats))
    for f in (same, free(lambda x: same(x).astype(np.float64)), free(lambda x: same(x).astype(np.float16))):
        found = untyped(jacobian)(f)(x)
        assert (found.shape, found.dtype) == ((2 * repeats, 2), np.float32)
        assert found.data.tolist() == [[2.0, 0.0], [0.0, 4.0]] * repeats
        within = untyped(grad)(free(lambda x: untyped(jacobian)(f)(x).sum()))(x)
        assert (within.data.tolist(), within.dtype) == ([2.0 * repeats] * 2, np.float32)


def test_arrays_are_arguments_too() -> None:
    found = untyped(jacobian)(free(lambda x: x * x))(np.array([1.0, 2.0]))
    assert type(found) is Variable
    assert found.data.tolist() == [[2.0, 0.0], [0.0, 4.0]]


def test_whichever_are_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many passes as there are columns or rows."""
    counts: list[int] = []
    repeated = matrices.repeated

    def counted(down: Any, y: AnyVariable, x: AnyVariable, nested: bool) -> Any:
        counts.append(y.size)
        return repeated(down, y, x, nested)

    monkeypatch.setattr(matrices, "repeated", counted)
    for name in ("square", "tall", "wide", "to a scalar", "of a scalar"):
        untyped(jacobian)(FUNCTIONS[name][0])(FUNCTIONS[name][1])
    assert counts == [3, 2, 2, 1, 1]


def test_in_no_grad() -> None:
    with no_grad():
        assert jacobian(square)(variable([3.0])).data.tolist() == [[6.0]]
        assert hessian(squares)(variable([3.0])).data.tolist() == [[2.0]]


def square(x: Vector) -> Vector:
    return x * x


def squares(x: Vector) -> Scalar:
    return (x * x).sum()


X = variable([1.0, 2.0])

REAL = "expected a real float type; write .real and .imag, or use vjp"

ERRORS: list[tuple[type[Exception], str, Callable[[], object]]] = [
    (
        TypeError, "jacobian: argument 0 is a list, expected a Variable; write tree.ravel for a container",
        lambda: untyped(jacobian(square))([X]),
    ),
    (
        TypeError,
        "hessian: argument 0 is a float, in which nothing can be differentiated; "
        "write a Variable or array of a float type, or a container of them",
        lambda: untyped(hessian(squares))(2.0),
    ),
    (
        TypeError, f"jacobian: argument 0 is complex128, {REAL}",
        lambda: untyped(jacobian(square))(variable([1j])),
    ),
    (
        TypeError, f"jacobian: the function returned complex128, {REAL}",
        lambda: untyped(jacobian)(free(lambda x: x * 1j))(X),
    ),
    (
        TypeError, f"jacobian: the function returned int64, {REAL}",
        lambda: untyped(jacobian)(free(lambda _: variable([1], np.int64)))(X),
    ),
    (
        TypeError, "jacobian: the function returned a tuple, expected a Variable",
        lambda: untyped(jacobian)(free(lambda x: (x, x)))(X),
    ),
    (
        ValueError,
        "hessian: the function returned a Variable of shape (2,), expected (); write .sum() or .mean(), or jacobian",
        lambda: untyped(hessian)(square)(X),
    ),
    (
        TypeError, "jacobian: argument 0 has to be given by position, got no positional ones",
        lambda: untyped(jacobian(square))(x=X),
    ),
    (
        TypeError, "hessian: argument 0 has to be given by position, got no positional ones",
        lambda: untyped(hessian(squares))(x=X),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "call"), ERRORS, ids=[text for _, text, _ in ERRORS])
def test_errors(kind: type[Exception], text: str, call: Callable[[], object]) -> None:
    with raises(kind, text, X):
        call()


def test_repr_equality_and_pickles() -> None:
    for transform, shown in ((jacobian(square), "jacobian(square)"), (hessian(squares), "hessian(squares)")):
        assert repr(transform) == shown
        again: object = pickle.loads(pickle.dumps(transform))
        assert again == transform and hash(again) == hash(transform)
    assert repr(jacobian(grad(squares))) == "jacobian(grad(squares))"
    assert jacobian(square) == jacobian(square) != jacobian(grad(squares))
