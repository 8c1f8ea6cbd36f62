"""The rows of ``transforms``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dezero_typed import fft
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, Case, Row, X, case, halves, values

ODD, EVEN = values(5), values(2, 4)


def along_one(odd: AnyArray, even: AnyArray) -> list[Case]:
    """Return cases of a transform along one axis: lengths kept, cropped and filled up, each norm."""
    return [
        case(odd), case(even), case(even, axis=0), case(odd, after=(3,)), case(odd, n=8, norm="ortho"), case(even, n=5, norm="forward"), case(even, after=(3, 0, "backward")),
        case(odd[:1]), case(even[:0]), case(even[:1, :1], axis=0),
    ]  # fmt: skip


def along_several(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of a transform along several axes."""
    return [
        case(x), case(y), case(y, axes=(0, 2)), case(y, s=(4, 2), axes=(1, 0), norm="ortho"), case(x, after=((1, -1), (0, 1)), norm="forward"), case(y, axes=(-1,)),
        case(x[:1, :1]), case(y[:0], axes=(1, 2)),
    ]  # fmt: skip


def along_two(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of a transform along two axes."""
    return [case(x), case(y), case(y, axes=(0, 1)), case(x, s=(3, 2)), case(x, after=((2, 5), (1, 0), "ortho")), case(x[:1, :1]), case(y[:0])]


def torch_one(name: str) -> Callable[..., Any]:
    """Return PyTorch's transform along one axis; it has none of empty tensors."""

    def call(torch: Any, x: Any, n: int | None = None, axis: int = -1, norm: str | None = None) -> Any:
        return getattr(torch.fft, name)(x, n, axis, norm) if x.numel() else x.sum()

    return call


def torch_several(name: str, axes: tuple[int, ...] | None = None) -> Callable[..., Any]:
    """Return PyTorch's transform along several axes, `axes` by default."""
    default = axes

    def call(torch: Any, x: Any, s: Any = None, axes: Any = default, norm: str | None = None) -> Any:
        return getattr(torch.fft, name)(x, s, axes, norm) if x.numel() else x.sum()

    return call


ROWS = (
    Row(
        fft.fft, np.fft.fft, along_one(ODD, EVEN), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="Σⱼ xⱼ exp(−2πi jk/n)", gradient="the inverse transform of gy, times n", odd="of a real x the real part", torch=torch_one("fft"),
    ),
    Row(
        fft.ifft, np.fft.ifft, along_one(ODD, EVEN), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="Σₖ xₖ exp(2πi jk/n) / n", gradient="the transform of gy, over n", odd="of a real x the real part", torch=torch_one("ifft"),
    ),
    Row(
        fft.fftn, np.fft.fftn, along_several(X, CUBE), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="fft along several axes", gradient="the inverse transform of gy, times the number of points", torch=torch_several("fftn"),
    ),
    Row(
        fft.ifftn, np.fft.ifftn, along_several(X, CUBE), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="ifft along several axes", gradient="the transform of gy, over the number of points", torch=torch_several("ifftn"),
    ),
    Row(
        fft.fft2, np.fft.fft2, along_two(X, CUBE), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="fft along two axes", gradient="the inverse transform of gy, times the number of points", torch=torch_several("fft2", (-2, -1)),
    ),
    Row(
        fft.ifft2, np.fft.ifft2, along_two(X, CUBE), complex="kept", several=halves, scalar=False, half=False, rtol=1e-12,
        formula="ifft along two axes", gradient="the transform of gy, over the number of points", torch=torch_several("ifft2", (-2, -1)),
    ),
)  # fmt: skip
