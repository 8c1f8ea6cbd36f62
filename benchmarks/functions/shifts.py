"""Moving the zero frequency to the middle, and back."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

GRID = uniform(shape=rows)

SUBJECTS = (
    unary(dz.fft.fftshift, lambda gy, x: (np.fft.fftshift(x), np.fft.ifftshift(gy)), GRID),
    unary(dz.fft.ifftshift, lambda gy, x: (np.fft.ifftshift(x), np.fft.fftshift(gy)), GRID),
)
