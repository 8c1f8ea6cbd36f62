"""Elements repeated along axes."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, unary


def resize(gy: Any, x: Any) -> tuple[Any, ...]:
    """x and its first half once more, which has two cotangents."""
    n, half = x.size, x.size // 2
    return np.resize(x, n + half), np.concatenate([gy[:half] + gy[n:], gy[half:n]])


def half_more(x: Any) -> Any:
    size: int = x.size
    return dz.resize(x, size + size // 2)


SUBJECTS = (
    unary(dz.tile, lambda gy, x: (np.tile(x, 4), gy.reshape(4, -1).sum(axis=0)), call=lambda x: dz.tile(x, 4)),
    unary(dz.repeat, lambda gy, x: (np.repeat(x, 4), gy.reshape(-1, 4).sum(axis=1)), call=lambda x: dz.repeat(x, 4)),
    unary(dz.resize, resize, call=half_more),
)
