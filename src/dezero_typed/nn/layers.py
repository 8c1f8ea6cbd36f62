"""Layers: functions of an input and of parameters, with no state of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any, Protocol, final, overload

import numpy as np
from numpy import ndarray

from ..application import applied, require_float
from ..arrays import AnyArray, Array, Axis, F, S, Shape
from ..function import RESULT, Function, operation
from ..functions.indexing import getitem
from ..functions.products import matmul
from ..functions.reductions import checked_axis
from ..variable import AnyVariable, Matrix, Variable, Vector, is_variable, require_variable

__all__ = ["batch_norm", "dropout", "embedding", "layer_norm", "linear"]


@final
@operation
class Normalize(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """x less its mean over `axis`, divided by the root of its variance and `eps`."""

    axis: Axis
    eps: float
    scale: Array = field(init=False, repr=False)
    """One over that root, for the first derivative."""

    def forward(self, x: Array) -> Array:
        source: Any = x
        centred = source - source.mean(axis=self.axis, keepdims=True)
        self.scale = self.scale_of(centred)
        y: Array = centred * self.scale
        return y

    def scale_of(self, centred: Any) -> Any:
        """Return one over the root, of an array or a Variable."""
        return (np.mean(np.square(centred), axis=self.axis, keepdims=True) + self.eps) ** -0.5

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any
        y: Any
        (x,), y = self.primals, self.result
        axis: Any = self.axis
        scale: Any = self.scale_of(x - x.mean(axis=axis, keepdims=True)) if is_variable(x) else self.scale
        across = gy - gy.mean(axis=axis, keepdims=True) - y * (gy * y).mean(axis=axis, keepdims=True)
        return (across * scale,)


class Source(Protocol):
    """Where `dropout` has its random numbers from: a `numpy.random.Generator`, or what does as it does."""

    def random(self, size: tuple[int, ...], /) -> ndarray[Shape, np.dtype[np.float64]]: ...


@overload
def linear(x: Variable[F, S], weight: Matrix[F], bias: Vector[F] | None = None) -> Variable[F, S]: ...
@overload
def linear(x: ndarray[S, np.dtype[F]], weight: Matrix[F], bias: Vector[F] | None = None) -> Variable[F, S]: ...
@overload
def linear(x: Variable[F, S], weight: ndarray[tuple[int, int], np.dtype[F]], bias: Vector[F] | None = None) -> Variable[F, S]: ...
def linear(x: AnyVariable | AnyArray, weight: AnyVariable | AnyArray, bias: AnyVariable | None = None) -> AnyVariable:
    """``x @ weight + bias``. Shapes: (..., n), (n, m) and (m,) to (..., m). Dtype: a float type.

    Raises `TypeError` for integers and `ValueError` for shapes that do not fit.
    """
    require_float("linear", x, weight, bias)
    if weight.ndim != 2 or x.ndim == 0 or x.shape[-1] != weight.shape[0]:
        raise ValueError(f"linear: expected shapes (..., n) and (n, m), got {x.shape} and {weight.shape}")
    if bias is not None and bias.shape != weight.shape[1:]:
        raise ValueError(f"linear: expected a bias of shape {weight.shape[1:]}, got {bias.shape}")
    product: Any = matmul
    y: Any = product(x, weight) if is_variable(x) or is_variable(weight) else np.matmul(x, weight)
    result: AnyVariable = y if bias is None else y + bias
    return result


@overload
def embedding(indices: int, weight: Matrix[F]) -> Vector[F]: ...
@overload
def embedding(indices: ndarray[tuple[int], np.dtype[np.integer]], weight: Matrix[F]) -> Matrix[F]: ...
@overload
def embedding(indices: ndarray[Shape, np.dtype[np.integer]], weight: Matrix[F]) -> Variable[F]: ...
def embedding(indices: int | ndarray[Shape, np.dtype[np.integer]], weight: Matrix[F]) -> AnyVariable:
    """The rows of `weight` at the `indices`. Shapes: (...) and (n, m) to (..., m). Dtype: that of `weight`.

    A row gets the sum of the gradients of all its places. Indices are constants from 0 to n - 1.
    Raises `TypeError` for indices that are no integers, `ValueError` for a weight that is no matrix and an index out of range.
    """
    require_float("embedding", require_variable("embedding", weight))
    places = np.array(indices)
    if places.dtype.kind not in "iu":
        raise TypeError(f"embedding: indices must be integers, got {places.dtype}; write indices.astype(np.int64)")
    if weight.ndim != 2:
        raise ValueError(f"embedding: expected a weight of shape (n, m), got {weight.shape}")
    if places.size and (places.min() < 0 or places.max() >= len(weight)):
        raise ValueError(f"embedding: indices must be from 0 to {len(weight) - 1}, got {places.min()} to {places.max()}")
    return getitem(weight, places)


def dropout(x: Variable[F, S], rate: float, *, rng: Source) -> Variable[F, S]:
    """`x` with each element put to 0 with the probability `rate`, and the others divided by ``1 - rate``.

    Shape and dtype: those of `x`. The mean stays what it was. The numbers are those of `rng`, as of
    ``np.random.default_rng(seed)``; without training, leave the function out.
    Raises `TypeError` for integers and `ValueError` for a `rate` that is not from 0 to 1.
    N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, Dropout, 2014.
    """
    require_float("dropout", require_variable("dropout", x))
    if not 0 <= rate <= 1:
        raise ValueError(f"dropout: rate must be from 0 to 1, got {rate}")
    kept = np.asarray(rng.random(x.shape)) >= rate
    weights: Any = np.asarray(kept / (1 - rate) if rate < 1 else np.zeros(x.shape), x.dtype)
    y: Variable[F, S] = x * weights
    return y


def layer_norm(
    x: Variable[F, S] | ndarray[S, np.dtype[F]], axis: Axis = -1, weight: Variable[F] | Vector[F] | None = None,
    bias: Variable[F] | Vector[F] | None = None, *, eps: float = 1e-5,
) -> Variable[F, S]:
    """``(x - mean) / sqrt(var + eps) * weight + bias``, of the mean and the variance over `axis`.

    Shapes: that of `x`, to which `weight` and `bias` broadcast. Dtype: a float type.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have and shapes that do not broadcast.
    J. L. Ba, J. R. Kiros and G. E. Hinton, Layer normalization, 2016.
    """
    require_float("layer_norm", require_one("layer_norm", x, weight, bias), weight, bias)
    y = applied(Normalize(checked_axis("layer_norm", axis, x), eps), x)
    return stretched("layer_norm", y, weight, bias)


def batch_norm(
    x: Variable[F, S] | ndarray[S, np.dtype[F]], weight: Vector[F] | None = None, bias: Vector[F] | None = None, *,
    mean: ndarray[tuple[int], np.dtype[F]] | None = None, var: ndarray[tuple[int], np.dtype[F]] | None = None, eps: float = 1e-5,
) -> Variable[F, S]:  # fmt: skip
    """``(x - mean) / sqrt(var + eps) * weight + bias`` for each channel. Shapes: (n, channels, ...) and (channels,) to that of `x`.

    The mean and the variance are those of the batch, over all axes but the second, and take part in the gradient; once
    the training is over they are given as `mean` and `var`, constants. Dtype: a float type.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit and one of `mean` and `var` without the other.
    S. Ioffe and C. Szegedy, Batch normalization, 2015.
    """
    require_float("batch_norm", require_one("batch_norm", x, weight, bias), weight, bias)
    if x.ndim < 2:
        raise ValueError(f"batch_norm: expected the shape (n, channels, ...), got {x.shape}")
    if (mean is None) != (var is None):
        raise ValueError("batch_norm: expected both of mean and var, or neither")
    channels = x.shape[1]
    for name, given in (("weight", weight), ("bias", bias), ("mean", mean), ("var", var)):
        if given is not None and given.shape != (channels,):
            raise ValueError(f"batch_norm: expected {name} of shape ({channels},), got {given.shape}")
    column = (channels, *(1,) * (x.ndim - 2))
    y: Any
    if mean is None or var is None:
        y = applied(Normalize(tuple(axis for axis in range(x.ndim) if axis != 1), eps), x)
    else:
        root: AnyArray = np.asarray((var + eps) ** -0.5, x.dtype).reshape(column)
        y = (x - np.asarray(mean, x.dtype).reshape(column)) * root
    parts: Sequence[AnyVariable | None] = [None if part is None else part.reshape(column) for part in (weight, bias)]
    return stretched("batch_norm", y, *parts)


def require_one(label: str, x: Any, *parameters: Any) -> Any:
    """Return `x`, which may be constant where a parameter is not; raise about `label` otherwise."""
    return x if any(is_variable(each) for each in parameters) else require_variable(label, x)


def stretched(label: str, y: Any, weight: AnyVariable | None, bias: AnyVariable | None) -> AnyVariable:
    """Return ``y * weight + bias``, of what is given; raise about `label` where the shape would grow."""
    for part in (weight, bias):
        if part is not None and np.broadcast_shapes(part.shape, y.shape) != y.shape:
            raise ValueError(f"{label}: the shape {part.shape} of a parameter does not broadcast to {y.shape}")
    if weight is not None:
        y = y * weight
    result: AnyVariable = y if bias is None else y + bias
    return result
