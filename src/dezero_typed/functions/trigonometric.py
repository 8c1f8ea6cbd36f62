"""Sines, tangents, their inverses, and the units of angles."""

from __future__ import annotations

from math import pi
from typing import final

import numpy as np

from ..application import applied, binary, unary
from ..arrays import Array, F, I, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Operand, Variable
from .arithmetic import apart_from_zero, parts_of
from .hyperbolic import OneLessSquare
from .reductions import one_axis
from .signatures import float_broadcasting

__all__ = [
    "arccos", "arcsin", "arctan", "arctan2", "cos", "deg2rad", "degrees", "rad2deg", "radians", "sin", "tan", "unwrap",
]  # fmt: skip


DEGREE = pi / 180


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
class Tan(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.tan(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy + gy * y * y,)


@final
class Arcsin(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arcsin(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / np.sqrt(applied(OneLessSquare(), x)),)


@final
class Arccos(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arccos(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy / np.sqrt(applied(OneLessSquare(), x)),)


@final
class Arctan(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arctan(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / (x * x + 1),)


@final
class Deg2rad(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.deg2rad(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * DEGREE,)


@final
class Rad2deg(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.rad2deg(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy / DEGREE,)


@final
class Degrees(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.degrees(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy / DEGREE,)


@final
class Radians(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.radians(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * DEGREE,)


@final
@operation
class Unwrap(Function[Array, Array], reads=((),), fresh=True):
    """x with the jumps along `axis` undone that are larger than `discont`, by multiples of `period`."""

    discont: float | None
    axis: int
    period: float

    def forward(self, x: Array) -> Array:
        return np.unwrap(x, self.discont, self.axis, period=self.period)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy + 0,)


@final
class Arctan2(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.arctan2(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        # Of sine, cosine and radius none overflows, as their squares would.
        radius = apart_from_zero(np.hypot(x0, x1))
        sine, cosine = parts_of(x0, x1, radius)
        part = gy / radius
        return part * cosine if p0 else gy, -part * sine if p1 else gy


def sin(x: Variable[I, S], /) -> Variable[I, S]:
    """The sine of `x` radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Sin(), x)


def cos(x: Variable[I, S], /) -> Variable[I, S]:
    """The cosine of `x` radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Cos(), x)


def tan(x: Variable[I, S], /) -> Variable[I, S]:
    """The tangent of `x` radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Tan(), x)


def arcsin(x: Variable[I, S], /) -> Variable[I, S]:
    """The angle between -pi/2 and pi/2 whose sine is `x`. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient ``1 / sqrt(1 - x**2)`` is infinite at -1 and 1, as the derivative is.
    """
    return unary(Arcsin(), x)


def arccos(x: Variable[I, S], /) -> Variable[I, S]:
    """The angle between 0 and pi whose cosine is `x`. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient ``-1 / sqrt(1 - x**2)`` is infinite at -1 and 1, as the derivative is.
    """
    return unary(Arccos(), x)


def arctan(x: Variable[I, S], /) -> Variable[I, S]:
    """The angle between -pi/2 and pi/2 whose tangent is `x`. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Arctan(), x)


def deg2rad(x: Variable[F, S], /) -> Variable[F, S]:
    """`x` degrees in radians. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Deg2rad(), x)


def rad2deg(x: Variable[F, S], /) -> Variable[F, S]:
    """`x` radians in degrees. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Rad2deg(), x)


@float_broadcasting
def arctan2(x0: Operand, x1: Operand, /) -> AnyVariable:
    """The angle between -pi and pi of the point with ordinate `x0` and abscissa `x1`. Shapes: broadcast. Dtype: a float type.

    The gradient at (0, 0), where the angle is not defined, is 0.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Arctan2(), x0, x1)


def degrees(x: Variable[F, S], /) -> Variable[F, S]:
    """`x` radians in degrees, as `rad2deg`. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Degrees(), x)


def radians(x: Variable[F, S], /) -> Variable[F, S]:
    """`x` degrees in radians, as `deg2rad`. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Radians(), x)


def unwrap(
    p: Variable[F, S], discont: float | None = None, axis: int = -1, *, period: float = 2 * pi
) -> Variable[F, S]:
    """`p` plus multiples of `period` along `axis` such that no two neighbours differ by more than half of it.

    A jump is undone where it is at least `discont`, half of the period by default. Shape and dtype: those of `p`.
    The gradient is gy: the multiples are piecewise constant.
    Raises `TypeError` for integers and `ValueError` for an axis that `p` does not have.
    """
    return unary(Unwrap(discont, one_axis("unwrap", axis, p), period), p)
