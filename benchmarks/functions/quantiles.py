"""Medians and quantiles of rows, whole or with a tenth missing."""

from __future__ import annotations

from math import floor
from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)
Q = 0.3


def holes(size: int, seed: int) -> Any:
    """Make numbers, and a NaN in the place of every tenth."""
    x = ROWS(size, seed)
    x.reshape(-1)[1::10] = np.nan
    return x


def attained(gy: Any, x: Any, y: Any) -> Any:
    """Return `gy`, shared by the elements of each row that equal `y`."""
    places = x == y[:, None]
    return np.where(places, (gy / np.count_nonzero(places, axis=1))[:, None], 0.0)


def between(gy: Any, x: Any, low: Any, high: Any, t: Any) -> tuple[Any, Any]:
    """Return (1 - t) low + t high, of two elements of each row, and the gradient."""
    return low + (high - low) * t, attained(gy * (1 - t), x, low) + attained(gy * t, x, high)


def quantile(gy: Any, x: Any, q: float = Q) -> tuple[Any, ...]:
    virtual = q * (x.shape[1] - 1)
    place = floor(virtual)
    ordered = np.partition(x, (place, place + 1), axis=1)
    return between(gy, x, ordered[:, place], ordered[:, place + 1], virtual - place)


def nanquantile(gy: Any, x: Any, q: float = Q) -> tuple[Any, ...]:
    """NaNs come last in the sorted rows."""
    number = x.shape[1] - np.count_nonzero(np.isnan(x), axis=1)
    virtual = q * (number - 1)
    place = np.floor(virtual).astype(int)
    t = virtual - place
    ordered, row = np.sort(x, axis=1), np.arange(len(x))
    return between(gy, x, ordered[row, place], ordered[row, place + (t > 0)], t)


SUBJECTS = (
    unary(dz.median, lambda gy, x: quantile(gy, x, 0.5), ROWS, call=lambda x: dz.median(x, 1)),
    unary(dz.quantile, quantile, ROWS, call=lambda x: dz.quantile(x, Q, 1)),
    unary(dz.percentile, quantile, ROWS, call=lambda x: dz.percentile(x, 100 * Q, 1)),
    unary(dz.nanmedian, lambda gy, x: nanquantile(gy, x, 0.5), holes, call=lambda x: dz.nanmedian(x, 1)),
    unary(dz.nanquantile, nanquantile, holes, call=lambda x: dz.nanquantile(x, Q, 1)),
    unary(dz.nanpercentile, nanquantile, holes, call=lambda x: dz.nanpercentile(x, 100 * Q, 1)),
)
