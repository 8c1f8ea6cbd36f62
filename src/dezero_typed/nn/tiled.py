"""Convolutions of plain arrays, by matrix products with windows that are copied a tile at a time.

All windows at once take as many times the memory of the array as the kernel has elements. A tile stays in a cache.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ..arrays import Array
from .windows import Windows


def convolved(x: Array, w: Array, windows: Windows) -> Array:
    """Return the convolution of `x` with `w`: the kernels times the windows, which are copied a tile at a time."""
    kernels = kernels_of(w, windows)
    y = np.empty((len(x), len(w), *windows.number), np.result_type(x, w))
    source, target = windows_of(windows.with_border(x), windows), by_group(y, windows)
    for tile in windows.tiles(len(x), kernels.shape[2]):
        product = kernels @ matrices(source[tile], windows)
        target[tile] = product.reshape(target[tile].shape)
    return y


def spread(y: Array, w: Array, windows: Windows) -> Array:
    """Return the transpose of `convolved`: what each window holds is added where the window lies.

    With a stride of one that is the convolution with the kernel in reverse. It copies windows of `y`, which is less
    work than to add as many elements, unless `y` has many more channels.
    """
    turned = windows.turned
    if turned is not None and len(w) <= 2 * windows.groups * w.shape[1]:
        return convolved(y, reversed_kernels(w, windows), turned)
    kernels = kernels_of(w, windows).swapaxes(1, 2)
    channels = windows.groups * w.shape[1]
    x = np.zeros((len(y), channels, *windows.padded), np.result_type(y, w))
    source, target = by_group(y, windows), windows_of(x, windows, writeable=True)
    places = [(slice(None), slice(None), *place) for place in np.ndindex(*windows.kernel)]
    for tile in windows.tiles(len(y), kernels.shape[1]):
        held = target[tile]
        product = (kernels @ matrices(source[tile], windows)).reshape(held.shape)
        # At one place of the kernel no two windows meet.
        for place in places:
            held[place] += product[place]
    return windows.without_border(x)


def correlated(x: Array, y: Array, windows: Windows) -> Array:
    """Return what the gradient of a convolution of `x` to its weight is for the cotangent `y`."""
    source, cotangent = windows_of(windows.with_border(x), windows), by_group(y, windows)
    shape = y.shape[1], source.shape[1], *windows.kernel
    kernels = kernels_of(np.zeros(shape, np.result_type(x, y)), windows)
    for tile in windows.tiles(len(x), kernels.shape[2]):
        kernels += matrices(cotangent[tile], windows) @ matrices(source[tile], windows).swapaxes(1, 2)
    return kernels.reshape(shape)


def kernels_of(w: Array, windows: Windows) -> Array:
    """Return the weight `w` as a matrix for each group, with a row for each channel of the result."""
    return w.reshape(windows.groups, len(w) // windows.groups, prod(w.shape[1:]))


def reversed_kernels(w: Array, windows: Windows) -> Array:
    """Return the weight `w` from the channels of the result to those of the input, each kernel in reverse."""
    outputs, channels = len(w) // windows.groups, w.shape[1]
    by_output = w.reshape(windows.groups, outputs, *w.shape[1:]).swapaxes(1, 2)
    kernels = np.flip(by_output, tuple(range(3, by_output.ndim)))
    return kernels.reshape(windows.groups * channels, outputs, *windows.kernel)


def by_group(x: Array, windows: Windows) -> Array:
    """Return a view of `x` of shape (groups, channels of a group, samples, ...)."""
    samples, channels = x.shape[:2]
    parts = x.reshape(samples, windows.groups, channels // windows.groups, *x.shape[2:])
    return parts.transpose(1, 2, 0, *range(3, parts.ndim))


def windows_of(x: Array, windows: Windows, *, writeable: bool = False) -> Array:
    """Return a view of shape (groups, channels of a group, *kernel, samples, *number) of the windows of `x`."""
    view = windows.view(by_group(x, windows), writeable=writeable)
    last = 3 + len(windows.kernel)
    return view.transpose(0, 1, *range(3, last), 2, *range(last, view.ndim))


def matrices(tile: Array, windows: Windows) -> Array:
    """Return a tile as a matrix for each group, with a column for each window."""
    first = tile.ndim - len(windows.number) - 1
    return tile.reshape(tile.shape[0], prod(tile.shape[1:first]), prod(tile.shape[first:]))
