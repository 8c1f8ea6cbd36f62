"""Putting arrays together, along an axis they have or along a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary
from ..arrays import Array, AnyArray, N, S, S0, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, data_of, is_variable
from .shapes import checked_integer, reshape

__all__ = ["append", "column_stack", "concatenate", "dstack", "hstack", "stack", "vstack"]

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of an array of two axes or more."""

Cubes = TypeVar("Cubes", bound=tuple[int, int, int, *tuple[Any, ...]])
"""The shape of an array of three axes or more."""


@final
@operation
class Concatenate(Function[Array, *tuple[Array, ...]], reads=(), ring=True, complex=True):
    """Arrays one after another along `axis`, where they have these `lengths`."""

    axis: int
    lengths: tuple[int, ...]

    def forward(self, *xs: Array) -> Array:
        return np.concatenate(xs, axis=self.axis)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        lead = (slice(None),) * self.axis
        bounds = pairwise((0, *accumulate(self.lengths)))
        return tuple(gy[(*lead, slice(start, stop))] for start, stop in bounds)


@final
@operation
class Stack(Function[Array, *tuple[Array, ...]], reads=(), ring=True, complex=True):
    """A `number` of arrays along a new `axis`."""

    axis: int
    number: int

    def forward(self, *xs: Array) -> Array:
        return np.stack(xs, axis=self.axis)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        lead: tuple[slice | int, ...] = (slice(None),) * self.axis
        return tuple(gy[(*lead, each)] for each in range(self.number))


@overload
def concatenate(xs: Sequence[Variable[N, Any] | ndarray[Any, np.dtype[N]]], axis: None) -> Vector[N]: ...
@overload
def concatenate(xs: Sequence[Variable[N, S] | ndarray[S, np.dtype[N]]], axis: int = 0) -> Variable[N, S]: ...
def concatenate(xs: Iterable[AnyVariable | AnyArray], axis: int | None = 0) -> AnyVariable:
    """The arrays `xs` one after another along `axis`, where alone their lengths may differ; without axis, in one row.

    Shape: the sum of the lengths along `axis`. Dtype: that of `xs`, integers included. At least
    one is a Variable; arrays are constants. Raises `ValueError` for shapes that do not fit.
    """
    if axis is None:
        shapes_of("concatenate", xs)
        return joined("concatenate", [reshaped(x, (-1,)) for x in xs], 0)
    return joined("concatenate", xs, axis)


def joined(label: str, xs: Iterable[AnyVariable | AnyArray], axis: int) -> AnyVariable:
    """Return `xs` one after another along `axis`; raise about the operation `label`."""
    shapes = shapes_of(label, xs)
    ndim = len(shapes[0])
    if ndim == 0 or not -ndim <= checked_integer(label, axis) < ndim:
        raise ValueError(f"{label}: axis {axis} is out of range for arrays of {ndim} axes; stack makes a new one")
    lead = axis % ndim
    if any(len(shape) != ndim or shape[:lead] + shape[lead + 1 :] != shapes[0][:lead] + shapes[0][lead + 1 :] for shape in shapes):
        raise ValueError(f"{label}: shapes {', '.join(map(str, shapes))} differ outside axis {axis}")
    y: AnyVariable = nary(Concatenate(lead, tuple(shape[lead] for shape in shapes)), tuple(xs))
    return y


