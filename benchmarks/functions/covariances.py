"""Covariances and correlations of up to a hundred quantities."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, unary, uniform


def quantities(n: int) -> tuple[int, ...]:
    """As many elements: quantities in rows that were observed many times each."""
    number = max(2, n // 10_000)
    return (number, n // number)


OBSERVED = uniform(shape=quantities)


def cov(gy: Any, x: Any) -> tuple[Any, ...]:
    """The mean products of the distances from the means; those add up to 0, so that the means take no gradient."""
    distances = x - x.mean(axis=1, keepdims=True)
    divisor = x.shape[1] - 1
    return distances @ distances.T / divisor, (gy + gy.T) / divisor @ distances


def corrcoef(gy: Any, x: Any) -> tuple[Any, ...]:
    """The same of distances of length one, whose gradient has no part along them."""
    distances = x - x.mean(axis=1, keepdims=True)
    lengths = np.sqrt((distances * distances).sum(axis=1, keepdims=True))
    units = distances / lengths
    pull = (gy + gy.T) @ units
    along = (pull * units).sum(axis=1, keepdims=True)
    return np.clip(units @ units.T, -1.0, 1.0), (pull - along * units) / lengths


SUBJECTS = (
    unary(dz.cov, cov, OBSERVED),
    unary(dz.corrcoef, corrcoef, OBSERVED),
)
