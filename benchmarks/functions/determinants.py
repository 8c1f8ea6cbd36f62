"""Determinants, and their logarithms."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, np, unary
from .solving import regular


def slogdet(gy: Any, x: Any) -> tuple[Any, ...]:
    """The sign, which does not change, and the logarithm, whose gradient is the inverse."""
    return *np.linalg.slogdet(x), gy[1] * np.linalg.inv(x).T


SUBJECTS = (
    unary(dz.linalg.det, lambda gy, x: (y := np.linalg.det(x), (gy * y) * np.linalg.inv(x).T), regular, scale=MATRICES),
    unary(dz.linalg.slogdet, slogdet, regular, scale=MATRICES),
)
