"""Fourier transforms: the functions of ``np.fft``, one module per family."""

from .transforms import *
from .real_transforms import *
from .shifts import *

__all__: list[str] = []
