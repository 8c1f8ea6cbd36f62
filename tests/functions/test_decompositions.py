from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, gradients, linalg, variable
from tests.helpers import Call, named, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


SYMMETRIC = np.array([[2.0, 1.0, 0.0], [1.0, 3.0, -1.0], [0.0, -1.0, 4.0]])


def vectors_of(x: Variable) -> Variable:
    return linalg.eigh(x).eigenvectors


class TestEqualEigenvalues:
    """Gaps that are zero contribute nothing, and what is determined is exact."""

    def test_sum_of_eigenvectors_of_the_unit_matrix_has_the_gradient_zero(self) -> None:
        x = Variable(np.eye(3))
        linalg.eigh(x).eigenvectors.sum().backward()
        assert x.grad is not None
        assert x.grad.tolist() == np.zeros((3, 3)).tolist()

    def test_projection_on_a_space_of_two_eigenvectors_is_exact(self) -> None:
        # With eigenvalues 1, 1, 4, of the plane at right angles to one vector.
        normal = np.array([1.0, 2.0, 2.0]) / 3
        x = Variable(np.eye(3) + 3 * np.outer(normal, normal))

        def projection(x: Variable) -> Variable:
            vectors = linalg.eigh(x).eigenvectors
            plane: Variable = vectors[:, :2]
            return (plane @ plane.mT * np.arange(9.0).reshape(3, 3)).sum()

        (found,) = gradients(projection(x), (x,))
        # The same from the vector that is determined: 1 - v v'.
        (expected,) = gradients(-(lambda v: (dz.expand_dims(v, 1) * v * np.arange(9.0).reshape(3, 3)).sum())(linalg.eigh(x).eigenvectors[:, 2]), (x,))
        np.testing.assert_allclose(found.data, expected.data, atol=1e-14)

    def test_gap_of_rounding_counts_as_none(self) -> None:
        turn = np.linalg.qr(np.arange(9.0).reshape(3, 3) + np.eye(3))[0]
        x = Variable(turn @ np.diag([1.0, 1.0, 2.0]) @ turn.T)
        linalg.eigh(x).eigenvectors.sum().backward()
        assert x.grad is not None
        assert np.abs(x.grad).max() < 100

    def test_sum_and_product_of_equal_eigenvalues(self) -> None:
        x = Variable(2 * np.eye(2))
        values = linalg.eigvalsh(x)
        (values.sum() + 10 * values[0] * values[1]).backward()
        np.testing.assert_allclose(x.grad if x.grad is not None else 0, 21 * np.eye(2))

    def test_singular_vectors_of_the_unit_matrix(self) -> None:
        x = Variable(np.eye(3))
        u, s, vh = linalg.svd(x)
        (u.sum() + vh.sum()).backward()
        assert x.grad is not None
        assert np.isfinite(x.grad).all()
        assert s.data.tolist() == [1, 1, 1]

    def test_singular_values_of_the_zero_matrix(self) -> None:
        x = Variable(np.zeros((2, 3)))
        u, _, _ = linalg.svd(x, full_matrices=False)
        u.sum().backward()
        assert x.grad is not None
        assert x.grad.tolist() == np.zeros((2, 3)).tolist()


def test_gradients_of_symmetric_functions_are_symmetric() -> None:
    functions: list[Any] = [linalg.cholesky, linalg.eigvalsh, vectors_of]
    for function in functions:
        x = Variable(SYMMETRIC)
        y: Any = function(x)
        (y * np.arange(1.0, 4.0)).sum().backward()
        assert x.grad is not None
        np.testing.assert_allclose(x.grad, x.grad.T)


def test_cholesky_reads_one_triangle() -> None:
    lower, upper = np.tril(SYMMETRIC), np.triu(SYMMETRIC)
    np.testing.assert_allclose(linalg.cholesky(Variable(lower)).data, np.linalg.cholesky(SYMMETRIC))
    np.testing.assert_allclose(linalg.cholesky(Variable(upper), upper=True).data, np.linalg.cholesky(SYMMETRIC).T)


def test_results_have_the_names_that_numpy_gives_them() -> None:
    x = Variable(SYMMETRIC)
    assert linalg.eigh(x)._fields == np.linalg.eigh(SYMMETRIC)._fields
    assert linalg.svd(x)._fields == np.linalg.svd(SYMMETRIC)._fields
    assert linalg.qr(x)._fields == np.linalg.qr(SYMMETRIC)._fields


@pytest.mark.parametrize(("message", "call"), named(
    ("svd: the full matrices of shape (2, 3) have no gradient; write full_matrices=False", lambda x: linalg.svd(x)),
    ("svd: compute_uv must be True; write svdvals(a) for the singular values alone", lambda x: untyped(linalg.svd)(x, compute_uv=False)),
    ('qr: the complete columns of shape (3, 2) have no gradient; write mode="reduced"', lambda x: linalg.qr(x.T, mode="complete")),
    ("qr: mode must be \"reduced\", \"complete\" or \"r\", got 'raw'", lambda x: untyped(linalg.qr)(x, "raw")),
    ("eigh: expected square matrices, shape (..., n, n), got shape (2, 3)", lambda x: linalg.eigh(x)),
    ("eigh: UPLO must be \"L\" or \"U\", got 'l'", lambda x: untyped(linalg.eigvalsh)(x @ x.T, "l")),
    ("svdvals: expected matrices, shape (..., m, n), got shape (3,)", lambda x: linalg.svdvals(x[0])),
))  # fmt: skip
def test_what_has_no_gradient_is_refused(message: str, call: Call) -> None:
    x = variable([[1.0, 2.0, 3.0], [0.0, 1.0, 0.0]])
    with raises(ValueError, message, x):
        call(x)


def test_matrix_that_is_not_positive_definite() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        linalg.cholesky(Variable(-np.eye(2)))
