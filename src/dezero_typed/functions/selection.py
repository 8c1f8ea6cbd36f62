"""Choosing between elements: the larger, the smaller, what lies between bounds, or by a condition."""

from __future__ import annotations

from typing import Any, TypeAlias, final, overload

import numpy as np

from numpy import ndarray

from ..application import binary, nary, unary
from ..arrays import AnyArray, Array, F, S, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Mask, Operand, Scalar, Variable, require_variable
from .shapes import broadcast_to
from .signatures import choosing, float_broadcasting

__all__ = ["clip", "fmax", "fmin", "maximum", "minimum", "where"]


@final
class Maximum(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.maximum(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        return shared(gy, (x0 >= x1) | (x0 != x0), (x1 >= x0) | (x1 != x1))


@final
class Minimum(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.minimum(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        return shared(gy, (x0 <= x1) | (x0 != x0), (x1 <= x0) | (x1 != x1))


@final
class Fmax(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.fmax(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        return shared(gy, (x0 >= x1) | (x1 != x1), (x1 >= x0) | (x0 != x0))


@final
class Fmin(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.fmin(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        return shared(gy, (x0 <= x1) | (x1 != x1), (x1 <= x0) | (x0 != x0))


@final
@operation
class Clip(Function[Array, Array], reads=((0,),), fresh=True):
    """x between two numbers."""

    low: float
    high: float

    def forward(self, x: Array) -> Array:
        y: Array = np.asarray(np.clip(x, self.low, self.high))
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # An infinite bound is none, also for an infinite element.
        below = x <= self.low if self.low != -np.inf else np.False_
        above = x >= self.high if self.high != np.inf else np.False_
        return (np.where(below | above, 0.0, gy),)


@final
class ClipBetween(Function[Array, Array, Array, Array], reads=((0, 1, 2), (0, 1, 2), (0, 1, 2)), fresh=True):
    """x between two arrays."""

    __slots__ = ()

    @classmethod
    def label(cls) -> str:
        return "clip"

    def forward(self, x0: Array, x1: Array, x2: Array) -> Array:
        y: Array = np.asarray(np.clip(x0, x1, x2))
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array, Array]:
        x, low, high = self.primals
        above = (x >= high) & (high != np.inf) | (low >= high) | (high != high)
        below = ((x <= low) & (low != -np.inf) | (low != low)) & ~above
        g0: Array = np.where(above | below, 0.0, gy)
        return g0, np.where(below, gy, 0.0), np.where(above, gy, 0.0)


@final
@operation
class Where(Function[Array, Array, Array], reads=((), ()), fresh=True, ring=True, complex=True):
    """x0 where the condition holds, x1 elsewhere."""

    condition: Mask

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.where(self.condition, x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        zero = np.zeros_like(gy)
        return np.where(self.condition, gy, zero) if p0 else gy, np.where(self.condition, zero, gy) if p1 else gy


def shared(gy: Array, chosen0: Mask, chosen1: Mask) -> tuple[Array, Array]:
    """Return `gy` for the operand that was chosen, as a NaN is, and half of it for each where both were."""
    part = np.where(chosen0 & chosen1, gy / 2, gy)
    return np.where(chosen0, part, 0.0), np.where(chosen1, part, 0.0)


@float_broadcasting
def maximum(x0: Operand, x1: Operand, /) -> AnyVariable:
    """The larger of two, element by element; NaN where either is. Shapes: broadcast. Dtype: a float type.

    Equal operands share the gradient evenly.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Maximum(), x0, x1)


@float_broadcasting
def minimum(x0: Operand, x1: Operand, /) -> AnyVariable:
    """The smaller of two, element by element; NaN where either is. Shapes: broadcast. Dtype: a float type.

    Equal operands share the gradient evenly.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Minimum(), x0, x1)


@float_broadcasting
def fmax(x0: Operand, x1: Operand, /) -> AnyVariable:
    """The larger of two, element by element; where one is NaN, the other. Shapes: broadcast. Dtype: a float type.

    Equal operands share the gradient evenly, and so do two NaNs.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Fmax(), x0, x1)


@float_broadcasting
def fmin(x0: Operand, x1: Operand, /) -> AnyVariable:
    """The smaller of two, element by element; where one is NaN, the other. Shapes: broadcast. Dtype: a float type.

    Equal operands share the gradient evenly, and so do two NaNs.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast.
    """
    return binary(Fmin(), x0, x1)


Bound: TypeAlias = Variable[F] | ndarray[Shape, np.dtype[F]] | float | None
EqualBound: TypeAlias = Variable[F, S] | Scalar[F] | float | None
"""A bound that leaves the rank of what it bounds."""


@overload
def clip(x: Variable[F, S], a_min: EqualBound[F, S] = None, a_max: EqualBound[F, S] = None, *, min: None = None, max: None = None) -> Variable[F, S]: ...
@overload
def clip(x: Variable[F, S], *, min: EqualBound[F, S] = None, max: EqualBound[F, S] = None) -> Variable[F, S]: ...
@overload
def clip(x: Variable[F, S], a_min: Bound[F] = None, a_max: Bound[F] = None, *, min: None = None, max: None = None) -> Variable[F]: ...
@overload
def clip(x: Variable[F, S], *, min: Bound[F] = None, max: Bound[F] = None) -> Variable[F]: ...
def clip(
    x: AnyVariable, a_min: AnyVariable | AnyArray | float | None = None, a_max: AnyVariable | AnyArray | float | None = None, *,
    min: AnyVariable | AnyArray | float | None = None, max: AnyVariable | AnyArray | float | None = None,
) -> AnyVariable:  # fmt: skip
    """``minimum(maximum(x, a_min), a_max)``; None is no bound. Shapes: all three broadcast. Dtype: a float type.

    `min` and `max` are other names of the bounds. At a bound the gradient of `x` is 0, the smallest of the subgradients,
    and that of the bound is gy where it is a Variable. A NaN keeps its gradient.
    Raises `TypeError` for integers and `ValueError` for shapes that do not broadcast, and for both names at once.
    """
    if min is not None or max is not None:
        if a_min is not None or a_max is not None:
            raise ValueError("clip: min and max are other names of a_min and a_max; write either")
        a_min, a_max = min, max
    low = -np.inf if a_min is None else a_min
    high = np.inf if a_max is None else a_max
    if isinstance(low, float | int) and isinstance(high, float | int):
        return unary(Clip(low, high), require_variable("clip", x))
    y: AnyVariable = nary(ClipBetween(), (x, low, high), broadcast=True)
    return y


@choosing
def where(condition: Any, x0: Operand, x1: Operand, /) -> AnyVariable:
    """`x0` where `condition` holds, `x1` elsewhere. Shapes: all three broadcast. Dtype: that of the operands.

    Both are computed everywhere before: where the one that was not chosen has an infinite
    derivative, its gradient is NaN. Raises `ValueError` for shapes that do not broadcast.
    """
    if isinstance(condition, Variable):
        raise TypeError("where: the condition must be a boolean array, got a Variable; write a comparison such as x > 0")
    mask = np.array(condition, dtype=np.bool)
    try:
        shape = np.broadcast_shapes(mask.shape, *(x.shape for x in (x0, x1) if isinstance(x, Variable | np.ndarray)))
    except ValueError:
        shapes = " and ".join(str(np.shape(getattr(x, "data", x))) for x in (x0, x1))
        raise ValueError(
            f"where: a condition of shape {mask.shape} and operands of shapes {shapes} do not broadcast"
        ) from None
    # The condition may be the largest of the three: then no operand has the shape of the result.
    x0, x1 = (broadcast_to(x, shape) if isinstance(x, Variable) and x.shape != shape else x for x in (x0, x1))
    return binary(Where(mask), x0, x1)
