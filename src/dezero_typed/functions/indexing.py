"""Taking elements out, and adding them back in."""

from __future__ import annotations

from types import EllipsisType
from typing import Any, SupportsIndex, TypeAlias, final, overload

import numpy as np

from ..application import is_tuple, unary
from ..arrays import Array, N, S, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Key, Matrix, Scalar, Variable, Vector, is_variable, require_variable

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
        if is_basic(index):
            y[index] = x
        else:
            np.add.at(y, index, x)
    array: Array = y
    return array


def is_basic(index: Index) -> bool:
    """Tell whether `index` names each place at most once because it holds no arrays."""
    return not any(holds_places(entry) for entry in entries_of(index))


def empty_list(entry: object) -> bool:
    """Tell whether an entry of an index is a list of nothing."""
    return isinstance(entry, list) and not entry


def holds_places(entry: object) -> bool:
    """Tell whether an entry of an index is an array of places, or a list, which stands for one."""
    return isinstance(entry, np.ndarray | list)


def entries_of(index: Index) -> tuple[Any, ...]:
    """Return the entries of `index`, one for each axis that it is about."""
    return index if is_tuple(index) else (index,)


@overload
def getitem(x: Variable[N, Unranked], index: Key | tuple[Key, ...], /) -> Variable[N]: ...
@overload
def getitem(x: Vector[N], index: SupportsIndex, /) -> Scalar[N]: ...
@overload
def getitem(x: Matrix[N], index: SupportsIndex, /) -> Vector[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[SupportsIndex, SupportsIndex], /) -> Scalar[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[slice, SupportsIndex] | tuple[SupportsIndex, slice], /) -> Vector[N]: ...
@overload
def getitem(x: Matrix[N], index: tuple[slice, slice], /) -> Matrix[N]: ...
@overload
def getitem(x: Variable[N, S], index: slice | EllipsisType, /) -> Variable[N, S]: ...
@overload
def getitem(x: Variable[N, S], index: Key | tuple[Key, ...], /) -> Variable[N]: ...
def getitem(x: AnyVariable, index: Key | tuple[Key, ...], /) -> AnyVariable:
    """``x[index]``, for every index that NumPy has. Shape: as NumPy's. Dtype: that of `x`.

    An element that the index names many times gets the sum of the gradients.
    Raises `IndexError` as NumPy does, and `TypeError` for a Variable in the index.
    """
    require_variable("getitem", x)
    entries = entries_of(index)
    if any(is_variable(entry) for entry in entries):
        raise TypeError("getitem: an index has no gradient, got a Variable in it; write x.data there")
    # An index array that changes after the forward pass must not move the gradient.
    # NumPy takes an empty list as integers, and np.array makes floats of it.
    own = tuple(np.array(entry, np.intp if empty_list(entry) else None) if holds_places(entry) else entry for entry in entries)
    return unary(Getitem(own if is_tuple(index) else own[0], x.shape), x)
