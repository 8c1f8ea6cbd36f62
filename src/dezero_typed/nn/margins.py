"""Losses of scores that have to differ by a margin."""

from __future__ import annotations

from typing import Literal, overload

import numpy as np
from numpy import ndarray

from ..arrays import AnyArray, F, S, Shape
from ..functions.selection import where
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable, require_variable
from .activations import relu
from .losses import checked_labels
from .regression import Reduction, compared, reduced

__all__ = ["margin_ranking", "multiclass_hinge"]


@overload
def margin_ranking(
    x: Variable[F, S], other: Variable[F, S] | ndarray[S, np.dtype[F]], targets: ndarray[Shape, np.dtype[F]] | float, *,
    margin: float = 0.0, reduction: Literal["mean", "sum"] = "mean",
) -> Scalar[F]: ...
@overload
def margin_ranking(
    x: Variable[F, S], other: Variable[F, S] | ndarray[S, np.dtype[F]], targets: ndarray[Shape, np.dtype[F]] | float, *,
    margin: float = 0.0, reduction: Literal["none"],
) -> Variable[F, S]: ...
@overload
def margin_ranking(
    x: ndarray[S, np.dtype[F]], other: Variable[F, S], targets: ndarray[Shape, np.dtype[F]] | float, *,
    margin: float = 0.0, reduction: Literal["mean", "sum"] = "mean",
) -> Scalar[F]: ...
@overload
def margin_ranking(
    x: ndarray[S, np.dtype[F]], other: Variable[F, S], targets: ndarray[Shape, np.dtype[F]] | float, *,
    margin: float = 0.0, reduction: Literal["none"],
) -> Variable[F, S]: ...
def margin_ranking(
    x: AnyVariable | AnyArray, other: AnyVariable | AnyArray, targets: AnyArray | float, *,
    margin: float = 0.0, reduction: Reduction = "mean",
) -> AnyVariable:  # fmt: skip
    """``max(0, margin - targets * (x - other))``; its mean by default.

    It is 0 where the right one is larger by the `margin`.

    Shapes: two of one shape, to which that of `targets` broadcasts, to (), or to theirs with `reduction` "none". Dtype:
    a float type. A target is 1 where `x` should have the larger score and -1 where `other` should, a constant; the
    gradient at the kink is 0. Raises `TypeError` for integer scores and a target that is a Variable, `ValueError` for
    shapes that do not fit and a negative `margin`.
    """
    require_variable("margin_ranking", other if is_variable(other) else x)
    given: object = targets
    if is_variable(given):
        raise TypeError("margin_ranking: targets must be constant; write targets.data")
    if not margin >= 0:
        raise ValueError(f"margin_ranking: margin must not be negative, got {margin}")
    first, second = compared("margin_ranking", x, other, reduction)
    signs = np.asarray(targets, first.dtype)
    if np.broadcast_shapes(signs.shape, first.shape) != first.shape:
        raise ValueError(f"margin_ranking: targets of shape {signs.shape} do not broadcast to {first.shape}")
    return reduced(relu(margin - (first - second) * signs), reduction)


@overload
def multiclass_hinge(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, margin: float = 1.0, reduction: Literal["mean", "sum"] = "mean"
) -> Scalar[F]: ...
@overload
def multiclass_hinge(
    x: Matrix[F], labels: ndarray[tuple[int], np.dtype[np.integer]], *, margin: float = 1.0, reduction: Literal["none"]
) -> Vector[F]: ...
def multiclass_hinge(
    x: AnyVariable, labels: ndarray[tuple[int], np.dtype[np.integer]], *, margin: float = 1.0, reduction: Reduction = "mean"
) -> AnyVariable:
    """The sum of ``max(0, x[row, j] - x[row, labels[row]] + margin)`` over the other classes j; its mean by default.

    Shapes: (n, classes) and (n,) to (), or to (n,) with `reduction` "none". Dtype: that of `x`. Labels are constants;
    the gradient at the kink is 0. Raises `TypeError` for integer scores and labels of another type, `ValueError` for
    shapes that do not fit, no rows, a label out of range and a negative `margin`. J. Weston and C. Watkins, Support
    vector machines for multi-class pattern recognition, 1999.
    """
    compared("multiclass_hinge", require_variable("multiclass_hinge", x), x, reduction)
    if not margin >= 0:
        raise ValueError(f"multiclass_hinge: margin must not be negative, got {margin}")
    chosen = checked_labels("multiclass_hinge", x, labels)
    rows = np.arange(len(chosen))
    others = np.ones(x.shape, np.bool)
    others[rows, chosen] = False
    losses = where(others, relu(x - x[rows, chosen].reshape((-1, 1)) + margin), 0.0)
    return reduced(losses.sum(axis=1), reduction)
