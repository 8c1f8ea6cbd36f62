"""Helpers for containers: `leaves`, `map_leaves`, `zeros_like`, `ravel`, `axpy`."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pytest

from dezero_typed import Matrix, Scalar, Variable, Vector, exp, grad, gradients, tanh, tree, variable
from dezero_typed.arrays import AnyArray
from dezero_typed.containers import found
from dezero_typed.variable import data_of
from tests.helpers import raises, untyped


@dataclass(frozen=True)
class Model:
    weight: Matrix
    bias: Vector
    name: str = "model"


@dataclass(frozen=True)
class Arrays:
    weight: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    bias: np.ndarray[tuple[int], np.dtype[np.float32]]


def model(scale: float = 1.0) -> Model:
    return Model(variable([[1.0, 2.0], [3.0, 4.0]]) * scale, variable([5.0, 6.0]) * scale, f"times {scale}")


def arrays() -> Arrays:
    return Arrays(np.array([[1.0, 2.0]]), np.array([3.0, 4.0], np.float32))


def values(container: object) -> list[Any]:
    return [data_of(leaf).tolist() for leaf in found(container)]


def no_alias(one: object, other: object) -> bool:
    """Tell whether no leaf of one container shares memory with one of the other."""
    pairs = product(found(one), found(other))
    return not any(np.shares_memory(data_of(x), data_of(y)) for x, y in pairs)


def test_leaves() -> None:
    start = model()
    assert [id(leaf) for leaf in tree.leaves([start, 3, start.bias])] == [id(start.weight), id(start.bias), id(start.bias)]
    assert tree.leaves(["text", None, 3.0, variable([1], np.int64), ()]) == []


def test_leaves_of_arrays_are_variables_of_the_same_memory() -> None:
    start = arrays()
    first, second = tree.leaves(start)
    assert type(first) is type(second) is Variable
    assert np.shares_memory(first.data, start.weight)
    assert second.dtype == np.float32


def test_map_leaves_of_one() -> None:
    mapped = tree.map_leaves(lambda x: 2.0 * x, model())
    assert type(mapped) is Model
    assert values(mapped) == values(model(2.0))
    assert mapped.name == "times 1.0"


def test_map_leaves_of_two_and_of_three() -> None:
    assert values(tree.map_leaves(lambda x, y: x - y, model(3.0), model())) == values(model(2.0))
    total = tree.map_leaves(lambda x, y, z: x + y * z, [variable(1.0)], [variable(2.0)], [variable(3.0)])
    assert values(total) == [7.0]


def test_map_leaves_keeps_arrays_arrays_and_dtypes() -> None:
    mapped = tree.map_leaves(exp, arrays())
    assert type(mapped.weight) is np.ndarray
    assert mapped.bias.dtype == np.float32


def test_map_leaves_is_recorded() -> None:
    start = model()
    (slope,) = gradients(tree.map_leaves(tanh, start).bias.sum(), (start.bias,))
    np.testing.assert_allclose(slope.data, 1 - np.tanh(start.bias.data) ** 2)


def test_map_leaves_of_constant_arrays_within_a_transform() -> None:
    """An array of the result would have lost the history that it has through `s`."""

    def f(s: Scalar) -> Scalar:
        scaled: Any = tree.map_leaves(lambda x: untyped(x.__mul__)(s), [np.array([1.0, 2.0])])
        total: Scalar = scaled[0].sum()
        return total

    assert grad(f)(variable(2.0)).item() == 3.0


def test_errors_of_map_leaves() -> None:
    with raises(TypeError, "map_leaves: the function returned a float for Model.weight, expected a Variable"):
        untyped(tree.map_leaves)(float, Model(model().weight[:1, :1], model().bias))
    with raises(ValueError, "map_leaves: the containers differ at Model: expected Model, got list"):
        tree.map_leaves(lambda x, y: x + y, model(), untyped(list)())


STARTS: list[object] = [model(), arrays(), [np.zeros(0), variable([1j]), 3]]


@pytest.mark.parametrize("start", STARTS, ids=lambda start: type(start).__name__)
def test_zeros_like(start: object) -> None:
    zeros = tree.zeros_like(start)
    assert type(zeros) is type(start)
    for x, zero in zip(found(start), found(zeros), strict=True):
        assert (type(zero), zero.shape, zero.dtype) == (type(x), x.shape, x.dtype)
        assert not np.any(data_of(zero))
        assert data_of(zero).flags.writeable
    assert no_alias(zeros, start)


def test_axpy() -> None:
    start, step = model(), model(2.0)
    moved = tree.axpy(-0.5, step)(start)
    assert type(moved) is Model
    assert moved.name == start.name
    assert values(moved) == [[[0.0, 0.0], [0.0, 0.0]], [0.0, 0.0]]
    assert values(start) == values(model())
    assert no_alias(moved, start) and no_alias(moved, step)


def test_axpy_keeps_arrays_and_dtypes() -> None:
    """Also with a number of NumPy's, which in NumPy would make float64 of float32."""
    moved = tree.axpy(np.float64(2.0), arrays())(arrays())
    assert [type(x) for x in found(moved)] == [np.ndarray, np.ndarray]
    assert moved.bias.dtype == np.float32
    assert values(moved) == [[[3.0, 6.0]], [9.0, 12.0]]
    mixed: list[object] = [variable(1.0), np.array(2.0)]
    crossed: list[object] = [np.array(3.0), variable(4.0)]
    assert [type(x) for x in tree.axpy(1.0, crossed)(mixed)] == [Variable, np.ndarray]


