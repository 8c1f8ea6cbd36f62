"""Losses of classifiers: how far the probabilities that a network gives are from what is true."""

from __future__ import annotations

from dataclasses import field
from math import isfinite
from typing import Any, Literal, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import binary, require_float, unary
from ..arrays import AnyArray, Array, Element, F, S
from ..function import Function, operation
from ..functions.arithmetic import multiply
from ..functions.exponential import logistic
from ..functions.selection import maximum
from ..variable import AnyVariable, Mask, Matrix, Scalar, Variable, Vector, as_data, is_variable, require_variable
from .activations import log_shares, relu, softmax
from .regression import Reduction, compared, loss, reduced

__all__ = ["bce", "bce_with_logits", "cross_entropy", "focal", "hinge", "nll"]

Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[Any]]

Weights: TypeAlias = np.ndarray[tuple[int], np.dtype[Element]]
"""How much each class counts."""


@final
@operation
class CrossEntropy(Function[Array, Array], reads=((0,),), fresh=True):
    """-t log(softmax(x)) of the rows, or their sum: each has the targets t = `shared`, and its `weights` more at its label."""

    labels: Labels
    weights: AnyArray | float = field(repr=False)
    """Of each row, or of every one."""
    shared: AnyArray | None = field(repr=False)
    """What all rows have of each class."""
    summed: bool
    surplus: Array = field(init=False, repr=False)
    """The gradients of the rows: the softmax times the sum of the targets, less the targets."""

    def forward(self, x: Array) -> Array:
        below, e, total, log = exponentials(x)
        classes: int = x.shape[1]
        places = np.arange(len(x)) * classes + self.labels
        losses: Array = self.weights * (log.reshape(-1) - below.reshape(-1).take(places))
        if self.shared is not None:
            losses += self.shared.sum() * log[:, 0] - below @ self.shared
        e *= self.sums_of_targets() / total
        if self.shared is not None:
            e -= self.shared
        e.reshape(-1)[places] -= self.weights
        self.surplus = e
        return np.asarray(np.add.reduce(losses), x.dtype) if self.summed else losses

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any
        (x,) = self.primals
        surplus: Any = self.recorded_surplus(x) if is_variable(x) else self.surplus
        return (gy[..., None] * surplus,)

    def sums_of_targets(self) -> Any:
        """Return the sum of the targets of each row, in a column, or of every row."""
        sums: Any = self.weights if self.shared is None else self.weights + self.shared.sum()
        return sums[:, None] if isinstance(self.weights, np.ndarray) else sums

    def recorded_surplus(self, x: AnyVariable) -> Any:
        """Return the same as a function of the operand, for a further derivative."""
        targets = np.zeros_like(self.surplus)
        if self.shared is not None:
            targets += self.shared
        targets[np.arange(len(targets)), self.labels] += self.weights
        return softmax(x, 1) * self.sums_of_targets() - targets


def exponentials(x: Array) -> tuple[Array, Array, Array, Array]:
    """Return rows that differ from those of `x` by a constant each, their exponentials, the sums of these, and the logarithms.

    Of rows with infinite elements, see `shares`, the sums are one. The first two lie in memory row by row.
    """
    top: Array = np.maximum.reduce(x, axis=1, keepdims=True)
    finite = isfinite(np.add.reduce(top, axis=None))
    below: Array = np.subtract(x, top, order="C") if finite else np.ascontiguousarray(log_shares(x, 1)[0])
    e: Array = np.exp(below)
    total: Array = np.add.reduce(e, axis=1, keepdims=True) if finite else np.ones_like(top)
    return below, e, total, np.log(total)


@final
class BceWithLogits(Function[Array, Array, Array], reads=((0, 1), (0,)), fresh=True):
    """log(1 + exp(x)) - t x."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.maximum(x0, 0.0) - x0 * x1 + np.log1p(np.exp(-np.abs(x0)))

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return gy * (logistic(x0) - x1) if p0 else gy, -gy * x0 if p1 else gy


@final
class Bce(Function[Array, Array, Array], reads=((0, 1), (0,)), fresh=True):
    """-t log(p) - (1 - t) log(1 - p), where nothing times infinity is nothing."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return -(times_log(x1, x0) + times_log(1 - x1, 1 - x0))

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        g0: Array = gy * (quotient(1 - x1, 1 - x0) - quotient(x1, x0)) if p0 else gy
        g1: Array = gy * (np.log(1 - x0) - np.log(x0)) if p1 else gy
        return g0, g1


def times_log(x: Array, y: Array) -> Array:
    """Return x log(y), and 0 where x is."""
    return x * np.log(counted(x, y))


def quotient(x: Array, y: Array) -> Array:
    """Return x / y, and 0 where x is."""
    return x / counted(x, y)