@overload
def stack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]], axis: int = 0) -> Variable[N]: ...
@overload
def stack(xs: Sequence[Scalar[N] | ndarray[tuple[()], np.dtype[N]]], axis: int = 0) -> Vector[N]: ...
@overload
def stack(xs: Sequence[Vector[N] | ndarray[tuple[int], np.dtype[N]]], axis: int = 0) -> Matrix[N]: ...
@overload
def stack(xs: Sequence[Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]], axis: int = 0) -> Variable[N, tuple[int, int, int]]: ...
@overload
def stack(xs: Iterable[Variable[N, S0] | ndarray[S0, np.dtype[N]]], axis: int = 0) -> Variable[N]: ...
def stack(xs: Iterable[AnyVariable | AnyArray], axis: int = 0) -> AnyVariable:
    """The arrays `xs`, all of one shape, along a new axis. Dtype: that of `xs`, integers included.

    Shape: that of each, with ``len(xs)`` inserted at `axis`. At least one is a Variable; arrays
    are constants. Raises `ValueError` for shapes that differ.
    """
    shapes = shapes_of("stack", xs)
    ndim = len(shapes[0]) + 1
    if not -ndim <= checked_integer("stack", axis) < ndim:
        raise ValueError(f"stack: axis {axis} is out of range for a result of {ndim} axes")
    if len(set(shapes)) != 1:
        raise ValueError(f"stack: shapes {', '.join(map(str, shapes))} differ")
    y: AnyVariable = nary(Stack(axis % ndim, len(shapes)), tuple(xs))
    return y


@overload
def vstack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]]) -> Variable[N]: ...
@overload
def vstack(
    xs: Sequence[Scalar[N] | Vector[N] | Matrix[N] | ndarray[tuple[()] | tuple[int] | tuple[int, int], np.dtype[N]]],
) -> Matrix[N]: ...
@overload
def vstack(xs: Sequence[Variable[N, Cubes] | ndarray[Cubes, np.dtype[N]]]) -> Variable[N, Cubes]: ...
def vstack(xs: Sequence[AnyVariable | AnyArray]) -> AnyVariable:
    """The arrays `xs` one below another, vectors as rows: along axis 0. Dtype: that of `xs`, integers included.

    Shape: ``(k, n)`` of k vectors ``(n,)``, or the sum of the first lengths. At least one is a Variable; arrays are
    constants. Raises `ValueError` for shapes that do not fit.
    """
    shapes = shapes_of("vstack", xs)
    if all(shape == shapes[0] and len(shape) == 1 for shape in shapes):
        return stack(xs)
    rows = [reshaped(x, (1, *(shape or (1,)))) if len(shape) < 2 else x for x, shape in zip(xs, shapes, strict=True)]
    return joined("vstack", rows, 0)


@overload
def hstack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]]) -> Variable[N]: ...
@overload
def hstack(xs: Sequence[Scalar[N] | Vector[N] | ndarray[tuple[()] | tuple[int], np.dtype[N]]]) -> Vector[N]: ...
@overload
def hstack(xs: Sequence[Variable[N, Matrices] | ndarray[Matrices, np.dtype[N]]]) -> Variable[N, Matrices]: ...
def hstack(xs: Sequence[AnyVariable | AnyArray]) -> AnyVariable:
    """The arrays `xs` beside one another: along axis 1, vectors along axis 0. Dtype: that of `xs`, integers included.

    Shape: the sum of the lengths along that axis. At least one is a Variable; arrays are constants.
    Raises `ValueError` for shapes that do not fit.
    """
    shapes = shapes_of("hstack", xs)
    if all(shape == () for shape in shapes):
        return stack(xs)
    lines = [x if shape else reshaped(x, (1,)) for x, shape in zip(xs, shapes, strict=True)]
    return joined("hstack", lines, 0 if len(shapes[0]) < 2 else 1)


@overload
def dstack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]]) -> Variable[N]: ...
@overload
def dstack(
    xs: Sequence[Scalar[N] | Vector[N] | Matrix[N] | ndarray[tuple[()] | tuple[int] | tuple[int, int], np.dtype[N]]],
) -> Variable[N, tuple[int, int, int]]: ...
@overload
def dstack(xs: Sequence[Variable[N, Cubes] | ndarray[Cubes, np.dtype[N]]]) -> Variable[N, Cubes]: ...
def dstack(xs: Sequence[AnyVariable | AnyArray]) -> AnyVariable:
    """The arrays `xs` behind one another, matrices as layers: along axis 2. Dtype: that of `xs`, integers included.

    Shape: ``(m, n, k)`` of k matrices ``(m, n)``, ``(1, n, k)`` of k vectors ``(n,)``, or the sum of the third
    lengths. At least one is a Variable; arrays are constants. Raises `ValueError` for shapes that do not fit.
    """
    shapes = shapes_of("dstack", xs)
    if all(shape == shapes[0] and len(shape) == 2 for shape in shapes):
        return stack(xs, 2)
    deep = {0: (1, 1, 1), 1: (1, -1, 1)}
    layers = [reshaped(x, deep.get(len(shape), (*shape, 1))) if len(shape) < 3 else x for x, shape in zip(xs, shapes, strict=True)]
    return joined("dstack", layers, 2)


