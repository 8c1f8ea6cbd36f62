"""Windows of images as columns, and the sum of columns at the places of their windows: im2col and col2im."""

from __future__ import annotations

from math import prod
from typing import final

import numpy as np

from ..application import unary
from ..arrays import Array, N
from ..function import Function, operation
from ..variable import require_variable
from .pooling import added, apply
from .windows import Images, Pair, Signals, Windows, numbers, windows_over

__all__ = ["fold", "unfold"]


@final
@operation
class Unfold(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The elements of each window in one column."""

    windows: Windows

    def forward(self, x: Array) -> Array:
        view = self.windows.view(self.windows.with_border(x))
        samples, channels = x.shape[:2]
        columns = samples, channels * prod(self.windows.kernel), prod(self.windows.number)
        return view.copy().reshape(columns)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(Fold(self.windows), gy),)


@final
@operation
class Fold(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """Zeros, to which each column is added at the places of its window: the transpose of `Unfold`."""

    windows: Windows

    def forward(self, x: Array) -> Array:
        kernel = self.windows.kernel
        channels = x.shape[1] // prod(kernel)
        split = x.reshape(x.shape[0], channels, *kernel, *self.windows.number)
        return added((split[(slice(None), slice(None), *place)] for place in np.ndindex(*kernel)), split, self.windows)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (apply(Unfold(self.windows), gy),)


def unfold(x: Images[N], kernel_size: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1) -> Signals[N]:
    """The windows over images as columns, which is known as im2col. Dtype: that of `x`, integers included.

    Shape: (N, C, H, W) to (N, C * kernel height * kernel width, number of windows), in the order in which reshape has
    them, as in PyTorch. `stride`, `padding` with zeros and `dilation` are those of `conv2d`. An element gets the sum of
    the gradients of all its windows, which is `fold`.

    Raises `ValueError` for an `x` of another rank or with empty images, and a kernel larger than the padded `x`.

    >>> import numpy as np
    >>> from dezero_typed import Variable, nn
    >>> nn.unfold(Variable(np.arange(6.0).reshape(1, 1, 2, 3)), 2).data
    array([[[0., 1.],
            [1., 2.],
            [3., 4.],
            [4., 5.]]])
    """
    shape = require_variable("unfold", x).shape
    if len(shape) != 4 or 0 in shape[2:]:
        raise ValueError(f"unfold: expected x of shape (N, C, H, W) with images that are not empty, got {shape}")
    kernel = numbers("unfold", "kernel_size", kernel_size, 2, 1)
    return unary(Unfold(windows_over("unfold", shape[2:], kernel, stride, padding, dilation)), x)


def fold(
    x: Signals[N], output_size: Pair, kernel_size: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1
) -> Images[N]:
    """Images of `output_size`, the sum of columns at the places of their windows: col2im.

    Dtype: that of `x`, integers included.

    Shape: (N, C * kernel height * kernel width, number of windows) to (N, C, H, W). The transpose of `unfold`, with the
    same arguments, and no inverse where windows overlap. A column gets the gradients at its places.

    Raises `ValueError` for an `x` whose shape is not that of columns of such windows.
    """
    shape = require_variable("fold", x).shape
    lengths = numbers("fold", "output_size", output_size, 2, 1)
    kernel = numbers("fold", "kernel_size", kernel_size, 2, 1)
    windows = windows_over("fold", lengths, kernel, stride, padding, dilation)
    if len(shape) != 3 or shape[1] % prod(kernel) or shape[2] != prod(windows.number):
        raise ValueError(
            f"fold: expected x of shape (N, a multiple of {prod(kernel)}, {prod(windows.number)}) for images of shape "
            f"{lengths}, got {shape}"
        )
    return unary(Fold(windows), x)
