"""The rows of ``diagonals``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values

WIDE = values(2, 3, 4)


def torch_diag(torch: Any, x: Any, k: int = 0) -> Any:
    return torch.diag(x, k) if abs(k) < 5 else x.flatten()[:0]


def torch_diagonal(torch: Any, x: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    return torch.diagonal(x, offset, axis1, axis2)


def torch_diagflat(torch: Any, x: Any, k: int = 0) -> Any:
    return torch.diagflat(x, k)


def torch_tril(torch: Any, x: Any, k: int = 0) -> Any:
    return torch.tril(x, k)


def torch_triu(torch: Any, x: Any, k: int = 0) -> Any:
    return torch.triu(x, k)


ROWS = (
    Row(
        dz.diag, np.diag,
        [case(X), case(X, k=1), case(X, after=(-1,)), case(X.T), case(X, k=5), case(ROW), case(ROW, k=2), case(ROW, k=-1),
         case(values(1)), case(values(1, 1)), case(EMPTY), case(values(0))],
        integers="kept", complex="kept", scalar=False,
        formula="the diagonal of a matrix, or a matrix with that diagonal", gradient="gy on the diagonal, or its diagonal",
        torch=torch_diag,
    ),
    Row(
        dz.diagonal, np.diagonal,
        [case(X), case(X, offset=1), case(X.T, offset=-2), case(WIDE), case(WIDE, after=(1, 2, 0)), case(WIDE, axis1=-1, axis2=-2),
         case(X, offset=-7), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="x[i, i + offset]", gradient="gy on the diagonal, zeros beside it",
        torch=torch_diagonal,
    ),
    Row(
        dz.diagflat, np.diagflat, [case(X), case(X, k=-1), case(ROW, after=(1,)), case(DOT), case(values(1)), case(EMPTY)],
        integers="kept", complex="kept",
        formula="a matrix with x on a diagonal", gradient="the diagonal of gy", torch=torch_diagflat,
    ),
    Row(
        dz.trace, np.trace,
        [case(X), case(X, offset=1), case(X.T, offset=-1), case(WIDE), case(WIDE, after=(1, 2, 0)), case(CUBE, axis1=-2, axis2=0),
         case(X, offset=9), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="Σ x[i, i + offset]", gradient="gy at each place of the diagonal, zeros beside it",
    ),
    Row(
        dz.tril, np.tril, [case(X), case(X, k=1), case(X.T, after=(-1,)), case(CUBE), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="the lower triangle, and zeros", gradient="the lower triangle of gy", torch=torch_tril,
    ),
    Row(
        dz.triu, np.triu, [case(X), case(X, k=1), case(X.T, after=(-1,)), case(CUBE), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="the upper triangle, and zeros", gradient="the upper triangle of gy", torch=torch_triu,
    ),
)  # fmt: skip
