"""Activations: what stands between the layers of a network."""

from __future__ import annotations

from dataclasses import field
from math import isfinite
from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import Array, F, S
from ..function import RESULT, Function, operation
from ..variable import Variable, is_variable
from ..functions.exponential import Sigmoid, shares
from ..functions.reductions import checked_axis

__all__ = ["log_softmax", "relu", "sigmoid", "softmax"]


@final
class Relu(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.maximum(x, 0.0)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.where(self.result <= 0, 0.0, gy),)


@final
@operation
class Softmax(Function[Array, Array], reads=((RESULT,),), fresh=True):
    """exp(x) / sum(exp(x)) along `axis`."""

    axis: int

    def forward(self, x: Array) -> Array:
        return shares(x, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        part = gy * y
        return (part - y * part.sum(axis=self.axis, keepdims=True),)


@final
@operation
class LogSoftmax(Function[Array, Array], reads=((RESULT,),), fresh=True):
    """log(softmax(x)) along `axis`."""

    axis: int
    parts: Array = field(init=False, repr=False)
    """The softmax, for the first derivative."""

    def forward(self, x: Array) -> Array:
        y, self.parts = log_shares(x, self.axis)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        y: Any = self.result
        parts: Array = np.exp(y) if is_variable(y) else self.parts
        return (gy - parts * gy.sum(axis=self.axis, keepdims=True),)


def log_shares(x: Array, axis: int) -> tuple[Array, Array]:
    """Return the logarithm of the softmax of `x` along `axis`, and the softmax; see `shares` for infinite elements."""
    top: Array = x.max(axis=axis, keepdims=True, initial=-np.inf)
    if isfinite(top.sum()):
        below = x - top
        e = np.exp(below)
        total = e.sum(axis=axis, keepdims=True)
        return below - np.log(total), e / total
    parts = shares(x, axis)
    with np.errstate(divide="ignore"):
        return np.log(parts), parts


def sigmoid(x: Variable[F, S], /) -> Variable[F, S]:
    """``1 / (1 + e**-x)``, without overflow. Shape and dtype: those of `x`. Raises `TypeError` for integers."""
    return unary(Sigmoid(), x)


def relu(x: Variable[F, S], /) -> Variable[F, S]:
    """``max(x, 0)``. Shape and dtype: those of `x`. Raises `TypeError` for integers.

    The gradient at 0 is 0, the least of the subgradients in [0, 1].
    """
    return unary(Relu(), x)


def softmax(x: Variable[F, S], axis: int = -1) -> Variable[F, S]:
    """``exp(x) / sum(exp(x))`` along `axis`, without overflow. Shape and dtype: those of `x`.

    Elements that are +inf share 1; where all are -inf the result is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    checked_axis("softmax", axis, x)
    return unary(Softmax(axis), x)


def log_softmax(x: Variable[F, S], axis: int = -1) -> Variable[F, S]:
    """``x - logsumexp(x)`` along `axis`. Shape and dtype: those of `x`.

    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    checked_axis("log_softmax", axis, x)
    return unary(LogSoftmax(axis), x)
