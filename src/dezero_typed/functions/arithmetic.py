"""Sums, products, quotients and powers, element by element.

A rule states the derivative alone: where operands were broadcast or promoted, the engine brings
each gradient back to its operand. ``parents`` tells which operands want a gradient; None is a
constant, for which any array will do.
"""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import binary, unary
from ..arrays import Array, I, N, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Operand, Variable
from .signatures import broadcasting, float_broadcasting, inexact_broadcasting, part

__all__ = ["abs", "add", "divide", "multiply", "negative", "power", "remainder", "sign", "sqrt", "square", "subtract"]


@final
class Add(Function[Array, Array, Array], reads=((), ()), ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 + x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, gy


@final
class Subtract(Function[Array, Array, Array], reads=((), ()), ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 - x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        _, p1 = self.parents
        return gy, -gy if p1 else gy


@final
class Multiply(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 * x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return gy * x1 if p0 else gy, gy * x0 if p1 else gy


@final
class Divide(Function[Array, Array, Array], reads=((1,), (1, RESULT)), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 / x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        _, x1 = self.primals
        _, p1 = self.parents
        gx0 = gy / x1
        return gx0, -gx0 * self.result if p1 else gy


@final
class Remainder(Function[Array, Array, Array], reads=((), (0, 1))):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 % x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        _, p1 = self.parents
        # x0 % x1 is x0 - q * x1 for the whole number q, which is constant almost everywhere.
        return gy, -gy * np.floor_divide(*self.primals) if p1 else gy


@final
class Power(Function[Array, Array, Array], reads=((0, 1), (0, 1, RESULT)), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0**x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        # At x0 = 0, 0**(x1 - 1) is infinite for x1 = 0 and log(x0) always is, though x0**0 is
        # constant in x0 and 0**x1 is in x1: both derivatives are 0 there.
        zero = x0 == 0
        gx0 = gy * x1 * x0 ** np.where(zero & (x1 == 0), 1.0, x1 - 1) if p0 else gy
        flat = zero & (x1 >= 0)
        gx1 = gy * np.where(flat, 0.0, self.result) * np.log(np.where(flat, 1.0, x0)) if p1 else gy
        return gx0, gx1


@final
@operation
class PowerOf(Function[Array, Array], reads=((0,),), fresh=True, ring=True, holomorphic=True):
    """x**n for a number n, which takes NumPy's short cuts for squares and roots."""

    n: float

    def forward(self, x: Array) -> Array:
        return x**self.n

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # n * x**(n - 1), where 0 * x**0 stands for 0 * x**-1: x**0 is constant, at 0 too.
        return (gy * (self.n * x ** (self.n - 1 if self.n else 0)),)


@final
class Negative(Function[Array, Array], reads=((),), fresh=True, ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return -x

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (-gy,)


@final
class Square(Function[Array, Array], reads=((0,),), fresh=True, ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return x * x

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * (x + x),)


@final
class Sqrt(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sqrt(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy / (y + y),)


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


@broadcasting
def add(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 + x1``. Shapes: broadcast. Dtype: that of the operands, integers included.

    Raises `ValueError` for shapes that do not broadcast.
    """
    return binary(Add(), x0, x1)


@broadcasting
def subtract(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 - x1``. Shapes: broadcast. Dtype: that of the operands, integers included.

    Raises `ValueError` for shapes that do not broadcast.
    """
    return binary(Subtract(), x0, x1)


@broadcasting
def multiply(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 * x1``, element by element. Shapes: broadcast. Dtype: that of the operands, integers included.

    Raises `ValueError` for shapes that do not broadcast.
    """
    return binary(Multiply(), x0, x1)


@inexact_broadcasting
def divide(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 / x1``. Shapes: broadcast. Dtype: a float type, that of the operands.

    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Divide(), x0, x1)


@float_broadcasting
def remainder(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0 - floor(x0 / x1) * x1``, of the sign of `x1`. Shapes: broadcast. Dtype: a float type.

    The gradient is 1 for `x0` and ``-floor(x0 / x1)`` for `x1`, at the jumps too.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Remainder(), x0, x1)


@broadcasting
def power(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0**x1``. Shapes: broadcast. Dtype: that of the operands; integers take a number `x1` >= 0 only.

    ``x**0`` is constant: its gradient is 0 at 0 too. At ``x0 = 0`` the gradient for ``x1 >= 0`` is 0,
    at ``x0 < 0`` it is NaN. Raises `TypeError` for other integers and `ValueError` for shapes
    that do not broadcast.
    """
    if isinstance(x1, (float, int)) and isinstance(x0, Variable):
        if x0.dtype.kind == "i" and (x1 < 0 or not isinstance(x1, int)):
            raise TypeError(f"power: {x0.dtype} to the power of {x1!r} is no integer; write x.astype(np.float64)")
        return unary(Square() if x1 == 2 else PowerOf(x1 if isinstance(x1, int) else float(x1)), x0)
    return binary(Power(), x0, x1)


def negative(x: Variable[N, S], /) -> Variable[N, S]:
    """``-x``. Shape and dtype: those of `x`, integers included."""
    return unary(Negative(), x)


def square(x: Variable[N, S], /) -> Variable[N, S]:
    """``x * x``. Shape and dtype: those of `x`, integers included."""
    return unary(Square(), x)


def sqrt(x: Variable[I, S], /) -> Variable[I, S]:
    """The square root. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient at 0 is infinite, as the derivative is.
    """
    return unary(Sqrt(), x)


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
    return unary(Phase() if x.dtype.kind == "c" else Sign(), x)
