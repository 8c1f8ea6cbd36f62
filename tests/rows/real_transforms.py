"""The rows of ``real_transforms``."""

from __future__ import annotations

import numpy as np

from dezero_typed import fft
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, Case, Row, X, case, halves, values
from tests.rows.transforms import EVEN, ODD, along_one, along_several, along_two, torch_one, torch_several


def back(odd: AnyArray, even: AnyArray) -> list[Case]:
    """Return cases of a transform back along one axis: odd and even, cropped and filled up, each norm."""
    return [
        case(odd), case(odd, n=9), case(even), case(even, axis=0), case(odd, after=(4,)), case(odd, n=12, norm="ortho"), case(even, n=5, norm="forward"),
        case(even, after=(3, 0, "backward")), case(odd[:1], n=1), case(even[:0]), case(even[:1, :1], n=2),
    ]  # fmt: skip


def back_several(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of a transform back along several axes."""
    return [
        case(x), case(y), case(y, axes=(0, 2)), case(y, s=(4, 5), axes=(0, 1), norm="ortho"), case(x, after=((1, 5), (0, 1)), norm="forward"), case(y, axes=(-2,)),
        case(x[:1, :1], s=(1, 1), axes=(0, 1)), case(y[:0], axes=(1, 2)),
    ]  # fmt: skip


def back_two(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of a transform back along two axes."""
    return [case(x), case(y), case(y, axes=(0, 1)), case(x, s=(3, 5)), case(x, after=((2, 5), (1, 0), "ortho")), case(x[:1, :1], s=(1, 1)), case(y[:0])]


HALF = values(2, 4, seed=2)

ROWS = (
    Row(
        fft.rfft, np.fft.rfft, along_one(ODD, EVEN), several=halves, scalar=False, half=False, rtol=1e-12,
        formula="the frequencies 0 to n // 2 of fft(x)", gradient="the real part of the inverse transform of gy, with zeros for the other half, times n", torch=torch_one("rfft"),
    ),
    Row(
        fft.irfft, np.fft.irfft, back(ODD, HALF), complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the real signal of the frequencies 0 to n // 2", gradient="rfft(gy) / n, twice for a frequency with a mirror image", odd="the imaginary parts of 0 and n/2 have the gradient 0", torch=torch_one("irfft"),
    ),
    Row(
        fft.rfftn, np.fft.rfftn, along_several(X, CUBE), several=halves, scalar=False, half=False, rtol=1e-12,
        formula="rfft along the last axis, fft along the others", gradient="as for rfft", torch=torch_several("rfftn"),
    ),
    Row(
        fft.irfftn, np.fft.irfftn, back_several(X, CUBE), complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="ifft along the other axes, irfft along the last", gradient="as for irfft", torch=torch_several("irfftn"),
    ),
    Row(
        fft.rfft2, np.fft.rfft2, along_two(X, CUBE), several=halves, scalar=False, half=False, rtol=1e-12,
        formula="rfftn along two axes", gradient="as for rfft", torch=torch_several("rfft2", (-2, -1)),
    ),
    Row(
        fft.irfft2, np.fft.irfft2, back_two(X, CUBE), complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="irfftn along two axes", gradient="as for irfft", torch=torch_several("irfft2", (-2, -1)),
    ),
    Row(
        fft.hfft, np.fft.hfft, back(ODD, HALF), complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="n · irfft(x̄)", gradient="as for irfft", torch=torch_one("hfft"),
    ),
    Row(
        fft.ihfft, np.fft.ihfft, along_one(ODD, EVEN), several=halves, scalar=False, half=False, rtol=1e-12,
        formula="the conjugate of rfft(x) / n", gradient="as for rfft", torch=torch_one("ihfft"),
    ),
)  # fmt: skip
