"""Interpolation between points."""

from __future__ import annotations

from typing import Any, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, refuse_elements, require_float
from ..arrays import Array, F, N, S, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Indices, Mask, Operand, Scalar, Variable, Vector, as_data, data_of, is_variable, require_variable
from .indexing import scatter
from .products import conjugated

__all__ = ["interp"]

Fixed: TypeAlias = ndarray[tuple[int], np.dtype[N]] | list[float] | tuple[float, ...]
"""A constant vector; numbers in a list take the precision of the Variable."""

Points: TypeAlias = Vector[N] | ndarray[tuple[int], np.dtype[N]] | list[float] | tuple[float, ...]

End: TypeAlias = Scalar[N] | float | None
"""What stands beyond the points on one side; None for the value at the last of them."""

# The stubs of NumPy know no Variables.
loose: Any = np


@final
@operation
class Interp(Function[Array, *tuple[Array, ...]], reads=((0, 1, 2),) * 3, fresh=True, complex=True):
    """What lines between the points (xp, fp) have at x. Of `left` and `right`, those that are given follow as operands."""

    left: bool
    right: bool

    def forward(self, *xs: Array) -> Array:
        x, xp, fp, *ends = xs
        left, right = ends[0].item() if self.left else None, ends[-1].item() if self.right else None
        y: Array = np.asarray(loose.interp(x, xp, fp, left, right), np.result_type(*xs))
        return y

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        x, xp, fp, *_ = self.primals
        at, knots = data_of(x), data_of(xp)
        # The line that begins at or before x; a NaN has no place, and makes NaN of the last line.
        here = Lines(xp, loose.searchsorted(knots, at, "right") - 1 - (at != at))
        wants_x, wants_xp, wants_fp, *_ = self.wants
        gx = gxp = gfp = gy
        if wants_x or wants_xp:
            conjugate: Any = conjugated(least_slopes(here, xp, fp, at))
            gx = gy * conjugate
        beyond = [mask for given, mask in ((self.left, at < knots[0]), (self.right, at > knots[-1])) if given]
        if wants_xp or wants_fp:
            t = here.way_to(x)
            gxp = -shared(gx, t, here, xp.shape) if wants_xp else gy
            gfp = shared(loose.where(np.any(beyond, axis=0), 0, gy) if beyond else gy, t, here, fp.shape) if wants_fp else gy
        return gx, gxp, gfp, *(loose.where(mask, gy, 0).sum() for mask in beyond)


@final
class Lines:
    """The lines between the points xp that have the numbers `pieces`; before the first point and after the last, constants."""

    __slots__ = ("begin", "high", "inside", "low", "width")

    def __init__(self, xp: Array, pieces: Indices) -> None:
        last = xp.shape[0] - 1
        # Which points they begin and end at; a constant begins and ends at the same.
        self.low: Indices = np.minimum(np.maximum(pieces, 0), last)
        self.high: Indices = np.minimum(np.maximum(pieces + 1, 0), last)
        self.inside: Mask = self.low != self.high
        self.begin: Array = xp[self.low]
        self.width: Array = loose.where(self.inside, xp[self.high] - self.begin, 1)

    def slopes(self, fp: Array) -> Array:
        """Return how steep the lines are."""
        # Of two infinities the difference is NaN, which is no slope of a constant.
        with np.errstate(invalid="ignore"):
            rise: Array = loose.where(self.inside, fp[self.high] - fp[self.low], 0)
        return rise / self.width

    def way_to(self, x: Array) -> Array:
        """Return which part of its line lies before each of `x`; 0 on constants."""
        way: Array = loose.where(self.inside, x, self.begin) - self.begin
        return way / self.width


def least_slopes(here: Lines, xp: Array, fp: Array, at: Any) -> Any:
    """Return the slopes of the lines at the places `at`; where two meet, the least of all between theirs."""
    knots, after = data_of(xp), here.slopes(fp)
    meeting = here.inside & (at == knots[here.low])
    if not meeting.any():
        return after
    before = Lines(xp, loose.searchsorted(knots, at, "left") - 1).slopes(fp)
    first, second = data_of(before), data_of(after)
    turn = first - second
    size = np.where(turn == 0, 1, np.abs(turn))
    # The nearest to zero of the segment between the two: how far it lies from `second` on the way to `first`.
    way = np.clip(-np.real(second * (turn.conj() / size)) / size, 0, 1) * meeting
    if turn.dtype.kind != "c":
        # Real slopes of different signs have 0 between them.
        after = loose.where((way > 0) & (way < 1), 0, after)
        way = np.floor(way)
    return after + (before - after) * way.astype(size.dtype)


def shared(g: Array, t: Array, lines: Lines, shape: Shape) -> Array:
    """Return `g` handed back to points of `shape`: (1 - t) of it to those at which the `lines` begin, t where they end."""
    later = g * t
    first = scatter((g - later).reshape(-1), lines.low.reshape(-1), shape)
    return first + scatter(later.reshape(-1), lines.high.reshape(-1), shape)