def test_axpy_has_no_history_outside_of_transforms_and_one_within() -> None:
    start = variable(3.0)
    (slope,) = gradients(tree.axpy(2.0, start)(start), (start,))
    assert slope.item() == 0.0

    def thrice(x: Scalar) -> Scalar:
        return tree.axpy(2.0, x)(x)

    assert grad(thrice)(start).item() == 3.0


def test_axpy_of_containers_that_differ() -> None:
    start = {"layers": [model(), model()]}
    other = {"layers": [model(), Model(model().weight, variable([1.0]))]}
    text = (
        "axpy: the containers differ at dict['layers'][1].bias: expected float64 of shape "
        "(2,), got float64 of shape (1,)"
    )
    with raises(ValueError, text):
        tree.axpy(1.0, other)(start)


RAVELLED: list[object] = [model(), arrays(), {"b": variable(1.0), "a": [variable(np.zeros((0, 3))), 3]}, variable([1.0]), ()]


@pytest.mark.parametrize("start", RAVELLED, ids=lambda start: type(start).__name__)
def test_ravel_and_back(start: object) -> None:
    flat, unravel = tree.ravel(start)
    expected: AnyArray = np.concatenate([np.ravel(data_of(x)) for x in found(start)] or [np.zeros(0)])
    assert flat.dtype == np.float64
    assert flat.shape == expected.shape
    np.testing.assert_array_equal(flat.data, expected)
    assert no_alias(flat, start)
    again = unravel(flat)
    assert type(again) is type(start)
    assert values(again) == values(start)
    for x, y in zip(found(start), found(again), strict=True):
        assert (type(y), y.shape, y.dtype) == (type(x), x.shape, x.dtype)


def test_ravel_to_other_dtypes() -> None:
    flat, unravel = tree.ravel(model(), np.float32)
    assert flat.dtype == np.float32
    assert unravel(flat).weight.dtype == np.float64
    mixed = [variable([1 + 2j]), variable([3.0])]
    numbers, back = tree.ravel(mixed, dtype=np.complex128)
    assert numbers.data.tolist() == [1 + 2j, 3.0]
    assert values(back(numbers * 1j)) == [[1j - 2], [0.0]]


def test_both_ways_of_ravel_are_differentiated() -> None:
    def there(m: Model) -> Scalar:
        return (tree.ravel(m)[0] ** 3).sum()

    _, unravel = tree.ravel(model())

    def back(v: Vector) -> Scalar:
        return (unravel(v).weight ** 3).sum()

    start = model()
    assert values(grad(there)(start)) == [(3 * x.data**2).tolist() for x in (start.weight, start.bias)]
    assert grad(back)(variable([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])).data.tolist() == [3.0, 12.0, 27.0, 48.0, 0.0, 0.0]


def test_a_vector_of_arrays_is_differentiated() -> None:
    """Within a transform the arrays are Variables, and outside they are arrays with memory of their own."""
    flat, unravel = tree.ravel(arrays())

    def f(v: Vector) -> Scalar:
        weight: Any = unravel(v).weight
        total: Scalar = (weight**2).sum()
        return total

    assert grad(f)(flat).data.tolist() == [2.0, 4.0, 0.0, 0.0]
    assert no_alias(unravel(flat), flat)


def test_errors_of_ravel() -> None:
    text = (
        "ravel: dict['z'][0] is complex128, expected real numbers; write dtype=np.complex128, "
        "or make its real and imaginary part leaves"
    )
    with raises(TypeError, text):
        tree.ravel({"z": [variable([1j])]})
    flat, unravel = tree.ravel(model())
    with raises(ValueError, "unravel: expected a vector of 6 elements, got shape (5,)"):
        unravel(flat[1:])
    with raises(ValueError, "unravel: expected a vector of 0 elements, got shape (6,)"):
        tree.ravel(())[1](flat)


def test_what_waits_for_a_container_compares_by_identity_and_pickles() -> None:
    """Comparing containers would compare arrays, which is no question of yes or no."""
    step = tree.axpy(2.0, [variable([1.0, 2.0])])
    assert step == step and step != tree.axpy(2.0, [variable([1.0, 2.0])])
    assert repr(step) == "Axpy(a=2.0, x=[Variable([1., 2.])])"
    again: tree.Axpy[list[Vector]] = pickle.loads(pickle.dumps(step))
    assert values(again([variable([1.0, 1.0])])) == [[3.0, 5.0]]
    flat, unravel = tree.ravel(model())
    back: tree.Unravel[Model] = pickle.loads(pickle.dumps(unravel))
    assert back != unravel
    assert values(back(flat)) == values(model())
    assert repr(tree.ravel([variable(1.0)])[1]) == "Unravel(tree=[Variable(1.)])"
