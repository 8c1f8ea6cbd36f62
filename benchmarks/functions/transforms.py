"""Complex Fourier transforms. The adjoint of one is the other, which divides where the first does."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import COMPLEX, complexes, np, rows, unary

GRID = complexes(rows)

SUBJECTS = (
    unary(dz.fft.fft, lambda gy, x: (np.fft.fft(x), np.fft.ifft(gy, norm="forward")), COMPLEX),
    unary(dz.fft.ifft, lambda gy, x: (np.fft.ifft(x), np.fft.fft(gy, norm="forward")), COMPLEX),
    unary(dz.fft.fftn, lambda gy, x: (np.fft.fftn(x), np.fft.ifftn(gy, norm="forward")), GRID),
    unary(dz.fft.ifftn, lambda gy, x: (np.fft.ifftn(x), np.fft.fftn(gy, norm="forward")), GRID),
    unary(dz.fft.fft2, lambda gy, x: (np.fft.fft2(x), np.fft.ifft2(gy, norm="forward")), GRID),
    unary(dz.fft.ifft2, lambda gy, x: (np.fft.ifft2(x), np.fft.fft2(gy, norm="forward")), GRID),
)
