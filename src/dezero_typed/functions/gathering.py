"""Taking elements along an axis, by their places, by truths, or from one of several arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, overload

import numpy as np
from numpy import ndarray

from ..application import nary, unary
from ..arrays import AnyArray, N, S, Shape, Unranked
from ..variable import AnyVariable, Indices, Matrix, Scalar, Variable, Vector, is_variable, require_variable
from .branching import Select
from .indexing import Getitem
from .reductions import one_axis
from .shapes import ravel

__all__ = ["choose", "compress", "take", "take_along_axis"]

Mode: TypeAlias = Literal["raise", "wrap", "clip"]
"""What becomes of a place that is not there: an error, the place as many lengths away, or the nearest end."""

Integers: TypeAlias = ndarray[Shape, np.dtype[np.integer]]


def taken(x: AnyVariable, places: Any, axis: int) -> AnyVariable:
    """Return the elements of `x` at `places` along `axis`, both checked."""
    return unary(Getitem((slice(None),) * axis + (places,) if axis else places, x.shape), x)


def checked_places(label: str, indices: Any, number: int, mode: Mode) -> Any:
    """Return a copy of `indices`, brought to 0 to `number` - 1; raise about `label` otherwise."""
    if is_variable(indices):
        raise TypeError(f"{label}: indices have no gradient, got a Variable; write x.data")
    places: Indices = np.array(indices, np.intp) if np.size(indices) == 0 else np.array(indices)
    if places.dtype.kind not in "iu":
        raise TypeError(f"{label}: indices must be integers, got {places.dtype}")
    if mode not in {"raise", "wrap", "clip"}:
        raise ValueError(f'{label}: mode must be "raise", "wrap" or "clip", got {mode!r}')
    if places.size and number == 0:
        raise IndexError(f"{label}: there is nothing to take along an axis of length 0")
    if mode == "wrap":
        return places % number if places.size else places
    if mode == "clip":
        return np.clip(places, 0, number - 1)
    if places.size and (places.min() < -number or places.max() >= number):
        raise IndexError(f"{label}: indices must be from {-number} to {number - 1}, got {places.min()} to {places.max()}")
    return places


@overload
def take(x: Variable[N, Unranked], indices: int | list[int] | Integers, axis: int | None = None, mode: Mode = "raise") -> Variable[N]: ...
@overload
def take(x: Variable[N, S], indices: int, axis: None = None, mode: Mode = "raise") -> Scalar[N]: ...
@overload
def take(x: Variable[N, S], indices: list[int], axis: None = None, mode: Mode = "raise") -> Vector[N]: ...
@overload
def take(x: Vector[N], indices: int, axis: int, mode: Mode = "raise") -> Scalar[N]: ...
@overload
def take(x: Matrix[N], indices: int, axis: int, mode: Mode = "raise") -> Vector[N]: ...
@overload
def take(x: Variable[N, S], indices: list[int] | ndarray[tuple[int], np.dtype[np.integer]], axis: int, mode: Mode = "raise") -> Variable[N, S]: ...
@overload
def take(x: Variable[N, S], indices: int | list[int] | Integers, axis: int | None = None, mode: Mode = "raise") -> Variable[N]: ...
def take(x: AnyVariable, indices: int | list[int] | Integers, axis: int | None = None, mode: Mode = "raise") -> AnyVariable:
    """The elements of `x` at the places `indices` along `axis`, or of all in one row. Dtype: that of `x`.

    Shape: that of `x` with that of `indices` for the axis. An element that is taken many times gets the sum of the gradients.
    Raises `IndexError` for places that `x` does not have, in the mode "raise", `TypeError` for indices that are no
    integers and `ValueError` for an axis that `x` does not have.
    """
    row: AnyVariable = ravel(require_variable("take", x)) if axis is None else x
    place = one_axis("take", axis or 0, row)
    places = checked_places("take", indices, row.shape[place], mode)
    return taken(row, int(places) if np.ndim(places) == 0 else places, place)


def take_along_axis(x: Variable[N, S], indices: ndarray[S, np.dtype[np.integer]], axis: int | None = -1) -> Variable[N, S]:
    """``y[i, j] = x[i, indices[i, j]]``, for the last axis, and the same along another or in one row, as `argsort` gives them.

    Shape: that of `indices`, which broadcast to `x` but for `axis`. Dtype: that of `x`.
    Raises `IndexError` for places that `x` does not have, `TypeError` for indices that are no integers, `ValueError`
    for shapes that do not fit.
    """
    row: Any = ravel(require_variable("take_along_axis", x)) if axis is None else x
    place = one_axis("take_along_axis", 0 if axis is None else axis, row)
    places = checked_places("take_along_axis", indices, row.shape[place], "raise")
    if places.ndim != row.ndim:
        raise ValueError(f"take_along_axis: expected indices of {row.ndim} axes, got shape {places.shape}")
    index: list[Indices] = [
        places if each == place else np.arange(length)[(slice(None), *(None,) * (row.ndim - 1 - each))]
        for each, length in enumerate(row.shape)
    ]
    try:
        np.broadcast_shapes(*(each.shape for each in index))
    except ValueError:
        raise ValueError(f"take_along_axis: indices of shape {places.shape} do not broadcast to {row.shape}") from None
    return unary(Getitem(tuple(index), row.shape), row)


@overload
def compress(condition: list[bool] | ndarray[tuple[int], np.dtype[np.bool]], x: Variable[N, S], axis: None = None) -> Vector[N]: ...
@overload
def compress(condition: list[bool] | ndarray[tuple[int], np.dtype[np.bool]], x: Variable[N, S], axis: int) -> Variable[N, S]: ...
def compress(
    condition: list[bool] | ndarray[tuple[int], np.dtype[np.bool]], x: AnyVariable, axis: int | None = None
) -> AnyVariable:
    """The elements of `x` along `axis` where `condition` holds, or of all in one row. Dtype: that of `x`.

    Shape: that of `x`, shorter along `axis`. A `condition` that is too short holds for none of the rest.
    Raises `ValueError` for a condition of more axes than one, or of truths beyond the end.
    """
    truths = np.asarray(condition, np.bool)
    row: AnyVariable = ravel(require_variable("compress", x)) if axis is None else x
    place = one_axis("compress", axis or 0, row)
    if truths.ndim != 1:
        raise ValueError(f"compress: expected a condition of one axis, got shape {truths.shape}")
    places = np.flatnonzero(truths)
    if places.size and places[-1] >= row.shape[place]:
        raise ValueError(f"compress: the condition holds at {places[-1]}, beyond the length {row.shape[place]}")
    return taken(row, places, place)


@overload
def choose(a: ndarray[S, np.dtype[np.integer]], choices: Sequence[Variable[N, S]], mode: Mode = "raise") -> Variable[N, S]: ...
@overload
def choose(a: Integers, choices: Sequence[Variable[N] | ndarray[Shape, np.dtype[N]]], mode: Mode = "raise") -> Variable[N]: ...
def choose(a: Integers, choices: Sequence[AnyVariable | AnyArray], mode: Mode = "raise") -> AnyVariable:
    """The element of the one of `choices` whose number stands in `a`. Shapes: all broadcast. Dtype: that of the choices.

    The gradient goes to the one that was chosen.
    Raises `IndexError` for numbers of no choice, in the mode "raise", `TypeError` for such that are no integers,
    `ValueError` for shapes that do not broadcast and for no choices.
    """
    if not choices:
        raise ValueError("choose: expected one choice or more, got none")
    places = checked_places("choose", a, len(choices), mode)
    places = np.where(places < 0, len(choices), places)
    if places.size and places.max() == len(choices):
        raise IndexError(f"choose: numbers must be from 0 to {len(choices) - 1}")
    shapes = [places.shape, *(choice.shape for choice in choices)]
    try:
        shape = np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(f"choose: the shapes {', '.join(map(str, shapes))} do not broadcast") from None
    number = max(len(choices) - 1, 1)
    masks = tuple(np.broadcast_to(places == each, shape) for each in range(number))
    y: AnyVariable = nary(Select(masks), [*choices[:number], choices[-1]], broadcast=True)
    return y
