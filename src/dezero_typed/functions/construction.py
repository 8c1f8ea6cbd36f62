"""Arrays that are made from a few Variables."""

from __future__ import annotations

from math import log, nan
from typing import Any, Literal, TypeAlias, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, unary
from ..arrays import AnyArray, Array, F, I, N, S, S1, Unranked
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector, data_of, is_variable, require_variable
from .shapes import BroadcastTo, broadcast_to, checked_integer, checked_place, leaves_of, lengths, reshape

__all__ = ["full", "geomspace", "linspace", "logspace", "meshgrid"]

Rank3: TypeAlias = tuple[int, int, int]

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
"""The shape of an array of one axis or more."""


@final
@operation
class Linspace(Function[Array, Array, Array], reads=((), ()), fresh=True, complex=True):
    """A `number` of points from the first operand to the second along a new `axis`, with the second if `endpoint`."""

    number: int
    endpoint: bool
    axis: int

    def forward(self, start: Array, stop: Array) -> Array:
        return sequence_of(np.linspace(start, stop, self.number, self.endpoint, axis=self.axis), start, stop)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return ends(gy, self.number, self.endpoint, self.axis)


@final
@operation
class Geomspace(Function[Array, Array, Array], reads=((0, RESULT), (1, RESULT)), fresh=True):
    """The same with a constant quotient: y = start^(1 - t) stop^t."""

    number: int
    endpoint: bool
    axis: int

    def forward(self, start: Array, stop: Array) -> Array:
        if not np.all(start * stop > 0):
            raise ValueError("geomspace: start and stop must have the same sign, and must not be zero")
        return sequence_of(np.geomspace(start, stop, self.number, self.endpoint, axis=self.axis), start, stop)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        start, stop = self.primals
        first, last = ends(gy * self.result, self.number, self.endpoint, self.axis)
        return first / start, last / stop


@final
@operation
class Logspace(Function[Array, Array, Array], reads=((RESULT,), (RESULT,)), fresh=True, holomorphic=True):
    """The powers of `base` whose exponents are those points."""

    number: int
    endpoint: bool
    base: float
    axis: int

    def forward(self, start: Array, stop: Array) -> Array:
        made: Any = np.logspace(start, stop, self.number, self.endpoint, self.base, axis=self.axis)
        return sequence_of(made, start, stop)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return ends(gy * self.result * log(self.base), self.number, self.endpoint, self.axis)


def sequence_of(made: Any, start: Array, stop: Array) -> Array:
    """Return what NumPy made of `start` and `stop`, in their type."""
    y: Array = np.asarray(made, np.result_type(start.dtype, stop.dtype))
    return y


def ends(gy: Array, number: int, endpoint: bool, axis: int) -> tuple[Array, Array]:
    """Return the sums along `axis` of (1 - t) `gy` and of t `gy`, t being the part of the way at which a point is."""
    dtype = gy.real.dtype if gy.dtype.kind == "c" else gy.dtype
    gaps = number - 1 if endpoint else number
    t: Array = (np.arange(number) / (gaps if gaps > 0 else 1)).astype(dtype, copy=False)
    last: Array = t @ gy if gy.ndim == 1 else (gy * t.reshape((number,) + (1,) * (gy.ndim - 1 - axis))).sum(axis=axis)
    total: Array = gy.sum(axis=axis)
    return total - last, last


