"""The gamma function, its logarithm and reciprocal, and the derivatives of the logarithm."""

from __future__ import annotations

from math import factorial, log, pi
from operator import index
from typing import Any, final

import numpy as np

from ..application import applied, require_float, unary
from ..arrays import Array, F, S
from ..function import RESULT, Function, operation
from ..variable import Variable, is_variable, require_variable
from .backend import Elementwise, elementwise

__all__ = ["digamma", "gamma", "gammaln", "gammasgn", "multigammaln", "polygamma", "psi", "rgamma"]

scipy_gamma: Elementwise = elementwise("gamma")
scipy_gammaln: Elementwise = elementwise("gammaln")
scipy_gammasgn: Elementwise = elementwise("gammasgn")
scipy_psi: Elementwise = elementwise("psi")
scipy_rgamma: Elementwise = elementwise("rgamma")
scipy_zeta: Elementwise = elementwise("zeta")


@final
class Gamma(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """DLMF 5.2.2."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_gamma(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * self.result * applied(Digamma(), x),)


@final
class Gammaln(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_gammaln(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(Digamma(), x),)


@final
class Digamma(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_psi(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(Polygamma(1), x),)


@final
@operation
class Polygamma(Function[Array, Array], reads=((0,),), fresh=True):
    """The derivative of order `n` >= 1 of digamma, by Hurwitz's zeta function: DLMF 25.11.12."""

    n: int

    def forward(self, x: Array) -> Array:
        return (-1.0) ** (self.n + 1) * factorial(self.n) * scipy_zeta(self.n + 1.0, x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * applied(Polygamma(self.n + 1), x),)


@final
class Rgamma(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The reciprocal is entire; where digamma has poles the derivative comes from the reflection formula, DLMF 5.5.3."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_rgamma(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        source: Any = x
        left = x < 0.5
        # Beyond 1000 all is 0, also where digamma is infinite.
        right = np.where(left, 1.0, np.where(x > 1000, 1000.0, x))
        # On the left it is not what is chosen below, and may be too large for the next derivative.
        value = applied(Rgamma(), right) if is_variable(source) else self.result
        slope: Array = -applied(Digamma(), right) * value
        if left.any():
            # 1 / gamma(x) = gamma(1 - x) sin(pi x) / pi
            angle = pi * np.where(left, x, 0.0)
            mirror = np.where(left, 1 - x, 1.0)
            reflected = applied(Gamma(), mirror) * (np.cos(angle) - applied(Digamma(), mirror) * np.sin(angle) / pi)
            slope = np.where(left, reflected, slope)
        return (gy * slope,)


@final
class Gammasgn(Function[Array, Array], reads=((),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_gammasgn(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


@final
@operation
class Multigammaln(Function[Array, Array], reads=((0,),), fresh=True):
    """The sum of log gamma(x - j / 2) for j below `d`, and a constant: DLMF 35.3.4."""

    d: int

    def forward(self, x: Array) -> Array:
        y = scipy_gammaln(x) + self.d * (self.d - 1) / 4 * log(pi)
        for j in range(1, self.d):
            y = y + scipy_gammaln(x - j / 2)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        slope: Array = applied(Digamma(), x)
        for j in range(1, self.d):
            slope = slope + applied(Digamma(), x - j / 2)
        return (gy * slope,)


def gamma(x: Variable[F, S], /) -> Variable[F, S]:
    """The gamma function, ``(x - 1)!`` of whole x. Shape and dtype: those of `x`, a float type.

    At 0 the value and the gradient are infinite, with the sign of the limit from the side of that zero; at the other
    poles, the negative integers, both are NaN.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Gamma(), x)


def gammaln(x: Variable[F, S], /) -> Variable[F, S]:
    """``log(abs(gamma(x)))``. Shape and dtype: those of `x`, a float type.

    At the poles of gamma the value is inf; the gradient there is that of the limit at 0, and NaN at the negative
    integers, where it differs from side to side. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Gammaln(), x)


def digamma(x: Variable[F, S], /) -> Variable[F, S]:
    """The derivative of ``gammaln``. Shape and dtype: those of `x`, a float type.

    At 0 the value is infinite, -inf at +0 and inf at -0; at the negative integers it is NaN. The gradient at all of
    these is inf. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Digamma(), x)


def psi(x: Variable[F, S], /) -> Variable[F, S]:
    """The same as `digamma`. Shape and dtype: those of `x`, a float type.

    Raises `TypeError` for integers and complex numbers.
    """
    require_float("psi", require_variable("psi", x))
    return unary(Digamma(), x)


def polygamma(n: int, x: Variable[F, S], /) -> Variable[F, S]:
    """The derivative of order `n` >= 0 of `digamma`. Shape and dtype: those of `x`, a float type.

    `n` is one Python integer, a constant. At 0 and the negative integers the value is infinite.
    Raises `TypeError` for integers and complex numbers in `x`, and `ValueError` for a negative `n`.
    """
    n = index(n)
    if n < 0:
        raise ValueError(f"polygamma: n must be 0 or more, got {n}")
    require_float("polygamma", require_variable("polygamma", x))
    return unary(Polygamma(n) if n else Digamma(), x)


def rgamma(x: Variable[F, S], /) -> Variable[F, S]:
    """``1 / gamma(x)``, which is 0 at the poles of gamma. Shape and dtype: those of `x`, a float type.

    Each derivative is exact at the poles too: ``(-1)**n * n!`` at x = -n is the first.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Rgamma(), x)


def gammasgn(x: Variable[F, S], /) -> Variable[F, S]:
    """The sign of gamma(x): 1 or -1, and NaN at the negative integers. Shape and dtype: those of `x`, a float type.

    The gradient is 0. Raises `TypeError` for integers and complex numbers.
    """
    return unary(Gammasgn(), x)


def multigammaln(x: Variable[F, S], d: int, /) -> Variable[F, S]:
    """The logarithm of the gamma function of `d` dimensions, for x > (d - 1) / 2. Shape and dtype: those of `x`, a float type.

    `d` is one Python integer, a constant. Raises `TypeError` for integers and complex numbers in `x`, and
    `ValueError` for d < 1 and for an `x` that is too small.
    """
    d = index(d)
    if d < 1:
        raise ValueError(f"multigammaln: d must be 1 or more, got {d}")
    if (require_variable("multigammaln", x).data <= (d - 1) / 2).any():
        require_float("multigammaln", x)
        raise ValueError(f"multigammaln: expected x > (d - 1) / 2 = {(d - 1) / 2}, got {x.data.min()}")
    return unary(Multigammaln(d), x)
