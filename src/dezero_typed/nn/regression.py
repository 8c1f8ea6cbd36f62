"""Losses of predicted numbers, and what the losses have in common."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal, Protocol, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import binary, require_float
from ..arrays import AnyArray, Array, F, S
from ..function import Function, operation
from ..variable import AnyVariable, Scalar, Variable, data_of, is_variable

__all__ = ["huber", "mse"]

Reduction: TypeAlias = Literal["mean", "sum", "none"]
"""What is made of the losses of all elements."""


class Loss(Protocol):
    """A loss for each element of two operands of one shape, and what is made of them."""

    __name__: str

    @overload
    def __call__(
        self, x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, reduction: Literal["mean", "sum"] = "mean"
    ) -> Scalar[F]: ...
    @overload
    def __call__(
        self, x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, reduction: Literal["none"]
    ) -> Variable[F, S]: ...


class _Compares(Protocol):
    __name__: str

    def __call__(self, x: AnyVariable, targets: AnyVariable | AnyArray, *, reduction: Reduction = "mean") -> AnyVariable: ...


def loss(function: _Compares) -> Loss:
    """Give `function` the type of `Loss`."""
    return function


@final
@operation
class Mse(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    """The squares of the differences."""

    gap: Array = field(init=False, repr=False)
    """The differences, for the first derivative."""

    def forward(self, x0: Array, x1: Array) -> Array:
        self.gap = x0 - x1
        return np.square(self.gap)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        operands: list[Any] = [x0, x1]
        gap = x0 - x1 if any(map(is_variable, operands)) else self.gap
        part = gap * (gy * 2)
        return part if p0 else gy, -part if p1 else gy


@final
@operation
class Huber(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    """Half of the square of a difference up to `delta`, and a line beyond."""

    delta: float
    slope: Array = field(init=False, repr=False)
    """The difference between -delta and delta, for the first derivative."""

    def forward(self, x0: Array, x1: Array) -> Array:
        gap = x0 - x1
        self.slope = np.clip(gap, -self.delta, self.delta)
        return self.slope * (gap - self.slope / 2)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        operands: list[Any] = [x0, x1]
        slope = np.clip(x0 - x1, -self.delta, self.delta) if any(map(is_variable, operands)) else self.slope
        part = gy * slope
        return part if p0 else gy, -part if p1 else gy


def compared(label: str, x: Any, targets: Any, reduction: Reduction) -> tuple[Any, Any]:
    """Return the operands of a loss; raise about `label` where they or `reduction` do not fit."""
    require_float(label, x, targets)
    shapes = np.shape(data_of(x)), np.shape(data_of(targets))
    if shapes[0] != shapes[1]:
        raise ValueError(f"{label}: expected targets of the shape {shapes[0]} of the predictions, got {shapes[1]}")
    if reduction not in {"mean", "sum", "none"}:
        raise ValueError(f'{label}: reduction must be "mean", "sum" or "none", got {reduction!r}')
    return x, targets


def reduced(losses: AnyVariable, reduction: Reduction) -> AnyVariable:
    """Return the mean of the losses, their sum, or each of them."""
    return losses if reduction == "none" else losses.sum() if reduction == "sum" else losses.mean()


@loss
def mse(x: AnyVariable, targets: AnyVariable | AnyArray, *, reduction: Reduction = "mean") -> AnyVariable:
    """``(x - targets)**2``, its mean by default. Shapes: two of one shape to (), or to theirs with `reduction` "none".

    Dtype: a float type. Raises `TypeError` for integers and `ValueError` for shapes that differ.
    """
    return reduced(binary(Mse(), *compared("mse", x, targets, reduction)), reduction)


@overload
def huber(
    x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, delta: float = 1.0, reduction: Literal["mean", "sum"] = "mean"
) -> Scalar[F]: ...
@overload
def huber(
    x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, delta: float = 1.0, reduction: Literal["none"]
) -> Variable[F, S]: ...
def huber(
    x: AnyVariable, targets: AnyVariable | AnyArray, *, delta: float = 1.0, reduction: Reduction = "mean"
) -> AnyVariable:
    """``d**2 / 2`` of differences d up to `delta`, ``delta * (abs(d) - delta / 2)`` beyond; its mean by default.

    Shapes: two of one shape to (), or to theirs with `reduction` "none". Dtype: a float type.
    Raises `TypeError` for integers, `ValueError` for shapes that differ and a `delta` that is not positive.
    P. J. Huber, Robust estimation of a location parameter, 1964.
    """
    if not delta > 0:
        raise ValueError(f"huber: delta must be positive, got {delta}")
    return reduced(binary(Huber(delta), *compared("huber", x, targets, reduction)), reduction)
