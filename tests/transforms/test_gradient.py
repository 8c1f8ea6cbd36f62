"""`grad`, `value_and_grad`, `elementwise_grad`."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector, elementwise_grad, exp, grad, tanh, value_and_grad, variable
from dezero_typed.arrays import AnyArray
from dezero_typed.containers import found
from dezero_typed.variable import AnyVariable, data_of
from tests.helpers import raises, snapshot, untyped
from tests.transforms.differences import assert_close, direction, free, inner, slopes
from tests.transforms.models import Model, inputs, loss, model


def squares(x: Vector) -> Scalar:
    return (x * x).sum()


def product(x: Vector, y: Vector, scale: float = 1.0) -> Scalar:
    return (x * y * y).sum() * scale


def with_aux(x: Vector, label: str) -> tuple[Scalar, dict[str, object]]:
    y = x * x
    return y.sum(), {"label": label, "squares": y, "first": [y[0], 3]}


@pytest.mark.parametrize("seed", range(3))
def test_a_gradient_is_the_slope_along_every_direction(seed: int) -> None:
    start, along = model(seed), direction(model(seed), seed + 10)
    value, gradient = value_and_grad(loss)(start, inputs(), power=2.0)
    assert value.item() == loss(start, inputs()).item()
    (slope,) = slopes(lambda m: loss(m, inputs()), start, along)
    assert inner(gradient, along) == pytest.approx(float(slope), rel=1e-6)
    assert_close(grad(loss)(start, inputs()), gradient, rtol=0.0)


def test_the_gradient_is_the_container() -> None:
    start = model()
    gradient = grad(loss)(start, inputs())
    assert type(gradient) is Model
    assert (gradient.name, gradient.classes) == (start.name, start.classes)
    assert [x.shape for x in found(gradient)] == [x.shape for x in found(start)]


def test_nothing_of_the_caller_changes() -> None:
    start, x = model(), inputs()
    leaves: list[AnyVariable] = [*found(start), x]
    for leaf in leaves:
        leaf.data.flags.writeable = False
    before = [snapshot(leaf) for leaf in leaves]
    gradient = grad(loss, argnums=(0, 1))(start, x)
    assert [snapshot(leaf) for leaf in leaves] == before
    made = [data_of(leaf) for leaf in found(gradient)]
    assert all(array.flags.writeable for array in made)
    everything = [leaf.data for leaf in leaves] + made
    for place, one in enumerate(everything):
        assert not any(np.shares_memory(one, other) for other in everything[place + 1 :])


def test_argnums() -> None:
    x, y = variable([1.0, 2.0]), variable([3.0, 4.0])
    dx, dy = [9.0, 16.0], [6.0, 16.0]
    assert grad(product)(x, y).data.tolist() == dx
    assert grad(product, argnums=1)(x, y).data.tolist() == dy
    assert [each.data.tolist() for each in grad(product, argnums=(0, 1))(x, y, 2.0)] == [[18.0, 32.0], [12.0, 32.0]]
    value, (first, second) = value_and_grad(product, (0, 1))(x, y, scale=1.0)
    assert (value.item(), first.data.tolist(), second.data.tolist()) == (41.0, dx, dy)
    assert untyped(grad)(product, argnums=-1)(x, y).data.tolist() == dy


def test_aux_is_anything_and_has_no_history() -> None:
    x = variable([1.0, 2.0])
    (value, aux), gradient = value_and_grad(with_aux, has_aux=True)(x, "name")
    assert (value.item(), gradient.data.tolist(), aux["label"]) == (5.0, [2.0, 4.0], "name")
    made: Any = aux["squares"]
    assert made.data.tolist() == [1.0, 4.0]
    made.sum().backward()
    assert x.grad is None
    first: Any = aux["first"]
    assert (first[0].item(), first[1]) == (1.0, 3)


def test_aux_within_another_transform_has_one() -> None:
    def f(x: Vector) -> Scalar:
        (_, aux), gradient = value_and_grad(with_aux, has_aux=True)(x, "name")
        made: Any = aux["squares"]
        total: Scalar = (gradient * made).sum()  # of 2 x**3
        return total

    assert grad(f)(variable([1.0, 2.0])).data.tolist() == [6.0, 24.0]


def test_integers_and_other_things_pass_through() -> None:
    count = variable([1, 2], np.int64)
    start = {"x": variable([3.0, 4.0]), "n": count, "f": len}
    gradient = untyped(grad)(free(lambda c: (c["x"] * c["n"].data).sum()))(start)
    assert gradient["x"].data.tolist() == [1.0, 2.0]
    assert gradient["n"] is count and gradient["f"] is len


def test_a_variable_that_is_two_leaves_has_a_part_in_each() -> None:
    x = variable([1.0, 2.0])
    one, two = untyped(grad)(free(lambda pair: product(*pair)))((x, x))
    assert (one.data.tolist(), two.data.tolist()) == ([1.0, 4.0], [2.0, 8.0])
    assert not np.shares_memory(one.data, two.data)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.complex64, np.complex128])
@pytest.mark.parametrize("shape", [(), (3,), (0,), (2, 0), (2, 3)])
def test_dtypes_and_shapes(dtype: type[np.generic], shape: tuple[int, ...]) -> None:
    data: AnyArray = np.full(shape, 1.5, dtype)
    x = Variable(data)
    gradient = untyped(grad)(free(lambda x: (abs(x) ** 2).sum()))(x)
    assert (type(gradient), type(gradient.data), gradient.dtype) == (Variable, np.ndarray, x.dtype)
    np.testing.assert_allclose(gradient.data, 2 * x.data, rtol=1e-3)


LAYOUTS: dict[str, AnyArray] = {
    "transposed": np.ones((3, 2)).T,
    "strided": np.ones((4, 6))[::2, ::-2],
    "broadcast": np.broadcast_to(np.ones(3), (2, 3)),
}


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(array: AnyArray) -> None:
    def f(x: Matrix) -> Scalar:
        return (x * x * x).sum()

    for gradient in (untyped(grad(f))(Variable(array)).data, untyped(grad(f))(array)):
        assert type(gradient) is np.ndarray
        assert gradient.flags.writeable
        assert gradient.tolist() == [[3.0] * 3] * 2


def test_a_function_that_does_not_depend_on_its_argument() -> None:
    x, other = variable([1.0, 2.0], np.float32), variable(3.0)
    for result in (other, other * 2.0, variable(0.0), dz.stop_gradient(other)):

        def constant(_: object, result: Scalar = result) -> Scalar:
            return result

        gradient = untyped(grad(constant))(x)
        assert (gradient.data.tolist(), gradient.dtype) == ([0.0, 0.0], np.float32)
    model_gradient = untyped(grad)(free(lambda m: m.scale * 2.0))(model())
    assert [abs(x.data).sum() for x in found(model_gradient)] == [0.0, 0.0, 0.0, 0.0, 2.0]


def test_a_function_that_returns_its_argument() -> None:
    x = variable(3.0)
    value, gradient = untyped(value_and_grad)(free(lambda x: x))(x)
    assert (value.item(), gradient.item()) == (3.0, 1.0)
    assert not np.shares_memory(gradient.data, x.data)


def test_a_value_of_one_element_of_any_rank() -> None:
    value, gradient = untyped(value_and_grad)(free(lambda x: x[:1] * 2.0))(variable([1.0, 2.0]))
    assert (value.shape, gradient.data.tolist()) == ((1,), [2.0, 0.0])


def test_the_other_arguments_are_constants() -> None:
    y = variable([3.0, 4.0])
    graph = y * y
    gradient = grad(product)(variable([1.0, 2.0]), graph)
    assert gradient.data.tolist() == [81.0, 256.0]
    assert y.grad is None and graph.grad is None


def test_complex_numbers() -> None:
    """The gradient is the direction of steepest ascent: of ``|z**2|**2`` it is ``4 z |z|**2``."""
    z = variable([1 + 2j, -3j])
    gradient = untyped(grad)(free(lambda z: (abs(z * z) ** 2).sum()))(z)
    np.testing.assert_allclose(gradient.data, 4 * z.data * np.abs(z.data) ** 2)


def test_elementwise_grad() -> None:
    x = variable([[0.0, 1.0], [2.0, -1.0]])
    np.testing.assert_allclose(elementwise_grad(tanh)(x).data, 1 - np.tanh(x.data) ** 2)
    np.testing.assert_allclose(elementwise_grad(elementwise_grad(exp))(x).data, np.exp(x.data))
    np.testing.assert_array_equal(untyped(elementwise_grad)(tanh)(x.data), elementwise_grad(tanh)(x).data)
    assert elementwise_grad(exp)(variable([0.0], np.float32)).dtype == np.float32

    def weighed(x: Vector, weight: float, *, shift: float) -> Vector:
        return x * x * weight + shift

    assert elementwise_grad(weighed)(variable([1.0, 2.0]), 3.0, shift=1.0).data.tolist() == [6.0, 12.0]


def test_elementwise_grad_is_the_diagonal_of_the_jacobian() -> None:
    x = variable([0.5, 1.5, -1.0])
    np.testing.assert_allclose(elementwise_grad(tanh)(x).data, untyped(dz.jacobian)(tanh)(x).data.diagonal())


X = variable([1.0, 2.0])


def test_errors_of_results() -> None:
    text = "grad: the function returned a Variable of shape (2,), expected (); write .sum() or .mean(), or jacobian"
    with raises(ValueError, text, X):
        untyped(grad)(free(lambda x: x * 2.0))(X)
    with raises(TypeError, "grad: the function returned a float, expected a Variable of shape ()", X):
        untyped(grad)(free(lambda x: x.sum().item()))(X)
    with raises(TypeError, "grad: the function returned a ndarray of shape (), expected a Variable of shape ()", X):
        untyped(grad)(free(lambda x: x.sum().data))(X)
    text = (
        "grad: the function returned complex128, expected a real float type; write .real, "
        "abs(...) or .astype(np.float64)"
    )
    with raises(TypeError, text, X):
        untyped(grad)(free(lambda x: (x * 1j).sum()))(X)
    text = (
        "value_and_grad: the function returned a Variable of shape (), expected a tuple "
        "(value, aux), as has_aux is True"
    )
    with raises(TypeError, text, X):
        untyped(value_and_grad)(squares, has_aux=True)(X)


@pytest.mark.parametrize(
    ("argument", "named"),
    [(3.0, "a float"), ([], "a list"), (variable([1], np.int64), "a Variable of int64"), (np.array([1]), "a ndarray of int64")],
)
def test_errors_of_arguments_without_leaves(argument: object, named: str) -> None:
    expected = (
        f"grad: argument 1 is {named}, in which nothing can be differentiated; "
        "write a Variable or array of a float type, or a container of them"
    )
    with raises(TypeError, expected):
        untyped(grad)(product, argnums=1)(X, argument)


def test_errors_of_positions() -> None:
    with raises(TypeError, "grad: argument 1 has to be given by position, got 1 positional ones"):
        untyped(grad)(product, argnums=1)(X, y=X)
    with raises(TypeError, "value_and_grad: argument 0 has to be given by position, got 0 positional ones"):
        untyped(value_and_grad(squares))(x=X)
    with raises(TypeError, "elementwise_grad: argument 0 has to be given by position, got no positional ones"):
        untyped(elementwise_grad(tanh))(x=X)
    for argnums in ((), (0, 0)):
        with raises(ValueError, f"grad: argnums is {argnums}, expected a number or several different ones"):
            untyped(grad)(product, argnums=argnums)(X, X)


def test_errors_of_elementwise_grad() -> None:
    text = (
        "elementwise_grad: the function of a Variable of shape (2,) returned a Variable of "
        "shape (), expected a real Variable of that shape"
    )
    with raises(ValueError, text, X):
        untyped(elementwise_grad)(squares)(X)
    text = (
        "elementwise_grad: the function of a list returned a Variable of shape (2,), expected "
        "a real Variable of that shape"
    )
    with raises(ValueError, text, X):
        untyped(elementwise_grad)(free(lambda xs: xs[0]))([X])


def test_repr_equality_and_pickles() -> None:
    transforms: list[tuple[object, str]] = [
        (grad(squares), "grad(squares)"),
        (grad(product, 1), "grad(product, argnums=1)"),
        (grad(grad(squares_of_one)), "grad(grad(squares_of_one))"),
        (value_and_grad(product, (0, 1)), "value_and_grad(product, argnums=(0, 1))"),
        (value_and_grad(with_aux, has_aux=True), "value_and_grad(with_aux, has_aux=True)"),
        (elementwise_grad(tanh), "elementwise_grad(tanh)"),
    ]
    for transform, shown in transforms:
        assert repr(transform) == shown
        again: object = pickle.loads(pickle.dumps(transform))
        assert again == transform and hash(again) == hash(transform)
    assert untyped(grad)(squares) != value_and_grad(squares)
    assert grad(product) != grad(product, argnums=1)


def squares_of_one(x: Scalar) -> Scalar:
    return x * x
