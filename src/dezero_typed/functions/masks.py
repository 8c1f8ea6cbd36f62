"""Which elements take part: conditions, and what stands in the place of the elements that do not."""

from __future__ import annotations

from typing import Any, TypeAlias, final

import numpy as np
from numpy import ndarray

from ..application import unary
from ..arrays import Array, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Mask, as_mask, is_variable, require_variable

Truths: TypeAlias = ndarray[Shape, np.dtype[np.bool]] | bool
"""Where a condition holds."""


@final
@operation
class Filled(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x, with `value` where it is `missing`."""

    missing: Mask
    value: float

    def forward(self, x: Array) -> Array:
        return np.where(self.missing, self.value, x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        zero: Any = gy.dtype.type(0)
        return (np.where(self.missing, zero, gy),)


def truths(label: str, condition: object) -> Mask:
    """Return a copy of `condition`, an array of truths; raise about `label` where it is a Variable or numbers."""
    found = "a Variable" if is_variable(condition) else str(np.asarray(condition).dtype)
    if found != "bool":
        raise TypeError(f"{label}: a condition must be a boolean array, got {found}; write a comparison such as x > 0")
    return as_mask(np.array(condition))


def truths_of(label: str, condition: object, shape: tuple[int, ...]) -> Mask:
    """Return the same, broadcast to `shape`."""
    mask = truths(label, condition)
    try:
        return mask if mask.shape == shape else np.broadcast_to(mask, shape)
    except ValueError:
        raise ValueError(
            f"{label}: a condition of shape {mask.shape} does not broadcast to the shape {shape}"
        ) from None


def filled_where(x: AnyVariable, missing: Mask, value: float) -> AnyVariable:
    """Return `x` with `value` at the places that are `missing`."""
    return unary(Filled(missing, value), x) if missing.any() else x


def taking_part(label: str, x: AnyVariable, dtype: Any, where: object, value: float) -> AnyVariable:
    """Return `x` as what a reduction with these arguments reads: of `dtype`, with `value` except `where` the condition holds."""
    x = in_type(label, x, dtype)
    return x if where is True else filled_where(x, as_mask(~truths_of(label, where, x.shape)), value)


def in_type(label: str, x: AnyVariable, dtype: Any) -> AnyVariable:
    """Return `x` in `dtype`, in which a result is computed; None stands for its own."""
    if dtype is None:
        return require_variable(label, x)
    if require_variable(label, x).dtype.kind == "i" and np.dtype(dtype) != x.dtype:
        raise TypeError(f"{label}: {x.dtype} as {np.dtype(dtype)} has no {x.dtype} gradient; write x.astype(np.float64)")
    return x if np.dtype(dtype) == x.dtype else x.astype(dtype)


def number_of(label: str, initial: Any) -> Any:
    """Return `initial` if it is a number; raise about `label` otherwise."""
    if is_variable(initial) or np.ndim(initial) != 0:
        found = "a Variable" if is_variable(initial) else f"an array of shape {np.shape(initial)}"
        raise TypeError(f"{label}: initial must be a number, got {found}; combine it with the result")
    return initial if isinstance(initial, int | float | complex) else np.asarray(initial).item()
