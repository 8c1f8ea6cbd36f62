"""Convolutions, correlations and sliding windows."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, final, overload

import numpy as np
from numpy import ndarray
from numpy.lib import stride_tricks

from ..application import applied, applied_to_both, binary, unary
from ..arrays import AnyArray, Array, N, S, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector, require_variable
from .products import conjugated, operands_of
from .shapes import checked_integer, checked_place, reshape

__all__ = ["convolve", "correlate", "sliding_window_view"]

Mode: TypeAlias = Literal["full", "same", "valid"]
"""What is wanted of a convolution: all of it, as much from the middle as the longer operand has, or where neither ends."""

MODES = ("full", "same", "valid")

WIDE = 12
"""From windows of this length on, whole windows are added up, and before it places of windows."""

Line: TypeAlias = Scalar[N] | Vector[N]
"""A vector, or one element of which NumPy makes a vector."""

Rank3: TypeAlias = tuple[int, int, int]
Rank4: TypeAlias = tuple[int, int, int, int]


@final
@operation
class Convolve(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, holomorphic=True):
    """y[k] = Σ x0[i] x1[start + k - i] for operands of `first` and `second` elements: `length` of them, from `start` on."""

    first: int
    second: int
    start: int
    length: int

    def forward(self, x0: Array, x1: Array) -> Array:
        return convolution(x0, x1, self.start, self.length)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        # What y took from an element is found in the other operand, read in reverse: a part of a convolution again.
        to_x0 = Convolve(self.length, self.second, self.second - 1 - self.start, self.first)
        to_x1 = Convolve(self.length, self.first, self.first - 1 - self.start, self.second)
        return applied_to_both(to_x0, gy, x1[::-1]) if p0 else gy, applied_to_both(to_x1, gy, x0[::-1]) if p1 else gy


@final
@operation
class Correlate(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, complex=True):
    """The same of x0 and of the conjugate of x1 in reverse: y[k] = Σ x0[start + k - second + 1 + j] conj(x1[j])."""

    first: int
    second: int
    start: int
    length: int

    def forward(self, x0: Array, x1: Array) -> Array:
        return convolution(x0, reversed_conjugate(x1), self.start, self.length)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        to_x0 = Convolve(self.length, self.second, self.second - 1 - self.start, self.first)
        to_x1 = Convolve(self.length, self.first, self.start + self.length - self.second, self.second)
        return applied_to_both(to_x0, gy, x1) if p0 else gy, applied_to_both(to_x1, reversed_conjugate(gy), x0) if p1 else gy


@final
@operation
class SlidingWindowView(Function[Array, Array], reads=((),), ring=True, complex=True):
    """The windows of x that move along `axes`, as a view; `window` are their lengths, along new axes at the end."""

    window: tuple[int, ...]
    axes: tuple[int, ...]

    def forward(self, x: Array) -> Array:
        y: Array = stride_tricks.sliding_window_view(x, self.window, self.axes)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(OverlapAdd(self.window, self.axes), gy),)


@final
@operation
class OverlapAdd(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """What windows hold, added up where they overlap: the transpose of `SlidingWindowView`."""

    window: tuple[int, ...]
    axes: tuple[int, ...]

    def forward(self, x: Array) -> Array:
        for axis in reversed(self.axes):
            x = overlapped(x, axis)
        return x

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(SlidingWindowView(self.window, self.axes), gy),)


def convolution(x: Array, y: Array, start: int, length: int) -> Array:
    """Return `length` elements of the full convolution of `x` and `y`, from `start` on, at the cost of those alone."""
    if len(x) < len(y):
        x, y = y, x
    longer, shorter = len(x), len(y)
    if length == longer + shorter - 1:
        return np.convolve(x, y)
    if length == longer and start == (shorter - 1) // 2:
        return np.convolve(x, y, "same")
    # The elements of the longer one that take part, with zeros where they would stand before the first or after the last.
    low, high = start - shorter + 1, start + length
    wide = x[max(low, 0) : high]
    if low < 0 or high > longer:
        inner, wide = wide, np.zeros(high - low, x.dtype)
        wide[max(-low, 0) : max(-low, 0) + len(inner)] = inner
    return np.convolve(wide, y, "valid")


def reversed_conjugate(x: Array) -> Array:
    """Return the conjugate of `x`, an array or in a recorded pass a Variable, from the last element to the first."""
    source: Any = conjugated(x)
    y: Array = source[::-1]
    return y


def overlapped(x: Array, axis: int) -> Array:
    """Return what the windows along the last axis of `x` hold, added up along `axis`, where they stand side by side."""
    number, size = x.shape[axis], x.shape[-1]
    y: Array = np.zeros((*x.shape[:axis], number + size - 1, *x.shape[axis + 1 : -1]), x.dtype)
    sums, parts = np.moveaxis(y, axis, 0), np.moveaxis(x, (axis, -1), (0, 1))
    if size < WIDE:
        for place in range(size):
            sums[place : place + number] += parts[:, place]
        return y
    # Every so many windows, one begins where another ends: they are read as they lie in memory, in one piece.
    for first in range(min(size, number)):
        tiles = parts[first::size]
        tiled = sums[first : first + size * len(tiles)].reshape(tiles.shape)
        tiled += tiles
    return y


@overload
def convolve(a: Line[N], v: Line[N] | ndarray[tuple[int] | tuple[()], np.dtype[N]], mode: Mode = "full") -> Vector[N]: ...
@overload
def convolve(a: ndarray[tuple[int] | tuple[()], np.dtype[N]], v: Line[N], mode: Mode = "full") -> Vector[N]: ...
def convolve(a: Operand, v: Operand, mode: Mode = "full") -> AnyVariable:
    """y[k] = Σ a[i] v[k - i], of the length that `mode` says. Dtype: that of the operands, integers included.

    Shape: from n and m elements ``(n + m - 1,)`` in the mode "full"; ``(max(n, m),)`` from the middle of it in the mode "same";
    ``(max(n, m) - min(n, m) + 1,)``, where one lies inside the other, in the mode "valid". Shape () counts as one element.
    Raises `ValueError` for empty operands, for more axes than one and for another mode.
    """
    x, y = operands_of("convolve", a, v)
    first, second = counted("convolve", x, y, mode)
    start, length = placed(first, second, mode)
    x, y = x if x.ndim else x.reshape(1), y if y.ndim else y.reshape(1)
    return binary(Convolve(first, second, start, length), x, y)


@overload
def correlate(a: Vector[N], v: Vector[N] | ndarray[tuple[int], np.dtype[N]], mode: Mode = "valid") -> Vector[N]: ...
@overload
def correlate(a: ndarray[tuple[int], np.dtype[N]], v: Vector[N], mode: Mode = "valid") -> Vector[N]: ...
def correlate(a: Operand, v: Operand, mode: Mode = "valid") -> AnyVariable:
    """y[k] = Σ a[k + i] conj(v[i]), of the length that `mode` says. Dtype: that of the operands, integers included.

    Shape: that of `convolve` in the same mode; in the mode "full" k begins at ``1 - m`` for m elements of `v`.
    Raises `ValueError` for empty operands, for another number of axes than one and for another mode.
    """
    x, y = operands_of("correlate", a, v)
    if x.ndim == 0 or y.ndim == 0:
        raise ValueError(f"correlate: expected vectors, got shapes {x.shape} and {y.shape}")
    first, second = counted("correlate", x, y, mode)
    start, length = placed(first, second, mode)
    # NumPy correlates v with a where v is longer, and turns the result round: its middle is then the other one of two.
    start = first // 2 if mode == "same" and first < second else start
    return binary(Correlate(first, second, start, length), x, y)


def counted(label: str, x: AnyVariable | AnyArray, y: AnyVariable | AnyArray, mode: object) -> tuple[int, int]:
    """Return how many elements the operands have; raise about `label` unless they are vectors of some, and `mode` one of three."""
    shapes = x.shape, y.shape
    if any(len(shape) > 1 for shape in shapes):
        raise ValueError(f"{label}: expected vectors, got shapes {shapes[0]} and {shapes[1]}")
    if mode not in MODES:
        raise ValueError(f'{label}: mode must be "full", "same" or "valid", got {mode!r}')
    for position, shape in enumerate(shapes):
        if 0 in shape:
            raise ValueError(f"{label}: operand {position} is empty")
    return x.size, y.size


def placed(first: int, second: int, mode: Mode) -> tuple[int, int]:
    """Return where in the full convolution of so many elements the result begins, and its length."""
    shorter, longer = sorted((first, second))
    if mode == "full":
        return 0, first + second - 1
    return ((shorter - 1) // 2, longer) if mode == "same" else (shorter - 1, longer - shorter + 1)


@overload
def sliding_window_view(x: Variable[N, Unranked], window_shape: int | tuple[int, ...], axis: int | tuple[int, ...] | None = None) -> Variable[N]: ...
@overload
def sliding_window_view(x: Vector[N], window_shape: int | tuple[int], axis: int | tuple[int] | None = None) -> Matrix[N]: ...
@overload
def sliding_window_view(x: Matrix[N], window_shape: int | tuple[int], axis: int | tuple[int]) -> Variable[N, Rank3]: ...
@overload
def sliding_window_view(x: Matrix[N], window_shape: tuple[int, int], axis: tuple[int, int] | None = None) -> Variable[N, Rank4]: ...
@overload
def sliding_window_view(x: Variable[N, S], window_shape: int | tuple[int, ...], axis: int | tuple[int, ...] | None = None) -> Variable[N]: ...
def sliding_window_view(
    x: AnyVariable, window_shape: int | tuple[int, ...], axis: int | tuple[int, ...] | None = None
) -> AnyVariable:
    """y[k, i] = x[k + i]: what each window of `window_shape` holds that moves along `axis`, or along all axes. Dtype: that of `x`.

    Shape: the number of windows for the length of each such axis, and `window_shape` behind. The result is a view, which
    cannot be written to. An element gets the sum of the gradients of the windows that it is in.
    Raises `ValueError` for a window longer than its axis or of negative length, for an axis that `x` does not have, and
    for other than one length for each axis; `TypeError` for lengths that are no integers.
    """
    shape = list(require_variable("sliding_window_view", x).shape)
    given: tuple[Any, ...] = tuple(window_shape) if np.iterable(window_shape) else (window_shape,)
    window = tuple(checked_integer("sliding_window_view", size, "window_shape") for size in given)
    along: tuple[Any, ...] = tuple(range(x.ndim)) if axis is None else tuple(axis) if np.iterable(axis) else (axis,)
    axes = tuple(checked_place("sliding_window_view", each, x.ndim) for each in along)
    if len(window) != len(axes):
        raise ValueError(f"sliding_window_view: expected {len(axes)} lengths, one for each axis, got window_shape {window_shape}")
    for size, place in zip(window, axes, strict=True):
        if not 0 <= size <= shape[place]:
            raise ValueError(f"sliding_window_view: a window of {size} does not fit into {shape[place]} elements along axis {place}")
        shape[place] -= size - 1
    return unary(SlidingWindowView(window, axes), x) if axes else reshape(x, x.shape)
