"""Secant, cosecant and cotangent, their hyperbolic counterparts, and the inverses of all six."""

from __future__ import annotations

from typing import final

import numpy as np

from ..application import applied, unary
from ..arrays import Array, I, S
from ..function import RESULT, Function
from ..variable import Variable

__all__ = ["arccot", "arccoth", "arccsc", "arccsch", "arcsec", "arcsech", "cot", "coth", "csc", "csch", "sec", "sech"]


@final
class Sec(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return 1 / np.cos(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.sin(x) * self.result * self.result,)


@final
class Csc(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return 1 / np.sin(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * np.cos(x) * self.result * self.result,)


@final
class Cot(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return 1 / np.tan(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (-gy * (1 + y * y),)


@final
class Arcsec(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arccos(1 / x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy / x / x / cathetus(x),)


@final
class Arccsc(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arcsin(1 / x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy / x / x / cathetus(x),)


def cathetus(x: Array) -> Array:
    """Return ``sqrt(1 - 1 / x**2)`` on the branch of the inverse functions; close to 1 and -1 no digits cancel."""
    # At infinity the gradient is 0 already, whatever finite number stands here. Adding 0 leaves no -0 for the root.
    near = np.where(np.isinf(x), 2.0, x)
    return np.sqrt((near - 1) / near + 0.0) * np.sqrt((near + 1) / near + 0.0)


@final
class Arccot(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        with np.errstate(divide="ignore"):
            return np.arctan(1 / (x + 0.0))  # no -0, where the branch is that of +0

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy / (x * x + 1),)


@final
class Sech(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        with np.errstate(over="ignore"):  # and one over infinity is 0
            return 1 / np.cosh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * self.result * np.tanh(x),)


@final
class Csch(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        with np.errstate(over="ignore"):
            return 1 / np.sinh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * self.result / np.tanh(x),)


@final
class Coth(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return 1 / np.tanh(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        root = applied(Csch(), x)
        return (-gy * root * root,)


@final
class Arcsech(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arccosh(1 / x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy / (x * np.sqrt(1 - x) * np.sqrt(1 + x)),)


@final
class Arccsch(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arcsinh(1 / x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        size = np.where(x.real < 0, -x, x + 0.0)  # of both zeros 0, as the gradient is -inf on either side
        return (-gy / (size * np.sqrt(x * x + 1)),)


@final
class Arccoth(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.arctanh(1 / x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # In two factors no digits cancel close to 1 and -1; adding 0 leaves no -0, since -inf is the limit at both.
        return (-gy / ((x - 1) * (x + 1) + 0.0),)


def sec(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / cos(x)``. Shape and dtype: those of `x`, a float or complex type.

    No float is a pole, so that the value is finite.
    Raises `TypeError` for integers.
    """
    return unary(Sec(), x)


def csc(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / sin(x)``. Shape and dtype: those of `x`, a float or complex type.

    At 0 the value is infinite and the gradient -inf.
    Raises `TypeError` for integers.
    """
    return unary(Csc(), x)


def cot(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / tan(x)``. Shape and dtype: those of `x`, a float or complex type.

    At 0 the value is infinite and the gradient -inf.
    Raises `TypeError` for integers.
    """
    return unary(Cot(), x)


def arcsec(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `sec`, ``arccos(1 / x)``, for `x` from 1 on and up to -1.

    Shape and dtype: those of `x`, a float or complex type.
    The gradient ``1 / (abs(x) * sqrt(x**2 - 1))`` is infinite at 1 and -1, as the derivative is, and 0 at infinity.
    Raises `TypeError` for integers.
    """
    return unary(Arcsec(), x)


def arccsc(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `csc`, ``arcsin(1 / x)``, for `x` from 1 on and up to -1.

    Shape and dtype: those of `x`, a float or complex type.
    The gradient ``-1 / (abs(x) * sqrt(x**2 - 1))`` is infinite at 1 and -1, as the derivative is, and 0 at infinity.
    Raises `TypeError` for integers.
    """
    return unary(Arccsc(), x)


def arccot(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `cot`, ``arctan(1 / x)``, between -pi/2 and pi/2, which it is at 0.

    Shape and dtype: those of `x`, a float or complex type.
    The gradient is ``-1 / (1 + x**2)``, at 0 too, where the value jumps and both sides have this derivative.
    Raises `TypeError` for integers.
    """
    return unary(Arccot(), x)


def sech(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / cosh(x)``, 0 at infinity. Shape and dtype: those of `x`, a float or complex type.

    Raises `TypeError` for integers.
    """
    return unary(Sech(), x)


def csch(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / sinh(x)``, 0 at infinity. Shape and dtype: those of `x`, a float or complex type.

    At 0 the value is infinite and the gradient -inf.
    Raises `TypeError` for integers.
    """
    return unary(Csch(), x)


def coth(x: Variable[I, S], /) -> Variable[I, S]:
    """``1 / tanh(x)``. Shape and dtype: those of `x`, a float or complex type.

    At 0 the value is infinite and the gradient -inf; at infinity it is 0.
    Raises `TypeError` for integers.
    """
    return unary(Coth(), x)


def arcsech(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `sech`, ``arccosh(1 / x)``, for `x` between 0 and 1.

    Shape and dtype: those of `x`, a float or complex type.
    The gradient ``-1 / (x * sqrt(1 - x**2))`` is -inf at 0 and 1, as the limits are.
    Raises `TypeError` for integers.
    """
    return unary(Arcsech(), x)


def arccsch(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `csch`, ``arcsinh(1 / x)``. Shape and dtype: those of `x`, a float or complex type.

    The gradient ``-1 / (abs(x) * sqrt(1 + x**2))`` is -inf at 0, as the limit is.
    Raises `TypeError` for integers.
    """
    return unary(Arccsch(), x)


def arccoth(x: Variable[I, S], /) -> Variable[I, S]:
    """The inverse of `coth`, ``arctanh(1 / x)``, for `x` from 1 on and up to -1.

    Shape and dtype: those of `x`, a float or complex type.
    The gradient ``1 / (1 - x**2)`` is -inf at 1 and -1, as the limits are.
    Raises `TypeError` for integers.
    """
    return unary(Arccoth(), x)
