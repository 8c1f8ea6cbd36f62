"""Elements repeated along axes."""

from __future__ import annotations

from math import prod
from typing import Any, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import unary
from ..arrays import Array, N, S, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Counts, Matrix, Scalar, Variable, Vector, is_variable, require_variable
from .shapes import checked_place, lengths, reshape

__all__ = ["repeat", "resize", "tile"]

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
"""The shape of an array of one axis or more."""


@final
@operation
class Tile(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x of `shape`, with as many axes as there are `reps`, that many times along each."""

    reps: tuple[int, ...]
    shape: Shape

    def forward(self, x: Array) -> Array:
        return np.tile(x, self.reps)

    def backward(self, gy: Array, /) -> tuple[Array]:
        pairs = tuple(length for pair in zip(self.reps, self.shape, strict=True) for length in pair)
        copies = tuple(range(0, len(pairs), 2))
        gx: Array = gy.reshape(pairs).sum(axis=copies)
        return (gx,)


@final
@operation
class Repeat(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """Each element of x along `axis` as often as `counts` says, one number or one for each."""

    counts: int | ndarray[Any, np.dtype[np.intp]]
    axis: int
    shape: Shape

    def forward(self, x: Array) -> Array:
        return np.repeat(x, self.counts, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        if isinstance(self.counts, int):
            lead, rest = self.shape[: self.axis + 1], self.shape[self.axis + 1 :]
            copies: Array = gy.reshape((*lead, self.counts, *rest))
            # A sum over a short last axis takes ten times as long as a product with ones.
            gx: Array = copies.sum(axis=self.axis + 1) if rest else copies @ np.ones(self.counts, gy.dtype)
            return (gx,)
        return (sum_of_runs(gy, self.counts, self.axis),)


@final
@operation
class SumOfRuns(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The sum of each run of `counts` elements of x along `axis`: the transpose of `Repeat`."""

    counts: ndarray[Any, np.dtype[np.intp]]
    axis: int

    def forward(self, x: Array) -> Array:
        return sum_of_runs(x, self.counts, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.repeat(gy, self.counts, self.axis),)


def sum_of_runs(x: Array, counts: ndarray[Any, np.dtype[np.intp]], axis: int) -> Array:
    """Return the sum of each run of `counts` elements of `x` along `axis`; of an empty run it is zero.

    Takes an array, or a Variable in a recorded pass, and returns the same.
    """
    source: Any = x
    y: Any
    if is_variable(source):
        y = unary(SumOfRuns(counts, axis), source)
    else:
        y = np.zeros((*x.shape[:axis], len(counts), *x.shape[axis + 1 :]), x.dtype)
        filled = counts > 0
        starts = (np.cumsum(counts) - counts)[filled]
        if starts.size and x.size:
            y[(*(slice(None),) * axis, filled)] = np.add.reduceat(x, starts, axis, x.dtype)
    array: Array = y
    return array


@final
@operation
class Resize(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The elements of x, of shape `old`, again and again until they fill `shape`."""

    shape: Shape
    old: Shape

    def forward(self, x: Array) -> Array:
        return np.resize(x, self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        size = max(prod(self.old), 1)
        whole = prod(self.shape) // size * size
        row: Array = gy.reshape(-1)
        rounds, rest = row[:whole].reshape((-1, size)), row[whole:]
        if len(rounds) == 1:
            gx: Array = rounds[0]
        else:
            gx = rounds.sum(axis=0) if whole else np.zeros(prod(self.old), gy.dtype)
        return (np.concatenate([gx[: rest.size] + rest, gx[rest.size :]]).reshape(self.old),)


@overload
def tile(x: Variable[N, Unranked], reps: int | tuple[int, ...]) -> Variable[N]: ...
@overload
def tile(x: Scalar[N], reps: int | tuple[int]) -> Vector[N]: ...
@overload
def tile(x: Variable[N, Lines], reps: int | tuple[int]) -> Variable[N, Lines]: ...
@overload
def tile(x: Scalar[N] | Vector[N] | Matrix[N], reps: tuple[int, int]) -> Matrix[N]: ...
@overload
def tile(x: Variable[N, S], reps: tuple[int, ...]) -> Variable[N]: ...
def tile(x: AnyVariable, reps: int | tuple[int, ...]) -> AnyVariable:
    """`x`, `reps` times along each axis, the last ones if there are fewer `reps` than axes. Dtype: that of `x`.

    Shape: the lengths times `reps`; where there are more `reps` than axes, axes of length one are put in front.
    Raises `ValueError` for a negative number.
    """
    old = require_variable("tile", x).shape
    given = lengths(reps)
    if any(number < 0 for number in given):
        raise ValueError(f"tile: reps must not be negative, got {reps}")
    ndim = max(len(given), len(old))
    shape = (1,) * (ndim - len(old)) + old
    return unary(Tile((1,) * (ndim - len(given)) + given, shape), x if shape == old else reshape(x, shape))


@overload
def repeat(x: Variable[N, S], repeats: Counts, axis: None = None) -> Vector[N]: ...
@overload
def repeat(x: Variable[N, S], repeats: Counts, axis: int) -> Variable[N, S]: ...
def repeat(x: AnyVariable, repeats: Counts, axis: int | None = None) -> AnyVariable:
    """Each element of `x` along `axis`, or in one row, `repeats` times. Dtype: that of `x`.

    `repeats` is one number, or one for each element. Shape: that of `x` with the length along `axis` multiplied, or
    the sum of `repeats`. Raises `ValueError` for negative numbers, and for as many as there are no elements.
    """
    require_variable("repeat", x)
    if axis is None:
        x, axis = reshape(x, -1), 0
    axis = checked_place("repeat", axis, x.ndim)
    counts = np.array(repeats)
    if counts.size and counts.dtype.kind not in "iu":
        raise TypeError(f"repeat: repeats must be integers, got {counts.dtype}")
    if counts.ndim > 1 or counts.size not in (1, x.shape[axis]):
        raise ValueError(f"repeat: repeats of shape {counts.shape} do not fit axis {axis} of shape {x.shape}")
    if np.any(counts < 0):
        raise ValueError(f"repeat: repeats must not be negative, got {repeats}")
    one = counts.ndim == 0 or (counts.size == 1 and x.shape[axis] != 1)
    return unary(Repeat(int(counts.flat[0]) if one else counts.astype(np.intp, copy=False), axis, x.shape), x)


@overload
def resize(x: Variable[N, S], new_shape: int) -> Vector[N]: ...
@overload
def resize(x: Variable[N, S], new_shape: Lines) -> Variable[N, Lines]: ...
@overload
def resize(x: Variable[N, S], new_shape: tuple[()]) -> Scalar[N]: ...
def resize(x: AnyVariable, new_shape: int | tuple[int, ...]) -> AnyVariable:
    """The elements of `x` in a row, again and again, until they fill `new_shape`. Dtype: that of `x`.

    Shape: `new_shape`. Raises `ValueError` for a negative length, and for an empty `x` that has to fill something.
    """
    shape = lengths(new_shape)
    size = require_variable("resize", x).size
    if any(length < 0 for length in shape):
        raise ValueError(f"resize: lengths must not be negative, got {shape}")
    number = prod(shape)
    if size == 0 and number:
        raise ValueError(f"resize: no elements of shape {x.shape} to fill shape {shape}")
    return unary(Resize(shape, x.shape), x)
