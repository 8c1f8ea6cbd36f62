"""The parts of complex numbers, and their conjugate.

The gradient of a real function of z = x + iy is the direction of steepest ascent, df/dx + i df/dy.
The parts are real functions with rules of their own; `angle` and `conj` likewise.
"""

from __future__ import annotations

from math import pi
from typing import Any, final, overload

import numpy as np

from ..application import require_float, unary
from ..arrays import Array, F, N, R, S
from ..function import Function, operation
from ..variable import AnyVariable, Variable, require_variable
from .arithmetic import apart_from_zero
from .shapes import reshape
from .signatures import part

__all__ = ["angle", "conj", "imag", "real", "real_if_close"]


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


@final
@operation
class Angle(Function[Array, Array], reads=((0,),), fresh=True, complex=True):
    """The angle of a complex number, or of a real one, times `unit`."""

    unit: float

    def forward(self, x: Array) -> Array:
        y: Array = np.asarray(np.angle(x))
        return y if self.unit == 1 else np.asarray(y * self.unit)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        if x.dtype.kind != "c":
            return (gy * np.zeros_like(x),)
        # The direction in which the angle grows is x turned by a quarter. The square of the length may overflow.
        length = apart_from_zero(np.abs(x))
        scalar: Any = x.dtype.type
        return (gy * self.unit / length * (x / length * scalar(1j)),)


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


@overload
def angle(z: Variable[np.complex128, S], deg: bool = False) -> Variable[np.float64, S]: ...  # type: ignore[overload-overlap]
@overload
def angle(z: Variable[np.complex64, S], deg: bool = False) -> Variable[np.float32, S]: ...
@overload
def angle(z: Variable[F, S], deg: bool = False) -> Variable[F, S]: ...
def angle(z: AnyVariable, deg: bool = False) -> AnyVariable:
    """The angle of each number with the positive real axis, in radians, between -pi and pi; in degrees with `deg`.

    Shape: that of `z`. Dtype: its real type. The gradient is ``i z / |z|**2``, and 0 at 0, where there is none. A real
    number has the angle 0 or pi, and the gradient 0. Raises `TypeError` for integers.
    """
    require_float("angle", require_variable("angle", z), complex=True)
    return unary(Angle(180 / pi if deg else 1.0), z)


@overload
def real_if_close(a: Variable[np.complex128, S], tol: float = 100) -> Variable[np.float64, S] | Variable[np.complex128, S]: ...  # type: ignore[overload-overlap]
@overload
def real_if_close(a: Variable[np.complex64, S], tol: float = 100) -> Variable[np.float32, S] | Variable[np.complex64, S]: ...
@overload
def real_if_close(a: Variable[R, S], tol: float = 100) -> Variable[R, S]: ...
def real_if_close(a: AnyVariable, tol: float = 100) -> AnyVariable:
    """The real part of `a` where every imaginary part is smaller than `tol` machine epsilons; else `a` itself.

    With `tol` below 1 it is an absolute bound. Shape: that of `a`. Dtype: its real type, or its own.
    """
    kept = np.real_if_close(require_variable("real_if_close", a).data, tol)
    return reshape(a, a.shape) if kept.dtype == a.dtype else real(a)
