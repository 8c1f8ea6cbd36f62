"""Losses: how far what a network says is from what it should say."""

from __future__ import annotations

from dataclasses import field
from typing import Any, TypeAlias, final

import numpy as np

from ..application import unary
from ..arrays import Array, F
from ..function import Function, operation
from ..variable import Matrix, Scalar, is_variable
from .activations import log_shares, softmax

__all__ = ["softmax_cross_entropy"]

Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[Any]]


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
