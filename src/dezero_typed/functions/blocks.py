"""Arrays made of nested lists: of numbers and Variables, or of blocks that fit together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary
from ..arrays import Array, N, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector, is_variable, require_variable
from .joining import Stack
from .shapes import reshape

__all__ = ["array", "block"]

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of an array of two axes or more."""

Rank3: TypeAlias = tuple[int, int, int]

Placed: TypeAlias = tuple[Operand, tuple[int, ...]]
"""A block, and where its first element comes to stand."""


@final
@operation
class Block(Function[Array, *tuple[Array, ...]], reads=(), ring=True, complex=True):
    """An array of `shape` with arrays of `shapes` at `places`, which fill it."""

    places: tuple[tuple[slice, ...], ...]
    shapes: tuple[Shape, ...]
    shape: Shape

    def forward(self, *xs: Array) -> Array:
        y: Array = np.empty(self.shape, np.result_type(*(x.dtype for x in xs)))
        for place, x in zip(self.places, xs, strict=True):
            y[place] = x
        return y

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return tuple(gy[place].reshape(shape) for place, shape in zip(self.places, self.shapes, strict=True))


# mypy finds no type for a list of Variables and numbers while the element type is still open, so float64 goes first.
@overload
def array(xs: Sequence[Variable[N, Unranked]]) -> Variable[N]: ...
@overload
def array(xs: Sequence[Sequence[Variable[N, Unranked]]]) -> Variable[N]: ...
@overload
def array(xs: Sequence[Scalar | float]) -> Vector: ...
@overload
def array(xs: Sequence[Sequence[Scalar | float]]) -> Matrix: ...
@overload
def array(xs: Sequence[Scalar[N] | float]) -> Vector[N]: ...
@overload
def array(xs: Sequence[Sequence[Scalar[N] | float]]) -> Matrix[N]: ...
@overload
def array(xs: Sequence[Vector[N] | ndarray[tuple[int], np.dtype[N]]]) -> Matrix[N]: ...
@overload
def array(xs: Sequence[Sequence[Sequence[Scalar[N] | float]]]) -> Variable[N, Rank3]: ...
@overload
def array(xs: Sequence[Sequence[Vector[N] | ndarray[tuple[int], np.dtype[N]]]]) -> Variable[N, Rank3]: ...
@overload
def array(xs: Sequence[Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]]) -> Variable[N, Rank3]: ...
def array(xs: Sequence[Any]) -> AnyVariable:
    """The array of nested lists of Variables, all of one shape, and of numbers. Dtype: that of the Variables.

    Shape: the lengths of the lists, then the shape of the Variables. What `numpy.array` is for numbers, which makes no
    array of Variables. Raises `ValueError` for lists of different lengths and for elements of different shapes.

    >>> from dezero_typed import array, variable
    >>> x = variable(0.5)
    >>> array([[x, 1], [0, x * x]])
    Variable([[0.5 , 1.  ],
              [0.  , 0.25]])
    """
    shape, leaves = unpacked(xs)
    if not any(is_variable(leaf) for leaf in leaves):
        require_variable("array", leaves[0] if leaves else xs)
    inner = {np.shape(leaf) for leaf in leaves}
    if len(inner) != 1:
        raise ValueError(f"array: shapes {', '.join(str(np.shape(leaf)) for leaf in leaves)} differ")
    y: AnyVariable = nary(Stack(0, len(leaves)), leaves)
    return y if len(shape) == 1 else reshape(y, (*shape, *inner.pop()))


def unpacked(nested: object) -> tuple[tuple[int, ...], list[Operand]]:
    """Return the lengths of `nested` lists, and what they hold."""
    items: Any = nested
    if not is_list(nested):
        return (), [items]
    parts = [unpacked(item) for item in items]
    if len({shape for shape, _ in parts}) > 1:
        raise ValueError(f"array: lists of lengths {', '.join(str(shape) for shape, _ in parts)} stand side by side")
    if not parts:
        raise ValueError("array: expected at least one element, got an empty list")
    return (len(parts), *parts[0][0]), [leaf for _, leaves in parts for leaf in leaves]


