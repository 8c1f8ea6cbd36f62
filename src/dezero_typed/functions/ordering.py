"""Sorting and partial sorting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any, Literal, TypeAlias, final, overload

import numpy as np

from ..application import unary
from ..arrays import Array, I, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Indices, Mask, Variable, Vector, data_of, is_variable
from .cumulative import row_of
from .extrema import equals
from .reductions import one_axis
from .shapes import lengths

__all__ = ["partition", "sort"]

Kind: TypeAlias = Literal["quicksort", "mergesort", "heapsort", "stable"]
"""How NumPy sorts."""


@final
@operation
class Sort(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """x in ascending order along `axis`."""

    axis: int
    kind: Kind | None
    stable: bool | None

    def forward(self, x: Array) -> Array:
        return np.sort(x, self.axis, self.kind, stable=self.stable)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # Equal elements share evenly, so it does not matter which of them came first in `forward`.
        order: Indices = np.argsort(data_of(x), self.axis)
        return (put_back(evened(gy, data_of(self.result), self.axis), order, self.axis),)


@final
@operation
class Partition(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """x in an order along `axis` in which the elements at `kth` stand as in a sorted array, between smaller and larger ones."""

    kth: tuple[int, ...]
    axis: int
    order: Indices = field(init=False, repr=False)
    """Where the elements of the result came from: np.partition need not take those of np.argpartition."""

    def forward(self, x: Array) -> Array:
        self.order = np.argpartition(x, self.kth, self.axis)
        return np.take_along_axis(x, self.order, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        x, y = data_of(self.primals[0]), data_of(self.result)
        gx = put_back(gy, self.order, self.axis)
        for place in self.kth:
            gx = evened_at(gx, equals(x, y.take([place], self.axis)), self.axis)
        return (gx,)


@final
@operation
class Arranged(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """x[order] along `axis`, a permutation."""

    order: Indices
    axis: int

    def forward(self, x: Array) -> Array:
        return np.take_along_axis(x, self.order, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (put_back(gy, self.order, self.axis),)


@final
@operation
class Averaged(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """Each element replaced by the mean of its run along `axis`; runs begin at `starts` in the order of rows."""

    starts: Indices
    axis: int

    def forward(self, x: Array) -> Array:
        rows = np.moveaxis(x, self.axis, -1)
        counts = np.diff(self.starts, append=x.size)
        means = np.add.reduceat(rows.ravel(), self.starts) / counts.astype(x.dtype)
        return np.moveaxis(np.repeat(means, counts).reshape(rows.shape), -1, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (self.again(gy),)

    def again(self, x: Array) -> Array:
        """Return the same of a cotangent, a Variable in a recorded pass: the operation is its own transpose."""
        source: Any = x
        y: Any = unary(Averaged(self.starts, self.axis), source) if is_variable(source) else self.forward(x)
        array: Array = y
        return array


def put_back(gy: Array, order: Indices, axis: int) -> Array:
    """Return an array that `order` turns into `gy`. Takes an array, or a Variable in a recorded pass, and returns the same."""
    source: Any = gy
    y: Any
    if is_variable(source):
        y = unary(Arranged(np.argsort(order, axis), axis), source)
    else:
        y = np.empty(gy.shape, gy.dtype)
        np.put_along_axis(y, order, gy, axis)
    array: Array = y
    return array


def evened(gy: Array, y: Array, axis: int) -> Array:
    """Return `gy`, averaged over each run of equal elements along `axis` of the sorted `y`."""
    rows = np.moveaxis(y, axis, -1)
    last = rows[..., -1:]
    same: Mask = rows[..., 1:] == rows[..., :-1]
    if (last != last).any():  # NaNs come last
        same = equals(rows[..., 1:], rows[..., :-1])
    if not same.any():
        return gy
    first = np.ones(rows.shape, np.bool)
    first[..., 1:] = ~same
    return Averaged(np.flatnonzero(first), axis).again(gy)


def evened_at(gx: Array, places: Mask, axis: int) -> Array:
    """Return `gx`, averaged over its elements at `places`, along `axis`."""
    number = places.sum(axis=axis, keepdims=True)
    if number.max(initial=0) < 2:
        return gx
    total = np.sum(np.where(places, gx, 0.0), axis=axis, keepdims=True)
    return np.where(places, total / np.maximum(number, 1).astype(gx.dtype), gx)


@overload
def sort(x: Variable[I, S], axis: None, kind: Kind | None = None, *, stable: bool | None = None) -> Vector[I]: ...
@overload
def sort(x: Variable[I, S], axis: int = -1, kind: Kind | None = None, *, stable: bool | None = None) -> Variable[I, S]: ...
def sort(x: AnyVariable, axis: int | None = -1, kind: Kind | None = None, *, stable: bool | None = None) -> AnyVariable:
    """The elements in ascending order along `axis`, or all of them in one row; NaNs come last.

    Shape: that of `x`, or (size,) without an axis. Dtype: a float or complex type, that of `x`; complex numbers are
    ordered by their real parts, and by their imaginary parts where those are equal. `kind` or `stable` choose NumPy's
    algorithm. Equal elements share their gradients evenly, as they do in `max`, whichever comes first.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    x = row_of("sort", x, axis)
    return unary(Sort(one_axis("sort", 0 if axis is None else axis, x), kind, stable), x)


@overload
def partition(x: Variable[I, S], kth: int | Sequence[int], axis: None, kind: Literal["introselect"] = "introselect") -> Vector[I]: ...
@overload
def partition(x: Variable[I, S], kth: int | Sequence[int], axis: int = -1, kind: Literal["introselect"] = "introselect") -> Variable[I, S]: ...
def partition(x: AnyVariable, kth: int | Sequence[int], axis: int | None = -1, kind: Literal["introselect"] = "introselect") -> AnyVariable:
    """The elements in an order along `axis`, or in one row, in which those at `kth` stand as in a sorted array.

    What stands before such an element is at most as large, what stands behind it at least; the order within the parts
    is any. Shape and dtype: those of `sort`. The elements that are equal to one at `kth` share their gradients evenly.
    Raises `TypeError` for integers, `ValueError` for an axis or a place that `x` does not have.
    """
    if kind != "introselect":
        raise ValueError(f"partition: kind must be 'introselect', the only one that NumPy has, got {kind!r}")
    x = row_of("partition", x, axis)
    checked = one_axis("partition", 0 if axis is None else axis, x)
    length = x.shape[checked]
    places = lengths(kth)
    for place in places:
        if not -length <= place < length:
            raise ValueError(f"partition: kth {place} is out of range for {length} elements along axis {checked}")
    return unary(Partition(tuple(place % length for place in places), checked), x)
