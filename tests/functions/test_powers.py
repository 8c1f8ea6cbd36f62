from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dezero_typed import Variable, linalg
from dezero_typed.linalg.powers import cuts_of
from tests.helpers import assert_grads, grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties, assert_same

matrix_power = untyped(linalg.matrix_power)
multi_dot = untyped(linalg.multi_dot)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


@pytest.mark.parametrize("dtype", [np.int64, np.int32])
def test_powers_of_integers_are_integers(dtype: Any) -> None:
    x = np.array([[1, 1], [1, 0]], dtype)
    y = linalg.matrix_power(Variable(x), 10)
    assert y.dtype == dtype
    assert y.data.tolist() == [[89, 55], [55, 34]]
    assert_grads(lambda x: matrix_power(x, 2), [x], [[[4, 3], [3, 2]]])
    assert_grads(lambda x: matrix_power(x, 0), [x], [[[0, 0], [0, 0]]])
    with raises(TypeError, f"matrix_power needs a float array, got {x.dtype}; write x.astype(np.float64)"):
        linalg.matrix_power(Variable(x), -1)


def test_power_0_is_the_identity_of_every_matrix() -> None:
    x = Variable(np.array([[np.nan, np.inf], [0, 0]]))
    y = linalg.matrix_power(x, 0)
    y.backward()
    assert y.data.tolist() == [[1, 0], [0, 1]]
    assert x.grad is not None
    assert x.grad.tolist() == [[0, 0], [0, 0]]


def test_power_of_a_singular_matrix() -> None:
    x = np.ones((2, 2))
    assert_grads(lambda x: matrix_power(x, 3), [x], [np.full((2, 2), 12.0)])
    with raises(np.linalg.LinAlgError, "Singular matrix"):
        linalg.matrix_power(Variable(x), -1)


def test_power_of_what_has_none() -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, "matrix_power: expected square matrices, shape (..., n, n), got shape (2, 3)", x):
        linalg.matrix_power(x, 2)
    with raises(TypeError, "matrix_power: n must be an integer, got 0.5"):
        matrix_power(Variable(np.eye(2)), 0.5)


def test_chain_is_cut_where_it_costs_least() -> None:
    """The example of the book."""
    cuts = cuts_of([30, 35, 15, 5, 10, 20, 25])
    assert (cuts[0, 5], cuts[0, 2], cuts[3, 5]) == (2, 0, 4)


def test_chain_of_constants_around_a_variable() -> None:
    x, y, z = np.ones((2, 3)), np.arange(12.0).reshape(3, 4), np.ones((4, 2))
    found = grads(lambda y: multi_dot([x, y, z]), y)
    assert_same(found, grads(lambda y: x @ y @ z, y))
    assert type(multi_dot(each for each in (Variable(x), y))) is Variable


@pytest.mark.parametrize(("shapes", "message"), [
    (((2, 3),), "expected at least two arrays, got 1"),
    (((2, 3), (2, 3)), "operand 1 of shape (2, 3) does not fit operand 0 of shape (2, 3)"),
    (((2, 3), (3,), (3, 2)), "expected matrices, and vectors only at the ends, got shape (3,) for operand 1"),
    (((2, 2, 3), (3, 2)), "expected matrices, and vectors only at the ends, got shape (2, 2, 3) for operand 0"),
    (((), (3, 2)), "expected matrices, and vectors only at the ends, got shape () for operand 0"),
])  # fmt: skip
def test_chains_that_do_not_fit(shapes: tuple[tuple[int, ...], ...], message: str) -> None:
    x, *rest = (np.ones(shape) for shape in shapes)
    with raises(ValueError, f"multi_dot: {message}"):
        multi_dot([Variable(x), *rest])


def test_chain_needs_a_variable_and_arrays() -> None:
    with raises(TypeError, "multi_dot takes a Variable, got an ndarray of shape (2, 2); write Variable(...) around it"):
        multi_dot([np.eye(2), np.eye(2)])
    with raises(TypeError, "multi_dot: operand 1 must be an ndarray, got float; write variable(...) or np.array(...)"):
        multi_dot([Variable(np.eye(2)), 2.0])
