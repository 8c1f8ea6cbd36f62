"""An array with a border around it, of a constant or of its own elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, TypeAlias, final

import numpy as np
from numpy import ndarray

from ..application import unary
from ..arrays import Array, N, S
from ..function import Function, operation
from ..variable import Variable, is_variable, require_variable
from .shapes import checked_place

__all__ = ["pad"]

Widths: TypeAlias = tuple[tuple[int, int], ...]
"""For each axis, how many elements come before and after."""

Width: TypeAlias = int | tuple[int, int]
PadWidth: TypeAlias = Width | Sequence[int] | Sequence[Sequence[int]] | Mapping[int, Width] | ndarray[Any, np.dtype[np.integer[Any]]]
"""The same for all axes, for each, or for those named."""

Constants: TypeAlias = complex | Sequence[complex] | Sequence[Sequence[complex]]
"""What the border is made of: one number, or one for before and after, for all axes or for each."""

Mode: TypeAlias = Literal["constant", "edge", "reflect", "symmetric", "wrap"]
MODES = ("constant", "edge", "reflect", "symmetric", "wrap")


@final
@operation
class PadConstant(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x with a border of constants."""

    widths: Widths
    constants: Constants

    def forward(self, x: Array) -> Array:
        constants: Any = self.constants
        return np.pad(x, self.widths, "constant", constant_values=constants)

    def backward(self, gy: Array, /) -> tuple[Array]:
        inner = tuple(slice(before, length - after) for (before, after), length in zip(self.widths, gy.shape, strict=True))
        return (gy[inner],)


