"""Sums, means and extrema along an axis."""

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


def attained(gy: Any, x: Any, y: Any) -> Any:
    """Return `gy`, shared by the elements of each row that attain `y`; NaNs attain a NaN."""
    places = x == y[:, None]
    if np.isnan(y).any():
        places |= np.isnan(x)
    return np.where(places, (gy / np.count_nonzero(places, axis=1))[:, None], 0.0)


def ptp(gy: Any, x: Any) -> tuple[Any, ...]:
    low, high = x.min(axis=1), x.max(axis=1)
    return high - low, attained(gy, x, high) - attained(gy, x, low)


def average(gy: Any, x: Any, weights: Any) -> tuple[Any, ...]:
    """sum(w x) / sum(w), which a weight moves towards its element."""
    total = weights.sum(axis=1)
    y = (x * weights).sum(axis=1) / total
    part = (gy / total)[:, None]
    return y, part * weights, part * (x - y[:, None])


SUBJECTS = (
    unary(dz.sum, lambda gy, x: (x.sum(axis=1), spread(gy, x)), ROWS, call=lambda x: dz.sum(x, 1)),
    unary(dz.mean, lambda gy, x: (x.mean(axis=1), spread(gy / x.shape[1], x)), ROWS, call=lambda x: dz.mean(x, 1)),
    unary(dz.max, lambda gy, x: (y := x.max(axis=1), attained(gy, x, y)), ROWS, call=lambda x: dz.max(x, 1)),
    unary(dz.min, lambda gy, x: (y := x.min(axis=1), attained(gy, x, y)), ROWS, call=lambda x: dz.min(x, 1)),
    unary(dz.prod, lambda gy, x: (y := x.prod(axis=1), (gy * y)[:, None] / x), NONZERO, call=lambda x: dz.prod(x, 1)),
    unary(dz.ptp, ptp, ROWS, call=lambda x: dz.ptp(x, 1)),
    binary(dz.average, average, ROWS, NONZERO, call=lambda x, weights: dz.average(x, 1, weights)),
)
