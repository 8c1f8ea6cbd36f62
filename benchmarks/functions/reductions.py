"""Sums, products and means along an axis."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import binary, np, rows, unary, uniform

ROWS = uniform(shape=rows)
NONZERO = uniform(0.8, 1.2, rows)
"""Numbers of which a thousand have a product within range."""


def spread(gy: Any, x: Any) -> Any:
    """Return `gy` at every element of its row."""
    return np.repeat(gy[:, None], x.shape[1], axis=1)


def average(gy: Any, x: Any, weights: Any) -> tuple[Any, ...]:
    """sum(w x) / sum(w), which a weight moves towards its element."""
    total = weights.sum(axis=1)
    y = (x * weights).sum(axis=1) / total
    part = (gy / total)[:, None]
    return y, part * weights, part * (x - y[:, None])


SUBJECTS = (
    unary(dz.sum, lambda gy, x: (x.sum(axis=1), spread(gy, x)), ROWS, call=lambda x: dz.sum(x, 1)),
    unary(dz.mean, lambda gy, x: (x.mean(axis=1), spread(gy / x.shape[1], x)), ROWS, call=lambda x: dz.mean(x, 1)),
    unary(dz.prod, lambda gy, x: (y := x.prod(axis=1), (gy * y)[:, None] / x), NONZERO, call=lambda x: dz.prod(x, 1)),
    binary(dz.average, average, ROWS, NONZERO, call=lambda x, weights: dz.average(x, 1, weights)),
)