@final
@operation
class Pad(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x with a border made of its own elements."""

    widths: Widths
    mode: Mode
    odd: bool

    def forward(self, x: Array) -> Array:
        return padded(x, self.widths, self.mode, self.odd)

    def backward(self, gy: Array, /) -> tuple[Array]:
        source: Any = gy
        gx: Any = unary(Fold(self.widths, self.mode, self.odd), source) if is_variable(source) else folded(gy, self.widths, self.mode, self.odd)
        return (gx,)


@final
@operation
class Fold(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The inner part of x, to which the border is added where it would come from: the transpose of `Pad`."""

    widths: Widths
    mode: Mode
    odd: bool

    def forward(self, x: Array) -> Array:
        return folded(x, self.widths, self.mode, self.odd)

    def backward(self, gy: Array, /) -> tuple[Array]:
        source: Any = gy
        gx: Any = unary(Pad(self.widths, self.mode, self.odd), source) if is_variable(source) else padded(gy, self.widths, self.mode, self.odd)
        return (gx,)


def padded(x: Array, widths: Widths, mode: Mode, odd: bool) -> Array:
    """Return `x` with a border made of its own elements."""
    if mode == "reflect" or mode == "symmetric":
        return np.pad(x, widths, mode, reflect_type="odd" if odd else "even")
    return np.pad(x, widths, mode)


def folded(x: Array, widths: Widths, mode: Mode, odd: bool) -> Array:
    """Return the inner part of `x`, to which the border is added where it would come from."""
    y: Array = x.copy()
    for axis, (before, after) in enumerate(widths):
        lines = np.moveaxis(y, axis, 0)
        stop = len(lines) - after
        inner = lines[before:stop]
        for border, start in ((lines[:before], -before), (lines[stop:], len(inner))):
            if len(border):
                fold(inner, border, np.arange(start, start + len(border)), mode, odd)
        y = np.moveaxis(inner, 0, axis)
    return y


def fold(inner: Array, border: Array, places: ndarray[Any, np.dtype[np.intp]], mode: Mode, odd: bool) -> None:
    """Add to `inner` what stands in the `border` at `places`, counted from the first of `inner`."""
    last = len(inner) - 1
    if mode == "edge" or last == 0:
        inner[0 if places[0] < 0 else last] += border.sum(axis=0)
        return
    if mode == "wrap":
        sources = places % (last + 1)
    else:
        # The way there and back, with the ends once (reflect) or twice (symmetric).
        period = 2 * last if mode == "reflect" else 2 * last + 2
        rounds, sources = np.divmod(places, period)
        back = sources > last
        sources = np.where(back, (period if mode == "reflect" else period - 1) - sources, sources)
        if odd:
            # On the way back the element is turned round the last one, 2 x[last] - x[i]; each round
            # adds 2 (x[last] - x[0]).
            aside = (-1,) + (1,) * (border.ndim - 1)
            rises, turned = ((2 * each).astype(border.dtype).reshape(aside) for each in (rounds, back))
            inner[0] -= (rises * border).sum(axis=0)
            inner[last] += ((rises + turned) * border).sum(axis=0)
            border = (1 - turned) * border
    moves = np.diff(sources)
    turns = np.flatnonzero((np.abs(moves) != 1) | (moves != np.concatenate([moves[:1], moves[:-1]]))) + 1
    for start, stop in pairwise((0, *turns.tolist(), len(sources))):
        low, high = sorted((int(sources[start]), int(sources[stop - 1])))
        run = border[start:stop]
        inner[low : high + 1] += run if sources[start] == low else run[::-1]


def pad(
    x: Variable[N, S], pad_width: PadWidth, mode: Mode = "constant", *,
    constant_values: Constants | None = None, reflect_type: Literal["even", "odd"] | None = None,
) -> Variable[N, S]:
    """`x` with `pad_width` elements before and after, along each axis. Dtype: that of `x`.

    They are ``constant_values``, 0 by default; the outermost element (``edge``); those of `x` in reverse order, without
    the outermost (``reflect``) or with it (``symmetric``), of `reflect_type` ``odd`` turned round it, 2 x[0] - x[i];
    or those of the other end (``wrap``). Their gradients are added to those of the elements that they come from.
    Shape: the lengths and what is added. Raises `ValueError` for shape ``()``, for negative numbers, for an empty axis that has to supply
    elements, for another mode, and for options that are not of the mode.
    """
    shape = require_variable("pad", x).shape
    if shape == ():
        raise ValueError("pad: an array of shape () has no axis to add to")
    if mode not in MODES:
        raise ValueError(f"pad: mode must be one of {', '.join(MODES)}, got {mode!r}")
    if constant_values is not None and mode != "constant":
        raise ValueError(f"pad: constant_values are of the mode 'constant', got mode {mode!r}")
    if reflect_type is not None and mode not in ("reflect", "symmetric"):
        raise ValueError(f"pad: reflect_type is of the modes 'reflect' and 'symmetric', got mode {mode!r}")
    if reflect_type not in (None, "even", "odd"):
        raise ValueError(f"pad: reflect_type must be 'even' or 'odd', got {reflect_type!r}")
    widths = widths_of(pad_width, shape)
    if mode == "constant":
        if is_variable(constant_values):
            raise TypeError("pad: constant_values have no gradient, got a Variable; write concatenate or block")
        return unary(PadConstant(widths, 0 if constant_values is None else constant_values), x)
    for axis, (length, width) in enumerate(zip(shape, widths, strict=True)):
        if length == 0 and any(width):
            raise ValueError(f"pad: axis {axis} of shape {shape} is empty, and mode {mode!r} repeats its elements")
    return unary(Pad(widths, mode, reflect_type == "odd"), x)


def widths_of(pad_width: PadWidth, shape: tuple[int, ...]) -> Widths:
    """Return `pad_width` for each axis of an array of `shape`."""
    ndim = len(shape)
    given: Any = pad_width
    if isinstance(pad_width, Mapping):
        given = np.zeros((ndim, 2), np.intp)
        for axis, width in pad_width.items():
            given[checked_place("pad", axis, ndim)] = width
    array = np.asarray(given)
    if array.dtype.kind not in "iu":
        raise TypeError(f"pad: pad_width must be integers, got {array.dtype}")
    try:
        pairs = np.broadcast_to(array, (ndim, 2))
    except ValueError:
        raise ValueError(f"pad: pad_width of shape {array.shape} does not fit the {ndim} axes of shape {shape}") from None
    if np.any(pairs < 0):
        raise ValueError(f"pad: pad_width must not be negative, got {pad_width}")
    return tuple((int(before), int(after)) for before, after in pairs)
