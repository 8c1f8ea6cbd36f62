"""Sums of products written with indices."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, binary


def einsum(a: Any, b: Any) -> Any:
    return dz.einsum("ij,kj->ik", a, b, optimize=True)


SUBJECTS = (
    binary(dz.einsum, lambda gy, a, b: (a @ b.T, gy @ b, gy.T @ a), MATRIX, MATRIX, call=einsum, scale=MATRICES),
)
