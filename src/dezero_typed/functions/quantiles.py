"""Medians, quantiles and percentiles, with NaNs or without: what stands among the sorted elements, or between two."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import nan, prod
from typing import Any, final
from warnings import warn

import numpy as np

from ..application import binary, require_float, unary
from ..arrays import AnyArray, Array, Axis, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Indices, is_variable
from .extrema import attained, equals, nonempty_axis
from .indexing import getitem
from .ordering import Sort
from .reductions import counted, kept_shape, weights_along
from .selection import Where
from .shapes import Reshape, Transpose
from .signatures import float_reduction
from .signatures_quantiles import METHODS, Method, Probabilities, Weights, quantile_reduction

__all__ = ["median", "nanmedian", "nanpercentile", "nanquantile", "percentile", "quantile"]

FEW = 8
"""Up to how many order statistics it is faster to find one by one than by sorting."""


@final
@operation
class OrderStatistics(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """What stands at `places` of x sorted over `axis`, along a new first axis; see `at_places`."""

    places: Indices
    axis: Axis

    def forward(self, x: Array) -> Array:
        kept, reduced = split_axes(self.axis, x.ndim)
        rows = x.transpose(*kept, *reduced).reshape(row_shape(self.axis, x.shape))
        number, common = self.places.shape
        ordered = np.partition(rows, tuple(self.places[:, 0])) if common == 1 else np.sort(rows)
        return ordered[np.arange(len(rows)), self.places].reshape(number, *kept_shape(self.axis, x.shape))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        gx = attained(gy[0], x, self.result[0], self.axis)
        for each in range(1, len(self.places)):
            gx = gx + attained(gy[each], x, self.result[each], self.axis)
        return (gx,)


@final
@operation
class WeighedQuantiles(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The first of the sorted elements up to which `q` of the weight lies, along a new first axis; reduced axes have length one."""

    q: tuple[float, ...]
    axis: Axis
    weights: AnyArray
    numbers: bool
    """Whether NaNs are left out."""

    def forward(self, x: Array) -> Array:
        quantiles: Any = np.nanquantile if self.numbers else np.quantile
        found: AnyArray = quantiles(x, self.q, axis=self.axis, method="inverted_cdf", keepdims=True, weights=self.weights)
        return found.astype(x.dtype, copy=False)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        gx = np.zeros_like(x)
        for each in range(len(self.q)):
            y = self.result[each]
            places = (x == y if self.numbers else equals(x, y)) & (self.weights > 0)
            number = np.sum(places, axis=self.axis, keepdims=True, dtype=gy.dtype)
            gx = gx + np.where(places, gy[each] / np.maximum(number, 1.0), 0.0)
        return (gx,)


@final
@operation
class Mixture(Function[Array, Array, Array], reads=((), ()), fresh=True):
    """(1 - t) x0 + t x1."""

    t: Array

    def forward(self, x0: Array, x1: Array) -> Array:
        with np.errstate(over="ignore", invalid="ignore"):
            y = x0 + (x1 - x0) * self.t
            if np.isfinite(y).all():
                return y
            # The difference has overflowed, or it is that of infinities, of equal ones in particular.
            return np.where(x0 == x1, x0, x0 * (1 - self.t) + x1 * self.t)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy * (1 - self.t), gy * self.t


