from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_operator_is_the_function() -> None:
    x, y = Variable(np.arange(6.0).reshape(2, 3)), Variable(array(1, 2, 3))
    for product in (x @ y, x @ y.data, dz.matmul(x.data, y), dz.matmul(x, y)):
        assert product.data.tolist() == [8, 26]


def test_stack_of_one_matrix_gets_the_sum_over_the_other_stack() -> None:
    x, y = np.arange(30.0).reshape(5, 2, 3), np.ones((1, 3, 4))
    gy = grads(dz.matmul, x, y)[1]
    np.testing.assert_array_equal(gy[0], x.sum((0, 1))[:, None] * np.ones((3, 4)))


def test_empty_inner_axis_gives_zeros_and_empty_gradients() -> None:
    x, y = Variable(np.ones((2, 0))), Variable(np.ones((0, 3)))
    assert dz.matmul(x, y).data.tolist() == [[0, 0, 0]] * 2
    assert [gradient.shape for gradient in grads(dz.matmul, x.data, y.data)] == [(2, 0), (0, 3)]


def test_first_operand_is_conjugated_where_numpy_does() -> None:
    x, y = np.array([1j, 2]), np.array([3, 4j])
    for function in (dz.vdot, dz.vecdot):
        assert function(Variable(x), y).data == np.conj(x) @ y
    np.testing.assert_array_equal(dz.vecmat(Variable(x), np.eye(2, dtype=np.complex128)).data, np.conj(x))
    np.testing.assert_array_equal(dz.matvec(np.eye(2, dtype=np.complex128), Variable(x)).data, x)
    np.testing.assert_array_equal(dz.outer(Variable(x), y).data, x[:, None] * y)


def test_squared_length_of_a_complex_vector_grows_along_it() -> None:
    x = Variable(np.array([1j, 2, 3 - 1j]))
    for length in (dz.vdot(x, x), dz.vecdot(x, x)):
        (gradient,) = dz.gradients(length, (x,), np.array(1 + 0j))
        np.testing.assert_array_equal(gradient.data, 2 * x.data)


@pytest.mark.parametrize("shape", [(4, 3), (2, 4, 3), (0, 3), (2, 0, 3)])
def test_one_matrix_and_a_stack_of_vectors_are_one_product_of_matrices(shape: tuple[int, ...]) -> None:
    x, y = np.arange(6.0).reshape(2, 3), np.ones(shape)
    image = dz.matvec(Variable(x), y)
    np.testing.assert_array_equal(image.data, np.matvec(x, y))
    np.testing.assert_array_equal(grads(dz.matvec, x, y)[0], np.full((2, 3), float(y.size // 3)))
    np.testing.assert_array_equal(dz.vecmat(y, Variable(x.T)).data, np.vecmat(y, x.T))


@pytest.mark.parametrize(("function", "shapes", "message"), [
    (dz.matvec, ((2, 3), (2,)), "matvec: operand 1 of shape (2,) does not fit operand 0 of shape (2, 3)"),
    (dz.matvec, ((2, 3), (4, 2)), "matvec: operand 1 of shape (4, 2) does not fit operand 0 of shape (2, 3)"),
    (dz.matvec, ((3,), (3,)), "matvec: operand 1 of shape (3,) does not fit operand 0 of shape (3,)"),
    (dz.vecmat, ((3,), (2, 3)), "vecmat: operand 1 of shape (2, 3) does not fit operand 0 of shape (3,)"),
    (dz.vecdot, ((3,), (2,)), "vecdot: operand 1 of shape (2,) does not fit operand 0 of shape (3,)"),
    (dz.vecdot, ((3,), (1,)), "vecdot: operand 1 of shape (1,) does not fit operand 0 of shape (3,)"),
    (dz.vdot, ((3,), (2, 2)), "vdot: 3 elements of shape (3,) do not fit 4 of shape (2, 2)"),
])  # fmt: skip
def test_shapes_that_do_not_fit(function: object, shapes: tuple[tuple[int, ...], ...], message: str) -> None:
    product: Any = function
    x = Variable(np.ones(shapes[0]))
    with raises(ValueError, message, x):
        product(x, np.ones(shapes[1]))


def test_vecdot_axis_must_be_one_of_each_operand() -> None:
    x = Variable(np.ones((3, 2)))
    with raises(ValueError, "vecdot: axis 1 is out of range for an array of 1 axes", x):
        dz.vecdot(x, np.ones(2), axis=1)
    with raises(TypeError, "vecdot: axis must be an integer, got 0.5", x):
        untyped(dz.vecdot)(x, x, axis=0.5)


@pytest.mark.parametrize("function", [dz.matvec, dz.vecmat, dz.vecdot, dz.vdot, dz.outer])
def test_operands_are_variables_or_arrays(function: object) -> None:
    product: Any = function
    x = Variable(np.ones((2, 2)))
    with raises(TypeError, f"{product.__name__}: operand 1 must be an ndarray, got float; write variable(...) or np.array(...)", x):
        product(x, 2.0)
    with raises(TypeError, f"{product.__name__} takes a Variable, got an ndarray of shape (2, 2); write Variable(...) around it"):
        product(x.data, x.data)


@pytest.mark.parametrize(("x", "y"), [((2, 4, 3), (3, 2)), ((2, 4, 3), (3,)), ((2, 0, 3), (3, 2)), ((2, 4, 0), (0, 2))])
def test_a_stack_by_one_matrix_or_vector(x: tuple[int, ...], y: tuple[int, ...]) -> None:
    left, right = np.arange(float(prod(x))).reshape(x), np.arange(float(prod(y))).reshape(y)
    image = dz.matmul(Variable(left), right)
    np.testing.assert_array_equal(image.data, left @ right)
    g0, g1 = grads(dz.matmul, left, right)
    np.testing.assert_array_equal(g0, np.broadcast_to(right.sum(tuple(range(1, len(y)))), x))
    np.testing.assert_array_equal(g1, np.broadcast_to(left.sum((0, 1)), y[::-1]).T)


def test_numpys_other_names_of_products_answer_too() -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    numpys: Any = np.linalg
    assert numpys.vecdot(x, x, axis=0).data.tolist() == [9, 17, 29]
    assert numpys.tensordot(x, x, axes=2).data == 55
    assert numpys.outer(x[0], x[1]).data.tolist() == np.outer(x.data[0], x.data[1]).tolist()
    assert numpys.cross(x, x).data.tolist() == [[0] * 3] * 2
