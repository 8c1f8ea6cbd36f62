"""A convolution of images, as in the first layer of a network, and a pooling of what it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dezero_typed import Variable, Vector, no_grad
from dezero_typed.nn import avg_pool2d, conv2d, max_pool2d

from ..contest import AnyArray, Contest, Row, Run, Workload
from ..peers import Peer
from ..timing import ratio

Images = Variable[Any, tuple[int, int, int, int]]

OTHERS = ("autograd", "mygrad")
"""The peers without convolutions of this kind."""


def operands(batch: int, dtype: type[Any]) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return images of 3 x 32 x 32, 16 kernels of 3 x 3 x 3, and their biases."""
    generator = np.random.default_rng(0)
    shapes = (batch, 3, 32, 32), (16, 3, 3, 3), (16,)
    x, w, b = (np.asarray(generator.normal(size=shape), dtype) for shape in shapes)
    return x, w, b


def columns_of(x: AnyArray, kernel: tuple[int, int] = (3, 3)) -> AnyArray:
    """Return what the windows of an odd `kernel` hold, with a border around `x`, as a matrix for each image."""
    border = tuple((size // 2, size // 2) for size in kernel)
    windows = sliding_window_view(np.pad(x, ((0, 0), (0, 0), *border)), kernel, (2, 3))
    return windows.transpose(0, 1, 4, 5, 2, 3).reshape(len(x), -1, x.shape[2] * x.shape[3])


def images_of(columns: AnyArray, shape: tuple[int, ...], kernel: tuple[int, int] = (3, 3)) -> AnyArray:
    """Return images of a shape to which the windows are added, as matrices for each image: the transpose of `columns_of`."""
    (samples, channels, height, width), (rows, places) = shape, kernel
    parts = columns.reshape(samples, channels, rows, places, height, width)
    x = np.zeros((samples, channels, height + rows - 1, width + places - 1), columns.dtype)
    for i in range(rows):
        for j in range(places):
            x[:, :, i : i + height, j : j + width] += parts[:, :, i, j]
    return x[:, :, rows // 2 : rows // 2 + height, places // 2 : places // 2 + width]


def convolution(gy: AnyArray, x: AnyArray, w: AnyArray, b: AnyArray) -> tuple[AnyArray, ...]:
    """Return a convolution that keeps the size of the images, and the gradients of all its operands."""
    kernel = w.shape[2], w.shape[3]
    columns, kernels = columns_of(x, kernel), w.reshape(len(w), -1)
    y = (kernels @ columns).reshape(gy.shape) + b[:, None, None]
    rows = gy.reshape(len(gy), len(w), -1)
    gw = (rows @ columns.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
    return y, images_of(kernels.T @ rows, x.shape, kernel), gw, gy.sum(axis=(0, 2, 3))


def max_pooling(gy: AnyArray, x: AnyArray) -> tuple[AnyArray, ...]:
    """Return the maxima of tiles of 2 x 2 without ties, and the gradient."""
    tiles = tiles_of(x)
    y = tiles.max(axis=(3, 5), keepdims=True)
    return y.reshape(gy.shape), np.where(tiles == y, gy.reshape(y.shape), 0).reshape(x.shape)


def mean_pooling(gy: AnyArray, x: AnyArray) -> tuple[AnyArray, ...]:
    """Return the means of tiles of 2 x 2, and the gradient."""
    return tiles_of(x).mean(axis=(3, 5)), np.repeat(np.repeat(gy / 4, 2, axis=2), 2, axis=3)


def tiles_of(x: AnyArray) -> AnyArray:
    """Return a view of the tiles of images, with axes 3 and 5 inside each."""
    samples, channels, height, width = x.shape
    return x.reshape(samples, channels, height // 2, 2, width // 2, 2)


def training(batch: int, *, dtype: type[Any]) -> Contest:
    """The convolution and the gradients of all its operands.

    By hand the windows are copied once and kept, nine times the memory of the images. The package copies
    them again for the gradients, a tile at a time, so that it takes no more memory than its results.
    """
    x, w, b = operands(batch, dtype)
    images: Images = Variable(x)
    weight: Images = Variable(w)
    bias: Vector[Any] = Variable(b)

    def hand() -> Sequence[AnyArray]:
        return convolution(np.ones((batch, 16, 32, 32), dtype), x, w, b)

    def ours() -> Sequence[AnyArray]:
        for each in (images, weight, bias):
            each.cleargrad()
        y = conv2d(images, weight, bias, padding=1)
        y.backward(np.ones_like(y.data))
        assert images.grad is not None and weight.grad is not None and bias.grad is not None
        return y.data, images.grad, weight.grad, bias.grad

    return Contest(hand, ours, lambda peer: peer.differentiate(torch_conv2d, (x, w, b)))


def torch_conv2d(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """Return the same convolution, by PyTorch."""
    return peer.np.nn.functional.conv2d(*leaves, padding=1)


def inference(batch: int, *, dtype: type[Any]) -> Contest:
    """The convolution alone."""
    x, w, b = operands(batch, dtype)
    images: Images = Variable(x)
    weight: Images = Variable(w)

    def hand() -> Sequence[AnyArray]:
        return ((w.reshape(16, -1) @ columns_of(x)).reshape(batch, 16, 32, 32) + b[:, None, None],)

    def ours() -> Sequence[AnyArray]:
        with no_grad():
            return (conv2d(images, weight, b, padding=1).data,)

    def by_torch(peer: Peer) -> Run:
        peer.np.set_num_threads(1)
        tensors = [peer.np.from_numpy(each) for each in (x, w, b)]

        def run() -> Sequence[AnyArray]:
            with peer.np.no_grad():
                return (torch_conv2d(peer, tensors, ()).numpy(),)

        return run

    return Contest(hand, ours, by_torch)


def pooling(batch: int, *, largest: bool) -> Contest:
    """Windows of 2 x 2 that do not overlap, over images of 16 x 32 x 32: their maxima or means, and the gradient."""
    # No two elements are equal: PyTorch gives the gradient of a tie to one of them.
    x = np.random.default_rng(0).permutation(batch * 16 * 32 * 32).astype(np.float32).reshape(batch, 16, 32, 32) / 1000
    images: Images = Variable(x)

    def hand() -> Sequence[AnyArray]:
        gy = np.ones((batch, 16, 16, 16), np.float32)
        return max_pooling(gy, x) if largest else mean_pooling(gy, x)

    def ours() -> Sequence[AnyArray]:
        images.cleargrad()
        y = max_pool2d(images, 2) if largest else avg_pool2d(images, 2)
        y.backward(np.ones_like(y.data))
        assert images.grad is not None
        return y.data, images.grad

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        functional = peer.np.nn.functional
        return functional.max_pool2d(leaves[0], 2) if largest else functional.avg_pool2d(leaves[0], 2)

    return Contest(hand, ours, lambda peer: peer.differentiate(program, (x,)))


def workload(name: str, title: str, target: float, contest: Callable[[int], Contest]) -> Workload:
    """Return a workload whose size is the batch."""
    return Workload(name, contest, size=32, tiny=2, rows=(Row(title, "", target, ratio),), absent=OTHERS)


CONVOLUTIONS = (
    workload("convolution-32", "a convolution of 32 x 3x32x32 with 16 kernels of 3x3, float32", 1.5, partial(training, dtype=np.float32)),
    workload("convolution-64", "the same, float64", 1.5, partial(training, dtype=np.float64)),
    workload("convolution-forward-32", "the same without gradients, float32", 1.3, partial(inference, dtype=np.float32)),
    workload("convolution-forward-64", "the same without gradients, float64", 1.3, partial(inference, dtype=np.float64)),
    workload("max-pooling", "maxima of windows of 2x2 of 32 x 16x32x32, float32", 1.1, partial(pooling, largest=True)),
    workload("mean-pooling", "means of the same windows, float32", 1.1, partial(pooling, largest=False)),
)
