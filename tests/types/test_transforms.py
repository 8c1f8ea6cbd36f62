"""What the types promise of Fourier transforms."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, fft, variable
from tests.checks import check

v = variable([1.0, 2.0, 3.0, 4.0])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
z = variable([1 + 2j, 3 - 1j])
mz64 = variable([[1j, 2], [3, 4]], np.complex64)
a: Variable = v


def test_transforms_of_complex_numbers() -> None:
    check(assert_type(fft.fft(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(fft.ifft(mz64, 4, axis=0, norm="ortho"), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.fftn(mz64, (2, 2), (0, 1)), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.ifftn(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(fft.fft2(mz64), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.ifft2(mz64, norm="forward"), Matrix[np.complex64]), np.complex64, 2)


def test_transforms_of_real_numbers() -> None:
    check(assert_type(fft.fft(v), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(fft.ifft2(m32), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.fft(a), Variable[np.complex128]), np.complex128, 1)
    check(assert_type(fft.rfft(v), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(fft.rfftn(m32), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.rfft2(m32, (2, 2)), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(fft.ihfft(v), Vector[np.complex128]), np.complex128, 1)


def test_transforms_to_real_numbers() -> None:
    check(assert_type(fft.irfft(z, n=3), Vector), np.float64, 1)
    check(assert_type(fft.irfft(v), Vector), np.float64, 1)
    check(assert_type(fft.irfftn(mz64), Matrix[np.float32]), np.float32, 2)
    check(assert_type(fft.irfft2(mz64), Matrix[np.float32]), np.float32, 2)
    check(assert_type(fft.hfft(z), Vector), np.float64, 1)


def test_shifts() -> None:
    check(assert_type(fft.fftshift(z), Vector[np.complex128]), np.complex128, 1)
    check(assert_type(fft.ifftshift(m32, axes=0), Matrix[np.float32]), np.float32, 2)
