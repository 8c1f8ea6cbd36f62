"""Fourier transforms: the functions of ``np.fft``, one module per family."""

from .transforms import *
from .real_transforms import *
from .shifts import *

__all__ = [
    "fft", "fft2", "fftn", "fftshift", "hfft", "ifft", "ifft2", "ifftn", "ifftshift", "ihfft", "irfft", "irfft2", "irfftn",
    "rfft", "rfft2", "rfftn",
]  # fmt: skip
