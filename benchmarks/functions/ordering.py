"""Sorting and partial sorting of rows."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)


def put_back(gy: Any, order: Any) -> Any:
    """Return what `order` turns into `gy`."""
    gx = np.empty_like(gy)
    np.put_along_axis(gx, order, gy, axis=1)
    return gx


def sort(gy: Any, x: Any) -> tuple[Any, ...]:
    order = np.argsort(x, axis=1)
    return np.take_along_axis(x, order, axis=1), put_back(gy, order)


def partition(gy: Any, x: Any) -> tuple[Any, ...]:
    order = np.argpartition(x, 1, axis=1)
    return np.take_along_axis(x, order, axis=1), put_back(gy, order)


SUBJECTS = (
    unary(dz.sort, sort, ROWS),
    unary(dz.partition, partition, ROWS, call=lambda x: dz.partition(x, 1)),
)
