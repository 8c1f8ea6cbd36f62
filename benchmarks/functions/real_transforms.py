"""Fourier transforms of real signals of an even length, and back to them.

In the half of a spectrum that is kept all frequencies but the first and the last stand for two.
"""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, COMPLEX, complexes, np, rows, unary, uniform

REAL_GRID, GRID = uniform(shape=rows), complexes(rows)


def counts(half: Any, inside: float) -> Any:
    """Return 1 for the first and the last of the frequencies, `inside` for the others."""
    return np.concatenate(([1.0], np.full(half.shape[-1] - 2, inside), [1.0]))


def rfft(gy: Any, x: Any) -> tuple[Any, ...]:
    return np.fft.rfft(x), np.fft.irfft(gy * counts(gy, 0.5), norm="forward")


def irfft(gy: Any, x: Any) -> tuple[Any, ...]:
    return np.fft.irfft(x), np.fft.rfft(gy, norm="forward") * counts(x, 2.0)


def rfftn(gy: Any, x: Any) -> tuple[Any, ...]:
    return np.fft.rfftn(x), np.fft.irfftn(gy * counts(gy, 0.5), norm="forward")


def irfftn(gy: Any, x: Any) -> tuple[Any, ...]:
    return np.fft.irfftn(x), np.fft.rfftn(gy, norm="forward") * counts(x, 2.0)


def hfft(gy: Any, x: Any) -> tuple[Any, ...]:
    """irfft of the conjugate, without its division."""
    return np.fft.hfft(x), np.conj(np.fft.rfft(gy) * counts(x, 2.0))


def ihfft(gy: Any, x: Any) -> tuple[Any, ...]:
    """The conjugate of rfft, with a division."""
    return np.fft.ihfft(x), np.fft.irfft(np.conj(gy) * counts(gy, 0.5))


SUBJECTS = (
    unary(dz.fft.rfft, rfft, ANY),
    unary(dz.fft.irfft, irfft, COMPLEX),
    unary(dz.fft.rfftn, rfftn, REAL_GRID),
    unary(dz.fft.irfftn, irfftn, GRID),
    unary(dz.fft.rfft2, rfftn, REAL_GRID),
    unary(dz.fft.irfft2, irfftn, GRID),
    unary(dz.fft.hfft, hfft, COMPLEX),
    unary(dz.fft.ihfft, ihfft, ANY),
)
