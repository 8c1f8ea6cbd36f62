"""Systems of equations with a triangle, with three diagonals, and with a matrix on either side."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_linalg as sl

from ..subjects import MATRICES, MATRIX, Subject, binary, np
from .solving import regular


def bands(size: int, seed: int) -> Any:
    """Three diagonals, of which the middle one dominates."""
    sides = np.random.default_rng(seed).uniform(-1, 1, (3, size))
    return sides + np.array([[0.0], [4.0], [0.0]])


def solve_triangular(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """Of the upper triangle, which alone has a gradient."""
    y = sl.solve_triangular(a, b)
    gb = sl.solve_triangular(a, gy, trans=1)
    return y, np.triu(np.outer(-gb, y)), gb


def solve_banded(gy: Any, ab: Any, b: Any) -> tuple[Any, ...]:
    """Of the transposed matrix the bands are those of ab in reverse order, shifted."""
    y = sl.solve_banded((1, 1), ab, b)
    back = np.zeros_like(ab)
    back[0, 1:], back[1], back[2, :-1] = ab[2, :-1], ab[1], ab[0, 1:]
    gb = sl.solve_banded((1, 1), back, gy)
    gab = np.zeros_like(ab)
    gab[0, 1:], gab[1], gab[2, :-1] = -gb[:-1] * y[1:], -gb * y, -gb[1:] * y[:-1]
    return y, gab, gb


def solve_sylvester(gy: Any, a: Any, b: Any, q: Any) -> tuple[Any, ...]:
    """The same equation with both matrices transposed."""
    y = sl.solve_sylvester(a, b, q)
    gq = sl.solve_sylvester(a.T, b.T, gy)
    return y, -gq @ y.T, -y.T @ gq, gq


SUBJECTS = (
    binary(dz.special.solve_triangular, solve_triangular, regular, scale=MATRICES),
    binary(dz.special.solve_banded, solve_banded, bands, call=lambda ab, b: dz.special.solve_banded((1, 1), ab, b)),
    Subject(dz.special.solve_sylvester, solve_sylvester, (regular, regular, MATRIX), scale=MATRICES),
)
