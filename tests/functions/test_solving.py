from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import Variable, linalg, variable
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


def test_what_is_not_square() -> None:
    for name in ("det", "slogdet", "inv"):
        with raises(ValueError, f"{name}: expected square matrices, shape (..., n, n), got shape (2, 3)"):
            untyped(getattr(linalg, name))(Variable(np.ones((2, 3))))
    with raises(ValueError, "solve: expected shapes (..., n, n) and (..., n, k) or (n,), got (2, 2) and (3,)"):
        linalg.solve(Variable(np.eye(2)), Variable(np.ones(3)))


def test_a_singular_matrix_has_no_inverse() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        linalg.inv(Variable(np.zeros((2, 2))))