@overload
def block(xs: Sequence[Variable[N, Unranked]]) -> Variable[N]: ...
@overload
def block(xs: Sequence[Sequence[Variable[N, Unranked]]]) -> Variable[N]: ...
@overload
def block(xs: Sequence[Scalar | float]) -> Vector: ...
@overload
def block(xs: Sequence[Sequence[Scalar | Matrix | ndarray[tuple[int, int], np.dtype[np.float64]] | float]]) -> Matrix: ...
@overload
def block(xs: Sequence[Scalar[N] | Vector[N] | ndarray[tuple[int], np.dtype[N]] | float]) -> Vector[N]: ...
@overload
def block(xs: Sequence[Variable[N, Matrices] | ndarray[Matrices, np.dtype[N]]]) -> Variable[N, Matrices]: ...
@overload
def block(
    xs: Sequence[Sequence[Scalar[N] | Vector[N] | Matrix[N] | ndarray[tuple[int] | tuple[int, int], np.dtype[N]] | float]],
) -> Matrix[N]: ...
@overload
def block(xs: Sequence[Sequence[Variable[N, Any] | ndarray[Any, np.dtype[N]] | float]]) -> Variable[N]: ...
def block(xs: Sequence[Any]) -> AnyVariable:
    """The array that nested lists of blocks make: the innermost are joined along the last axis. Dtype: that of the blocks.

    Blocks are Variables, arrays and numbers, at least one a Variable. Each gets axes of length one in front until it
    has as many as the widest block and as the lists are deep. Shape: the sums of the lengths.
    Raises `ValueError` for blocks that do not fit, and for blocks at different depths.
    """
    depth = depth_of(xs)
    leaves: list[Operand] = []
    gather(xs, leaves)
    if not any(is_variable(leaf) for leaf in leaves):
        require_variable("block", leaves[0] if leaves else xs)
    ndim = max(depth, *(len(np.shape(leaf)) for leaf in leaves))
    shape, placed = laid_out(xs, depth, ndim)
    shapes = [np.shape(leaf) for leaf, _ in placed]
    places = tuple(
        tuple(slice(start, start + length) for start, length in zip(offset, widened(inner, ndim), strict=True))
        for (_, offset), inner in zip(placed, shapes, strict=True)
    )
    y: AnyVariable = nary(Block(places, tuple(shapes), shape), [leaf for leaf, _ in placed])
    return y


def laid_out(nested: object, depth: int, ndim: int) -> tuple[tuple[int, ...], list[Placed]]:
    """Return the shape of what `nested` lists make, and what they hold with its place in it."""
    items: Any = nested
    if not is_list(nested):
        return widened(np.shape(items), ndim), [(items, (0,) * ndim)]
    axis = ndim - depth
    total = 0
    first: tuple[int, ...] | None = None
    found: list[Placed] = []
    for item in items:
        shape, placed = laid_out(item, depth - 1, ndim)
        first = shape if first is None else first
        if (*shape[:axis], *shape[axis + 1 :]) != (*first[:axis], *first[axis + 1 :]):
            raise ValueError(f"block: shape {shape} does not fit shape {first} beside it along axis {axis}")
        found += [(leaf, (*place[:axis], place[axis] + total, *place[axis + 1 :])) for leaf, place in placed]
        total += shape[axis]
    assert first is not None
    return (*first[:axis], total, *first[axis + 1 :]), found


def depth_of(nested: object) -> int:
    """Return how many lists are around each of what `nested` lists hold; raise `ValueError` where that differs."""
    if not is_list(nested):
        return 0
    items: Any = nested
    depths = {depth_of(item) for item in items}
    if len(depths) != 1:
        raise ValueError(f"block: blocks at different depths {sorted(depths)}" if depths else "block: a list is empty")
    return 1 + depths.pop()


def gather(nested: object, leaves: list[Operand]) -> None:
    """Append what `nested` lists hold to `leaves`."""
    items: Any = nested
    if not is_list(nested):
        leaves.append(items)
        return
    for item in items:
        gather(item, leaves)


def widened(shape: tuple[int, ...], ndim: int) -> tuple[int, ...]:
    """Return `shape` with ones in front, up to `ndim` lengths."""
    return (1,) * (ndim - len(shape)) + shape


def is_list(value: object) -> bool:
    """Tell whether `value` is one of the nested lists, and not what they hold."""
    return isinstance(value, list | tuple)