def split_axes(axis: Axis, ndim: int) -> tuple[list[int], list[int]]:
    """Return the axes that a reduction over `axis` keeps, and those that it reduces."""
    axes = range(ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    reduced = [each % ndim for each in axes]
    return [each for each in range(ndim) if each not in reduced], reduced


def row_shape(axis: Axis, shape: Shape) -> tuple[int, int]:
    """Return how many results a reduction has, and of how many elements each."""
    kept, reduced = split_axes(axis, len(shape))
    return prod(shape[each] for each in kept), prod(shape[each] for each in reduced)


def in_rows(x: AnyVariable, axis: Axis) -> AnyVariable:
    """Return `x` as a matrix of one row for each result of a reduction over `axis`."""
    kept, reduced = split_axes(axis, x.ndim)
    moved = unary(Transpose((*kept, *reduced)), x)
    return unary(Reshape(row_shape(axis, x.shape), moved.shape), moved)


def at_places(x: AnyVariable, places: Indices, axis: Axis) -> AnyVariable:
    """Return what stands at `places` of `x` sorted over `axis`, along a new first axis; reduced axes have length one.

    There is a column of places for each row of `in_rows`, or one for all. NaNs come last, and share what falls to them.
    """
    if 0 < len(places) <= FEW:
        return unary(OrderStatistics(places, axis), x)
    number, _ = row_shape(axis, x.shape)
    found = getitem(unary(Sort(1, None, None), in_rows(x, axis)), (np.arange(number), places))
    return unary(Reshape((len(places), *kept_shape(axis, x.shape)), found.shape), found)


@lru_cache(maxsize=128)
def located(number: int, q: tuple[float, ...], method: Method) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return for each of `q` the place that stands before it among `number`, and how far it is on the way to the next."""
    virtual = np.quantile(np.arange(number, dtype=np.float64), q, method=method)
    before = np.floor(virtual)
    return tuple(int(place) for place in before), tuple(float(way) for way in virtual - before)


def quantiles_of(x: AnyVariable, axis: Axis, q: tuple[float, ...], method: Method) -> AnyVariable:
    """Return the quantiles `q` over `axis`, along a new first axis; reduced axes have length one."""
    number = counted(axis, x.shape)
    before, ways = located(number, q, method)
    behind = tuple(place + (way > 0) for place, way in zip(before, ways, strict=True))
    places = sorted({*before, *behind})
    column = np.array(places, np.intp)[:, None]
    missing = np.isnan(x.data)
    if missing.any():
        # NaNs come last, and where there is one it is the quantile.
        column = np.where(missing.any(axis=axis, keepdims=True).reshape(-1), number - 1, column)
    found = at_places(x, column, axis)
    first, second = (part_of(found, [places.index(place) for place in each]) for each in (before, behind))
    return first if before == behind else mixed(first, second, np.array(ways).reshape(-1, *[1] * x.ndim))


def quantiles_of_numbers(x: AnyVariable, axis: Axis, q: tuple[float, ...], method: Method) -> AnyVariable:
    """Return the quantiles `q` of the numbers over `axis`, along a new first axis; reduced axes have length one."""
    missing = np.isnan(x.data)
    if not missing.any():
        return quantiles_of(x, axis, q, method)
    numbers = np.count_nonzero(~missing, axis=axis, keepdims=True)
    row = numbers.reshape(-1)
    before = np.zeros((len(q), row.size), np.intp)
    ways = np.zeros(before.shape)
    for number in np.unique(row[row > 0]):
        places, parts = located(int(number), q, method)
        before[:, row == number] = np.array(places, np.intp)[:, None]
        ways[:, row == number] = np.array(parts)[:, None]
    found = at_places(x, np.concatenate([before, before + (ways > 0)]), axis)
    first, second = getitem(found, slice(len(q))), getitem(found, slice(len(q), None))
    y = mixed(first, second, ways.reshape(first.shape))
    if row.all():
        return y
    warn("All-NaN slice encountered", RuntimeWarning, stacklevel=4)
    return binary(Where(np.broadcast_to(numbers == 0, y.shape)), nan, y)


def part_of(x: AnyVariable, places: list[int]) -> AnyVariable:
    """Return what is at `places` of the first axis: a view, if it is one place."""
    return getitem(x, slice(places[0], places[0] + 1) if len(places) == 1 else np.array(places, np.intp))


def mixed(x0: AnyVariable, x1: AnyVariable, t: AnyArray) -> AnyVariable:
    """Return (1 - t) x0 + t x1."""
    return binary(Mixture(t.astype(x0.dtype)), x0, x1)


def checked_q(label: str, q: object, whole: int) -> AnyArray:
    """Return `q` divided by `whole`, if it is made of numbers up to `whole`."""
    if is_variable(q):
        raise TypeError(f"{label}: q has no gradient, got a Variable; write q.data")
    given: AnyArray = np.asarray(q)
    if given.dtype.kind not in "fiu":
        raise TypeError(f"{label}: q must be a number or an array of them, got {q!r}")
    if not ((given >= 0) & (given <= whole)).all():
        raise ValueError(f"{label}: q must be between 0 and {whole}, got {q}")
    return np.asarray(given / whole, np.float64)


def checked_method(label: str, method: object) -> Method:
    """Return `method` if NumPy has it."""
    for known in METHODS:
        if method == known:
            return known
    raise ValueError(f"{label}: method must be one of {', '.join(METHODS)}, got {method!r}")


def reduced(
    label: str, x: AnyVariable, q: Probabilities, whole: int, axis: Axis, method: Method, keepdims: bool, weights: Weights,
    quantiles: Callable[[AnyVariable, Axis, tuple[float, ...], Method], AnyVariable] = quantiles_of,
) -> AnyVariable:
    """Return the `quantiles` ``q / whole`` in the shape that `keepdims` and the shape of `q` ask for."""
    axis = nonempty_axis(label, axis, x)
    require_float(label, x)
    shares = checked_q(label, q, whole)
    row, method = tuple(shares.ravel().tolist()), checked_method(label, method)
    if weights is None:
        y = quantiles(x, axis, row, method)
    else:
        w = checked_weights(label, weights, axis, x, method)
        y = unary(WeighedQuantiles(row, axis, w, quantiles is quantiles_of_numbers), x)
    return unary(Reshape((*shares.shape, *reduced_shape(axis, x.shape, keepdims)), y.shape), y)


def checked_weights(label: str, weights: Any, axis: Axis, x: AnyVariable, method: Method) -> AnyArray:
    """Return `weights` in the shape of `x`, if they have it, or that of `x` along `axis`."""
    if is_variable(weights):
        raise TypeError(f"{label}: weights have no gradient, got a Variable; write weights.data")
    if method != "inverted_cdf":
        raise ValueError(f"{label}: only the method 'inverted_cdf' has weights, got {method!r}")
    given: AnyArray = np.asarray(weights, np.float64)
    if (given < 0).any():
        raise ValueError(f"{label}: weights must not be negative")
    full: AnyArray = np.broadcast_to(weights_along(label, given, axis, x), x.shape)
    return full


def reduced_shape(axis: Axis, shape: Shape, keepdims: bool) -> Shape:
    """Return the shape of a reduction."""
    kept, _ = split_axes(axis, len(shape))
    return kept_shape(axis, shape) if keepdims else tuple(shape[each] for each in kept)


@float_reduction
def median(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The middle of the sorted elements, along `axis`, of all by default; of an even number, the mean of the two.

    Shape: without the axes that are reduced, or with length one there under `keepdims`. Dtype: a float type, that of `x`.
    Elements equal to one of the two share its gradient evenly. NaN where there is one, and then those share it.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    return reduced("median", x, 0.5, 1, axis, "linear", keepdims, None)


@quantile_reduction
def quantile(
    x: AnyVariable, q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False,
    weights: Weights = None,
) -> AnyVariable:  # fmt: skip
    """What at least a share of `q` of the elements is at most as large as, along `axis`, of all by default.

    y = (1 - t) x[i] + t x[i+1] for the sorted elements, with i and t by `method` from `q` and the number of elements:
    for ``"linear"`` i + t = q (n - 1). `weights`, constants in the shape of `x` or of `x` along `axis`, say how much each
    element counts, for the method ``"inverted_cdf"``; those that weigh nothing have the gradient 0. Hyndman and Fan, Sample Quantiles in Statistical Packages, The American
    Statistician 50 (1996). Shape: that of `q`, then that of a reduction, without the axes that are reduced, or with
    length one there under `keepdims`. Dtype: a float type, that of `x`. `q` holds numbers from 0 to 1, and is a constant.
    Elements equal to x[i] share its gradient evenly, and so for x[i+1]. NaN where there is one, and then those share it.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one, for another method
    and for `q` out of range.
    """
    return reduced("quantile", x, q, 1, axis, method, keepdims, weights)


@quantile_reduction
def percentile(
    x: AnyVariable, q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False,
    weights: Weights = None,
) -> AnyVariable:  # fmt: skip
    """The `quantile` of ``q / 100``, for numbers `q` from 0 to 100. Shape, dtype and errors: those of `quantile`."""
    return reduced("percentile", x, q, 100, axis, method, keepdims, weights)


@float_reduction
def nanmedian(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The middle of the sorted numbers, along `axis`, of all by default; of an even number, the mean of the two.

    Shape and dtype: those of `median`. Elements equal to one of the two share its gradient evenly,
    that of a NaN is 0. Of NaNs alone it is NaN, with a `RuntimeWarning`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    return reduced("nanmedian", x, 0.5, 1, axis, "linear", keepdims, None, quantiles_of_numbers)


@quantile_reduction
def nanquantile(
    x: AnyVariable, q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False,
    weights: Weights = None,
) -> AnyVariable:  # fmt: skip
    """The `quantile` of the numbers, without the NaNs. Shape, dtype and errors: those of `quantile`.

    The gradient of a NaN is 0. Of NaNs alone it is NaN, with a `RuntimeWarning`.
    """
    return reduced("nanquantile", x, q, 1, axis, method, keepdims, weights, quantiles_of_numbers)


@quantile_reduction
def nanpercentile(
    x: AnyVariable, q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False,
    weights: Weights = None,
) -> AnyVariable:  # fmt: skip
    """The `nanquantile` of ``q / 100``, for numbers `q` from 0 to 100. Shape, dtype and errors: those of `quantile`."""
    return reduced("nanpercentile", x, q, 100, axis, method, keepdims, weights, quantiles_of_numbers)