@overload
def interp(x: Variable[F, S], xp: Points[F], fp: Points[F], left: End[F] = None, right: End[F] = None, period: float | None = None) -> Variable[F, S]: ...
@overload
def interp(x: ndarray[S, np.dtype[F]], xp: Points[F], fp: Vector[F], left: End[F] = None, right: End[F] = None, period: float | None = None) -> Variable[F, S]: ...
@overload
def interp(x: ndarray[S, np.dtype[F]], xp: Vector[F], fp: Fixed[F], left: End[F] = None, right: End[F] = None, period: float | None = None) -> Variable[F, S]: ...
@overload
def interp(x: float, xp: Points[F], fp: Vector[F], left: End[F] = None, right: End[F] = None, period: float | None = None) -> Scalar[F]: ...
@overload
def interp(x: float, xp: Vector[F], fp: Fixed[F], left: End[F] = None, right: End[F] = None, period: float | None = None) -> Scalar[F]: ...
# The bits of NumPy's float types are subclasses of one another, so that mypy takes float32 and float64 for overlapping.
@overload
def interp(  # type: ignore[overload-overlap]
    x: Variable[np.float32, S] | ndarray[S, np.dtype[np.float32]], xp: Points[np.float32], fp: Vector[np.complex64],
    left: Scalar[np.complex64] | complex | None = None, right: Scalar[np.complex64] | complex | None = None, period: float | None = None,
) -> Variable[np.complex64, S]: ...
@overload
def interp(  # type: ignore[overload-overlap]
    x: Variable[np.float32, S], xp: Points[np.float32], fp: ndarray[tuple[int], np.dtype[np.complex64]],
    left: Scalar[np.complex64] | complex | None = None, right: Scalar[np.complex64] | complex | None = None, period: float | None = None,
) -> Variable[np.complex64, S]: ...
@overload
def interp(
    x: Variable[np.float64, S] | ndarray[S, np.dtype[np.float64]], xp: Points[np.float64], fp: Vector[np.complex128],
    left: Scalar[np.complex128] | complex | None = None, right: Scalar[np.complex128] | complex | None = None, period: float | None = None,
) -> Variable[np.complex128, S]: ...
@overload
def interp(
    x: Variable[np.float64, S], xp: Points[np.float64], fp: ndarray[tuple[int], np.dtype[np.complex128]],
    left: Scalar[np.complex128] | complex | None = None, right: Scalar[np.complex128] | complex | None = None, period: float | None = None,
) -> Variable[np.complex128, S]: ...
def interp(
    x: Operand, xp: AnyVariable | Fixed[Any], fp: AnyVariable | Fixed[Any],
    left: Operand | None = None, right: Operand | None = None, period: float | None = None,
) -> AnyVariable:
    """What the lines between the points (xp, fp) have at `x`; `left` and `right` beyond them, or the first and the last of `fp`.

    Shape: that of `x`. Dtype: that of the operands, float types; `fp` may be complex. `xp` has to increase, which is not checked.
    With a `period` the points go on for ever, in any order. Numbers in lists are constants.
    At a point, where two lines meet, the gradient is that of the one with the lesser slope, or 0 between slopes of different
    signs: the least of the subgradients. Beyond the points the slope is 0, and so it is at the first and the last of them.
    Raises `TypeError` for integers, for complex places and for complex ends of real points; `ValueError` for points that
    are not two vectors of one length, for no points, for ends of more than one element, and for ends with a period.
    """
    require_float("interp", x, xp)
    require_float("interp", fp, left, right, complex=True)
    dtypes = [each.dtype for each in (x, xp, fp, left, right) if is_variable(each)]
    precision = np.finfo(np.result_type(*dtypes) if dtypes else require_variable("interp", x).dtype).dtype
    at, knots, heights = (in_precision("interp", each, precision) for each in (x, xp, fp))
    for places in (at, knots):
        if places.dtype.kind == "c":
            refuse_elements("interp", places.dtype)
    if knots.ndim != 1 or knots.shape != heights.shape:
        raise ValueError(f"interp: expected xp and fp of one axis and one length, got shapes {knots.shape} and {heights.shape}")
    if knots.size == 0:
        raise ValueError("interp: there are no points, xp is empty")
    ends = [end for end in (left, right) if end is not None]
    for end in map(data_of, ends):
        if np.ndim(end):
            raise ValueError(f"interp: left and right must have shape (), got {np.shape(end)}")
        if np.iscomplexobj(end) and heights.dtype.kind != "c":
            raise TypeError("interp: left and right must be real where fp is, got a complex number")
    if period is not None:
        if ends:
            raise ValueError("interp: with a period nothing is left or right of the points; write left or right without it")
        at, knots, heights = repeated(at, knots, heights, period)
    y: AnyVariable = nary(Interp(left is not None, right is not None), [at, knots, heights, *ends])
    return y


def in_precision(label: str, value: Any, dtype: np.dtype[Any]) -> Any:
    """Return a Variable or an array as it is, and a number, or the numbers of a list, as an array in the precision of `dtype`."""
    if is_variable(value):
        return value
    if not isinstance(value, float | int | complex | list | tuple):
        return as_data(value, label, "operand")
    found = np.array(value)
    # Of a type of Python's, which is weak: NumPy makes float64 of numbers in a list.
    return found.astype(np.result_type(dtype, found.dtype.type(0).item()))


def repeated(x: Any, xp: Any, fp: Any, period: Any) -> tuple[Any, Any, Any]:
    """Return all places brought into one `period`, and the points in order, with a neighbour at either end."""
    if is_variable(period):
        raise TypeError("interp: period has no gradient, got a Variable; write x.data")
    length = abs(float(period))
    if length == 0:
        raise ValueError("interp: period must not be 0")
    xp = xp % length
    order = np.argsort(data_of(xp))
    xp, fp = xp[order], fp[order]
    around = loose.concatenate((xp[-1:] - length, xp, xp[:1] + length))
    return x % length, around, loose.concatenate((fp[-1:], fp, fp[:1]))
