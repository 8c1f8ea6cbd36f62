"""Elements turned round and moved along axes."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, ROWS, np, unary


def trim_zeros(gy: Any, x: Any) -> tuple[Any, ...]:
    """What lies between the first element that is not zero and the last, with zeros around the gradient."""
    places = np.flatnonzero(x)
    inner = slice(places[0], places[-1] + 1)
    gx = np.zeros_like(x)
    gx[inner] = gy
    return x[inner], gx


def between_zeros(size: int, seed: int) -> Any:
    """Return numbers of which the first quarter and the last are 0."""
    x = ANY(size, seed)
    x[: size // 4] = x[-(size // 4) :] = 0
    return x


SUBJECTS = (
    unary(dz.roll, lambda gy, x: (np.roll(x, 3), np.roll(gy, -3)), call=lambda x: dz.roll(x, 3)),
    unary(dz.flip, lambda gy, x: (x[::-1], gy[::-1].copy())),
    unary(dz.fliplr, lambda gy, x: (x[:, ::-1], gy[:, ::-1].copy()), ROWS),
    unary(dz.flipud, lambda gy, x: (x[::-1], gy[::-1].copy()), ROWS),
    unary(dz.rot90, lambda gy, x: (np.rot90(x), np.rot90(gy, -1).copy()), ROWS),
    unary(dz.trim_zeros, trim_zeros, between_zeros),
)
