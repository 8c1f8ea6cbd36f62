"""Norms of vectors and matrices, and the condition number of a matrix."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, np, rows, unary, uniform


def norm(gy: Any, x: Any) -> tuple[Any, ...]:
    """The Euclidean norm, whose gradient is 0 where it is."""
    y = np.linalg.norm(x)
    return y, (gy / (y or 1.0)) * x


def cubic_norms(gy: Any, x: Any) -> tuple[Any, ...]:
    """Those of order 3 along the rows."""
    size = np.abs(x)
    square = size * size
    y = np.sum(square * size, axis=-1) ** (1 / 3)
    return y, (gy / np.where(y == 0, 1.0, y * y))[:, None] * (square * np.sign(x))


def spectral_norm(gy: Any, x: Any) -> tuple[Any, ...]:
    """The largest singular value."""
    u, s, vh = np.linalg.svd(x)
    return s[0], gy * np.outer(u[:, 0], vh[0])


def cond(gy: Any, x: Any) -> tuple[Any, ...]:
    """The largest singular value over the smallest."""
    u, s, vh = np.linalg.svd(x)
    y = s[0] / s[-1]
    part = gy / s[-1]
    return y, part * np.outer(u[:, 0], vh[0]) - (part * y) * np.outer(u[:, -1], vh[-1])


SUBJECTS = (
    unary(dz.linalg.norm, norm),
    unary(dz.linalg.vector_norm, cubic_norms, uniform(shape=rows), call=lambda x: dz.linalg.vector_norm(x, axis=-1, ord=3)),
    unary(dz.linalg.matrix_norm, spectral_norm, MATRIX, call=lambda x: dz.linalg.matrix_norm(x, ord=2), scale=MATRICES),
    unary(dz.linalg.cond, cond, MATRIX, scale=MATRICES),
)
