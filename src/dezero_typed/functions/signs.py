"""Absolute values, signs, and what replaces values that are no numbers."""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import binary, unary
from ..arrays import Array, F, I, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Operand, Variable, data_of, require_variable
from .signatures import float_broadcasting, part

__all__ = ["abs", "copysign", "fabs", "heaviside", "nan_to_num", "sign"]


@final
class Abs(Function[Array, Array], reads=((0,),), fresh=True, ring=True, complex=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.abs(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.sign(x),)


@final
class Sign(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sign(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
class Phase(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """z / |z|, the sign of a complex number, which turns as z does."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sign(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (z,), y = self.primals, self.result
        length = np.abs(z)
        across = gy - y * np.real(gy * np.conj(y))
        return (across / np.where(length == 0, np.inf, length),)


@final
class Fabs(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.fabs(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.sign(x),)


@final
class Copysign(Function[Array, Array, Array], reads=((0, 1), ()), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.copysign(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        if p0:
            x0, x1 = (data_of(x) for x in self.primals)
            sign = np.sign(x0)
            gx0 = gy * (sign * np.copysign(sign * sign, x1))
        else:
            gx0 = gy
        return gx0, np.zeros_like(gy) if p1 else gy


@final
class Heaviside(Function[Array, Array, Array], reads=((), (0,)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.heaviside(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        if p1:
            (x0, _) = self.primals
            gx1 = np.where(x0 == 0, gy, 0.0)
        else:
            gx1 = gy
        return np.zeros_like(gy) if p0 else gy, gx1


@final
@operation
class NanToNum(Function[Array, Array], reads=((0,),), fresh=True):
    """x with numbers in the place of NaN, +inf and -inf; None stands for the largest of the dtype."""

    nan: float
    posinf: float | None
    neginf: float | None

    def forward(self, x: Array) -> Array:
        return np.asarray(np.nan_to_num(x, nan=self.nan, posinf=self.posinf, neginf=self.neginf))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (np.where(np.isfinite(x), gy, 0.0),)


@part
def abs(x: AnyVariable, /) -> AnyVariable:
    """``|x|``. Shape: that of `x`. Dtype: that of `x`, integers included, and real for a complex one.

    The gradient is the sign of `x`, 0 at 0: the least of the subgradients in [-1, 1], or in the unit disc.
    """
    return unary(Abs(), x)


def sign(x: Variable[I, S], /) -> Variable[I, S]:
    """-1, 0 or 1, the sign of `x`; ``z / |z|`` of a complex one. Shape and dtype: those of `x`.

    The gradient of a real one is 0 everywhere, of a complex one 0 at 0.
    Raises `TypeError` for integers.
    """
    return unary(Phase() if require_variable("sign", x).dtype.kind == "c" else Sign(), x)


def fabs(x: Variable[F, S], /) -> Variable[F, S]:
    """``|x|``, of floats alone. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient at 0 is 0, the least of the subgradients in [-1, 1].
    """
    return unary(Fabs(), x)


@float_broadcasting
def copysign(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``|x0|`` with the sign of `x1`. Shapes: broadcast. Dtype: a float type.

    The gradient for `x0` is that of ``|x0|`` with the sign of `x1`, 0 at 0; for `x1` it is 0.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Copysign(), x0, x1)


@float_broadcasting
def heaviside(x0: Operand, x1: Operand, /) -> AnyVariable:
    """0 where `x0` is negative, 1 where it is positive, and `x1` where it is 0. Shapes: broadcast. Dtype: a float type.

    The gradient for `x0` is 0 everywhere, that for `x1` is the cotangent where `x0` is 0.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Heaviside(), x0, x1)


def nan_to_num(
    x: Variable[F, S], copy: bool = True, nan: float = 0.0, posinf: float | None = None, neginf: float | None = None
) -> Variable[F, S]:
    """`x` with the numbers `nan`, `posinf` and `neginf` in the place of NaN and of the infinities.

    Shape and dtype: those of `x`. By default infinities become the largest finite numbers. The gradient is 0
    where an element was replaced. Raises `TypeError` for integers and `ValueError` for ``copy=False``.
    """
    if not copy:
        raise ValueError("nan_to_num: a Variable does not change, so copy=False has no meaning; leave it out")
    return unary(NanToNum(nan, posinf, neginf), x)
