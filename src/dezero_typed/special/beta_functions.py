"""The beta function, and the incomplete beta and gamma functions, whose shape parameters are constants."""

from __future__ import annotations

from typing import final, overload

import numpy as np

from ..application import applied, applied_to_both, binary, nary
from ..arrays import Array, F, S
from ..function import RESULT, Function
from ..functions.signatures import float_broadcasting
from ..variable import AnyVariable, Operand, Variable
from .backend import Elementwise, elementwise
from .entropy import Xlog1py, Xlogy
from .gamma_functions import Digamma, scipy_gammaln
from .signatures import Constant, constant, of_order

__all__ = ["beta", "betainc", "betaln", "gammainc", "gammaincc"]

scipy_beta: Elementwise = elementwise("beta")
scipy_betainc: Elementwise = elementwise("betainc")
scipy_betaln: Elementwise = elementwise("betaln")
scipy_gammainc: Elementwise = elementwise("gammainc")
scipy_gammaincc: Elementwise = elementwise("gammaincc")


@final
class Beta(Function[Array, Array, Array], reads=((0, 1, RESULT), (0, 1, RESULT)), fresh=True):
    """DLMF 5.12.1, by 5.2.2."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_beta(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        g0, g1 = slopes(self, *self.primals)
        return gy * self.result * g0, gy * self.result * g1


@final
class Betaln(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_betaln(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        g0, g1 = slopes(self, *self.primals)
        return gy * g0, gy * g1


def slopes(function: Function[Array, Array, Array], x0: Array, x1: Array) -> tuple[Array, Array]:
    """Return the derivatives of the logarithm of the beta function, those that are wanted."""
    p0, p1 = function.parents
    both: Array = applied(Digamma(), x0 + x1)
    return applied(Digamma(), x0) - both if p0 else both, applied(Digamma(), x1) - both if p1 else both


@final
class Betainc(Function[Array, Array, Array, Array], reads=((), (), (0, 1, 2)), fresh=True):
    """DLMF 8.17.1."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array, x2: Array) -> Array:
        return scipy_betainc(x0, x1, x2)

    def backward(self, gy: Array, /) -> tuple[Array, Array, Array]:
        a, b, x = self.primals
        powers = applied_to_both(Xlogy(), a - 1, x) + applied_to_both(Xlog1py(), b - 1, -x)
        return gy, gy, gy * np.exp(powers - scipy_betaln(a, b))


@final
class Gammainc(Function[Array, Array, Array], reads=((), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_gammainc(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, gy * gamma_density(*self.primals)


@final
class Gammaincc(Function[Array, Array, Array], reads=((), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_gammaincc(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, -gy * gamma_density(*self.primals)


def gamma_density(a: Array, x: Array) -> Array:
    """Return ``x**(a - 1) exp(-x) / gamma(a)``, the derivative of gammainc: DLMF 8.8.13."""
    far = np.isinf(x)
    if far.any():
        x = np.where(far, float(np.finfo(x.dtype).max), x)
    density: Array = np.exp(applied_to_both(Xlogy(), a - 1, x) - x - scipy_gammaln(a))
    return density


@float_broadcasting
def beta(a: Operand, b: Operand, /) -> AnyVariable:
    """The beta function, ``gamma(a) * gamma(b) / gamma(a + b)``. Shapes: broadcast. Dtype: a float type.

    Where an operand is 0 the value is infinite. Raises `TypeError` for integers and complex numbers, `ValueError`
    for shapes that do not broadcast.
    """
    return binary(Beta(), a, b)


@float_broadcasting
def betaln(a: Operand, b: Operand, /) -> AnyVariable:
    """``log(abs(beta(a, b)))``. Shapes: broadcast. Dtype: a float type.

    Where an operand is 0 the value is inf. Raises `TypeError` for integers and complex numbers, `ValueError`
    for shapes that do not broadcast.
    """
    return binary(Betaln(), a, b)


@overload
def betainc(a: float, b: float, x: Variable[F, S], /) -> Variable[F, S]: ...
@overload
def betainc(a: Constant, b: Constant, x: Variable[F, S], /) -> Variable[F]: ...
def betainc(a: Constant, b: Constant, x: AnyVariable, /) -> AnyVariable:
    """The regularized incomplete beta function at `x` in [0, 1]. Shapes: broadcast. Dtype: that of `x`, a float type.

    The derivatives with respect to `a` and `b` have no closed form: these are constants. Raises `TypeError` for
    Variables in their place, integers and complex numbers in `x`, `ValueError` for shapes that do not broadcast.
    """
    first, second = constant("betainc", "a", a, x), constant("betainc", "b", b, x)
    try:
        np.broadcast_shapes(first.shape, second.shape, x.shape)
    except ValueError as error:
        raise ValueError(f"betainc: shapes {first.shape}, {second.shape} and {x.shape} do not broadcast") from error
    y: AnyVariable = nary(Betainc(), [first, second, x], broadcast=True)
    return y


@of_order
def gammainc(a: Constant, x: AnyVariable, /) -> AnyVariable:
    """The regularized lower incomplete gamma function at `x` >= 0. Shapes: broadcast. Dtype: that of `x`, a float type.

    The derivative with respect to `a` has no closed form: it is a constant. Raises `TypeError` for a Variable in its
    place, integers and complex numbers in `x`, `ValueError` for shapes that do not broadcast.
    """
    return binary(Gammainc(), constant("gammainc", "a", a, x), x)


@of_order
def gammaincc(a: Constant, x: AnyVariable, /) -> AnyVariable:
    """``1 - gammainc(a, x)``, exact where that is small. Shapes: broadcast. Dtype: that of `x`, a float type.

    The derivative with respect to `a` has no closed form: it is a constant. Raises `TypeError` for a Variable in its
    place, integers and complex numbers in `x`, `ValueError` for shapes that do not broadcast.
    """
    return binary(Gammaincc(), constant("gammaincc", "a", a, x), x)
