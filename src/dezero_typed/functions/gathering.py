"""Taking elements along an axis, by their places, by truths, or from one of several arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, overload

import numpy as np
from numpy import ndarray

from ..application import nary, unary
from ..arrays import N, S, Shape, Unranked, is_array
from ..variable import AnyVariable, Indices, Mask, Matrix, Operand, Scalar, Variable, Vector, data_of, is_variable, require_variable
from .branching import Select
from .indexing import Getitem, empty_list
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
    places: Indices = np.array(indices, np.intp if empty_list(indices) else None)
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
    Raises `ValueError` for a condition of more axes than one, `IndexError` for one that holds beyond the end, and
    `TypeError` for a Variable.
    """
    given: Any = condition
    if is_variable(given):
        raise TypeError("compress: a condition has no gradient, got a Variable; write a comparison such as x > 0")
    truths: Mask = np.asarray(given, np.bool)
    row: AnyVariable = ravel(require_variable("compress", x)) if axis is None else x
    place = one_axis("compress", axis or 0, row)
    if truths.ndim != 1:
        raise ValueError(f"compress: expected a condition of one axis, got shape {truths.shape}")
    places = np.flatnonzero(truths)
    if places.size and places[-1] >= row.shape[place]:
        raise IndexError(f"compress: the condition holds at {places[-1]}, beyond the length {row.shape[place]}")
    return taken(row, places, place)


@overload
def choose(a: ndarray[Unranked, np.dtype[np.integer]] | ndarray[Unranked, np.dtype[np.bool]], choices: Sequence[Variable[N] | ndarray[Shape, np.dtype[N]]], mode: Mode = "raise") -> Variable[N]: ...
@overload
def choose(a: ndarray[S, np.dtype[np.integer]] | ndarray[S, np.dtype[np.bool]], choices: Sequence[Variable[N, S]], mode: Mode = "raise") -> Variable[N, S]: ...
@overload
def choose(a: int | list[int] | Integers | Mask, choices: Sequence[Variable[N] | ndarray[Shape, np.dtype[N]] | float], mode: Mode = "raise") -> Variable[N]: ...
def choose(a: int | list[int] | Integers | Mask, choices: Sequence[Operand], mode: Mode = "raise") -> AnyVariable:
    """The element of the one of `choices` whose number stands in `a`. Shapes: all broadcast. Dtype: that of the choices.

    A truth stands for 0 or 1. The gradient goes to the one that was chosen. At least one is a Variable.
    Raises `ValueError` for numbers of no choice, in the mode "raise", for no choices and for shapes that do not
    broadcast, and `TypeError` for numbers that are no integers.
    """
    options: list[Operand] = list(choices)
    if not options:
        raise ValueError("choose: expected one choice or more, got none")
    given: Any = a
    numbers: Any = given.astype(np.intp) if is_array(given) and given.dtype == np.bool else given
    if mode == "raise" and not is_variable(numbers) and np.size(numbers) and not 0 <= np.min(numbers) <= np.max(numbers) < len(options):
        raise ValueError(f"choose: numbers must be from 0 to {len(options) - 1}, got {np.min(numbers)} to {np.max(numbers)}")
    places = checked_places("choose", numbers, len(options), mode)
    shapes = [places.shape, *(np.shape(data_of(choice)) for choice in options)]
    try:
        shape = np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(f"choose: the shapes {', '.join(map(str, shapes))} do not broadcast") from None
    number = max(len(options) - 1, 1)
    masks = tuple(np.broadcast_to(places == each, shape) for each in range(number))
    y: AnyVariable = nary(Select(masks), [*options[:number], options[-1]], broadcast=True)
    return y
