"""Gradients that are too long, shortened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from ..arrays import FLOAT64
from ..containers import as_variable, filled, found, like
from ..recording import TRACING
from ..variable import data_of, is_variable

__all__ = ["clip_by_norm"]

M = TypeVar("M")


def clip_by_norm(grads: M, max_norm: float) -> M:
    """``g * min(1, max_norm / |g|)``, where ``|g|`` is the Euclidean norm of all elements of all leaves together.

    What comes back is like `grads`, in new memory: equal to it where it is short enough, and else in the same direction,
    and `max_norm` long. The norm is computed in float64. Where it is NaN, so is everything; where it is infinite, what
    is finite becomes 0. (R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks,
    2013.) Raises `ValueError` for a `max_norm` that is not above 0.

    >>> from dezero_typed import optimize, variable
    >>> optimize.clip_by_norm([variable([3.0, 0.0]), variable(4.0)], 1.0)
    [Variable([0.6, 0. ]), Variable(0.8)]
    """
    if not max_norm > 0.0:
        raise ValueError(f"clip_by_norm: max_norm is {max_norm!r}, expected a number above 0")
    leaves = found(grads)
    tracked = TRACING.get() and any(map(is_variable, leaves))
    values = [as_variable(leaf) if tracked else data_of(leaf) for leaf in leaves]
    norm, unit = norm_of(values)
    limit = max_norm / unit
    # A norm that is NaN is not short: then so shall be the result.
    short = bool(data_of(norm) <= limit)
    clipped = [+value if short else scaled(value, limit / norm) for value in values]
    made: M = filled(grads, clipped if tracked else [like(leaf, np.asarray(g)) for leaf, g in zip(leaves, clipped, strict=True)])
    return made


def norm_of(values: Sequence[Any]) -> tuple[Any, float]:
    """Return the norm of all elements, in float64, and its unit: that of the largest, where squares overflow."""
    norm = root_of_squares(values, 1.0)
    if np.isinf(data_of(norm)):
        largest = max(float(np.abs(part).max(initial=0.0)) for value in values for part in real_parts(data_of(value)))
        if np.isfinite(largest):
            return root_of_squares(values, largest), largest
    return norm, 1.0


def root_of_squares(values: Sequence[Any], unit: float) -> Any:
    """Return the root of the sum of squares of all elements, in a `unit`."""
    with np.errstate(over="ignore"):
        squares: list[Any] = [np.sum(np.square(part / unit)) for value in values for part in real_parts(value)]
        total: Any = sum(squares)
    return np.sqrt(total) if np.any(data_of(total)) else total


def real_parts(value: Any) -> list[Any]:
    """Return the real numbers of a leaf as float64."""
    parts = [value.real, value.imag] if value.dtype.kind == "c" else [value]
    return [part if part.dtype == FLOAT64 else part.astype(FLOAT64) for part in parts]


def scaled(value: Any, factor: Any) -> Any:
    """Return `value` times a number of float64, in its own dtype."""
    product = value * factor
    return product if product.dtype == value.dtype else product.astype(value.dtype)
