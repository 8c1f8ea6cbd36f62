"""The parts of complex numbers, and their conjugate."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import COMPLEX, np, unary


def nearly_real(size: int, seed: int) -> Any:
    return COMPLEX(size, seed).real + 1e-17j


def angle(gy: Any, z: Any) -> tuple[Any, ...]:
    """The angle of z, whose gradient is i z / |z|**2, and 0 at 0."""
    square = z.real**2 + z.imag**2
    return np.angle(z), gy / np.where(square == 0, 1.0, square) * (1j * z)


SUBJECTS = (
    unary(dz.real, lambda gy, z: (z.real.copy(), gy.astype(z.dtype)), COMPLEX),
    unary(dz.imag, lambda gy, z: (z.imag.copy(), 1j * gy), COMPLEX),
    unary(dz.conj, lambda gy, z: (np.conj(z), np.conj(gy)), COMPLEX),
    unary(dz.angle, angle, COMPLEX),
    unary(dz.real_if_close, lambda gy, z: (np.real_if_close(z).copy(), gy.astype(z.dtype)), nearly_real),
)
