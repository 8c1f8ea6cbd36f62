"""Polynomials of eight coefficients, and powers in four columns."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import binary, np, unary, uniform


def polyval(gy: Any, p: Any, x: Any) -> tuple[Any, ...]:
    """The coefficients have the moments of gy."""
    part, moments = gy, [gy.sum()]
    for _ in p[1:]:
        part = part * x
        moments.append(part.sum())
    return np.polyval(p, x), np.array(moments[::-1]), gy * np.polyval(np.polyder(p), x)


def vander(gy: Any, x: Any) -> tuple[Any, ...]:
    """The slope of a power is the column beside it, times its exponent."""
    y = np.vander(x, 4)
    return y, (gy[:, :-1] * y[:, 1:]) @ np.arange(3.0, 0.0, -1.0)


SUBJECTS = (
    binary(dz.polyval, polyval, uniform(shape=lambda n: (8,)), uniform(-1.0, 1.0)),
    unary(dz.vander, vander, call=lambda x: dz.vander(x, 4)),
)
