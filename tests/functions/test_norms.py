from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dezero_typed import Variable, linalg, variable
from tests.helpers import Call, array, assert_grads, calls, named, raises, untyped
from tests.properties import ComplexProperties, Properties

norm: Any = linalg.norm


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestAtZero:
    """A norm has a kink at zero; the gradient is the smallest of the subgradients."""

    @pytest.mark.parametrize("order", [None, 2, 1, np.inf, 3, 0.5])
    def test_of_a_vector(self, order: float | None) -> None:
        assert_grads(lambda x: norm(x, order), [array(0, 0)], [[0, 0]])

    @pytest.mark.parametrize("call", calls(
        lambda x: norm(x), lambda x: norm(x, "nuc"), lambda x: norm(x, 2), lambda x: norm(x, -2), lambda x: norm(x, 1), lambda x: norm(x, np.inf),
        lambda x: norm(x, axis=0), lambda x: linalg.cond(x), lambda x: linalg.cond(x, -2), lambda x: linalg.cond(x, 1), lambda x: linalg.cond(x, "nuc"),
    ))  # fmt: skip
    def test_of_a_matrix(self, call: Call) -> None:
        x = Variable(np.zeros((2, 2)))
        y: Any = call(x)
        y.sum().backward()
        assert x.grad is not None
        assert x.grad.tolist() == [[0, 0], [0, 0]]

    @pytest.mark.parametrize(("order", "gradient"), [("nuc", [[0.2, 0.4], [0.4, 0.8]]), (2, [[0.2, 0.4], [0.4, 0.8]]), (-2, np.zeros((2, 2)))])
    def test_singular_value_that_is_zero_up_to_rounding_has_none(self, order: Any, gradient: Any) -> None:
        x = variable([[1.0, 2.0], [2.0, 4.0]])
        norm(x, order).backward()
        assert x.grad is not None
        np.testing.assert_allclose(x.grad, gradient, atol=1e-15)

    @pytest.mark.parametrize("order", [-1, -2.5, -np.inf])
    def test_one_zero_makes_the_norm_of_negative_order_zero(self, order: float) -> None:
        with np.errstate(divide="ignore"):  # NumPy's norm warns, too
            assert_grads(lambda x: norm(x, order), [array(0, 1, -2)], [[0, 0, 0]])

    def test_of_one_row_does_not_spoil_another(self) -> None:
        assert_grads(lambda x: norm(x, axis=1).sum(), [np.array([[0.0, 0.0], [0.0, 4.0]])], [[[0, 0], [0, 1]]])

    def test_zero_element_of_order_below_one(self) -> None:
        assert_grads(lambda x: norm(x, 0.5), [array(0, 4)], [[0, 1]])


class TestOrders:
    """What each order returns at its odd points."""

    def test_elements_that_attain_a_maximum_share_it(self) -> None:
        assert_grads(lambda x: norm(x, np.inf), [array(1, -3, 3)], [[0, -0.5, 0.5]])
        assert_grads(lambda x: norm(x, -np.inf), [array(1, -3, -1)], [[0.5, 0, -0.5]])

    def test_number_of_elements_that_are_not_zero_is_piecewise_constant(self) -> None:
        assert_grads(lambda x: norm(x, 0), [array(0, 2, 3)], [[0, 0, 0]])

    @pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0), (2, 0, 3)])
    def test_the_largest_of_no_elements_is_zero(self, shape: tuple[int, ...]) -> None:
        empty = np.zeros(shape, np.float32)
        assert_grads(lambda x: linalg.vector_norm(x, ord=np.inf), [empty], [empty])
        for order in (1, 2, np.inf) if len(shape) > 1 else ():
            y = linalg.matrix_norm(Variable(empty), ord=order)
            np.testing.assert_array_equal(y.data, np.zeros(shape[:-2], np.float32), strict=True)
        assert linalg.vector_norm(Variable(np.zeros((3, 0))), axis=0, ord=-np.inf).shape == (0,)

    def test_columns_of_equal_sums_share(self) -> None:
        assert_grads(lambda x: norm(x, 1), [np.array([[1.0, 2.0], [2.0, -1.0]])], [[[0.5, 0.5], [0.5, -0.5]]])


@pytest.mark.parametrize(("message", "call"), named(
    ("norm: expected one axis or two, got 3; write axis=...", lambda x: norm(x.reshape(1, 2, 2), 1)),
    ('norm: the order of a matrix must be "fro", "nuc", ±2, ±1 or ±inf, got 3', lambda x: norm(x, 3)),
    ("norm: the order 'fro' is for matrices; expected a number", lambda x: norm(x[0], "fro")),
    ("vector_norm: no elements of shape (0, 2) have no norm of order -inf", lambda x: linalg.vector_norm(x[:0], ord=-np.inf)),
    ("matrix_norm: expected matrices, shape (..., m, n), got shape (2,)", lambda x: linalg.matrix_norm(x[0])),
    ("cond: expected matrices, shape (..., m, n), got shape (2,)", lambda x: linalg.cond(x[0])),
    ("cond: empty matrices, of shape (0, 2), have no condition number", lambda x: linalg.cond(x[:0])),
    ("cond: expected square matrices, shape (..., n, n), got shape (1, 2)", lambda x: linalg.cond(x[:1], 1)),
))  # fmt: skip
def test_orders_and_shapes_that_there_are_not(message: str, call: Call) -> None:
    x = variable([[1.0, 2.0], [3.0, 4.0]])
    with raises(ValueError, message, x):
        call(x)


def test_condition_of_a_singular_matrix_is_infinite() -> None:
    assert linalg.cond(variable([[1.0, 1.0], [1.0, 1.0]]), -2).item() < 1e-15
    for order in (None, 2, 1, -1, np.inf, "fro"):
        x = Variable(np.stack([np.diag([1.0, 0.0]), np.diag([1.0, 2.0])]))
        y: Any = untyped(linalg.cond)(x, order)
        np.testing.assert_array_equal(y.data, np.linalg.cond(x.data, order))
        y.backward()
        alone = Variable(np.diag([1.0, 2.0]))
        untyped(linalg.cond)(alone, order).backward()
        assert x.grad is not None
        assert alone.grad is not None
        assert x.grad.tolist() == [np.zeros((2, 2)).tolist(), alone.grad.tolist()]
    assert linalg.cond(Variable(np.zeros((2, 3)))).item() == np.inf