def counted(x: Array, y: Array) -> Array:
    """Return `y`, and 1 where it is no positive number and counts for nothing, since `x` is 0."""
    none: Mask = (x == 0) & ~(y > 0)
    return np.where(none, 1.0, y) if none.any() else y


def checked_labels(label: str, x: AnyVariable, labels: Any) -> Labels:
    """Return a copy of the labels of the rows of `x`; raise about `label` where they are none."""
    chosen = np.array(labels)
    if chosen.dtype.kind not in "iu":
        raise TypeError(f"{label}: labels must be integers, got {chosen.dtype}; write labels.astype(np.int64)")
    if x.ndim != 2 or chosen.shape != x.shape[:1] or chosen.size == 0:
        raise ValueError(
            f"{label}: expected logits of shape (n, classes) and labels of shape (n,) with n > 0, "
            f"got {x.shape} and {chosen.shape}"
        )
    # Seen as unsigned, a negative label is a large one.
    if np.maximum.reduce(chosen.astype(np.intp, copy=False).view(np.uintp)) >= x.shape[1]:
        raise ValueError(
            f"{label}: labels must be from 0 to {x.shape[1] - 1}, got {chosen.min()} to {chosen.max()}"
        )
    return chosen


def weights_of(label: str, x: AnyVariable, weight: object) -> AnyArray | None:
    """Return the weights of the classes in the dtype of `x`; raise about `label` where they do not fit."""
    if weight is None:
        return None
    weights = as_data(weight, label, "weight").astype(x.dtype)
    if weights.shape != x.shape[1:]:
        raise ValueError(f"{label}: expected weight of shape {x.shape[1:]}, got {weights.shape}")
    return weights


def row_weights(
    label: str, weights: AnyArray | None, labels: Labels, reduction: Reduction
) -> tuple[AnyArray | float, Any]:
    """Return how much each row counts by its label, or every one, and what `reduction` divides the sum by."""
    if reduction not in {"mean", "sum", "none"}:
        raise ValueError(f'{label}: reduction must be "mean", "sum" or "none", got {reduction!r}')
    if weights is None:
        length = len(labels) if reduction == "mean" else 1
        return 1 / length, length
    rows = weights[labels]
    number: Any = rows.sum() if reduction == "mean" else 1
    return rows / number, number


@loss
def bce(x: AnyVariable, targets: AnyVariable | AnyArray, *, reduction: Reduction = "mean") -> AnyVariable:
    """``-targets * log(x) - (1 - targets) * log(1 - x)`` of probabilities `x`, the binary cross entropy; its mean by default.

    Shapes: two of one shape to (), or to theirs with `reduction` "none". Dtype: a float type. Where a target is 0 or 1 the
    logarithm that it takes nothing of counts for nothing, infinite as it may be; a probability that is wrong for
    sure costs inf. `bce_with_logits` is exact where this loses digits.
    Raises `TypeError` for integers and `ValueError` for shapes that differ.
    """
    return reduced(binary(Bce(), *compared("bce", x, targets, reduction)), reduction)


@loss
def bce_with_logits(x: AnyVariable, targets: AnyVariable | AnyArray, *, reduction: Reduction = "mean") -> AnyVariable:
    """``softplus(x) - targets * x``: the `bce` of ``sigmoid(x)``, without overflow; its mean by default.

    Shapes: two of one shape to (), or to theirs with `reduction` "none". Dtype: a float type. The gradient of `x` is
    ``sigmoid(x) - targets``. Raises `TypeError` for integers and `ValueError` for shapes that differ.
    """
    return reduced(binary(BceWithLogits(), *compared("bce_with_logits", x, targets, reduction)), reduction)


@loss
def hinge(x: AnyVariable, targets: AnyVariable | AnyArray, *, reduction: Reduction = "mean") -> AnyVariable:
    """``max(0, 1 - targets * x)`` of scores `x` and targets -1 and 1; its mean by default.

    Shapes: two of one shape to (), or to theirs with `reduction` "none". Dtype: a float type. The gradient at the kink
    is 0. Raises `TypeError` for integers and `ValueError` for shapes that differ.
    """
    scores, signs = compared("hinge", x, targets, reduction)
    return reduced(relu(1 - multiply(scores, signs)), reduction)


