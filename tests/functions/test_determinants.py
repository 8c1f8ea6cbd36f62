from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, gradients, linalg, variable
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable
from tests.cases import values
from tests.helpers import raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize(("matrix", "adjugate"), [
    ([[1.0, 2.0], [2.0, 4.0]], [[4, -2], [-2, 1]]),
    ([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 2.0]], [[2, 0, 0], [0, 0, 0], [0, 0, 0]]),
    ([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 2.0]], np.zeros((3, 3))),
    ([[0.0]], [[1]]),
])  # fmt: skip
def test_gradient_of_a_singular_determinant_is_the_transposed_adjugate(matrix: list[list[float]], adjugate: object) -> None:
    x = variable(matrix)
    linalg.det(x).backward()
    np.testing.assert_allclose(np.asarray(x.grad), np.transpose(np.asarray(adjugate)), atol=1e-14)


def leibniz(x: Any) -> Any:
    """Return the determinants of the matrices of `x` by the formula of Leibniz, a polynomial of the elements."""
    places = range(x.shape[-1])
    total: Any = 0
    for order in permutations(places):
        swaps = sum(order[i] > order[j] for j in places for i in range(j))
        product: Any = (-1) ** swaps
        for row, column in enumerate(order):
            product = product * x[..., row, column]
        total = total + product
    return total


def derivatives(function: Any, data: AnyArray, number: int) -> list[AnyArray]:
    """Return the first derivatives of `function`, each of the one before along a direction."""
    x = Variable(data)
    y: AnyVariable = function(x)
    if data.dtype.kind == "c":
        y = dz.real(y * np.array(1 + 1j))
    found: list[AnyArray] = []
    for order in range(number):
        (first,) = gradients(y.sum(), (x,))
        found.append(first.data)
        y = dz.real(first * values(*data.shape, seed=order))
    return found


REGULAR = values(4, 4)
OF_RANK_3 = values(4, 3) @ values(3, 4, seed=1)
OF_RANK_2 = values(4, 2) @ values(2, 4, seed=1)
STACK = np.stack([REGULAR, OF_RANK_2, np.zeros((4, 4)), OF_RANK_3, REGULAR.T])


@pytest.mark.parametrize("matrix", [
    np.zeros((1, 1)), np.ones((2, 2)), np.zeros((2, 2)), np.arange(1.0, 10.0).reshape(3, 3), np.outer([1.0, 2, 3], [1.0, -1, 2]),
    np.diag([0.0, 0.0, 2.0]), np.zeros((3, 3)), OF_RANK_3, OF_RANK_2, OF_RANK_3 + 1e-11 * REGULAR, np.diag([1e3, 1, 1e-12, 0]),
    np.outer([1, 1j, 2], [1, 2, 3j]), (1 + 1j) * OF_RANK_2, STACK, STACK.reshape(5, 1, 4, 4)[::2],
])  # fmt: skip
def test_derivatives_of_singular_determinants_are_exact_to_the_fourth(matrix: AnyArray) -> None:
    """The fourth is the last of four rows that is not zero."""
    for found, expected in zip(derivatives(linalg.det, matrix, 4), derivatives(leibniz, matrix, 4), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-13 * max(1.0, float(np.abs(expected).max())))


def test_a_determinant_that_underflows_keeps_its_gradient() -> None:
    x = Variable(1e-150 * np.eye(3))
    y = linalg.det(x)
    y.backward()
    assert float(y.data) == 0
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, 1e-300 * np.eye(3), atol=0)


def test_float32_stays_float32_at_singular_matrices() -> None:
    x = variable([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]], np.float32)
    (first,) = gradients(linalg.det(x), (x,))
    (second,) = gradients((first * first).sum(), (x,))
    assert {first.dtype, second.dtype} == {np.dtype(np.float32)}
    np.testing.assert_allclose(first.data, [[-3, 6, -3], [6, -12, 6], [-3, 6, -3]], rtol=1e-4)


def test_what_is_not_finite_gives_nan() -> None:
    x = Variable(np.stack([np.full((2, 2), np.nan), np.ones((2, 2))]))
    with np.errstate(invalid="ignore"):  # NumPy's determinant warns, too
        (first,) = gradients(linalg.det(x).sum(), (x,))
    assert np.isnan(first.data[0]).all()
    assert first.data[1].tolist() == pytest.approx(np.array([[1, -1], [-1, 1]]))


def test_infinite_matrix_without_a_determinant_has_no_gradient() -> None:
    with np.errstate(invalid="ignore"):
        y = linalg.det(variable([[0.0, np.inf], [0.0, 0.0]]))
        assert float(y.data) == 0
        with pytest.raises(np.linalg.LinAlgError):
            y.backward()


def test_results_have_the_names_that_numpy_gives_them() -> None:
    assert linalg.slogdet(Variable(REGULAR))._fields == np.linalg.slogdet(REGULAR)._fields


def test_what_is_not_square() -> None:
    for name in ("det", "slogdet"):
        with raises(ValueError, f"{name}: expected square matrices, shape (..., n, n), got shape (2, 3)"):
            untyped(getattr(linalg, name))(Variable(np.ones((2, 3))))


def test_logarithm_of_a_singular_determinant_has_no_gradient() -> None:
    x = Variable(np.zeros((2, 2)))
    y = linalg.slogdet(x).logabsdet
    assert float(y.data) == -np.inf
    with pytest.raises(np.linalg.LinAlgError):
        y.backward()
