"""Functions that reorder axes and add new ones of length one: the result is a view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, overload

import numpy as np
from numpy import ndarray

from ..application import is_tuple, unary
from ..arrays import AnyArray, N, S, Unranked
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, require_variable
from .reductions import checked_axis
from .shapes import Reshape, Transpose, as_tuple, checked_integer, checked_place, leaves_of

__all__ = ["atleast_1d", "atleast_2d", "atleast_3d", "expand_dims", "matrix_transpose", "moveaxis", "rollaxis", "swapaxes"]

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
"""The shape of an array of one axis or more."""

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of an array of two axes or more."""

Cubes = TypeVar("Cubes", bound=tuple[int, int, int, *tuple[Any, ...]])
"""The shape of an array of three axes or more."""


def swapaxes(x: Variable[N, S], axis1: int, axis2: int) -> Variable[N, S]:
    """`x` with two axes in each other's place. Shape: its lengths in that order. Dtype: that of `x`.

    Raises `ValueError` for an axis that `x` does not have.
    """
    order = list(range(require_variable("swapaxes", x).ndim))
    first, second = (checked_place("swapaxes", axis, x.ndim) for axis in (axis1, axis2))
    order[first], order[second] = second, first
    return unary(Transpose(tuple(order)), x)


def matrix_transpose(x: Variable[N, Matrices], /) -> Variable[N, Matrices]:
    """`x`, a matrix or a stack of matrices, each transposed. Shape: ``(..., n, m)`` for ``(..., m, n)``.

    Dtype: that of `x`. Raises `ValueError` for fewer than two axes.
    """
    if require_variable("matrix_transpose", x).ndim < 2:
        raise ValueError(f"matrix_transpose: expected at least two axes, got shape {x.shape}")
    return swapaxes(x, -1, -2)


def moveaxis(x: Variable[N, S], source: int | Sequence[int], destination: int | Sequence[int]) -> Variable[N, S]:
    """`x` with the axes `source` at the places `destination`, and the others in order. Dtype: that of `x`.

    Shape: its lengths in that order. Raises `ValueError` for axes that `x` does not have.
    """
    sources, destinations = (places("moveaxis", axes, x) for axes in (source, destination))
    if len(sources) != len(destinations):
        raise ValueError(f"moveaxis: {len(sources)} axes do not move to {len(destinations)} places")
    order = [axis for axis in range(x.ndim) if axis not in sources]
    for place, axis in sorted(zip(destinations, sources, strict=True)):
        order.insert(place, axis)
    return unary(Transpose(tuple(order)), x)


def rollaxis(x: Variable[N, S], axis: int, start: int = 0) -> Variable[N, S]:
    """`x` with `axis` moved back until it stands before what was axis `start`. Dtype: that of `x`.

    Shape: its lengths in that order. Raises `ValueError` for axes that `x` does not have. `moveaxis` is easier to read.
    """
    ndim = require_variable("rollaxis", x).ndim
    axis = checked_place("rollaxis", axis, ndim)
    start = checked_integer("rollaxis", start, "start")
    if not -ndim <= start <= ndim:
        raise ValueError(f"rollaxis: start {start} is out of range for an array of {ndim} axes")
    start += ndim if start < 0 else 0
    order = [each for each in range(ndim) if each != axis]
    order.insert(start - (axis < start), axis)
    return unary(Transpose(tuple(order)), x)


@overload
def expand_dims(x: Variable[N, Unranked], axis: int | Sequence[int]) -> Variable[N]: ...
@overload
def expand_dims(x: Scalar[N], axis: int | tuple[int]) -> Vector[N]: ...
@overload
def expand_dims(x: Scalar[N], axis: tuple[int, int]) -> Matrix[N]: ...
@overload
def expand_dims(x: Vector[N], axis: int | tuple[int]) -> Matrix[N]: ...
@overload
def expand_dims(x: Vector[N], axis: tuple[int, int]) -> Variable[N, tuple[int, int, int]]: ...
@overload
def expand_dims(x: Matrix[N], axis: int | tuple[int]) -> Variable[N, tuple[int, int, int]]: ...
@overload
def expand_dims(x: Variable[N, S], axis: int | Sequence[int]) -> Variable[N]: ...
def expand_dims(x: AnyVariable, axis: int | Sequence[int]) -> AnyVariable:
    """`x` with axes of length one at the places `axis` of the result. Dtype: that of `x`.

    Shape: with those ones inserted. Raises `ValueError` for a place that the result does not have, or one named twice.
    """
    several = as_tuple(axis)
    given: tuple[Any, ...] = several if is_tuple(several) else (several,)
    ndim = require_variable("expand_dims", x).ndim + len(given)
    new = {checked_place("expand_dims", each, ndim) for each in given}
    if len(new) != len(given):
        raise ValueError(f"expand_dims: axis {axis} names an axis twice")
    lengths = iter(x.shape)
    shape = tuple(1 if place in new else next(lengths) for place in range(ndim))
    return unary(Reshape(shape, x.shape), x)


