"""The square root and the exponential of a matrix."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_linalg as sl

from ..subjects import MATRICES, unary
from .solving import regular


def sqrtm(gy: Any, x: Any) -> tuple[Any, ...]:
    """y dy + dy y is dx; here the root is real."""
    y = sl.sqrtm(x)
    return y, sl.solve_sylvester(y.T, y.T, gy)


def expm(gy: Any, x: Any) -> tuple[Any, ...]:
    """The value comes first, since what gy is depends on it: one call cannot serve both."""
    return sl.expm(x), sl.expm_frechet(x.T, gy, compute_expm=False)


SUBJECTS = (
    unary(dz.special.sqrtm, sqrtm, regular, scale=MATRICES),
    unary(dz.special.expm, expm, regular, scale=MATRICES),
)
