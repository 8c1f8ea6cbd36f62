"""Functions that move elements: shapes, indices, joins, orders."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz

from ..contest import AnyArray
from .trial import Trial, binary, rows, unary, uniform

X = uniform(-2.0, 2.0)
PAIR = uniform(-2.0, 2.0, 2)
ROWS = rows()


def places(size: int) -> AnyArray:
    """Return `size` indices, some of them equal, in no order."""
    return np.random.default_rng(1).integers(0, size, size)


def gathered(gy: Any, x: Any, _y: Any) -> Any:
    """Return the gradient of ``x[places]``, by the function that NumPy has for it."""
    gx = np.zeros_like(x)
    np.add.at(gx, places(x.size), gy)
    return gx


def masked(gy: Any, x: Any, _y: Any) -> Any:
    gx = np.zeros_like(x)
    gx[x > 0] = gy
    return gx


def sliced(gy: Any, x: Any, _y: Any) -> Any:
    gx = np.zeros_like(x)
    gx[1::2] = gy
    return gx


def ordered(gy: Any, x: Any, _y: Any) -> Any:
    gx = np.empty_like(x)
    gx[np.argsort(x)] = gy
    return gx


TRIALS: tuple[Trial, ...] = (
    unary("reshape", lambda x: dz.reshape(x, (2, -1)), X, lambda x: x.reshape(2, -1), lambda gy, x, y: gy.reshape(-1).copy()),
    unary("transpose", dz.transpose, ROWS, np.transpose, lambda gy, x, y: gy.T.copy()),
    unary("flip", dz.flip, X, np.flip, lambda gy, x, y: np.flip(gy).copy()),
    unary("roll", lambda x: dz.roll(x, 1), X, lambda x: np.roll(x, 1), lambda gy, x, y: np.roll(gy, -1)),
    unary("tile", lambda x: dz.tile(x, 2), X, lambda x: np.tile(x, 2), lambda gy, x, y: gy.reshape(2, -1).sum(0)),
    unary("repeat", lambda x: dz.repeat(x, 2), X, lambda x: np.repeat(x, 2), lambda gy, x, y: gy.reshape(-1, 2).sum(1)),
    unary("pad", lambda x: dz.pad(x, 1), X, lambda x: np.pad(x, 1), lambda gy, x, y: gy[1:-1].copy()),
    unary(
        "broadcast_to", lambda x: dz.broadcast_to(x, (2, x.size)), X, lambda x: np.broadcast_to(x, (2, x.size)),
        lambda gy, x, y: gy.sum(0),
    ),
    unary("tril", dz.tril, ROWS, np.tril, lambda gy, x, y: np.tril(gy)),
    binary(
        "concatenate", lambda a, b: dz.concatenate([a, b]), PAIR, lambda a, b: np.concatenate([a, b]),
        lambda gy, a, b, y: (gy[: a.size].copy(), gy[a.size :].copy()),
    ),
    binary(
        "stack", lambda a, b: dz.stack([a, b]), PAIR, lambda a, b: np.stack([a, b]), lambda gy, a, b, y: (gy[0].copy(), gy[1].copy()),
    ),
    unary("x[slice]", lambda x: dz.getitem(x, slice(1, None, 2)), X, lambda x: x[1::2], sliced),
    unary("x[mask]", lambda x: dz.getitem(x, x.data > 0), X, lambda x: x[x > 0], masked),
    unary("x[indices]", lambda x: dz.getitem(x, places(x.size)), X, lambda x: x[places(x.size)], gathered),
    unary("take", lambda x: dz.take(x, places(x.size)), X, lambda x: np.take(x, places(x.size)), gathered),
    unary("sort", dz.sort, X, np.sort, ordered),
)  # fmt: skip
