"""Sines, tangents, their inverses, and the units of angles."""

from __future__ import annotations

from math import pi
from typing import Any

import dezero_typed as dz

from ..subjects import INSIDE, binary, np, unary

DEGREE = pi / 180


def arctan2(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """The gradients of arctan2(a, b), 0 at (0, 0)."""
    square = a * a + b * b
    part = gy / np.where(square == 0, 1.0, square)
    return np.arctan2(a, b), part * b, -part * a


SUBJECTS = (
    unary(dz.sin, lambda gy, x: (np.sin(x), gy * np.cos(x))),
    unary(dz.cos, lambda gy, x: (np.cos(x), -gy * np.sin(x))),
    unary(dz.tan, lambda gy, x: (y := np.tan(x), gy + gy * y * y)),
    unary(dz.arcsin, lambda gy, x: (np.arcsin(x), gy / np.sqrt(1 - x * x)), INSIDE),
    unary(dz.arccos, lambda gy, x: (np.arccos(x), -gy / np.sqrt(1 - x * x)), INSIDE),
    unary(dz.arctan, lambda gy, x: (np.arctan(x), gy / (x * x + 1))),
    binary(dz.arctan2, arctan2),
    unary(dz.degrees, lambda gy, x: (np.degrees(x), gy / DEGREE)),
    unary(dz.radians, lambda gy, x: (np.radians(x), gy * DEGREE)),
    unary(dz.deg2rad, lambda gy, x: (np.deg2rad(x), gy * DEGREE)),
    unary(dz.rad2deg, lambda gy, x: (np.rad2deg(x), gy / DEGREE)),
    unary(dz.unwrap, lambda gy, x: (np.unwrap(x), gy.copy())),
)