@overload
def linspace(start: Variable[I, Unranked], stop: Variable[I, Any] | float, num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Variable[I]: ...
@overload
def linspace(start: Variable[I, Any] | float, stop: Variable[I, Unranked], num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Variable[I]: ...
@overload
def linspace(start: Scalar[I] | float, stop: Scalar[I], num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Vector[I]: ...
@overload
def linspace(start: Scalar[I], stop: float, num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Vector[I]: ...
@overload
def linspace(start: Scalar[I] | Vector[I] | float, stop: Vector[I], num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Matrix[I]: ...
@overload
def linspace(start: Vector[I], stop: Scalar[I] | float, num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Matrix[I]: ...
@overload
def linspace(start: Variable[I, S], stop: Variable[I, S1] | ndarray[S1, np.dtype[I]] | float, num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Variable[I]: ...
@overload
def linspace(start: ndarray[S, np.dtype[I]] | float, stop: Variable[I, S1], num: int = 50, endpoint: bool = True, retstep: Literal[False] = False, *, axis: int = 0) -> Variable[I]: ...
@overload
def linspace(start: Scalar[I] | float, stop: Scalar[I], num: int = 50, endpoint: bool = True, *, retstep: Literal[True], axis: int = 0) -> tuple[Vector[I], Scalar[I]]: ...
@overload
def linspace(start: Scalar[I], stop: float, num: int = 50, endpoint: bool = True, *, retstep: Literal[True], axis: int = 0) -> tuple[Vector[I], Scalar[I]]: ...
@overload
def linspace(start: Variable[I, Lines], stop: Variable[I, Lines], num: int = 50, endpoint: bool = True, *, retstep: Literal[True], axis: int = 0) -> tuple[Variable[I], Variable[I, Lines]]: ...
def linspace(
    start: Operand, stop: Operand, num: int = 50, endpoint: bool = True, retstep: bool = False, *, axis: int = 0
) -> AnyVariable | tuple[AnyVariable, AnyVariable]:
    """`num` points at equal distances from `start` to `stop`, the last of them `stop` if it is an `endpoint`.

    y = (1 - t) start + t stop. Shape: that of ``start + stop`` with `num` inserted at `axis`. Dtype: a float or complex
    type, that of both. With `retstep` a tuple of the points and the distance. Raises `ValueError` for a negative `num`.
    """
    place = checked_points("linspace", start, stop, num, axis)
    y: AnyVariable = nary(Linspace(num, endpoint, place), (start, stop), broadcast=True)
    if not retstep:
        return y
    gaps = num - 1 if endpoint else num
    difference: Any = start
    return y, (stop - difference) / (gaps if gaps > 0 else nan)


@overload
def geomspace(start: Variable[F, Unranked], stop: Variable[F, Any] | float, num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Variable[F]: ...
@overload
def geomspace(start: Variable[F, Any] | float, stop: Variable[F, Unranked], num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Variable[F]: ...
@overload
def geomspace(start: Scalar[F] | float, stop: Scalar[F], num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Vector[F]: ...
@overload
def geomspace(start: Scalar[F], stop: float, num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Vector[F]: ...
@overload
def geomspace(start: Scalar[F] | Vector[F] | float, stop: Vector[F], num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Matrix[F]: ...
@overload
def geomspace(start: Vector[F], stop: Scalar[F] | float, num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Matrix[F]: ...
@overload
def geomspace(start: Variable[F, S], stop: Variable[F, S1] | ndarray[S1, np.dtype[F]] | float, num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Variable[F]: ...
@overload
def geomspace(start: ndarray[S, np.dtype[F]] | float, stop: Variable[F, S1], num: int = 50, endpoint: bool = True, *, axis: int = 0) -> Variable[F]: ...
def geomspace(start: Operand, stop: Operand, num: int = 50, endpoint: bool = True, *, axis: int = 0) -> AnyVariable:
    """`num` points from `start` to `stop` with equal quotients, the last of them `stop` if it is an `endpoint`.

    y = start^(1 - t) stop^t. Shape: that of ``start + stop`` with `num` inserted at `axis`. Dtype: a float type, that of
    both. Raises `ValueError` for a negative `num`, for zeros and for operands of different signs.
    """
    place = checked_points("geomspace", start, stop, num, axis)
    y: AnyVariable = nary(Geomspace(num, endpoint, place), (start, stop), broadcast=True)
    return y


@overload
def logspace(start: Variable[I, Unranked], stop: Variable[I, Any] | float, num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Variable[I]: ...
@overload
def logspace(start: Variable[I, Any] | float, stop: Variable[I, Unranked], num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Variable[I]: ...
@overload
def logspace(start: Scalar[I] | float, stop: Scalar[I], num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Vector[I]: ...
@overload
def logspace(start: Scalar[I], stop: float, num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Vector[I]: ...
@overload
def logspace(start: Scalar[I] | Vector[I] | float, stop: Vector[I], num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Matrix[I]: ...
@overload
def logspace(start: Vector[I], stop: Scalar[I] | float, num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Matrix[I]: ...
@overload
def logspace(start: Variable[I, S], stop: Variable[I, S1] | ndarray[S1, np.dtype[I]] | float, num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Variable[I]: ...
@overload
def logspace(start: ndarray[S, np.dtype[I]] | float, stop: Variable[I, S1], num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0) -> Variable[I]: ...
def logspace(
    start: Operand, stop: Operand, num: int = 50, endpoint: bool = True, base: float = 10.0, *, axis: int = 0
) -> AnyVariable:
    """The powers of `base` whose exponents are `num` points at equal distances from `start` to `stop`; see `linspace`.

    Shape: that of ``start + stop`` with `num` inserted at `axis`. Dtype: a float or complex type, that of both. `base` is
    a positive number. Raises `ValueError` for a negative `num` and for another base.
    """
    place = checked_points("logspace", start, stop, num, axis)
    y: AnyVariable = nary(Logspace(num, endpoint, checked_base(base), place), (start, stop), broadcast=True)
    return y


def checked_base(base: Any) -> float:
    """Return `base` if it is a positive number."""
    if is_variable(base):
        raise TypeError("logspace: base has no gradient, got a Variable; write power(base, linspace(start, stop))")
    if np.ndim(base) or not base > 0:
        raise ValueError(f"logspace: base must be a positive number, got {base}")
    return float(base)


def checked_points(label: str, start: Operand, stop: Operand, num: object, axis: object) -> int:
    """Return the axis of the points between `start` and `stop`, counted from the front."""
    if checked_integer(label, num, "num") < 0:
        raise ValueError(f"{label}: num must not be negative, got {num}")
    shapes = np.shape(data_of(start)), np.shape(data_of(stop))
    try:
        shape = np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(f"{label}: stop of shape {shapes[1]} does not fit start of shape {shapes[0]}") from None
    return checked_place(label, axis, len(shape) + 1)


@overload
def full(shape: int, fill_value: Variable[N, Any]) -> Vector[N]: ...
@overload
def full(shape: S1, fill_value: Variable[N, Any]) -> Variable[N, S1]: ...
def full(shape: int | tuple[int, ...], fill_value: AnyVariable) -> AnyVariable:
    """An array of `shape` filled with `fill_value`, which broadcasts to it. Dtype: that of `fill_value`.

    What `broadcast_to` does, with the arguments of ``numpy.full``, which takes no Variables.
    Raises `ValueError` for a shape that `fill_value` does not broadcast to.
    """
    old, new = require_variable("full", fill_value).shape, lengths(shape)
    try:
        return unary(BroadcastTo(new, old), fill_value)
    except ValueError:
        raise ValueError(f"full: fill_value of shape {old} does not broadcast to {new}") from None


Indexing: TypeAlias = Literal["xy", "ij"]
"""Whether the first operand varies along axis 1, as x does in a picture, or along axis 0."""


@overload
def meshgrid(x: Variable[N, Any], /, *, sparse: bool = False, indexing: Indexing = "xy") -> tuple[Vector[N]]: ...
@overload
def meshgrid(
    x0: Variable[N, Any], x1: Variable[N, Any], /, *, sparse: bool = False, indexing: Indexing = "xy"
) -> tuple[Matrix[N], Matrix[N]]: ...
@overload
def meshgrid(
    x0: Variable[N, Any], x1: Variable[N, Any], x2: Variable[N, Any], /, *, sparse: bool = False, indexing: Indexing = "xy"
) -> tuple[Variable[N, Rank3], Variable[N, Rank3], Variable[N, Rank3]]: ...
@overload
def meshgrid(
    *xs: Variable[N, Any] | ndarray[Any, np.dtype[N]], sparse: bool = False, indexing: Indexing = "xy"
) -> tuple[Variable[N], ...]: ...
def meshgrid(*xs: AnyVariable | AnyArray, sparse: bool = False, indexing: Indexing = "xy") -> tuple[AnyVariable, ...]:
    """The coordinates of a grid: `xs`, read as vectors, each repeated along the axes of the others. Dtypes: their own.

    Shape: the lengths of `xs`, the first two exchanged for the `indexing` ``"xy"``; with `sparse` ones along the axes of
    the others. At least one is a Variable; arrays become leaves. Raises `ValueError` for another `indexing`.
    """
    if indexing not in ("xy", "ij"):
        raise ValueError(f"meshgrid: indexing must be 'xy' or 'ij', got {indexing!r}")
    leaves = leaves_of("meshgrid", xs)
    ndim = len(xs)
    places = [1, 0, *range(2, ndim)] if indexing == "xy" and ndim > 1 else list(range(ndim))
    shape = tuple(leaves[place].size for place in places)
    grid: list[AnyVariable] = []
    for place, leaf in zip(places, leaves, strict=True):
        thin = reshape(leaf, (1,) * place + (-1,) + (1,) * (ndim - 1 - place))
        grid.append(thin if sparse else broadcast_to(thin, shape))
    return tuple(grid)
