"""Variances and standard deviations along an axis."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)


def var(gy: Any, x: Any) -> tuple[Any, ...]:
    """The mean square of the distances from the mean, which the gradient needs as well."""
    distances = x - x.mean(axis=1, keepdims=True)
    y = (distances * distances).mean(axis=1)
    return y, (gy * (2 / x.shape[1]))[:, None] * distances


def std(gy: Any, x: Any) -> tuple[Any, ...]:
    """The root of that; its gradient is 0 where all elements are equal."""
    distances = x - x.mean(axis=1, keepdims=True)
    y = np.sqrt((distances * distances).mean(axis=1))
    return y, (gy / (np.where(y == 0, 1.0, y) * x.shape[1]))[:, None] * distances


SUBJECTS = (
    unary(dz.var, var, ROWS, call=lambda x: dz.var(x, 1)),
    unary(dz.std, std, ROWS, call=lambda x: dz.std(x, 1)),
)
