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


SUBJECTS = (
    binary(dz.array, lambda gy, a, b: (np.array([a, b]), gy[0].copy(), gy[1].copy()), call=lambda a, b: dz.array([a, b])),
    Subject(dz.block, block, (ROWS,) * 4, call=lambda a, b, c, d: dz.block([[a, b], [c, d]])),
)
