"""Activations that bend a line: they let through what is positive, and little or nothing of the rest."""

from __future__ import annotations

from dataclasses import field
from math import pi, sqrt
from typing import Any, Literal, final

import numpy as np

from ..application import applied, require_float, unary
from ..arrays import F, S, Array, as_array
from ..function import RESULT, Function, operation
from ..functions.exponential import logistic
from ..functions.reductions import one_axis
from ..functions.selection import clip
from ..variable import Variable, is_variable, require_variable

__all__ = ["elu", "gelu", "glu", "hardtanh", "leaky_relu", "selu", "silu", "softsign"]

SLOPES = 2 * sqrt(2 / pi), 2 * sqrt(2 / pi) * 0.044715
"""What stands before x and its cube in the exponential of `gelu`."""

CLOSED = -750.0
"""Where a gate is closed, in every type: its exponential is zero."""


@final
@operation
class LeakyRelu(Function[Array, Array], reads=((0,),), fresh=True):
    """x where it is positive, x times `slope` elsewhere."""

    slope: float

    def forward(self, x: Array) -> Array:
        below = x * self.slope
        # The larger one is found in a third of the time; with a slope of 0 it would be NaN at inf.
        return np.maximum(x, below) if 0 < self.slope <= 1 else np.where(x > 0, x, below)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        below = gy * self.slope
        if not 0 <= self.slope <= 1:  # the least slope at the kink is another one
            below = np.where(x == 0, gy * min(max(self.slope, 0.0), 1.0), below)
        return (np.where(x > 0, gy, below),)


@final
@operation
class Elu(Function[Array, Array], reads=((RESULT,),), fresh=True):
    """`scale` times x where it is positive, `scale` times `alpha` times exp(x) - 1 elsewhere."""

    alpha: float
    scale: float

    def forward(self, x: Array) -> Array:
        # The exponential of what is positive may overflow.
        y: Array = np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)) * self.alpha)
        return y if self.scale == 1 else np.asarray(y * self.scale)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        positive = y > 0 if self.alpha <= 1 else y >= 0  # of the slopes at the kink the lesser one
        return (gy * np.where(positive, self.scale, y + self.scale * self.alpha),)


@final
@operation
class Silu(Function[Array, Array], reads=((0,),), fresh=True):
    """x times its logistic function."""

    gate: Array = field(init=False, repr=False)
    """That function, for the first derivative."""

    def forward(self, x: Array) -> Array:
        self.gate = logistic(x)
        return np.asarray(np.maximum(x, CLOSED) * self.gate)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        source: Any = x
        y = logistic(x) if is_variable(source) else self.gate
        return (gy * (y + within(x) * (y * (1 - y))),)


@final
@operation
class Gelu(Function[Array, Array], reads=((0,),), fresh=True):
    """With 1 + tanh(u) = 2 sigmoid(2 u), which does not cancel."""

    gate: Array = field(init=False, repr=False)
    """What x is multiplied by, for the first derivative."""

    def forward(self, x: Array) -> Array:
        bounded = within(x)
        self.gate = logistic(bounded * (bounded * bounded * SLOPES[1] + SLOPES[0]))
        return np.asarray(np.maximum(x, CLOSED) * self.gate)

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any
        (x,) = self.primals
        bounded = within(x)
        square = bounded * bounded
        y = logistic(bounded * (square * SLOPES[1] + SLOPES[0])) if is_variable(x) else self.gate
        return (gy * (y + bounded * (y * (1 - y)) * (square * (3 * SLOPES[1]) + SLOPES[0])),)


