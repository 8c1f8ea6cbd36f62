"""Putting arrays together, along an axis they have or along a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import index
from typing import Any, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary
from ..arrays import Array, AnyArray, N, S, S0, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable

__all__ = ["concatenate", "stack"]


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


def concatenate(xs: Sequence[Variable[N, S] | ndarray[S, np.dtype[N]]], axis: int = 0) -> Variable[N, S]:
    """The arrays `xs` one after another along `axis`, where alone their lengths may differ.

    Shape: the sum of the lengths along `axis`. Dtype: that of `xs`, integers included. At least
    one is a Variable; arrays are constants. Raises `ValueError` for shapes that do not fit.
    """
    shapes = shapes_of("concatenate", xs)
    ndim = len(shapes[0])
    if ndim == 0 or not -ndim <= checked_integer("concatenate", axis) < ndim:
        raise ValueError(f"concatenate: axis {axis} is out of range for arrays of {ndim} axes; stack makes a new one")
    lead = axis % ndim
    if any(len(shape) != ndim or shape[:lead] + shape[lead + 1 :] != shapes[0][:lead] + shapes[0][lead + 1 :] for shape in shapes):
        raise ValueError(f"concatenate: shapes {', '.join(map(str, shapes))} differ outside axis {axis}")
    y: AnyVariable = nary(Concatenate(lead, tuple(shape[lead] for shape in shapes)), xs)
    return y


@overload
def stack(xs: Sequence[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]], axis: int = 0) -> Variable[N]: ...
@overload
def stack(xs: Sequence[Scalar[N] | ndarray[tuple[()], np.dtype[N]]], axis: int = 0) -> Vector[N]: ...
@overload
def stack(xs: Sequence[Vector[N] | ndarray[tuple[int], np.dtype[N]]], axis: int = 0) -> Matrix[N]: ...
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


def checked_integer(label: str, axis: object) -> int:
    """Return `axis` as Python's integer; raise `TypeError` about `label` if it is none."""
    try:
        given: Any = axis
        return index(given)
    except TypeError:
        raise TypeError(f"{label}: axis must be an integer, got {axis!r}") from None


def shapes_of(label: str, xs: Iterable[AnyVariable | AnyArray]) -> list[tuple[int, ...]]:
    """Return the shapes of `xs`, a list or tuple with something in it."""
    given: object = xs
    if not isinstance(given, tuple | list):
        kind = "a Variable" if is_variable(given) else type(given).__name__
        raise TypeError(f"{label}: expected a list or tuple of arrays, got {kind}; write {label}([x, ...])")
    if len(given) == 0:
        raise ValueError(f"{label}: expected at least one array, got none")
    return [np.shape(x) for x in xs]