@overload
def column_stack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]]) -> Variable[N]: ...
@overload
def column_stack(
    xs: Sequence[Scalar[N] | Vector[N] | Matrix[N] | ndarray[tuple[()] | tuple[int] | tuple[int, int], np.dtype[N]]],
) -> Matrix[N]: ...
@overload
def column_stack(xs: Sequence[Variable[N, Cubes] | ndarray[Cubes, np.dtype[N]]]) -> Variable[N, Cubes]: ...
def column_stack(xs: Sequence[AnyVariable | AnyArray]) -> AnyVariable:
    """The arrays `xs` beside one another, vectors as columns: along axis 1. Dtype: that of `xs`, integers included.

    Shape: ``(n, k)`` of k vectors ``(n,)``, or the sum of the second lengths. At least one is a Variable; arrays
    are constants. Raises `ValueError` for shapes that do not fit.
    """
    shapes = shapes_of("column_stack", xs)
    if all(shape == shapes[0] and len(shape) == 1 for shape in shapes):
        return stack(xs, 1)
    columns = [reshaped(x, (-1, 1)) if len(shape) < 2 else x for x, shape in zip(xs, shapes, strict=True)]
    return joined("column_stack", columns, 1)


@overload
def append(x: Variable[N, Any], values: Variable[N, Any] | ndarray[Any, np.dtype[N]] | float, axis: None = None) -> Vector[N]: ...
@overload
def append(x: ndarray[Any, np.dtype[N]], values: Variable[N, Any], axis: None = None) -> Vector[N]: ...
@overload
def append(x: Variable[N, S], values: Variable[N, S] | ndarray[S, np.dtype[N]], axis: int) -> Variable[N, S]: ...
@overload
def append(x: ndarray[S, np.dtype[N]], values: Variable[N, S], axis: int) -> Variable[N, S]: ...
def append(x: AnyVariable | AnyArray, values: AnyVariable | AnyArray | float, axis: int | None = None) -> AnyVariable:
    """`x` and after it `values`, along `axis`, or all elements in one row. Dtype: that of both, integers included.

    Shape: the sum of the lengths along `axis`, or ``(size of both,)``. One is a Variable; the other may be a constant.
    Raises `ValueError` for shapes that do not fit.
    """
    if isinstance(values, (int, float)):
        values = np.asarray(values, data_of(x).dtype)
    if axis is None:
        return joined("append", [reshaped(x, (-1,)), reshaped(values, (-1,))], 0)
    return joined("append", [x, values], axis)


def reshaped(x: AnyVariable | AnyArray, shape: tuple[int, ...]) -> AnyVariable | AnyArray:
    """Return `x`, a Variable or a constant, in another shape."""
    return reshape(x, shape) if is_variable(x) else np.reshape(x, shape)


def shapes_of(label: str, xs: Iterable[AnyVariable | AnyArray]) -> list[tuple[int, ...]]:
    """Return the shapes of `xs`, a list or tuple with something in it."""
    given: object = xs
    if not isinstance(given, tuple | list):
        kind = "a Variable" if is_variable(given) else type(given).__name__
        raise TypeError(f"{label}: expected a list or tuple of arrays, got {kind}; write {label}([x, ...])")
    if len(given) == 0:
        raise ValueError(f"{label}: expected at least one array, got none")
    return [x.shape if is_variable(x) else np.shape(x) for x in xs]
