"""Activations and losses of neural networks."""

from __future__ import annotations

from dataclasses import field
from math import isfinite
from typing import Any, TypeAlias, final

import numpy as np

from ..application import unary
from ..arrays import Array, F, S
from ..function import RESULT, Function, operation
from ..variable import Matrix, Scalar, Variable, is_variable
from .exponential import shares
from .reductions import checked_axis

Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[Any]]


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

    def forward(self, x: Array) -> Array:
        return log_shares(x, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy - np.exp(self.result) * gy.sum(axis=self.axis, keepdims=True),)


@final
@operation
class SoftmaxCrossEntropy(Function[Array, Array], reads=((0,),), fresh=True):
    """The mean of -log(softmax(x)) at the `labels` of the rows."""

    labels: Labels
    rows: Labels = field(repr=False)
    logs: Array = field(init=False, repr=False)
    """The logarithms of the softmax, for the first derivative."""

    def forward(self, x: Array) -> Array:
        self.logs = log_shares(x, 1)
        return np.asarray(-self.logs[self.rows, self.labels].sum() / len(x))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (surplus(x, self.logs, (self.rows, self.labels)) * (gy / len(self.labels)),)


def log_shares(x: Array, axis: int) -> Array:
    """Return the logarithm of the softmax of `x` along `axis`; see `shares` for infinite elements."""
    top: Array = x.max(axis=axis, keepdims=True, initial=-np.inf)
    if isfinite(top.sum()):
        below = x - top
        y: Array = below - np.log(np.exp(below).sum(axis=axis, keepdims=True))
        return y
    with np.errstate(divide="ignore"):
        return np.log(shares(x, axis))


def surplus(x: Array, logs: Array, places: tuple[Labels, Labels]) -> Array:
    """Return the softmax of the rows of `x`, whose logarithms are `logs`, minus 1 at `places`.

    In a recorded pass `x` is a Variable and so is what is returned, and `logs` serves for nothing.
    """
    source: Any = x
    y: Any
    if is_variable(source):
        ones = np.zeros_like(logs)
        ones[places] = 1.0
        y = softmax(source, 1) - ones
    else:
        y = np.exp(logs)
        y[places] -= 1.0
    array: Array = y
    return array


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
    # Seen as unsigned, a negative label is a large one.
    if chosen.astype(np.intp, copy=False).view(np.uintp).max() >= x.shape[1]:
        raise ValueError(
            f"softmax_cross_entropy: labels must be from 0 to {x.shape[1] - 1}, got {chosen.min()} to {chosen.max()}"
        )
    return unary(SoftmaxCrossEntropy(chosen, np.arange(len(chosen))), x)
