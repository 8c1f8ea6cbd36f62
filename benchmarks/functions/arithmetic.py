"""Sums, products, quotients and powers."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import POSITIVE, binary, np, unary


def power(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """The gradients of a**b; at a = 0 both are 0 where the power is constant in one of the operands."""
    y = a**b
    zero = a == 0
    flat = zero & (b >= 0)
    ga = gy * b * a ** np.where(zero & (b == 0), 1.0, b - 1)
    return y, ga, gy * np.where(flat, 0.0, y) * np.log(np.where(flat, 1.0, a))


def hypot(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """The gradients of hypot(a, b), 0 at (0, 0)."""
    y = np.hypot(a, b)
    part = gy / np.where(y == 0, 1.0, y)
    return y, part * a, part * b


SUBJECTS = (
    binary(dz.add, lambda gy, a, b: (a + b, gy.copy(), gy.copy())),
    binary(dz.subtract, lambda gy, a, b: (a - b, gy.copy(), -gy)),
    binary(dz.multiply, lambda gy, a, b: (a * b, gy * b, gy * a)),
    binary(dz.divide, lambda gy, a, b: (y := a / b, ga := gy / b, -ga * y), b=POSITIVE),
    binary(dz.power, power, POSITIVE),
    binary(dz.float_power, power, POSITIVE),
    unary(dz.negative, lambda gy, x: (-x, -gy)),
    unary(dz.positive, lambda gy, x: (+x, gy.copy())),
    unary(dz.square, lambda gy, x: (x * x, gy * (x + x))),
    unary(dz.sqrt, lambda gy, x: (y := np.sqrt(x), gy / (y + y)), POSITIVE),
    unary(dz.cbrt, lambda gy, x: (y := np.cbrt(x), gy / (3 * y * y)), POSITIVE),
    unary(dz.reciprocal, lambda gy, x: (y := 1 / x, -gy * y * y), POSITIVE),
    binary(dz.hypot, hypot),
)
