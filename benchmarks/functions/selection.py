"""The larger, the smaller, what lies between bounds, or by a condition."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject, binary, chances, np, uniform


def shared(gy: Any, chosen0: Any, chosen1: Any) -> tuple[Any, Any]:
    """Return `gy` for the operand that was chosen, half of it where both were."""
    part = np.where(chosen0 & chosen1, gy / 2, gy)
    return np.where(chosen0, part, 0.0), np.where(chosen1, part, 0.0)


def maximum(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """A tie is shared, and a NaN is chosen."""
    return np.maximum(a, b), *shared(gy, (a >= b) | np.isnan(a), (b >= a) | np.isnan(b))


def minimum(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    return np.minimum(a, b), *shared(gy, (a <= b) | np.isnan(a), (b <= a) | np.isnan(b))


def fmax(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """A tie is shared, and what is not NaN is chosen."""
    return np.fmax(a, b), *shared(gy, (a >= b) | np.isnan(b), (b >= a) | np.isnan(a))


def fmin(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    return np.fmin(a, b), *shared(gy, (a <= b) | np.isnan(b), (b <= a) | np.isnan(a))


def clip(gy: Any, x: Any, low: Any, high: Any) -> tuple[Any, ...]:
    """At a bound, and beyond it, the bound has the gradient; the upper one where they have crossed."""
    above = (x >= high) | (low >= high)
    below = (x <= low) & ~above
    return np.clip(x, low, high), np.where(above | below, 0.0, gy), np.where(below, gy, 0.0), np.where(above, gy, 0.0)


def where(gy: Any, a: Any, b: Any, chosen: Any) -> tuple[Any, ...]:
    return np.where(chosen, a, b), np.where(chosen, gy, 0.0), np.where(chosen, 0.0, gy)


def chosen_where(a: Any, b: Any, chosen: Any) -> Any:
    return dz.where(chosen, a, b)


SUBJECTS = (
    binary(dz.maximum, maximum),
    binary(dz.minimum, minimum),
    binary(dz.fmax, fmax),
    binary(dz.fmin, fmin),
    Subject(dz.clip, clip, (ANY, uniform(-2.0, 0.0), uniform(0.0, 2.0))),
    Subject(dz.where, where, (ANY, ANY), constants=(chances(),), call=chosen_where),
)
