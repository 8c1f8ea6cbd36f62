"""Functions that are entire where their formula divides by zero."""

from __future__ import annotations

from math import factorial, pi
from typing import Any

import dezero_typed as dz

from ..subjects import np, unary

NEAR = [(-1.0) ** k * 2 * k / factorial(2 * k + 1) for k in range(1, 9)]
"""The series of the derivative of sin(t) / t, of odd powers of t."""

SMALL = [0.5 / (4.0**k * factorial(k) * factorial(k + 1)) for k in range(16)]
"""That of I1(x) / x, of even powers of x, which leaves no error as far as 4."""


def polynomial(weights: list[float], x: Any) -> Any:
    """Return ``weights[0] + weights[1] * x + ...``."""
    y = np.full_like(x, weights[-1])
    for weight in weights[-2::-1]:
        y = y * x + weight
    return y


def sinc(gy: Any, x: Any) -> tuple[Any, ...]:
    """sin(t) / t of t = pi x, whose derivative is (cos(t) - y) / t away from zero."""
    t = pi * x
    near = np.abs(t) < 1
    far = np.where(near, 1.0, t)
    y = np.where(t == 0, 1.0, np.sin(t) / np.where(t == 0, 1.0, t))
    slope = (np.cos(far) - y) / far
    small = t[near]
    slope[near] = small * polynomial(NEAR, small * small)
    return y, gy * (pi * slope)


def i0(gy: Any, x: Any) -> tuple[Any, ...]:
    """I0(x), whose derivative is I1(x)."""
    return np.i0(x), gy * (x * polynomial(SMALL, x * x))


SUBJECTS = (
    unary(dz.sinc, sinc),
    unary(dz.i0, i0),
)
