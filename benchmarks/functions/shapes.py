"""Elements in another shape, repeated along axes, or of another type."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, ROWS, Subject, np, placed, rows, unary, uniform


def broadcast_arrays(gys: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """A column and a row, along which the cotangents are summed."""
    return *np.broadcast_arrays(a, b), gys[0].sum(axis=1, keepdims=True), gys[1].sum(axis=0)


def row_shape(size: int, seed: int) -> tuple[int, ...]:
    return rows(size)[1:]


def whole_shape(size: int, seed: int) -> tuple[int, ...]:
    return rows(size)


ROW = uniform(shape=lambda n: rows(n)[1:])
COLUMN = uniform(shape=lambda n: (rows(n)[0], 1))
FLAT_ROW = uniform(shape=lambda n: (1, n))

SUBJECTS = (
    placed(dz.reshape, lambda gy, x, shape: (x.reshape(shape), gy.reshape(x.shape).copy()), ANY, whole_shape),
    unary(dz.ravel, lambda gy, x: (x.ravel(), gy.reshape(x.shape).copy()), ROWS),
    unary(dz.squeeze, lambda gy, x: (x.squeeze(), gy.reshape(x.shape).copy()), FLAT_ROW),
    unary(dz.transpose, lambda gy, x: (x.T, gy.T.copy()), ROWS),
    placed(dz.broadcast_to, lambda gy, x, shape: (np.broadcast_to(x, shape), gy.sum(axis=0)), ROW, whole_shape),
    Subject(dz.broadcast_arrays, broadcast_arrays, (COLUMN, ROW)),
    placed(dz.sum_to, lambda gy, x, shape: (x.sum(axis=0), np.broadcast_to(gy, x.shape).copy()), ROWS, row_shape),
    unary(
        dz.astype, lambda gy, x: (x.astype(np.float32), gy.astype(x.dtype)), call=lambda x: dz.astype(x, np.float32)
    ),
)
