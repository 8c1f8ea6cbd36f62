"""Bessel functions of real arguments; their order is a constant.

Each derivative is one of the neighbouring orders, without a division by the argument: DLMF 10.6.1, 10.6.3, 10.29.1
and 10.29.3. A first derivative away from 0 takes one neighbour and the value, which is there already: DLMF 10.6.2 and
10.29.2. Near 0 the value times order / x is half of that neighbour, so that no digits are lost.
"""

from __future__ import annotations

from typing import Any, final

import numpy as np

from ..application import applied, applied_to_both, binary, unary
from ..arrays import Array, F, S
from ..function import RESULT, Function
from ..variable import AnyVariable, Variable, is_variable
from .backend import Elementwise, elementwise
from .signatures import Constant, constant, of_order

__all__ = ["i0", "i1", "iv", "ive", "j0", "j1", "jn", "y0", "y1", "yn"]

scipy_i0: Elementwise = elementwise("i0")
scipy_i1: Elementwise = elementwise("i1")
scipy_iv: Elementwise = elementwise("iv")
scipy_ive: Elementwise = elementwise("ive")
scipy_j0: Elementwise = elementwise("j0")
scipy_j1: Elementwise = elementwise("j1")
scipy_jv: Elementwise = elementwise("jv")
scipy_y0: Elementwise = elementwise("y0")
scipy_y1: Elementwise = elementwise("y1")
scipy_yn: Elementwise = elementwise("yn")


def ordinary(x: Any, y: Array) -> bool:
    """Tell whether a value `y` serves for the derivative at `x`: both are plain numbers that can be divided, and divide."""
    return not is_variable(x) and bool((x != 0).all() and (y != 0).all() and np.isfinite(y).all())