@overload
def atleast_1d(x: Variable[N, Unranked], /) -> Variable[N]: ...
@overload
def atleast_1d(x: Scalar[N], /) -> Vector[N]: ...
@overload
def atleast_1d(x: Variable[N, Lines], /) -> Variable[N, Lines]: ...
@overload
def atleast_1d(
    x0: Variable[N, Any] | ndarray[Any, np.dtype[N]], x1: Variable[N, Any] | ndarray[Any, np.dtype[N]], /,
    *xs: Variable[N, Any] | ndarray[Any, np.dtype[N]],
) -> tuple[Variable[N], ...]: ...
def atleast_1d(*xs: AnyVariable | AnyArray) -> AnyVariable | tuple[AnyVariable, ...]:
    """`x`, with an axis of length one if it has none; of several, a tuple. Dtype: that of `x`.

    At least one is a Variable; arrays become leaves. Shape: that of `x`, and ``(1,)`` for ``()``.
    """
    return with_axes("atleast_1d", xs, (0,))


@overload
def atleast_2d(x: Variable[N, Unranked], /) -> Variable[N]: ...
@overload
def atleast_2d(x: Scalar[N] | Vector[N], /) -> Matrix[N]: ...
@overload
def atleast_2d(x: Variable[N, Matrices], /) -> Variable[N, Matrices]: ...
@overload
def atleast_2d(
    x0: Variable[N, Any] | ndarray[Any, np.dtype[N]], x1: Variable[N, Any] | ndarray[Any, np.dtype[N]], /,
    *xs: Variable[N, Any] | ndarray[Any, np.dtype[N]],
) -> tuple[Variable[N], ...]: ...
def atleast_2d(*xs: AnyVariable | AnyArray) -> AnyVariable | tuple[AnyVariable, ...]:
    """`x`, with axes of length one in front of what it has, up to two; of several, a tuple. Dtype: that of `x`.

    At least one is a Variable; arrays become leaves. Shape: that of `x`, and ``(1, n)`` for ``(n,)``.
    """
    return with_axes("atleast_2d", xs, (0, 0))


@overload
def atleast_3d(x: Variable[N, Unranked], /) -> Variable[N]: ...
@overload
def atleast_3d(x: Scalar[N] | Vector[N] | Matrix[N], /) -> Variable[N, tuple[int, int, int]]: ...
@overload
def atleast_3d(x: Variable[N, Cubes], /) -> Variable[N, Cubes]: ...
@overload
def atleast_3d(
    x0: Variable[N, Any] | ndarray[Any, np.dtype[N]], x1: Variable[N, Any] | ndarray[Any, np.dtype[N]], /,
    *xs: Variable[N, Any] | ndarray[Any, np.dtype[N]],
) -> tuple[Variable[N], ...]: ...
def atleast_3d(*xs: AnyVariable | AnyArray) -> AnyVariable | tuple[AnyVariable, ...]:
    """`x`, with axes of length one around what it has, up to three; of several, a tuple. Dtype: that of `x`.

    At least one is a Variable; arrays become leaves. Shape: that of `x`, ``(1, n, 1)`` for ``(n,)``, and ``(m, n, 1)`` for ``(m, n)``.
    """
    return with_axes("atleast_3d", xs, (0, 0, 2))


def with_axes(label: str, xs: tuple[AnyVariable | AnyArray, ...], new: tuple[int, ...]) -> AnyVariable | tuple[AnyVariable, ...]:
    """Return each of `xs` with an axis of length one at each of the places `new` from the one on that it lacks."""
    ys: list[AnyVariable] = []
    for x in leaves_of(label, xs):
        shape = x.shape
        for place in new[len(shape) :]:
            shape = (*shape[:place], 1, *shape[place:])
        ys.append(unary(Reshape(shape, x.shape), x))
    return ys[0] if len(ys) == 1 else tuple(ys)


def places(label: str, axes: object, x: AnyVariable) -> tuple[int, ...]:
    """Return `axes`, one or several, counted from the front."""
    several = as_tuple(axes)
    checked = checked_axis(label, several if is_tuple(several) else checked_integer(label, several), x)
    return tuple(axis % x.ndim for axis in (checked if isinstance(checked, tuple) else (checked or 0,)))
