"""Complex Fourier transforms.

A transform is linear, so the gradient of its operand is the adjoint of the cotangent: the transform
the other way, which divides by the number of points where the first does, too. An operand that was
cropped or filled up with zeros to the number of points is restored: with zeros, or by cropping.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import index
from typing import Any, TypeAlias, final

import numpy as np

from ..application import require_float, unary
from ..arrays import Array, Shape
from ..function import Function, operation
from ..functions.reductions import one_axis
from ..variable import AnyVariable, require_variable
from .signatures import Norm, transform

__all__ = ["fft", "fft2", "fftn", "ifft", "ifft2", "ifftn"]

Spectrum: TypeAlias = np.ndarray[Shape, np.dtype[np.complex128]]
"""What a rule of complex numbers is checked with."""

# The stubs of np.fft know less of the result than of the operand.
pocketfft: Any = np.fft

OPPOSITE: dict[str, Any] = {"backward": "forward", "ortho": "ortho", "forward": "backward"}


@final
@operation
class Along:
    """What is transformed: the axes of an array of a shape and a dtype, each to a number of points, and how."""

    axes: tuple[int, ...]
    points: tuple[int, ...]
    norm: Any
    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    @property
    def back(self) -> dict[str, Any]:
        """The arguments of the adjoint."""
        return {"s": self.points, "axes": self.axes, "norm": OPPOSITE[self.norm]}

    @property
    def there(self) -> dict[str, Any]:
        """The arguments of the transform."""
        return {"s": self.points, "axes": self.axes, "norm": self.norm}

    def restored(self, gx: Any) -> Array:
        """Return a gradient of all points as one of the operand."""
        for axis in self.axes:
            old, new = self.shape[axis], gx.shape[axis]
            if old < new:
                gx = gx[(*(slice(None),) * axis, slice(old))]
            elif old > new:
                gx = np.pad(gx, [(0, old - new if each == axis else 0) for each in range(gx.ndim)])
        if self.dtype.kind != "c" and gx.dtype.kind == "c":
            gx = np.real(gx)
        array: Array = gx if gx.dtype == self.dtype else gx.astype(self.dtype)
        return array


@final
@operation
class Fft(Function[Spectrum, Array], reads=((),), fresh=True, complex=True):
    """The transform along some axes."""

    along: Along

    def forward(self, x: Array) -> Spectrum:
        y: Spectrum = pocketfft.fftn(x, **self.along.there)
        return y

    def backward(self, gy: Spectrum, /) -> tuple[Array]:
        return (self.along.restored(np.fft.ifftn(gy, **self.along.back)),)


@final
@operation
class Ifft(Function[Spectrum, Array], reads=((),), fresh=True, complex=True):
    """The inverse transform along some axes."""

    along: Along

    def forward(self, x: Array) -> Spectrum:
        y: Spectrum = pocketfft.ifftn(x, **self.along.there)
        return y

    def backward(self, gy: Spectrum, /) -> tuple[Array]:
        return (self.along.restored(np.fft.fftn(gy, **self.along.back)),)


def along_one(label: str, x: AnyVariable, n: int | None, axis: int, norm: Norm) -> Along:
    """Return what is transformed, of the arguments of a transform along one axis."""
    place = one_axis(label, axis, require_variable(label, x))
    return along(label, x, (x.shape[place] if n is None else index(n),), (place,), norm)


def along_several(
    label: str, x: AnyVariable, s: Sequence[int] | None, axes: Sequence[int] | None, norm: Norm
) -> Along:
    """Return the same, of the arguments of a transform along several axes: all of them, or as many as `s` has lengths."""
    ndim = require_variable(label, x).ndim
    chosen = range(-(ndim if s is None else len(s)), 0) if axes is None else axes
    places = tuple(one_axis(label, axis, x) for axis in chosen)
    lengths = [x.shape[place] for place in places]
    points = tuple(lengths) if s is None else tuple(map(index, s))
    if len(points) != len(places):
        raise ValueError(f"{label}: s has {len(points)} lengths for {len(places)} axes")
    points = tuple(old if new == -1 else new for old, new in zip(lengths, points, strict=True))
    return along(label, x, points, places, norm)


def along(label: str, x: AnyVariable, points: tuple[int, ...], axes: tuple[int, ...], norm: Norm) -> Along:
    """Return what is transformed; raise about `label` where it cannot be."""
    require_float(label, x, complex=label not in {"rfft", "rfft2", "rfftn", "ihfft"})
    if len(set(axes)) != len(axes) or not axes:
        raise ValueError(f"{label}: expected one axis or more, each once, got {axes}")
    if min(points) < 1:
        raise ValueError(f"{label}: expected one point or more along each axis, got {points}")
    if norm is not None and norm not in OPPOSITE:
        raise ValueError(f'{label}: norm must be "backward", "ortho" or "forward", got {norm!r}')
    return Along(axes, points, norm or "backward", x.shape, x.dtype)


@transform
def fft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """``y[k] = sum_j x[j] exp(-2 pi i j k / n)`` along `axis`. Shape: that of `x`, with `n` points along `axis`.

    `x` is cropped or filled up with zeros to `n`, its length by default. Dtype: the complex type of that of `x`. By
    default nothing is divided; with `norm` "ortho" by the root of `n`, with "forward" by `n`. The gradient is the
    inverse transform of the cotangent times `n`; that of a real `x` is the real part.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have, an `n` below 1 and other norms.
    """
    return unary(Fft(along_one("fft", x, n, axis, norm)), x)


@transform
def ifft(x: AnyVariable, /, n: int | None = None, axis: int = -1, norm: Norm = None) -> AnyVariable:
    """``y[j] = sum_k x[k] exp(2 pi i j k / n) / n`` along `axis`. Shape: that of `x`, with `n` points along `axis`.

    The inverse of `fft`, with the same arguments; by default it divides by `n`. Dtype: the complex type of that of `x`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have, an `n` below 1 and other norms.
    """
    return unary(Ifft(along_one("ifft", x, n, axis, norm)), x)


@transform
def fftn(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = None, norm: Norm = None
) -> AnyVariable:
    """`fft` along each of `axes`, to the numbers of points in `s`; -1 keeps the length.

    Shape: that of `x`, with the lengths of `s`. Dtype: the complex type of that of `x`. By default the axes are all, or
    the last as many as `s` has lengths. An axis may occur once.
    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Fft(along_several("fftn", x, s, axes, norm)), x)


@transform
def ifftn(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = None, norm: Norm = None
) -> AnyVariable:
    """`ifft` along each of `axes`, the inverse of `fftn`, with the same arguments.

    Shape: that of `x`, with the lengths of `s`. Dtype: the complex type of that of `x`.
    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Ifft(along_several("ifftn", x, s, axes, norm)), x)


@transform
def fft2(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = (-2, -1), norm: Norm = None
) -> AnyVariable:
    """`fftn` along two axes, the last by default. Shape: that of `x`, with the lengths of `s`. Dtype: a complex type.

    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Fft(along_several("fft2", x, s, axes, norm)), x)


@transform
def ifft2(
    x: AnyVariable, /, s: Sequence[int] | None = None, axes: Sequence[int] | None = (-2, -1), norm: Norm = None
) -> AnyVariable:
    """`ifftn` along two axes, the last by default. Shape: that of `x`, with the lengths of `s`. Dtype: a complex type.

    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have, lengths below 1 and other norms.
    """
    return unary(Ifft(along_several("ifft2", x, s, axes, norm)), x)
