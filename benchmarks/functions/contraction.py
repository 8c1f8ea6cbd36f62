"""Sums of products over chosen axes."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, binary, np, uniform


def tensordot(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """The sum over two axes, as one product of matrices; so are the gradients."""
    left, right = a.reshape(len(a), -1), b.reshape(-1, b.shape[-1])
    return left @ right, (gy @ right.T).reshape(a.shape), (left.T @ gy).reshape(b.shape)


LEFT = uniform(shape=lambda n: (n, 4, n // 4))
RIGHT = uniform(shape=lambda n: (4, n // 4, n))

SUBJECTS = (
    binary(dz.dot, lambda gy, a, b: (np.dot(a, b), np.dot(gy, b.T), np.dot(a.T, gy)), MATRIX, MATRIX, scale=MATRICES),
    binary(dz.inner, lambda gy, a, b: (np.inner(a, b), gy @ b, gy.T @ a), MATRIX, MATRIX, scale=MATRICES),
    binary(dz.tensordot, tensordot, LEFT, RIGHT, scale=MATRICES),
)
