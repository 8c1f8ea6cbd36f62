"""What ``x[i] = v`` and ``x[i] += v`` are without writing into x, and arrays with elements left out or put in."""

from __future__ import annotations

from math import prod
from typing import Any, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..accumulate import sum_to
from ..application import applied, nary
from ..arrays import AnyArray, Array, N, S, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Key, Operand, Variable, Vector, data_of, is_variable, made_leaf, require_variable
from .gathering import taken
from .indexing import Index, add_into, empty_list, entries_of, holds_places, names_once, own_index
from .joining import concatenate
from .reductions import one_axis
from .shapes import broadcast_to, ravel

__all__ = ["add_at", "delete", "insert", "set_at"]

Places: TypeAlias = int | slice | list[int] | ndarray[Shape, np.dtype[np.integer]] | ndarray[Shape, np.dtype[np.bool]]
"""Where along an axis, as `delete` and `insert` take it."""


@final
@operation
class SetAt(Function[Array, Array, Array], reads=((), ()), fresh=True, ring=True, complex=True):
    """x0 with x1, of `shape`, in the place of x0[index]."""

    index: Index
    shape: Shape

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = x0.astype(np.result_type(x0, x1))
        y[self.index] = x1
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        g0: Array = applied(Erase(self.index), gy) if p0 else gy
        if not p1:
            return g0, gy
        g1: Any = gy[self.index]
        if not names_once(self.index):
            g1 = np.where(last_written(self.index, gy.shape, g1.shape), g1, gy.dtype.type(0))
        return g0, sum_to(g1, self.shape)


