"""Convolutions of images of three channels with sixteen kernels, and the transpose."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import Maker, Scale, Subject, uniform
from ..workloads.convolutions import columns_of, convolution, images_of

IMAGES = Scale((1, 32), "images", 2)


def fixed(*shape: int) -> Maker:
    """Return what makes a parameter, of the same shape at every size."""
    return uniform(shape=lambda _: shape)


def batch(*shape: int) -> Maker:
    """Return what makes so many images or signals of a shape."""
    return uniform(shape=lambda n: (n, *shape))


def conv1d(gy: Any, x: Any, w: Any, b: Any) -> tuple[Any, ...]:
    """A convolution of images of one row."""
    y, gx, gw, gb = convolution(gy[:, :, None], x[:, :, None], w[:, :, None], b)
    return y[:, :, 0], gx[:, :, 0], gw[:, :, 0], gb


def conv_transpose2d(gy: Any, x: Any, w: Any, b: Any) -> tuple[Any, ...]:
    """What is the gradient of a convolution to its images, and the convolution as the gradient of that."""
    kernels, rows = w.reshape(len(w), -1), x.reshape(len(x), len(w), -1)
    columns = columns_of(gy)
    gw = (rows @ columns.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
    y = images_of(kernels.T @ rows, gy.shape) + b[:, None, None]
    return y, (kernels @ columns).reshape(x.shape), gw, gy.sum(axis=(0, 2, 3))


def padded(function: Any) -> Any:
    """Return `function` with the border that keeps the size."""
    return lambda *operands: function(*operands, padding=1)


SUBJECTS = (
    Subject(dz.nn.conv1d, conv1d, (batch(3, 1024), fixed(16, 3, 3), fixed(16)), call=padded(dz.nn.conv1d), scale=IMAGES),
    Subject(dz.nn.conv2d, convolution, (batch(3, 32, 32), fixed(16, 3, 3, 3), fixed(16)), call=padded(dz.nn.conv2d), scale=IMAGES),
    Subject(
        dz.nn.conv_transpose2d, conv_transpose2d, (batch(16, 32, 32), fixed(16, 3, 3, 3), fixed(3)),
        call=padded(dz.nn.conv_transpose2d), scale=IMAGES,
    ),
)  # fmt: skip
