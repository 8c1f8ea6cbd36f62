"""The rows of ``matrix_functions``. The references are functions of eigenvalues, of which NumPy finds those of stacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dezero_typed import special
from dezero_typed.arrays import AnyArray
from tests.cases import Case, Row, case, values

SMALL = values(2, 3, 3, low=-1, high=1)
RIGHT = SMALL + 2 * np.eye(3)
"""Of which all eigenvalues lie to the right of 0."""


def of_eigenvalues(function: Callable[[Any], Any]) -> Callable[[AnyArray], AnyArray]:
    """Return the function of matrices that is `function` of their eigenvalues."""

    def compute(x: AnyArray) -> AnyArray:
        w, v = np.linalg.eig(x)
        y: AnyArray = v * function(w + 0j)[..., None, :] @ np.linalg.inv(v)
        return y if x.dtype.kind == "c" else y.real

    return compute


def torch_expm(torch: Any, x: Any) -> Any:
    return torch.linalg.matrix_exp(x)


def squares(x: AnyArray) -> list[Case]:
    """Return cases of square matrices: one, a stack, of size one, empty ones."""
    return [case(x[0]), case(x), case(x[:1, :1, :1]), case(x[:0]), case(x[:, :0, :0])]


ROWS = (
    Row(
        special.sqrtm, None, squares(RIGHT), reference=of_eigenvalues(np.sqrt), complex="kept", scalar=False, rtol=1e-12,
        formula="the Y for which Y Y = x, with eigenvalues to the right of 0", gradient="the G for which Yᵀ G + G Yᵀ = gy", odd="LinAlgError at singular matrices",
    ),
    Row(
        special.expm, None, squares(SMALL), reference=of_eigenvalues(np.exp), complex="kept", scalar=False, rtol=1e-11, torch=torch_expm,
        formula="1 + x + x² / 2 + x³ / 6 + …", gradient="the derivative at xᵀ along gy",
    ),
)  # fmt: skip
