"""Diagonals and triangles of matrices, and matrices made of diagonals."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, box, np, unary, uniform

SQUARE = uniform(shape=box(2))


def diagonal(gy: Any, x: Any) -> tuple[Any, ...]:
    """The diagonal, whose cotangent stands on one among zeros."""
    gx = np.zeros_like(x)
    np.fill_diagonal(gx, gy)
    return np.diagonal(x), gx


def trace(gy: Any, x: Any) -> tuple[Any, ...]:
    """The sum of the diagonal, likewise."""
    gx = np.zeros_like(x)
    np.fill_diagonal(gx, gy)
    return np.trace(x), gx


SUBJECTS = (
    unary(dz.diag, lambda gy, x: (np.diag(x), np.diag(gy)), SQUARE),
    unary(dz.diagflat, lambda gy, x: (np.diagflat(x), np.diag(gy).copy()), scale=MATRICES),
    unary(dz.diagonal, diagonal, SQUARE),
    unary(dz.trace, trace, SQUARE),
    unary(dz.tril, lambda gy, x: (np.tril(x), np.tril(gy)), SQUARE),
    unary(dz.triu, lambda gy, x: (np.triu(x), np.triu(gy)), SQUARE),
)
