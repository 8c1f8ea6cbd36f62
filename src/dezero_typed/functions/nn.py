"""Activations and losses of neural networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import numpy as np

from ..application import unary
from ..arrays import Array, F, S
from ..function import RESULT, Function
from ..variable import Matrix, Scalar, Variable
from .exponential import log_sum_exp, shares
from .reductions import checked_axis


@final
class Sigmoid(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        # The exponential of a negative number neither overflows nor loses a small result.
        e = np.exp(-np.abs(x))
        return np.where(x >= 0, 1.0, e) / (1.0 + e)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        return (gy * y * (1 - y),)


@final
class Relu(Function[Array, Array], reads=((RESULT,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.maximum(x, 0.0)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.where(self.result > 0, gy, 0.0),)


@final
@dataclass(slots=True, eq=False)
class Softmax(Function[Array, Array], reads=((RESULT,),), fresh=True):
    axis: int

    def forward(self, x: Array) -> Array:
        return shares(x, log_sum_exp(x, self.axis), self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = self.result
        part = gy * y
        return (part - y * part.sum(axis=self.axis, keepdims=True),)


@final
@dataclass(slots=True, eq=False)
class LogSoftmax(Function[Array, Array], reads=((RESULT,),), fresh=True):
    axis: int

    def forward(self, x: Array) -> Array:
        total = log_sum_exp(x, self.axis)
        if not np.isinf(total).any():
            return x - total
        with np.errstate(divide="ignore"):
            return np.log(shares(x, total, self.axis))

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy - np.exp(self.result) * gy.sum(axis=self.axis, keepdims=True),)


@final
@dataclass(slots=True, eq=False)
class NegativeLogLikelihood(Function[Array, Array], reads=((),), fresh=True):
    """Minus the mean of the log-probabilities at the labels: ``sum(weights * x)``."""

    labels: np.ndarray[tuple[int], np.dtype[Any]]
    shape: tuple[int, int]

    def forward(self, x: Array) -> Array:
        y: Array = -x[np.arange(len(self.labels)), self.labels].mean()
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        rows = len(self.labels)
        weights = np.zeros(self.shape, gy.dtype)
        weights[np.arange(rows), self.labels] = -1.0 / rows
        return (gy * weights,)


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
    checked_axis("softmax", axis, x.ndim)
    return unary(Softmax(axis), x)


def log_softmax(x: Variable[F, S], axis: int = -1) -> Variable[F, S]:
    """``x - logsumexp(x)`` along `axis`. Shape and dtype: those of `x`.

    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    checked_axis("log_softmax", axis, x.ndim)
    return unary(LogSoftmax(axis), x)


def softmax_cross_entropy(x: Matrix[F], labels: np.ndarray[tuple[int], np.dtype[np.integer]]) -> Scalar[F]:
    """The mean over the rows of ``-log_softmax(x)[row, labels[row]]``. Shapes: (n, classes) and (n,) to ().

    `x` holds logits, `labels` integers from 0 to classes - 1, which are constants. Dtype: that of `x`.
    Raises `TypeError` for integer logits or labels of another type, `ValueError` for shapes that
    do not fit, no rows, or a label out of range.
    """
    chosen = np.array(labels)
    if chosen.dtype.kind not in "iu":
        raise TypeError(f"softmax_cross_entropy: labels must be integers, got {chosen.dtype}; write labels.astype(np.int64)")
    if x.ndim != 2 or chosen.shape != x.shape[:1] or chosen.size == 0:
        raise ValueError(
            f"softmax_cross_entropy: expected logits of shape (n, classes) and labels of shape (n,) with n > 0, "
            f"got {x.shape} and {chosen.shape}"
        )
    if chosen.min() < 0 or chosen.max() >= x.shape[1]:
        raise ValueError(
            f"softmax_cross_entropy: labels must be from 0 to {x.shape[1] - 1}, got {chosen.min()} to {chosen.max()}"
        )
    return unary(NegativeLogLikelihood(chosen, x.shape), log_softmax(x))
