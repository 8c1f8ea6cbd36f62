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
from ..variable import AnyVariable, Key, Mask, Operand, Variable, Vector, as_data, data_of, is_variable, require_variable
from .gathering import taken
from .indexing import Index, add_into, empty_list, entries_of, names_once, own_index
from .joining import concatenate
from .reductions import one_axis
from .shapes import broadcast_to, checked_place, ravel

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
            g1 = np.where(last_written(self.index, gy.shape, g1.shape), g1, 0)
        g1 = sum_to(g1, without_ones(self.shape, g1.ndim))
        return g0, g1.reshape(self.shape)


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


def without_ones(shape: Shape, ndim: int) -> Shape:
    """Return `shape` without the lengths of one that it has in front of `ndim` others: NumPy assigns as if they were not there."""
    lead = len(shape) - ndim
    return shape[lead:] if lead > 0 and all(length == 1 for length in shape[:lead]) else shape


def last_written(index: Index, shape: Shape, part: Shape) -> Mask:
    """Tell of each element of ``x[index]``, of the shape `part`, whether it is the last that is written at its place."""
    number = np.empty(shape, np.intp)
    order: Any = np.arange(prod(part)).reshape(part)
    number[index] = order
    last: Mask = number[index] == order
    return last


def written(label: str, x: Any, index: Any, value: Any) -> tuple[Index, Shape]:
    """Return a copy of `index` and the shape of `value`; raise about `label` where it does not fit."""
    if any(is_variable(entry) for entry in entries_of(index)):
        raise TypeError(f"{label}: an index has no gradient, got a Variable in it; write x.data there")
    own = own_index(index)
    place, shape = np.broadcast_to(np.empty(()), np.shape(data_of(x)))[own].shape, np.shape(data_of(value))
    # NumPy's rules of assignment are not those of addition.
    own_shape = without_ones(shape, len(place)) if label == "set_at" and place else shape
    try:
        fits = np.broadcast_shapes(place, own_shape) == place
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
    return taken(row, np.delete(np.arange(length), own_places("delete", obj, length)), place)


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

    Shape: that of `x`, longer along `axis`. For one place `values` are all that stand there: they have no axis for it where
    `obj` is a number, as in ``x[obj]``, and may have one where it is a list, an array or a slice. For several places they are
    one for each. They broadcast.
    Raises `IndexError` for places that `x` does not have, `ValueError` for such an axis and values that do not broadcast,
    `TypeError` for a Variable in the place of `obj`, and for floats put into integers.
    """
    source: Any = x if is_variable(x) else as_data(x, "insert", "operand 0")
    if not is_variable(x):
        require_variable("insert", values)
    row: Any = source.reshape(-1) if axis is None else source
    place = checked_place("insert", axis or 0, row.ndim)
    length: int = row.shape[place]
    places = own_places("insert", obj, length)
    if places.dtype == np.bool and places.ndim:
        places = np.flatnonzero(places)
    part = spread_over(values, row, place, places)
    number: int = part.shape[place]
    order = np.insert(np.arange(length), places, np.arange(length, length + number))
    return taken(concatenate([row, part], place), order, place)


def spread_over(values: Any, row: Any, place: int, places: AnyArray) -> Any:
    """Return what `insert` puts in front of the `places` of `row` along the axis `place`: `values`, broadcast."""
    part: Any = values if is_variable(values) else np.asarray(values)
    if not is_variable(values):
        if row.dtype.kind == "i" and part.dtype.kind in "fc":
            raise TypeError(f"insert of {part.dtype} into {row.dtype} would drop digits; write x.astype(np.float64)")
        part = part.astype(row.dtype)
    old = part.shape
    part = part.reshape((1,) * (row.ndim - part.ndim) + (without_ones(old, row.ndim) if places.ndim else old))
    if places.ndim == 0:
        part = np.moveaxis(part, 0, place)
    number = part.shape[place] if places.size == 1 else places.size
    shape = (*row.shape[:place], number, *row.shape[place + 1 :])
    try:
        return broadcast_to(part, shape) if is_variable(part) else np.broadcast_to(part, shape)
    except ValueError:
        raise ValueError(f"insert: values of shape {old} do not broadcast to {shape}") from None


def own_places(label: str, obj: Any, length: int) -> AnyArray:
    """Return the places `obj` of an axis of `length` as an array; raise about `label` if it is a Variable."""
    if is_variable(obj):
        raise TypeError(f"{label}: places have no gradient, got a Variable; write x.data")
    places: AnyArray = np.arange(length)[obj] if isinstance(obj, slice) else np.array(obj, np.intp if empty_list(obj) else None)
    return places