@final
class I0(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_i0(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(I1(), x),)


@final
class I1(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_i1(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,), y = self.primals, self.result
        if ordinary(x, y):
            return (gy * (scipy_i0(x) - y / x),)
        return (gy * (applied(I0(), x) + applied_to_both(Iv(), 2.0, x)) / 2,)


@final
class Iv(Function[Array, Array, Array], reads=((), (0, 1, RESULT)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_iv(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        (v, x), y = self.primals, self.result
        if ordinary(x, y):
            return gy, gy * (scipy_iv(v - 1, x) - v / x * y)
        return gy, gy * (applied_to_both(Iv(), v - 1, x) + applied_to_both(Iv(), v + 1, x)) / 2


@final
class Ive(Function[Array, Array, Array], reads=((), (0, 1, RESULT)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_ive(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        (v, x), y = self.primals, self.result
        if ordinary(x, y):
            return gy, gy * (scipy_ive(v - 1, x) - (v / x + np.sign(x)) * y)
        slope = (applied_to_both(Ive(), v - 1, x) + applied_to_both(Ive(), v + 1, x)) / 2 - np.sign(x) * applied_to_both(Ive(), v, x)
        return gy, gy * slope


@final
class J0(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_j0(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * applied(J1(), x),)


@final
class J1(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_j1(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,), y = self.primals, self.result
        if ordinary(x, y):
            return (gy * (scipy_j0(x) - y / x),)
        return (gy * (applied(J0(), x) - applied_to_both(Jn(), 2.0, x)) / 2,)


@final
class Jn(Function[Array, Array, Array], reads=((), (0, 1, RESULT)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_jv(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        (n, x), y = self.primals, self.result
        if ordinary(x, y):
            return gy, gy * (scipy_jv(n - 1, x) - n / x * y)
        return gy, gy * (applied_to_both(Jn(), n - 1, x) - applied_to_both(Jn(), n + 1, x)) / 2


@final
class Y0(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_y0(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * applied(Y1(), x),)


@final
class Y1(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_y1(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,), y = self.primals, self.result
        if ordinary(x, y):
            return (gy * (scipy_y0(x) - y / x),)
        return (gy * (np.where(x == 0, 0.0, applied(Y0(), x)) - applied_to_both(Yn(), 2.0, x)) / 2,)


@final
class Yn(Function[Array, Array, Array], reads=((), (0, 1, RESULT)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_yn(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        (n, x), y = self.primals, self.result
        if ordinary(x, y):
            return gy, gy * (scipy_yn(n - 1, x) - n / x * y)
        # At 0 all are infinite, and that which is farther from order 0 has the sign of the derivative.
        zero = x == 0
        below = np.where(zero & (n > 0), 0.0, applied_to_both(Yn(), n - 1, x))
        above = np.where(zero & (n < 0), 0.0, applied_to_both(Yn(), n + 1, x))
        return gy, gy * (below - above) / 2


def i0(x: Variable[F, S], /) -> Variable[F, S]:
    """The modified Bessel function of the first kind and order 0. Shape and dtype: those of `x`, a float type.

    The derivative is `i1`. Raises `TypeError` for integers and complex numbers.
    """
    return unary(I0(), x)


def i1(x: Variable[F, S], /) -> Variable[F, S]:
    """The modified Bessel function of the first kind and order 1. Shape and dtype: those of `x`, a float type.

    The derivative is ``(i0(x) + iv(2, x)) / 2``. Raises `TypeError` for integers and complex numbers.
    """
    return unary(I1(), x)


@of_order
def iv(v: Constant, x: AnyVariable, /) -> AnyVariable:
    """The modified Bessel function of the first kind and order `v`. Shapes: broadcast. Dtype: that of `x`, a float type.

    The order is a constant, real. Raises `TypeError` for integers and complex numbers in `x` and for an order that
    is a Variable, `ValueError` for shapes that do not broadcast.
    """
    return binary(Iv(), constant("iv", "v", v, x), x)


@of_order
def ive(v: Constant, x: AnyVariable, /) -> AnyVariable:
    """The function ``iv(v, x) * exp(-abs(x))``, which does not overflow. Shapes: broadcast. Dtype: that of `x`, a float type.

    The order is a constant, real; at the kink of order 0, x = 0, the gradient is 0. Raises `TypeError` for integers and complex numbers in `x` and for an order that
    is a Variable, `ValueError` for shapes that do not broadcast.
    """
    return binary(Ive(), constant("ive", "v", v, x), x)


def j0(x: Variable[F, S], /) -> Variable[F, S]:
    """The Bessel function of the first kind and order 0. Shape and dtype: those of `x`, a float type.

    The derivative is ``-j1(x)``. Raises `TypeError` for integers and complex numbers.
    """
    return unary(J0(), x)


def j1(x: Variable[F, S], /) -> Variable[F, S]:
    """The Bessel function of the first kind and order 1. Shape and dtype: those of `x`, a float type.

    The derivative is ``(j0(x) - jn(2, x)) / 2``. Raises `TypeError` for integers and complex numbers.
    """
    return unary(J1(), x)


@of_order
def jn(n: Constant, x: AnyVariable, /) -> AnyVariable:
    """The Bessel function of the first kind and order `n`. Shapes: broadcast. Dtype: that of `x`, a float type.

    The order is a constant, real. Raises `TypeError` for integers and complex numbers in `x` and for an order that
    is a Variable, `ValueError` for shapes that do not broadcast.
    """
    return binary(Jn(), constant("jn", "n", n, x), x)


def y0(x: Variable[F, S], /) -> Variable[F, S]:
    """The Bessel function of the second kind and order 0, for x >= 0. Shape and dtype: those of `x`, a float type.

    At 0 the value is -inf and the gradient inf; below both are NaN. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Y0(), x)


def y1(x: Variable[F, S], /) -> Variable[F, S]:
    """The Bessel function of the second kind and order 1, for x >= 0. Shape and dtype: those of `x`, a float type.

    At 0 the value is -inf and the gradient inf; below both are NaN. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Y1(), x)


@of_order
def yn(n: Constant, x: AnyVariable, /) -> AnyVariable:
    """The Bessel function of the second kind and order `n`, for x >= 0. Shapes: broadcast. Dtype: that of `x`, a float type.

    The order is a constant, a whole number; at 0 value and gradient are infinite, below they are NaN. Raises `TypeError` for integers and complex numbers in `x` and for an order that
    is a Variable, `ValueError` for an order that is not whole and for shapes that do not broadcast.
    """
    order = constant("yn", "n", n, x)
    if (order != np.rint(order)).any():
        raise ValueError(f"yn: the order n must be whole, got {n}")
    return binary(Yn(), order, x)
