from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

import dezero_typed as dz  # noqa: E402
from dezero_typed import Variable, gradients, special  # noqa: E402
from dezero_typed.arrays import AnyArray  # noqa: E402
from tests.cases import values  # noqa: E402
from tests.helpers import raises  # noqa: E402
from tests.properties import ComplexProperties, Properties  # noqa: E402

scipy: Any = import_module("scipy.linalg")

PLAIN = values(4, 4) + 4 * np.eye(4)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("matrix", [PLAIN, PLAIN * 10, PLAIN + 1j * values(4, 4, seed=1), np.eye(3), np.diag([1.0, 2.0, 3.0]), np.triu(PLAIN)])
def test_values_are_those_of_scipy(matrix: AnyArray) -> None:
    np.testing.assert_allclose(special.sqrtm(Variable(matrix)).data, scipy.sqrtm(matrix), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(special.expm(Variable(matrix)).data, scipy.expm(matrix), rtol=1e-13, atol=1e-15)


class TestSquareRoot:
    def test_square_of_the_root_is_the_matrix_again(self) -> None:
        x = Variable(PLAIN)
        y = special.sqrtm(x)
        weights = values(4, 4, seed=1)
        (first,) = gradients(y @ y, (x,), weights)
        np.testing.assert_allclose(first.data, weights, rtol=1e-12)

    def test_real_root_of_a_matrix_that_turns(self) -> None:
        """Whose eigenvalues are complex, and its root is not."""
        x = Variable(np.array([[1.0, 2.0], [-2.0, 1.0]]))
        y = special.sqrtm(x)
        assert y.dtype == np.float64
        np.testing.assert_allclose((y @ y).data, x.data, atol=1e-15)
        dz.check_gradients(special.sqrtm, x)

    def test_root_of_negative_eigenvalues_is_complex(self) -> None:
        x = Variable(np.diag([1.0, -4.0]))
        with raises(ValueError, "sqrtm: the root of this real matrix is complex; write x.astype(np.complex128)", x):
            special.sqrtm(x)
        y = special.sqrtm(x.astype(np.complex128))
        np.testing.assert_allclose(y.data, np.diag([1, 2j]))
        dz.real(y * np.array(1j)).sum().backward()
        np.testing.assert_allclose(np.asarray(x.grad)[1, 1], 0.25)

    @pytest.mark.filterwarnings("ignore:Matrix is singular")
    def test_singular_matrix_has_a_root_and_no_gradient(self) -> None:
        x = Variable(np.diag([4.0, 0.0]))
        y = special.sqrtm(x)
        assert y.data.tolist() == [[2, 0], [0, 0]]
        with pytest.raises(np.linalg.LinAlgError):
            y.backward()

    @pytest.mark.filterwarnings("ignore:Matrix is singular")
    def test_matrix_without_a_root(self) -> None:
        with raises(np.linalg.LinAlgError, "sqrtm: the matrix has no square root"):
            special.sqrtm(Variable(np.array([[0.0, 1.0], [0.0, 0.0]])))


class TestExponential:
    def test_derivatives_of_every_order_are_those_of_numbers(self) -> None:
        """For a matrix of size one, and of a multiple t of one matrix: the powers of it times the exponential."""
        x = Variable(np.array([[0.5]]))
        t = Variable(np.array(0.3))
        matrix = values(3, 3)
        y, along = special.expm(x), special.expm(t * matrix)
        weights = values(3, 3, seed=1)
        total = (along * weights).sum()
        for order in range(1, 5):
            (y,) = gradients(y, (x,))
            (total,) = gradients(total, (t,))
            np.testing.assert_allclose(y.data, np.exp(x.data))
            expected = (np.linalg.matrix_power(matrix, order) @ scipy.expm(0.3 * matrix) * weights).sum()
            np.testing.assert_allclose(total.data, expected, rtol=1e-11)

    def test_third_derivatives_match_central_differences(self) -> None:
        dz.check_gradients(special.expm, Variable(values(2, 2)), order=3)

    def test_gradient_of_the_trace(self) -> None:
        x = Variable(PLAIN)
        special.expm(x).trace().backward()
        np.testing.assert_allclose(np.asarray(x.grad), scipy.expm(PLAIN).T, rtol=1e-10)

    def test_gradient_at_zero_is_the_cotangent(self) -> None:
        x = Variable(np.zeros((3, 3)))
        special.expm(x).backward(PLAIN[:3, :3])
        np.testing.assert_allclose(np.asarray(x.grad), PLAIN[:3, :3])


def test_what_is_not_square() -> None:
    x = Variable(np.ones((2, 3)))
    for name, function in (("sqrtm", special.sqrtm), ("expm", special.expm)):
        with raises(ValueError, f"{name}: expected square matrices, shape (..., n, n), got shape (2, 3)"):
            function(x)
