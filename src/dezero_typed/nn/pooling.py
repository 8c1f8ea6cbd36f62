"""Maxima and means of windows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from itertools import repeat
from math import prod
from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import Array, F, I
from ..function import RESULT, Function, operation
from ..variable import Mask, data_of, is_variable, require_variable
from .windows import Images, Pair, Windows, numbers, windows_over

__all__ = ["avg_pool2d", "max_pool2d"]


@final
@operation
class MaxPool2d(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The largest element of each window."""

    windows: Windows

    def forward(self, x: Array) -> Array:
        first, *others = held(self.windows.with_border(x, -np.inf), self.windows)
        y: Array = first.copy()
        for each in others:
            np.maximum(y, each, out=y)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        maxima = attained(data_of(x), data_of(self.result), self.windows)
        shares = gy / total(each.astype(gy.dtype) for each in maxima)
        return (apply(AddMarked(self.windows, maxima), shares),)


@final
@operation
class AddMarked(Function[Array, Array], reads=((),), fresh=True):
    """Zeros, to which x[p] is added at the places of window p that are `marked`."""

    windows: Windows
    marked: list[Mask] = field(repr=False)
    """For each place of the kernel, in which windows it is."""

    def forward(self, x: Array) -> Array:
        return added((np.where(each, x, 0.0) for each in self.marked), x, self.windows)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(SumMarked(self.windows, self.marked), gy),)


@final
@operation
class SumMarked(Function[Array, Array], reads=((),), fresh=True):
    """The sum of the `marked` elements of each window: the transpose of `AddMarked`."""

    windows: Windows
    marked: list[Mask] = field(repr=False)
    """For each place of the kernel, in which windows it is."""

    def forward(self, x: Array) -> Array:
        elements = held(self.windows.with_border(x), self.windows)
        return total(np.where(each, part, 0.0) for each, part in zip(self.marked, elements, strict=True))

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(AddMarked(self.windows, self.marked), gy),)


@final
@operation
class AvgPool2d(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """The sum of each window over `counts`."""

    windows: Windows
    counts: Array | float

    def forward(self, x: Array) -> Array:
        y = total(held(self.windows.with_border(x), self.windows))
        y /= self.counts
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(AddEverywhere(self.windows), gy / self.counts),)


@final
@operation
class AddEverywhere(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """Zeros, to which x[p] is added at all places of window p: the transpose of the sum of each window."""

    windows: Windows

    def forward(self, x: Array) -> Array:
        return added(repeat(x), x, self.windows)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(AvgPool2d(self.windows, 1.0), gy),)


def apply(function: Function[Array, Array], x: Array) -> Array:
    """Return `function` of an array, or of a Variable in a recorded pass."""
    source: Any = x
    y: Any = unary(function, source) if is_variable(source) else function.forward(x)
    array: Array = y
    return array


def held(x: Array, windows: Windows, *, writeable: bool = False) -> list[Array]:
    """Return for each place of the kernel a view of what the windows over `x` hold there."""
    view = windows.view(x, writeable=writeable)
    return [view[(slice(None), slice(None), *place)] for place in np.ndindex(*windows.kernel)]


def total(parts: Iterable[Array]) -> Array:
    """Return the sum of the arrays."""
    rest = iter(parts)
    y: Array = next(rest).copy()
    for part in rest:
        y += part
    return y


def added(parts: Iterable[Array], like: Array, windows: Windows) -> Array:
    """Return zeros with the `parts` added, one for each place of the kernel, as they come."""
    x = np.zeros((*like.shape[:2], *windows.padded), like.dtype)
    # Where no two windows meet there is nothing to add to.
    apart = all(step >= size for step, size in zip(windows.stride, windows.kernel, strict=True))
    for place, part in zip(held(x, windows, writeable=True), parts, strict=False):
        if apart:
            place[...] = part
        else:
            place += part
    return windows.without_border(x)


def attained(x: Array, y: Array, windows: Windows) -> list[Mask]:
    """Return for each place of the kernel which windows attain their maximum `y` there; NaNs attain a NaN."""
    # The border, which has to be NaN for that, equals no maximum.
    maxima: list[Mask] = [each == y for each in held(windows.with_border(x, np.nan), windows)]
    unknown = np.isnan(y)
    if unknown.any():
        nans: Any = np.isnan(x)
        for each, nan in zip(maxima, held(windows.with_border(nans, False), windows), strict=True):
            each |= nan & unknown
    return maxima


def max_pool2d(x: Images[F], kernel_size: Pair, stride: Pair | None = None, padding: Pair = 0) -> Images[F]:
    """The largest element of each window, NaN where there is one. Dtype: a float type, that of `x`.

    Shape: (N, C, H, W) to (N, C, OH, OW), where OH = (H + 2 padding - kernel_size) // stride + 1. All are one integer,
    or one each for height and width; `stride`, how far the windows lie apart, is `kernel_size` by default, which cuts
    `x` into tiles. A border of `padding` elements, which are never the largest, is added at both ends.
    Elements that attain the maximum of a window share its gradient evenly.

    Raises `TypeError` for integers, `ValueError` for an `x` of another rank or with empty images, for a padding of
    more than half of the kernel, and a kernel larger than the padded `x`.

    >>> import numpy as np
    >>> from dezero_typed import Variable, nn
    >>> x = Variable(np.array([[[[1.0, 3.0, 5.0, 5.0]]]]))
    >>> y = nn.max_pool2d(x, (1, 2))
    >>> y.backward(np.ones_like(y.data))
    >>> x.grad
    array([[[[0. , 1. , 0.5, 0.5]]]])
    """
    windows = pooled("max_pool2d", x, kernel_size, stride, padding)
    return unary(MaxPool2d(windows), x)


def avg_pool2d(
    x: Images[I], kernel_size: Pair, stride: Pair | None = None, padding: Pair = 0, *, count_include_pad: bool = True
) -> Images[I]:
    """The mean of each window. Dtype: a float type, that of `x`.

    Shape: (N, C, H, W) to (N, C, OH, OW), with windows as those of `max_pool2d`. The border holds zeros,
    which the mean counts as elements unless `count_include_pad` is False.

    Raises `TypeError` for integers, `ValueError` for an `x` of another rank or with empty images, for a padding of
    more than half of the kernel, and a kernel larger than the padded `x`.
    """
    windows = pooled("avg_pool2d", x, kernel_size, stride, padding)
    counts: Any = float(prod(windows.kernel))
    if not count_include_pad and any(windows.padding):
        counts = total(held(windows.with_border(np.ones((1, 1, *windows.lengths))), windows)).astype(x.data.real.dtype)
    return unary(AvgPool2d(windows, counts), x)


def pooled(label: str, x: object, kernel_size: Pair, stride: Pair | None, padding: Pair) -> Windows:
    """Return the windows over the images `x`; raise `ValueError` where the arguments do not fit."""
    shape = require_variable(label, x).shape
    if len(shape) != 4 or 0 in shape[2:]:
        raise ValueError(f"{label}: expected x of shape (N, C, H, W) with images that are not empty, got {shape}")
    kernel = numbers(label, "kernel_size", kernel_size, 2, 1)
    borders = numbers(label, "padding", padding, 2, 0)
    if any(2 * border > length for border, length in zip(borders, kernel, strict=True)):
        raise ValueError(f"{label}: padding must be at most half of kernel_size {kernel}, got {borders}")
    return windows_over(label, shape[2:], kernel, kernel if stride is None else stride, borders, 1)
