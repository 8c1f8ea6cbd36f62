"""The rows of ``joining``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, Y, case, values


def torch_concatenate(torch: Any, xs: Any, axis: Any = 0) -> Any:
    return torch.concatenate(xs, axis)


def torch_stack(torch: Any, xs: Any, axis: Any = 0) -> Any:
    return torch.stack(xs, axis)


ROWS = (
    Row(
        dz.concatenate, np.concatenate,
        [case(X, Y), case(X, Y[:1]), case(X, Y[:, :2], axis=1), case(X, Y, X[:, :1], axis=-1),
         case(CUBE, CUBE[:, :1], axis=1), case(ROW, values(1)), case(values(1)), case(X, EMPTY),
         case(EMPTY, EMPTY), case(X, X[:, :0], axis=1)],
        integers="kept", sequence=True, complex="kept", scalar=False,
        formula='arrays one after another along an axis', gradient='to each array its part of gy',
        torch=torch_concatenate,
    ),
    Row(
        dz.stack, np.stack,
        [case(X, Y), *(case(X, Y, X, axis=axis) for axis in (1, 2, -1, -3)), case(DOT, DOT, DOT), case(ROW),
         case(values(1)), case(EMPTY, EMPTY, axis=1)],
        integers="kept", sequence=True, complex="kept",
        formula='arrays along a new axis', gradient='to each array its part of gy',
        torch=torch_stack,
    ),
)  # fmt: skip
