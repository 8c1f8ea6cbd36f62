"""Whole parts, remainders and quotients: constant, or of slope one, between jumps."""

from __future__ import annotations

from operator import index
from typing import final, overload

import numpy as np
from numpy import ndarray

from ..application import binary, nary, unary
from ..arrays import Array, F, I, S, S0, S1, Unranked
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector, data_of
from .signatures import float_broadcasting

__all__ = ["ceil", "divmod", "floor", "floor_divide", "fmod", "remainder", "rint", "round", "trunc"]


@final
class Floor(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.floor(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
class Ceil(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.ceil(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
class Trunc(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.trunc(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
class Rint(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.rint(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
@operation
class Round(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """x rounded to `decimals`."""

    decimals: int

    def forward(self, x: Array) -> Array:
        return np.asarray(x).round(self.decimals)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
class Remainder(Function[Array, Array, Array], reads=((), (0, 1))):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 % x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        _, p1 = self.parents
        # x0 % x1 is x0 - q * x1 for the whole number q, which is constant almost everywhere.
        return gy, -gy * np.floor_divide(*map(data_of, self.primals)) if p1 else gy


@final
class Fmod(Function[Array, Array, Array], reads=((), (0, 1))):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.fmod(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        _, p1 = self.parents
        # x0 - q * x1, where q is the quotient without what stands behind the point.
        return gy, -gy * np.trunc(np.divide(*map(data_of, self.primals))) if p1 else gy


@final
class FloorDivide(Function[Array, Array, Array], reads=((), ()), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 // x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return np.zeros_like(gy), np.zeros_like(gy)


@final
class Divmod(Function[tuple[Array, Array], Array, Array], reads=((), (RESULT,))):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> tuple[Array, Array]:
        return np.divmod(x0, x1)

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array, Array]:
        _, gy1 = gy
        quotient: Array = data_of(self.result[0])
        return gy1, -gy1 * quotient


def floor(x: Variable[F, S], /) -> Variable[F, S]:
    """The largest whole number that is not above `x`. Shape and dtype: those of `x`.

    The gradient is 0 everywhere. Raises `TypeError` for integers.
    """
    return unary(Floor(), x)


def ceil(x: Variable[F, S], /) -> Variable[F, S]:
    """The smallest whole number that is not below `x`. Shape and dtype: those of `x`.

    The gradient is 0 everywhere. Raises `TypeError` for integers.
    """
    return unary(Ceil(), x)


def trunc(x: Variable[F, S], /) -> Variable[F, S]:
    """`x` without what stands behind the point. Shape and dtype: those of `x`.

    The gradient is 0 everywhere. Raises `TypeError` for integers.
    """
    return unary(Trunc(), x)


def rint(x: Variable[F, S], /) -> Variable[F, S]:
    """The nearest whole number, the even one of two. Shape and dtype: those of `x`.

    The gradient is 0 everywhere. Raises `TypeError` for integers.
    """
    return unary(Rint(), x)


def round(x: Variable[I, S], decimals: int = 0) -> Variable[I, S]:
    """`x` rounded to that many `decimals`, half to even. Shape and dtype: those of `x`.

    The gradient is 0 everywhere. Raises `TypeError` for integers.
    """
    return unary(Round(index(decimals)), x)


@float_broadcasting
def remainder(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 - floor(x0 / x1) * x1``, of the sign of `x1`. Shapes: broadcast. Dtype: a float type.

    The gradient is 1 for `x0` and ``-floor(x0 / x1)`` for `x1`, at the jumps too.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Remainder(), x0, x1)


@float_broadcasting
def fmod(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 - trunc(x0 / x1) * x1``, of the sign of `x0`. Shapes: broadcast. Dtype: a float type.

    The gradient is 1 for `x0` and ``-trunc(x0 / x1)`` for `x1`, at the jumps too.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Fmod(), x0, x1)


@float_broadcasting
def floor_divide(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``floor(x0 / x1)``. Shapes: broadcast. Dtype: a float type. The gradients are 0 everywhere.

    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(FloorDivide(), x0, x1)


@overload
def divmod(x0: Variable[F, Unranked], x1: Variable[F, S1] | ndarray[S1, np.dtype[F]] | float, /) -> tuple[Variable[F], Variable[F]]: ...
@overload
def divmod(x0: Variable[F, S0], x1: Variable[F, Unranked] | ndarray[Unranked, np.dtype[F]], /) -> tuple[Variable[F], Variable[F]]: ...
@overload
def divmod(x0: ndarray[Unranked, np.dtype[F]], x1: Variable[F, S1], /) -> tuple[Variable[F], Variable[F]]: ...
@overload
def divmod(x0: Matrix[F], x1: Vector[F] | ndarray[tuple[int], np.dtype[F]], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: Vector[F], x1: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: ndarray[tuple[int], np.dtype[F]], x1: Matrix[F], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: ndarray[tuple[int, int], np.dtype[F]], x1: Vector[F], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: Scalar[F] | float, x1: Variable[F, S], /) -> tuple[Variable[F, S], Variable[F, S]]: ...
@overload
def divmod(x0: Scalar[F], x1: ndarray[tuple[int, int], np.dtype[F]], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: ndarray[tuple[int, int], np.dtype[F]], x1: Scalar[F], /) -> tuple[Matrix[F], Matrix[F]]: ...
@overload
def divmod(x0: Scalar[F], x1: ndarray[tuple[int], np.dtype[F]], /) -> tuple[Vector[F], Vector[F]]: ...
@overload
def divmod(x0: ndarray[tuple[int], np.dtype[F]], x1: Scalar[F], /) -> tuple[Vector[F], Vector[F]]: ...
@overload
def divmod(x0: Variable[F, S], x1: Variable[F, S] | Scalar[F] | float, /) -> tuple[Variable[F, S], Variable[F, S]]: ...
@overload
def divmod(x0: Variable[F, S], x1: ndarray[S, np.dtype[F]], /) -> tuple[Variable[F, S], Variable[F, S]]: ...
@overload
def divmod(x0: ndarray[S, np.dtype[F]], x1: Variable[F, S], /) -> tuple[Variable[F, S], Variable[F, S]]: ...
@overload
def divmod(x0: Variable[F, S0], x1: Variable[F, S1] | ndarray[S1, np.dtype[F]], /) -> tuple[Variable[F], Variable[F]]: ...
@overload
def divmod(x0: ndarray[S0, np.dtype[F]] | float, x1: Variable[F, S1], /) -> tuple[Variable[F], Variable[F]]: ...
def divmod(x0: Operand, x1: Operand, /) -> tuple[AnyVariable, AnyVariable]:
    """``floor_divide(x0, x1)`` and ``remainder(x0, x1)``. Shapes: broadcast. Dtype: a float type.

    The quotient has no gradient. Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    quotient, rest = nary(Divmod(), (x0, x1), broadcast=True)
    return quotient, rest
