"""The parts of complex numbers, and their conjugate.

The gradient of a real function of z = x + iy is the direction of steepest ascent, df/dx + i df/dy.
The parts are real functions with rules of their own; `angle` and `conj` likewise.
"""

from __future__ import annotations

from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import Array, N, S
from ..function import Function, operation
from ..variable import AnyVariable, Variable, require_variable
from .shapes import reshape
from .signatures import part

__all__ = ["conj", "imag", "real"]


@final
@operation
class Real(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """The real part of an array of `dtype`."""

    dtype: np.dtype[Any]

    def forward(self, x: Array) -> Array:
        return np.real(x).copy()

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy.astype(self.dtype),)


@final
@operation
class Imag(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """The imaginary part of an array of `dtype`."""

    dtype: np.dtype[Any]

    def forward(self, x: Array) -> Array:
        return np.imag(x).copy()

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy.astype(self.dtype) * self.dtype.type(1j),)


@final
class Conj(Function[Array, Array], reads=((),), fresh=True, complex=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.conj(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.conj(gy),)


@part
def real(x: AnyVariable, /) -> AnyVariable:
    """The real part of `x`; of a real Variable, `x` itself. Shape: that of `x`. Dtype: its real type.

    The gradient is real too: ``gy + 0i``.
    """
    if require_variable("real", x).dtype.kind != "c":
        return reshape(x, x.shape)
    return unary(Real(x.dtype), x)


@part
def imag(x: AnyVariable, /) -> AnyVariable:
    """The imaginary part of `x`; zeros for a real Variable. Shape: that of `x`. Dtype: its real type.

    The gradient is imaginary: ``i gy``.
    """
    if require_variable("imag", x).dtype.kind != "c":
        return x * 0
    return unary(Imag(x.dtype), x)


def conj(x: Variable[N, S], /) -> Variable[N, S]:
    """The complex conjugate; of a real Variable, `x` itself. Shape and dtype: those of `x`.

    The gradient is the conjugate of the cotangent.
    """
    if require_variable("conj", x).dtype.kind != "c":
        return reshape(x, x.shape)
    return unary(Conj(), x)
