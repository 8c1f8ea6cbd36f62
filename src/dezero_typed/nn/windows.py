"""Windows that slide over the last axes of an array: where they lie, and views of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from types import EllipsisType
from typing import Any, TypeAlias, final

import numpy as np
from numpy.lib.stride_tricks import as_strided

from ..application import is_tuple
from ..arrays import Array, Element
from ..functions.shapes import checked_integer
from ..variable import Variable

Lengths: TypeAlias = tuple[int, ...]
"""One number for each axis that the windows slide over."""

Signals: TypeAlias = Variable[Element, tuple[int, int, int]]
"""A Variable of shape (samples, channels, length)."""

Images: TypeAlias = Variable[Element, tuple[int, int, int, int]]
"""A Variable of shape (samples, channels, height, width)."""

One: TypeAlias = int | tuple[int]

Pair: TypeAlias = int | tuple[int, int]
"""The same number for both axes, or one for each."""

Index: TypeAlias = tuple[EllipsisType | slice, ...]

TILE = 1 << 17
"""How many elements of windows are copied at a time: what a cache holds of them."""

LEAST = 256
"""How many windows are copied at a time at least: with fewer, a matrix product waits for the kernels."""


@final
@dataclass(frozen=True, slots=True)
class Windows:
    """Windows over an array whose last axes have the given `lengths`."""

    lengths: Lengths
    number: Lengths
    """How many windows there are along each axis."""
    kernel: Lengths
    """How many elements a window holds along each axis."""
    stride: Lengths
    """How far each window lies from the one before."""
    padding: Lengths
    """How many elements of a border are added at both ends of each axis."""
    dilation: Lengths
    """How far the elements of a window lie from one another."""
    groups: int = 1
    """Into how many parts the channels are divided, each convolved by itself."""

    @property
    def padded(self) -> Lengths:
        """The lengths with the border."""
        return tuple(length + 2 * border for length, border in zip(self.lengths, self.padding, strict=True))

    @property
    def inner(self) -> Index:
        """Where the array lies inside its border."""
        return ..., *(slice(border, border + length) for length, border in zip(self.lengths, self.padding, strict=True))

    @property
    def turned(self) -> Windows | None:
        """The windows over the results in which an element takes part, if they lie side by side.

        With the kernel in reverse they do what adding each window to the array does.
        """
        reaches = tuple(gap * (size - 1) for gap, size in zip(self.dilation, self.kernel, strict=True))
        reached = tuple(number + reach for number, reach in zip(self.number, reaches, strict=True))
        borders = tuple(reach - border for reach, border in zip(reaches, self.padding, strict=True))
        if any(step > 1 for step in self.stride) or min(borders) < 0 or reached != self.padded:
            return None
        return Windows(self.number, self.lengths, self.kernel, self.stride, borders, self.dilation, self.groups)

    def with_border(self, x: Array, value: float = 0.0) -> Array:
        """Return `x` with the border around it."""
        if not any(self.padding):
            return x
        wide = np.full((*x.shape[: -len(self.lengths)], *self.padded), value, x.dtype)
        wide[self.inner] = x
        return wide

    def without_border(self, x: Array) -> Array:
        """Return `x` without the border, as an array of its own."""
        return x[self.inner].copy() if any(self.padding) else x

    def view(self, x: Array, *, writeable: bool = False) -> Array:
        """Return the windows of `x`, which has its border, as a view of shape (..., *kernel, *number)."""
        axes = len(self.kernel)
        lead, strides = x.shape[:-axes], x.strides[-axes:]
        inside = (gap * stride for gap, stride in zip(self.dilation, strides, strict=True))
        between = (step * stride for step, stride in zip(self.stride, strides, strict=True))
        shape = *lead, *self.kernel, *self.number
        return as_strided(x, shape, (*x.strides[:-axes], *inside, *between), writeable=writeable)

    def tiles(self, samples: int, elements: int) -> Iterator[Index]:
        """Cut the windows of so many samples into tiles, each an index into axes (..., samples, *number).

        `elements` is how many of each window are copied. A tile holds whole samples where one
        fits, so that the memory that a convolution takes stays the same however large the array is.
        """
        rows, *others = self.number
        count = max(LEAST, TILE // max(1, elements))
        depth, height = max(1, count // prod(self.number)), max(1, count // prod(others))
        for sample in range(0, samples, depth):
            for start in range(0, rows, height):
                yield ..., slice(sample, sample + depth), slice(start, start + height), *(slice(None) for _ in others)


def windows_over(
    label: str, lengths: Lengths, kernel: Lengths, stride: object, padding: object, dilation: object, groups: int = 1
) -> Windows:
    """Return the windows of shape `kernel` that fit into the padded `lengths`; raise `ValueError` where none does."""
    axes = len(lengths)
    steps, borders, gaps = (
        numbers(label, name, given, axes, least)
        for name, given, least in (("stride", stride, 1), ("padding", padding, 0), ("dilation", dilation, 1))
    )
    number: list[int] = []
    for axis, (length, size, step, border, gap) in enumerate(zip(lengths, kernel, steps, borders, gaps, strict=True)):
        reach = gap * (size - 1) + 1
        if reach > length + 2 * border:
            raise ValueError(
                f"{label}: along axis {axis + 2} the kernel reaches over {reach} elements, and x with its padding has "
                f"{length + 2 * border}"
            )
        number.append((length + 2 * border - reach) // step + 1)
    return Windows(lengths, tuple(number), kernel, steps, borders, gaps, groups)


def spread_windows(
    label: str, number: Lengths, kernel: Lengths, stride: object, padding: object, output_padding: object, dilation: object, groups: int
) -> Windows:
    """Return so many windows over the result of a transposed convolution; raise `ValueError` where there is none."""
    steps, gaps = numbers(label, "stride", stride, 2, 1), numbers(label, "dilation", dilation, 2, 1)
    borders, ends = numbers(label, "padding", padding, 2, 0), numbers(label, "output_padding", output_padding, 2, 0)
    if any(end >= max(step, gap) for end, step, gap in zip(ends, steps, gaps, strict=True)):
        raise ValueError(f"{label}: output_padding must be less than stride {steps} or dilation {gaps}, got {ends}")
    lengths = tuple(
        (count - 1) * step - 2 * border + gap * (size - 1) + 1 + end
        for count, step, border, gap, size, end in zip(number, steps, borders, gaps, kernel, ends, strict=True)
    )
    if min(lengths) < 1:
        raise ValueError(f"{label}: images of shape {number} make images of shape {lengths}")
    return Windows(lengths, number, kernel, steps, borders, gaps, groups)


def numbers(label: str, name: str, given: Any, axes: int, least: int) -> Lengths:
    """Return one number for each of so many axes, from one for all or a tuple; raise unless each is `least` or more."""
    each = given if is_tuple(given) else (given,) * axes
    found = tuple(checked_integer(label, number, name) for number in each)
    if len(found) != axes:
        expected = "one integer" if axes == 1 else f"an integer or {axes} of them"
        raise ValueError(f"{label}: expected {name} as {expected}, got {given!r}")
    if any(number < least for number in found):
        raise ValueError(f"{label}: {name} must be {least} or more, got {given!r}")
    return found
