"""Taking elements out, and adding them back in."""

from __future__ import annotations

from math import prod
from types import EllipsisType
from typing import Any, TypeAlias, final, overload

import numpy as np

from ..application import is_tuple, unary
from ..arrays import AnyArray, Array, N, S, Shape, Unranked, is_array
from ..function import Function, operation
from ..variable import AnyVariable, Entry, Indices, Key, Matrix, Place, Scalar, Variable, Vector, is_variable, require_variable

__all__ = ["getitem"]

Index: TypeAlias = Any
"""A `Key` or a tuple of them, for which NumPy's stubs have no type of their own."""


@final
@operation
class Getitem(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x[index], for x of `shape`."""

    index: Index
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = x[self.index]
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (scatter(gy, self.index, self.shape),)


@final
@operation
class Scatter(Function[Array, Array], reads=((),), ring=True, complex=True):
    """Zeros of `shape`, to which the elements of x are added at `index`: the transpose of `Getitem`."""

    index: Index
    shape: Shape

    def forward(self, x: Array) -> Array:
        return scatter(x, self.index, self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy[self.index],)


def scatter(x: Array, index: Index, shape: Shape) -> Array:
    """Return zeros of `shape` with `x` added at `index`, where a place may occur many times.

    Takes an array, or a Variable in a recorded pass, and returns the same.
    """
    # A rule is typed for arrays; in a recorded pass it is given Variables all the same.
    source: Any = x
    y: Any
    if is_variable(source):
        y = unary(Scatter(index, shape), source)
    else:
        y = np.zeros(shape, x.dtype)
        if names_once(index):
            y[index] = x
        else:
            add_into(y, index, x)
    array: Array = y
    return array


def add_into(y: AnyArray, index: Index, x: AnyArray) -> None:
    """Add `x` to the contiguous array `y` at `index`, where a place may occur many times.

    ``np.add.at`` is quick for one array of places in one axis alone, so that many elements are brought to that.
    """
    if names_once(index):
        y[index] += x
        return
    places = flat_places(index, y.shape) if x.size >= MANY and y.ndim > 1 else None
    if places is None:
        np.add.at(y, index, x)
    else:
        np.add.at(y.reshape(-1), places.reshape(-1), x.reshape(-1))


MANY = 256
"""From so many elements on it pays to count out their places, and to look whether any occurs twice."""


def flat_places(index: Index, shape: Shape) -> Indices | None:
    """Return the places of ``x[index]`` in the row of all elements, for x of `shape`; None where that costs too much."""
    entries = entries_of(index)
    if all(is_array(entry) and entry.dtype.kind in "iu" for entry in entries):
        number = len(entries)
        first: Any = np.ravel_multi_index(entries, shape[:number], mode="wrap")
        rest = prod(shape[number:])
        counted: Indices = first if rest == 1 else first[..., None] * rest + np.arange(rest)
        return counted
    every: Any = np.arange(prod(shape)).reshape(shape)
    places: Indices = every[index]
    return places if every.size <= 8 * places.size else None


def names_once(index: Index) -> bool:
    """Tell whether `index` names each place at most once: it holds no arrays, or one of truths or of many rising places."""
    arrays = [entry for entry in entries_of(index) if holds_places(entry)]
    return not arrays or (len(arrays) == 1 and is_array(arrays[0]) and (arrays[0].dtype == np.bool or rising(arrays[0])))


def rising(places: AnyArray) -> bool:
    """Tell whether `places` are many, in one row, each larger than the one before, and none counts from the end.

    Few are not looked at: to add them up costs no more.
    """
    return places.ndim == 1 and places.size >= MANY and bool(0 <= places[0] < places[-1] and (places[1:] > places[:-1]).all())


def own_index(index: Index) -> Index:
    """Return a copy of `index`: an array of it that changes after the forward pass must not move the gradient."""
    # NumPy takes an empty list as integers, and np.array makes floats of it.
    entries = entries_of(index)
    own = tuple(np.array(entry, np.intp if empty_list(entry) else None) if holds_places(entry) else entry for entry in entries)
    return own if is_tuple(index) else own[0]


def empty_list(entry: object) -> bool:
    """Tell whether an entry of an index is a list of nothing, or of such lists."""
    given: Any = entry
    return isinstance(entry, list) and np.size(given) == 0


def holds_places(entry: object) -> bool:
    """Tell whether an entry of an index is an array of places, or a list, which stands for one."""
    return isinstance(entry, np.ndarray | list)


def entries_of(index: Index) -> tuple[Any, ...]:
    """Return the entries of `index`, one for each axis that it is about."""
    return index if is_tuple(index) else (index,)


@overload
def getitem(x: Variable[N, Unranked], index: Key | tuple[Key, ...], /) -> Variable[N]: ...
@overload
def getitem(x: Vector[N], index: Place, /) -> Scalar[N]: ...
@overload
def getitem(x: Matrix[N], index: Place, /) -> Vector[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[Place, Place], /) -> Scalar[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[slice, Place] | tuple[Place, slice], /) -> Vector[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[slice, slice], /) -> Matrix[N]: ...
@overload
def getitem(x: Vector[N], index: None | tuple[None, slice] | tuple[slice, None], /) -> Matrix[N]: ...
@overload
def getitem(x: Variable[N, tuple[int, int, int]], index: Place, /) -> Matrix[N]: ...
@overload
def getitem(x: Variable[N, S], index: slice | EllipsisType | list[int] | list[bool], /) -> Variable[N, S]: ...
@overload
def getitem(x: Variable[N, S], index: Entry | tuple[Key, ...], /) -> Variable[N]: ...
def getitem(x: AnyVariable, index: Key | tuple[Key, ...], /) -> AnyVariable:
    """``x[index]``, for every index that NumPy has. Shape: as NumPy's. Dtype: that of `x`.

    An element that the index names many times gets the sum of the gradients.
    Raises `IndexError` as NumPy does, and `TypeError` for a Variable in the index.
    """
    require_variable("getitem", x)
    entries = entries_of(index)
    if any(is_variable(entry) for entry in entries):
        raise TypeError("getitem: an index has no gradient, got a Variable in it; write x.data there")
    return unary(Getitem(own_index(index), x.shape), x)
