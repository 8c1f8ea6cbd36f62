from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import Variable, linalg
from tests.helpers import raises
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


def test_what_is_not_square() -> None:
    with raises(ValueError, "inv: expected square matrices, shape (..., n, n), got shape (2, 3)"):
        linalg.inv(Variable(np.ones((2, 3))))
    with raises(ValueError, "solve: expected shapes (..., n, n) and (..., n, k) or (n,), got (2, 2) and (3,)"):
        linalg.solve(Variable(np.eye(2)), Variable(np.ones(3)))


def test_a_singular_matrix_has_no_inverse() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        linalg.inv(Variable(np.zeros((2, 2))))
