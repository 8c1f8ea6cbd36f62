"""Hyperbolic functions and their inverses."""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import applied, unary
from ..arrays import Array, I, S
from ..function import RESULT, Function
from ..variable import Variable

__all__ = ["arccosh", "arcsinh", "arctanh", "cosh", "sinh", "tanh"]


@final
class Tanh(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.tanh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        # gy * (1 - y**2), in operations on arrays alone: one with a number costs twice as much.
        return (gy - gy * y * y,)


@final
class Sinh(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sinh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.cosh(x),)


@final
class Cosh(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.cosh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.sinh(x),)


@final
class Arcsinh(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arcsinh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        if x.dtype.kind == "c":
            return (gy / np.sqrt(x * x + 1),)
        return (gy / np.hypot(x, 1.0),)


@final
class Arccosh(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arccosh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (np.sqrt(x - 1) * np.sqrt(x + 1)),)


@final
class Arctanh(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arctanh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / applied(OneLessSquare(), x),)


@final
class OneLessSquare(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    """1 - x**2, with the digits of what is left of it close to 1, and those of its slope close to 0."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return (1 - x) * (1 + x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * (x * -2),)


def tanh(x: Variable[I, S], /) -> Variable[I, S]:
    """``(e**x - e**-x) / (e**x + e**-x)``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Tanh(), x)


def sinh(x: Variable[I, S], /) -> Variable[I, S]:
    """``(e**x - e**-x) / 2``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Sinh(), x)


def cosh(x: Variable[I, S], /) -> Variable[I, S]:
    """``(e**x + e**-x) / 2``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Cosh(), x)


def arcsinh(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `sinh`. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Arcsinh(), x)


def arccosh(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `cosh` for `x` from 1 on. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient ``1 / sqrt(x**2 - 1)`` is infinite at 1, as the derivative is.
    """
    return unary(Arccosh(), x)


def arctanh(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `tanh`, for `x` between -1 and 1. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient ``1 / (1 - x**2)`` is infinite at -1 and 1, as the derivative is.
    """
    return unary(Arctanh(), x)
