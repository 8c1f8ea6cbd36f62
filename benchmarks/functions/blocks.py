"""Arrays of nested lists."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ROWS, Subject, binary, np


def block(gy: Any, a: Any, b: Any, c: Any, d: Any) -> tuple[Any, ...]:
    """Four matrices of one shape, each with its part of the cotangent."""
    m, n = a.shape
    parts = gy[:m, :n], gy[:m, n:], gy[m:, :n], gy[m:, n:]
    return np.block([[a, b], [c, d]]), *(part.copy() for part in parts)


def array_of(a: Any, b: Any) -> Any:
    return dz.array([a, b])


def block_of(a: Any, b: Any, c: Any, d: Any) -> Any:
    return dz.block([[a, b], [c, d]])


SUBJECTS = (
    binary(dz.array, lambda gy, a, b: (np.array([a, b]), gy[0].copy(), gy[1].copy()), call=array_of),
    Subject(dz.block, block, (ROWS, ROWS, ROWS, ROWS), call=block_of),
)
