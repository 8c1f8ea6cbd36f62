"""Sums, products, quotients and powers, element by element.

A rule states the derivative alone: where operands were broadcast or promoted, the engine brings
each gradient back to its operand. ``parents`` tells which operands want a gradient; None is a
constant, for which any array will do.
"""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import binary, require_float, unary
from ..arrays import Array, F, I, N, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Operand, Variable
from .signatures import broadcasting, float_broadcasting, inexact_broadcasting

__all__ = [
    "add", "cbrt", "divide", "float_power", "hypot", "multiply", "negative", "positive", "power", "reciprocal", "sqrt",
    "square", "subtract",
]  # fmt: skip


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
class Power(Function[Array, Array, Array], reads=((0, 1), (0, 1, RESULT)), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0**x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        # At x0 = 0, 0**(x1 - 1) is infinite for x1 = 0 and log(x0) always is, though x0**0 is
        # constant in x0 and 0**x1 is in x1: both derivatives are 0 there. So they are at inf for inf**-1.
        zero = x0 == 0
        gx0 = gy * x1 * x0 ** np.where(zero & (x1 == 0), 1.0, np.where((x0 != x0) & (x1 == 0), 0.0, x1 - 1)) if p0 else gy
        flat = zero & (x1 >= 0) | (x0 == np.inf) & (x1 < 0)
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
class Positive(Function[Array, Array], reads=((),), ring=True, complex=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return +x

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy,)


@final
class Cbrt(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.cbrt(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy / (3 * y * y),)


@final
class Reciprocal(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return 1 / x

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (-gy * y * y,)


@final
class Hypot(Function[Array, Array, Array], reads=((0, 1, RESULT), (0, 1, RESULT)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.hypot(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        part0, part1 = parts_of(x0, x1, apart_from_zero(self.result))
        return gy * part0 if p0 else gy, gy * part1 if p1 else gy


def apart_from_zero(x: Array) -> Array:
    """Return `x` with 1 in the place of every zero, for quotients whose numerator is 0 there, too."""
    zero = x == 0
    return np.where(zero, 1.0, x) if zero.any() else x


def parts_of(x0: Array, x1: Array, length: Array) -> tuple[Array, Array]:
    """Return ``x0 / length`` and ``x1 / length`` for the length of both, which is infinite where one is: 1 and 0 there."""
    part0, part1 = x0 / length, x1 / length
    if (length == np.inf).any():
        part0 = np.where(np.isinf(x0) & np.isfinite(x1), np.sign(x0), part0)
        part1 = np.where(np.isinf(x1) & np.isfinite(x0), np.sign(x1), part1)
    return part0, part1


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


def raised(x0: Operand, x1: Operand) -> AnyVariable:
    """Return ``x0**x1``, by NumPy's short cuts where `x1` is a number."""
    if isinstance(x1, (float, int)) and isinstance(x0, Variable):
        if x0.dtype.kind == "i" and (x1 < 0 or not isinstance(x1, int)):
            raise TypeError(f"power: {x0.dtype} to the power of {x1!r} is no integer; write x.astype(np.float64)")
        return unary(Square() if x1 == 2 else PowerOf(x1 if isinstance(x1, int) else float(x1)), x0)
    return binary(Power(), x0, x1)


@broadcasting
def power(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0**x1``. Shapes: broadcast. Dtype: that of the operands; integers take a number `x1` >= 0 only.

    ``x**0`` is constant: its gradient is 0 at 0 too. At ``x0 = 0`` the gradient for ``x1 >= 0`` is 0,
    at ``x0 < 0`` it is NaN. Raises `TypeError` for other integers and `ValueError` for shapes
    that do not broadcast.
    """
    return raised(x0, x1)


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


def positive(x: Variable[N, S], /) -> Variable[N, S]:
    """``+x``, the same elements. Shape and dtype: those of `x`, integers included."""
    return unary(Positive(), x)


@inexact_broadcasting
def float_power(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``x0**x1`` as `power`, for floats alone. Shapes: broadcast. Dtype: that of the operands.

    NumPy computes in float64 at least; here a float32 stays one, as its type says.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    require_float("float_power", x0, x1, complex=True)
    return raised(x0, x1)


@float_broadcasting
def hypot(x0: Operand, x1: Operand, /) -> AnyVariable:
    """``sqrt(x0**2 + x1**2)``, without overflow. Shapes: broadcast. Dtype: a float type.

    The gradient at (0, 0) is (0, 0), the least of the subgradients, which fill the unit disc.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Hypot(), x0, x1)


def cbrt(x: Variable[F, S], /) -> Variable[F, S]:
    """The cube root, of negative numbers too. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient at 0 is infinite, as the derivative is.
    """
    return unary(Cbrt(), x)


def reciprocal(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / x``. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Reciprocal(), x)