@final
@operation
class Erase(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x with zeros in the place of x[index], which is its own adjoint."""

    index: Index

    def forward(self, x: Array) -> Array:
        y = x.copy()
        y[self.index] = 0
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(Erase(self.index), gy),)


@final
@operation
class AddAt(Function[Array, Array, Array], reads=((), ()), ring=True, complex=True):
    """x0 with x1, of `shape`, added to x0[index], as often as a place occurs."""

    index: Index
    shape: Shape

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = x0.astype(np.result_type(x0, x1), order="C")
        add_into(y, self.index, np.broadcast_to(x1, y[self.index].shape))
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, sum_to(gy[self.index], self.shape) if self.parents[1] else gy


def last_written(index: Index, shape: Shape, part: Shape) -> AnyArray:
    """Tell of each element of ``x[index]``, of the shape `part`, whether it is the last that is written at its place."""
    number = np.empty(shape, np.intp)
    order: Any = np.arange(prod(part)).reshape(part)
    number[index] = order
    winners: AnyArray = number[index] == order
    return winners


def written(label: str, x: Any, index: Any, value: Any) -> tuple[Index, Shape]:
    """Return a copy of `index` and the shape of `value`; raise about `label` where it does not fit."""
    if any(is_variable(entry) for entry in entries_of(index)):
        raise TypeError(f"{label}: an index has no gradient, got a Variable in it; write x.data there")
    own = own_index(index)
    place, shape = np.broadcast_to(np.empty(()), np.shape(data_of(x)))[own].shape, np.shape(data_of(value))
    try:
        fits = np.broadcast_shapes(place, shape) == place
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"{label}: a value of shape {shape} does not broadcast to the shape {place} of x[index]")
    return own, shape


@overload
def set_at(
    x: Variable[N, S], index: Key | tuple[Key, ...], value: Variable[N] | ndarray[Shape, np.dtype[N]] | float
) -> Variable[N, S]: ...
@overload
def set_at(x: ndarray[S, np.dtype[N]], index: Key | tuple[Key, ...], value: Variable[N]) -> Variable[N, S]: ...
def set_at(x: AnyVariable | AnyArray, index: Key | tuple[Key, ...], value: Operand) -> AnyVariable:
    """A copy of `x` in which ``x[index]`` is `value`, what ``x[index] = value`` is in NumPy. Shape and dtype: those of `x`.

    `value` broadcasts to ``x[index]``. What was overwritten has the gradient 0. Where the index names a place several
    times the last value stays, and has the gradient.
    Raises `IndexError` as NumPy does, `ValueError` for a value that does not broadcast, `TypeError` for a Variable in the index.
    """
    own, shape = written("set_at", x, index, value)
    y: AnyVariable = nary(SetAt(own, shape), [x, value])
    return y


@overload
def add_at(
    x: Variable[N, S], index: Key | tuple[Key, ...], value: Variable[N] | ndarray[Shape, np.dtype[N]] | float
) -> Variable[N, S]: ...
@overload
def add_at(x: ndarray[S, np.dtype[N]], index: Key | tuple[Key, ...], value: Variable[N]) -> Variable[N, S]: ...
def add_at(x: AnyVariable | AnyArray, index: Key | tuple[Key, ...], value: Operand) -> AnyVariable:
    """A copy of `x` with `value` added at ``x[index]``, as often as the index names a place. Shape and dtype: those of `x`.

    It is what ``np.add.at(x, index, value)`` does to `x`; `value` broadcasts to ``x[index]``.
    Raises `IndexError` as NumPy does, `ValueError` for a value that does not broadcast, `TypeError` for a Variable in the index.
    """
    own, shape = written("add_at", x, index, value)
    y: AnyVariable = nary(AddAt(own, shape), [x, value])
    return y


@overload
def delete(x: Variable[N, S], obj: Places, axis: None = None) -> Vector[N]: ...
@overload
def delete(x: Variable[N, S], obj: Places, axis: int) -> Variable[N, S]: ...
def delete(x: AnyVariable, obj: Places, axis: int | None = None) -> AnyVariable:
    """`x` without the places `obj` along `axis`, or of all elements in one row. Dtype: that of `x`.

    Shape: that of `x`, shorter along `axis`. Raises `IndexError` for places that `x` does not have and `ValueError` for
    such an axis.
    """
    row: AnyVariable = ravel(require_variable("delete", x)) if axis is None else x
    place = one_axis("delete", axis or 0, row)
    length: int = row.shape[place]
    return taken(row, np.delete(np.arange(length), places_of(obj)), place)


def places_of(obj: Any) -> Any:
    """Return what NumPy's own functions take, for which an empty list must not be one of floats."""
    return np.array(obj, np.intp if empty_list(obj) else None) if holds_places(obj) else obj


@overload
def insert(
    x: Variable[N, S], obj: Places, values: Variable[N] | ndarray[Shape, np.dtype[N]] | float, axis: None = None
) -> Vector[N]: ...
@overload
def insert(
    x: Variable[N, S], obj: Places, values: Variable[N] | ndarray[Shape, np.dtype[N]] | float, axis: int
) -> Variable[N, S]: ...
@overload
def insert(x: ndarray[Shape, np.dtype[N]], obj: Places, values: Variable[N], axis: None = None) -> Vector[N]: ...
@overload
def insert(x: ndarray[S, np.dtype[N]], obj: Places, values: Variable[N], axis: int) -> Variable[N, S]: ...
def insert(x: AnyVariable | AnyArray, obj: Places, values: Operand, axis: int | None = None) -> AnyVariable:
    """`x` with `values` put in front of the places `obj` along `axis`, or of all elements in one row. Dtype: that of `x`.

    Shape: that of `x`, longer along `axis`. For one place `values` are all that stand there; for several, in a list, an
    array or a slice, one for each. They broadcast.
    Raises `IndexError` for places that `x` does not have, `ValueError` for such an axis and values that do not broadcast.
    """
    source: Any = x
    row: Any = source.reshape(-1) if axis is None else source
    place = one_axis("insert", axis or 0, row if is_variable(row) else made_leaf(row))
    given: Any = values if is_variable(values) else np.asarray(values, row.dtype)
    given = given.reshape((1,) * (row.ndim - given.ndim) + given.shape)
    where: Any = places_of(obj)
    single = not isinstance(obj, slice) and np.ndim(where) == 0
    if single:
        given = np.moveaxis(given, 0, place)
    length: int = row.shape[place]
    number = given.shape[place] if single else count(where, length)
    shape: Shape = (*row.shape[:place], number, *row.shape[place + 1 :])
    try:
        part: Any = broadcast_to(given, shape) if is_variable(given) else np.broadcast_to(given, shape)
    except ValueError:
        raise ValueError(f"insert: values of shape {np.shape(data_of(values))} do not broadcast to {shape}") from None
    order = np.insert(np.arange(length), where, np.arange(length, length + number))
    joined: AnyVariable = concatenate([row, part], place)
    return taken(joined, order, place)


def count(where: Any, length: int) -> int:
    """Return how many places of an axis of `length` a slice or an array of places or truths names."""
    named: AnyArray = np.arange(length)[where] if isinstance(where, slice) or where.dtype == np.bool else where
    return named.size
