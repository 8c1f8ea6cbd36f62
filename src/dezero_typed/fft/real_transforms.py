"""Fourier transforms of real signals, and back to them.

Of the spectrum of a real signal one half tells the other. It is kept: the frequencies 0 to n // 2.
Each of them stands for itself and its mirror image, but for 0 and n / 2, which have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import AnyArray, Array
from ..function import Function, operation
from ..functions.complex_numbers import conj
from ..variable import AnyVariable, require_variable
from .signatures import Norm, analysis, synthesis
from .transforms import OPPOSITE, Along, Spectrum, along, along_one, along_several, pocketfft

__all__ = ["hfft", "ihfft", "irfft", "irfft2", "irfftn", "rfft", "rfft2", "rfftn"]


def counted(y: Any, along: Along, weight: float) -> Any:
    """Return `y` with `weight` on the frequencies of the last axis that have a mirror image."""
    axis, points = along.axes[-1], along.points[-1]
    weights: AnyArray = np.full(points // 2 + 1, weight, np.real(np.empty(0, y.dtype)).dtype)
    weights[0] = 1
    if points % 2 == 0:
        weights[-1] = 1
    return y * weights.reshape(-1, *(1,) * (y.ndim - 1 - axis))


@final
@operation
class Rfft(Function[Spectrum, Array], reads=((),), fresh=True):
    """Half of the transform of a real signal."""

    along: Along

    def forward(self, x: Array) -> Spectrum:
        y: Spectrum = pocketfft.rfftn(x, **self.along.there)
        return y

    def backward(self, gy: Spectrum, /) -> tuple[Array]:
        return (self.along.restored(np.fft.irfftn(counted(gy, self.along, 0.5), **self.along.back)),)


@final
@operation
class Irfft(Function[Array, Spectrum], reads=((),), fresh=True, complex=True):
    """The real signal of half of a spectrum."""

    along: Along

    def forward(self, x: Spectrum) -> Array:
        y: Array = pocketfft.irfftn(x, **self.along.there)
        return y

    def backward(self, gy: Array, /) -> tuple[Spectrum]:
        gx: Any = self.along.restored(counted(np.fft.rfftn(gy, **self.along.back), self.along, 2.0))
        return (gx,)


def whole(label: str, x: AnyVariable, axes: tuple[int, ...], s: Sequence[int | None], norm: Norm) -> Along:
    """Return what is transformed back, where the last length is by default twice that of the half."""
    place = axes[-1]
    points = [x.shape[axis] if n is None else n for axis, n in zip(axes, s, strict=True)]
    if s[-1] is None:
        points[-1] = 2 * (x.shape[place] - 1)
    return along(label, x, tuple(points), axes, norm)


def whole_one(label: str, x: AnyVariable, n: int | None, axis: int, norm: Norm) -> Along:
    """Return the same, of the arguments of a transform along one axis."""
    return whole(label, x, along_one(label, x, n, axis, norm).axes, [n], norm)


def whole_several(label: str, x: AnyVariable, s: Sequence[int] | None, axes: Sequence[int] | None, norm: Norm) -> Along:
    """Return the same, of the arguments of a transform along several axes."""
    given = along_several(label, x, s, axes, norm)
    # As in NumPy a length of -1 is that of `x`, of the last axis too: only where no length is stated is it twice that.
    return whole(label, x, given.axes, [None] * len(given.axes) if s is None else given.points, norm)


@analysis
def rfft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """The frequencies 0 to n // 2 of ``fft(x)``. Shape: that of `x`, with ``n // 2 + 1`` along `axis`.

    `x` is cropped or filled up with zeros to `n`, its length by default. Dtype: the complex type of that of `x`, a
    float type. The gradient is the inverse transform of the cotangent with zeros for the other half, real part.
    Raises `TypeError` for integers and complex numbers, `ValueError` for an axis that `x` does not have, an `n` below 1
    and other norms.
    """
    return unary(Rfft(along_one("rfft", x, n, axis, norm)), x)


@synthesis
def irfft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """The inverse of `rfft`: `n` real points of the frequencies 0 to n // 2. Shape: that of `x`, with `n` along `axis`.

    By default `n` is even, ``2 * (m - 1)`` for `m` frequencies. Dtype: the real type of that of `x`. What the inverse
    does not read has the gradient 0: the imaginary parts of the frequencies 0 and n / 2. The others count twice.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have, an `n` below 1 and other norms.
    """
    return unary(Irfft(whole_one("irfft", x, n, axis, norm)), x)


@analysis
def rfftn(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = None, norm: Norm = None
) -> AnyVariable:
    """`rfft` along the last of `axes`, then `fft` along the others. Shape: that of `x`, with ``s[-1] // 2 + 1`` along the last.

    Dtype: the complex type of that of `x`, a float type.
    Raises `TypeError` for integers and complex numbers, `ValueError` for axes that `x` does not have, lengths below 1
    and other norms.
    """
    return unary(Rfft(along_several("rfftn", x, s, axes, norm)), x)


@synthesis
def irfftn(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = None, norm: Norm = None
) -> AnyVariable:
    """The inverse of `rfftn`: `ifft` along the others of `axes`, then `irfft` along the last.

    Shape: that of `x`, with the lengths of `s`. Dtype: the real type of that of `x`.
    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Irfft(whole_several("irfftn", x, s, axes, norm)), x)


@analysis
def rfft2(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = (-2, -1), norm: Norm = None
) -> AnyVariable:
    """`rfftn` along two axes, the last by default. Shape: that of `x`, with ``s[-1] // 2 + 1`` along the last.

    Dtype: the complex type of that of `x`, a float type.
    Raises `TypeError` for integers and complex numbers, `ValueError` for axes that `x` does not have, lengths below 1
    and other norms.
    """
    return unary(Rfft(along_several("rfft2", x, s, axes, norm)), x)


@synthesis
def irfft2(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = (-2, -1), norm: Norm = None
) -> AnyVariable:
    """`irfftn` along two axes, the last by default. Shape: that of `x`, with the lengths of `s`. Dtype: a float type.

    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Irfft(whole_several("irfft2", x, s, axes, norm)), x)


@synthesis
def hfft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """The real transform of a signal that is its own conjugate in reverse, of which `x` is one half.

    Shape: that of `x`, with `n` points along `axis`, by default ``2 * (m - 1)``. Dtype: the real type of that of `x`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have, an `n` below 1 and other norms.
    """
    found = whole_one("hfft", x, n, axis, norm)
    return unary(Irfft(Along(found.axes, found.points, OPPOSITE[found.norm], found.shape, found.dtype)), conj(x))


@analysis
def ihfft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """The inverse of `hfft`: one half of the signal whose real transform is `x`. Shape: that of `x`, with ``n // 2 + 1``.

    Dtype: the complex type of that of `x`, a float type.
    Raises `TypeError` for integers and complex numbers, `ValueError` for an axis that `x` does not have, an `n` below 1
    and other norms.
    """
    found = along_one("ihfft", require_variable("ihfft", x), n, axis, norm)
    return conj(unary(Rfft(Along(found.axes, found.points, OPPOSITE[found.norm], found.shape, found.dtype)), x))
