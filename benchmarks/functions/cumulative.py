"""Running sums and products along an axis."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)
NONZERO = uniform(0.8, 1.2, rows)
"""Numbers of which a thousand have a product within range."""


def cumsum(gy: Any, x: Any) -> tuple[Any, ...]:
    """The gradient is the running sum from the last element on."""
    return np.cumsum(x, axis=1), gy[:, ::-1].cumsum(axis=1)[:, ::-1]


def cumprod(gy: Any, x: Any) -> tuple[Any, ...]:
    y = np.cumprod(x, axis=1)
    return y, (gy * y)[:, ::-1].cumsum(axis=1)[:, ::-1] / x


SUBJECTS = (
    unary(dz.cumsum, cumsum, ROWS, call=lambda x: dz.cumsum(x, 1)),
    unary(dz.cumprod, cumprod, NONZERO, call=lambda x: dz.cumprod(x, 1)),
    unary(dz.cumulative_sum, cumsum, ROWS, call=lambda x: dz.cumulative_sum(x, axis=1)),
    unary(dz.cumulative_prod, cumprod, NONZERO, call=lambda x: dz.cumulative_prod(x, axis=1)),
)