@overload
def focal(
    x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, gamma: float = 2.0, alpha: float | None = 0.25, reduction: Literal["mean", "sum"] = "mean"
) -> Scalar[F]: ...
@overload
def focal(
    x: Variable[F, S], targets: Variable[F, S] | ndarray[S, np.dtype[F]], *, gamma: float = 2.0, alpha: float | None = 0.25, reduction: Literal["none"]
) -> Variable[F, S]: ...
def focal(
    x: AnyVariable, targets: AnyVariable | AnyArray, *, gamma: float = 2.0, alpha: float | None = 0.25, reduction: Reduction = "mean"
) -> AnyVariable:
    """`bce_with_logits` times ``(1 - p)**gamma``, p the probability of the target; its mean by default.

    What is right already counts little. `alpha` weighs the targets 1, and ``1 - alpha`` the targets 0; None weighs none.
    Shapes: two of one shape to (), or to theirs with `reduction` "none". Dtype: a float type.
    Raises `TypeError` for integers, `ValueError` for shapes that differ and a negative `gamma`.
    T.-Y. Lin, P. Goyal, R. Girshick, K. He and P. Dollár, Focal loss for dense object detection, 2017.
    """
    if not gamma >= 0:
        raise ValueError(f"focal: gamma must not be negative, got {gamma}")
    logits, signs = compared("focal", x, targets, reduction)
    # 1 - p, from the side that does not cancel: sigmoid(x) for the target 0, sigmoid(-x) for 1.
    missed: Any
    if not is_variable(signs) and ((signs == 0) | (signs == 1)).all():
        missed = logistic(logits * (1 - 2 * signs))
    else:
        missed = logistic(-logits) * signs + logistic(logits) * (1 - signs)
    if gamma < 2 and gamma % 1:
        # Where nothing is missed a root has an infinite slope, which the other factor does not make up for in floats.
        missed = maximum(missed, float(np.finfo(missed.dtype).eps) ** 2)
    losses: AnyVariable = binary(BceWithLogits(), logits, signs) * missed**gamma
    if alpha is not None:
        losses = losses * (signs * alpha + (1 - signs) * (1 - alpha))
    return reduced(losses, reduction)


@overload
def nll(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: Weights[F] | None = None, reduction: Literal["mean", "sum"] = "mean"
) -> Scalar[F]: ...
@overload
def nll(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: Weights[F] | None = None, reduction: Literal["none"]
) -> Vector[F]: ...
def nll(
    x: AnyVariable, labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: AnyArray | None = None, reduction: Reduction = "mean"
) -> AnyVariable:
    """``-x[row, labels[row]]`` of the logarithms of probabilities, such as those of `log_softmax`; its mean by default.

    Shapes: (n, classes) and (n,) to (), or to (n,) with `reduction` "none". Dtype: that of `x`. Labels are constants, and
    so is `weight`, of shape (classes,), by which a row counts according to its label, in the mean too.
    Raises `TypeError` for integer logarithms and labels of another type, `ValueError` for shapes that do not fit, no
    rows, a label out of range and another `reduction`.
    """
    require_float("nll", require_variable("nll", x))
    chosen = checked_labels("nll", x, labels)
    weights = weights_of("nll", x, weight)
    rows, _ = row_weights("nll", weights, chosen, reduction)
    losses: AnyVariable = x[np.arange(len(chosen)), chosen] * -rows
    return losses if reduction == "none" else losses.sum()


@overload
def cross_entropy(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: Weights[F] | None = None,
    label_smoothing: float = 0.0, reduction: Literal["mean", "sum"] = "mean",
) -> Scalar[F]: ...
@overload
def cross_entropy(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: Weights[F] | None = None,
    label_smoothing: float = 0.0, reduction: Literal["none"],
) -> Vector[F]: ...
def cross_entropy(
    x: AnyVariable, labels: ndarray[tuple[int], np.dtype[np.integer]], *, weight: AnyArray | None = None,
    label_smoothing: float = 0.0, reduction: Reduction = "mean",
) -> AnyVariable:
    """`nll` of ``log_softmax(x)``, of logits `x`; its mean by default.

    The gradient is the softmax, less 1 at the labels.

    With `label_smoothing` s the label stands for the probability 1 - s, and s is shared by all classes evenly.
    Shapes, dtype and `weight`: as of `nll`. Raises what `nll` does, and `ValueError` for an s that is not from 0 to 1.
    C. Szegedy et al., Rethinking the Inception architecture for computer vision, 2016.
    """
    if not 0 <= label_smoothing <= 1:
        raise ValueError(f"cross_entropy: label_smoothing must be from 0 to 1, got {label_smoothing}")
    require_float("cross_entropy", require_variable("cross_entropy", x))
    chosen = checked_labels("cross_entropy", x, labels)
    weights = weights_of("cross_entropy", x, weight)
    rows, number = row_weights("cross_entropy", weights, chosen, reduction)
    shared = None
    if label_smoothing:
        classes = np.ones(x.shape[1], x.dtype) if weights is None else weights
        shared = classes * (label_smoothing / x.shape[1]) / number
    return unary(CrossEntropy(chosen, rows * (1 - label_smoothing), shared, reduction != "none"), x)
