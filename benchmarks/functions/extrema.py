"""The largest and the smallest along an axis, and what is between them."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)


def attained(gy: Any, x: Any, y: Any) -> Any:
    """Return `gy`, shared by the elements of each row that attain `y`; NaNs attain a NaN."""
    places = x == y[:, None]
    if np.isnan(y).any():
        places |= np.isnan(x)
    return np.where(places, (gy / np.count_nonzero(places, axis=1))[:, None], 0.0)


def ptp(gy: Any, x: Any) -> tuple[Any, ...]:
    low, high = x.min(axis=1), x.max(axis=1)
    return high - low, attained(gy, x, high) - attained(gy, x, low)


SUBJECTS = (
    unary(dz.max, lambda gy, x: (y := x.max(axis=1), attained(gy, x, y)), ROWS, call=lambda x: dz.max(x, 1)),
    unary(dz.min, lambda gy, x: (y := x.min(axis=1), attained(gy, x, y)), ROWS, call=lambda x: dz.min(x, 1)),
    unary(dz.ptp, ptp, ROWS, call=lambda x: dz.ptp(x, 1)),
)