@final
class NormalGelu(Function[Array, Array], reads=((0,),), fresh=True):
    """With the normal distribution function itself, by erfc, which does not cancel. It takes SciPy."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return as_array(np.maximum(x, CLOSED) * normal(within(x)))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        bounded = within(x)
        return (gy * (normal(bounded) + bounded * np.exp(bounded * bounded * -0.5) * (1 / sqrt(2 * pi))),)


def normal(x: Any) -> Any:
    """Return the normal distribution function of `x`."""
    from ..special.error_functions import Erfc  # here, as SciPy need not be there

    return applied(Erfc(), x * -sqrt(0.5)) * 0.5


@final
class Softsign(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        size = 1 + np.abs(x)
        far = np.isinf(size)
        return np.where(far, np.sign(x), x / np.where(far, 1.0, size)) if far.any() else np.asarray(x / size)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # The square of the denominator would be infinite too soon, and so would the next derivative be no number.
        part = 1 / (1 + np.abs(x))
        return (gy * (part * part),)


@final
@operation
class Glu(Function[Array, Array], reads=((0,),), fresh=True):
    """The first half of x along `axis` times the sigmoid of the second."""

    axis: int
    gate: Array = field(init=False, repr=False)
    """The sigmoid, for the first derivative."""

    def halves(self, x: Any) -> tuple[Any, Any]:
        """Return the two halves."""
        lead = (slice(None),) * self.axis
        half = x.shape[self.axis] // 2
        return x[(*lead, slice(half))], x[(*lead, slice(half, None))]

    def forward(self, x: Array) -> Array:
        first, second = self.halves(x)
        self.gate = logistic(second)
        y: Array = first * self.gate
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any
        (x,) = self.primals
        first, second = self.halves(x)
        y: Any = logistic(second) if is_variable(x) else self.gate
        part = gy * y
        return (np.concatenate([part, part * first * (1 - y)], axis=self.axis),)


def within(x: Any) -> Any:
    """Return x between bounds beyond which a gate is open or closed to the last digit, for products with what is 0 there."""
    return np.clip(x, -100.0, 100.0)


def leaky_relu(x: Variable[F, S], negative_slope: float = 0.01) -> Variable[F, S]:
    """`x` where it is positive, ``negative_slope * x`` elsewhere. Shape and dtype: those of `x`.

    The gradient at 0 is the least of the slopes between `negative_slope` and 1. Raises `TypeError` for integers.
    """
    return unary(LeakyRelu(negative_slope), x)


def elu(x: Variable[F, S], alpha: float = 1.0) -> Variable[F, S]:
    """`x` where it is positive, ``alpha * (exp(x) - 1)`` elsewhere. Shape and dtype: those of `x`.

    The gradient at 0 is the lesser of `alpha` and 1. Raises `TypeError` for integers and `ValueError` for an `alpha` that is not positive.
    D.-A. Clevert, T. Unterthiner and S. Hochreiter, Fast and accurate deep network learning by exponential linear
    units, 2016.
    """
    if not alpha > 0:
        raise ValueError(f"elu: alpha must be positive, got {alpha}")
    return unary(Elu(alpha, 1.0), x)


def selu(x: Variable[F, S], /) -> Variable[F, S]:
    """`elu` scaled so that deep networks keep mean 0 and variance 1. Shape and dtype: those of `x`.

    The gradient at 0 is the lesser of the two slopes, 1.05. Raises `TypeError` for integers. G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter, Self-normalizing neural
    networks, 2017, equation 2.
    """
    require_float("selu", require_variable("selu", x))
    return unary(Elu(1.6732632423543772848170429916717, 1.0507009873554804934193349852946), x)


def silu(x: Variable[F, S], /) -> Variable[F, S]:
    """``x * sigmoid(x)``. Shape and dtype: those of `x`. It is 0 at -inf. Raises `TypeError` for integers."""
    return unary(Silu(), x)


def gelu(x: Variable[F, S], approximate: Literal["tanh", "none"] = "tanh") -> Variable[F, S]:
    """``x`` times the normal distribution function. Shape and dtype: those of `x`. It is 0 at -inf.

    The distribution function is taken for ``(1 + tanh(sqrt(2/pi) * (x + 0.044715 * x**3))) / 2``, right to three digits,
    unless `approximate` is "none", PyTorch's default: it is exact then, and needs SciPy.
    Raises `TypeError` for integers, `ValueError` for another `approximate`, `ImportError` without SciPy. D. Hendrycks and K. Gimpel, Gaussian error linear units, 2016.
    """
    if approximate not in {"tanh", "none"}:
        raise ValueError(f'gelu: approximate must be "tanh" or "none", got {approximate!r}')
    if approximate == "tanh":
        return unary(Gelu(), x)
    require_float("gelu", require_variable("gelu", x))
    return unary(NormalGelu(), x)


def hardtanh(x: Variable[F, S], min_val: float = -1.0, max_val: float = 1.0) -> Variable[F, S]:
    """`x` between two numbers. Shape and dtype: those of `x`. The gradient at them is 0. Raises `TypeError` for integers."""
    require_float("hardtanh", require_variable("hardtanh", x))
    return clip(x, min_val, max_val)


def softsign(x: Variable[F, S], /) -> Variable[F, S]:
    """``x / (1 + abs(x))``, which is 1 at inf. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Softsign(), x)


def glu(x: Variable[F, S], axis: int = -1) -> Variable[F, S]:
    """The first half of `x` along `axis` times the sigmoid of the second. Shape: that of `x`, half as long along `axis`.

    Dtype: that of `x`. Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have and an odd length.
    Y. N. Dauphin, A. Fan, M. Auli and D. Grangier, Language modeling with gated convolutional networks, 2017.
    """
    place = one_axis("glu", axis, x)
    if x.shape[place] % 2:
        raise ValueError(f"glu: expected an even length along axis {axis}, got shape {x.shape}")
    return unary(Glu(place), x)
