"""Sine, cosine and the hyperbolic tangent."""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import unary
from ..arrays import Array, I, S
from ..function import RESULT, Function
from ..variable import Variable

__all__ = ["cos", "sin", "tanh"]


@final
class Sin(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sin(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.cos(x),)


@final
class Cos(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.cos(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * np.sin(x),)


@final
class Tanh(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.tanh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        # gy * (1 - y**2), in operations on arrays alone: one with a number costs twice as much.
        return (gy - gy * y * y,)


def sin(x: Variable[I, S], /) -> Variable[I, S]:
    """The sine of `x` radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Sin(), x)


def cos(x: Variable[I, S], /) -> Variable[I, S]:
    """The cosine of `x` radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Cos(), x)


def tanh(x: Variable[I, S], /) -> Variable[I, S]:
    """``(e**x - e**-x) / (e**x + e**-x)``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Tanh(), x)
