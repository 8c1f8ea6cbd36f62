"""The rows of ``joining``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, Y, case, values


def torch_concatenate(torch: Any, xs: Any, axis: Any = 0) -> Any:
    return torch.concatenate(xs if axis is not None else [x.flatten() for x in xs], axis or 0)


def torch_stack(torch: Any, xs: Any, axis: Any = 0) -> Any:
    return torch.stack(xs, axis)


ROWS = (
    Row(
        dz.concatenate, np.concatenate,
        [case(X, Y), case(X, Y[:1]), case(X, Y[:, :2], axis=1), case(X, Y, X[:, :1], axis=-1),
         case(CUBE, CUBE[:, :1], axis=1), case(ROW, values(1)), case(values(1)), case(X, EMPTY),
         case(EMPTY, EMPTY), case(X, X[:, :0], axis=1), case(X, ROW, axis=None)],
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
    Row(
        dz.vstack, np.vstack,
        [case(X, Y[:1]), case(ROW, ROW), case(ROW, X), case(DOT, DOT), case(ROW), case(values(1)), case(CUBE, CUBE), case(EMPTY, X), case(values(0), values(0))],
        integers="kept", sequence=True, complex="kept",
        formula="arrays one below another", gradient="to each array its part of gy", torch="vstack",
    ),
    Row(
        dz.hstack, np.hstack,
        [case(X, Y[:, :1]), case(ROW, values(1), DOT), case(DOT, DOT), case(DOT, ROW), case(values(1)), case(CUBE, CUBE), case(EMPTY, EMPTY)],
        integers="kept", sequence=True, complex="kept",
        formula="arrays beside one another", gradient="to each array its part of gy", torch="hstack",
    ),
    Row(
        dz.dstack, np.dstack,
        [case(X, Y), case(ROW, ROW), case(DOT, DOT), case(X, CUBE), case(values(1)), case(EMPTY, EMPTY)],
        integers="kept", sequence=True, complex="kept",
        formula="arrays behind one another", gradient="to each array its part of gy", torch="dstack",
    ),
    Row(
        dz.column_stack, np.column_stack,
        [case(ROW, ROW), case(X, values(2)), case(X, Y), case(DOT, DOT), case(values(1)), case(EMPTY, EMPTY), case(values(0), values(0))],
        integers="kept", sequence=True, complex="kept",
        formula="vectors as columns", gradient="to each array its part of gy", torch="column_stack",
    ),
    Row(
        dz.append, np.append,
        [case(X, ROW), case(X, Y, axis=0), case(X, Y[:, :1], after=(1,)), case(DOT, DOT), case(values(1), DOT), case(EMPTY, X, axis=0), case(EMPTY, EMPTY)],
        integers="kept", complex="kept",
        formula="one array after another", gradient="to each array its part of gy",
    ),
)  # fmt: skip
