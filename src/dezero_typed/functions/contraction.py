"""Sums of products over chosen axes of two operands."""

from __future__ import annotations

from typing import Any, final

import numpy as np

from ..application import binary
from ..arrays import Array, is_array
from ..function import Function, operation
from ..variable import AnyVariable, Operand, as_data, is_variable, require_variable
from .arithmetic import Multiply
from .products import left, right
from .shapes import checked_integer, checked_place
from .signatures_products import Axes, dotting, over_axes

__all__ = ["dot", "inner", "tensordot"]


@final
class Dot(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=2, holomorphic=True):
    """The product of vectors and matrices, which do not broadcast."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.dot(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return left(gy, x1) if p0 else gy, right(gy, x0) if p1 else gy


@final
@operation
class Tensordot(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, holomorphic=True):
    """The sum over `axes0` of the one operand and `axes1` of the other, in pairs.

    The result has the axes that are left, so each gradient is the sum over those of the other operand.
    """

    axes0: tuple[int, ...]
    axes1: tuple[int, ...]

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.tensordot(x0, x1, axes=(self.axes0, self.axes1))

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        g0 = g1 = gy
        if p0:
            free = others(self.axes1, x1.ndim)
            kept = gy.ndim - len(free)
            product = np.tensordot(gy, x1, axes=(tuple(range(kept, gy.ndim)), free))
            g0 = product.transpose(*inverse([*others(self.axes0, product.ndim), *paired(self.axes0, self.axes1)]))
        if p1:
            free = others(self.axes0, x0.ndim)
            product = np.tensordot(x0, gy, axes=(free, tuple(range(len(free)))))
            g1 = product.transpose(*inverse([*paired(self.axes1, self.axes0), *others(self.axes1, product.ndim)]))
        return g0, g1


def others(axes: tuple[int, ...], ndim: int) -> tuple[int, ...]:
    """Return those of `ndim` axes that are not among `axes`."""
    return tuple(axis for axis in range(ndim) if axis not in axes)


def paired(own: tuple[int, ...], other: tuple[int, ...]) -> list[int]:
    """Return the axes `own` in the order in which the other operand has those that they are paired with."""
    return [axis for _, axis in sorted(zip(other, own, strict=True))]


def inverse(order: list[int]) -> list[int]:
    """Return the order that undoes `order`."""
    return sorted(range(len(order)), key=order.__getitem__)


@dotting
def dot(a: Operand, b: Operand) -> AnyVariable:
    """The sum over the last axis of `a` and the last but one of `b`, or its only one. Dtype: that of the operands.

    Shape: the other lengths of `a`, then those of `b`: a number for two vectors, and the matrix product for matrices.
    Stacks do not broadcast as they do in `matmul`. A number or an operand of shape () multiplies. Integers too.
    Raises `ValueError` for shapes that do not fit.
    """
    return contracted("dot", a, b, -2)


@dotting
def inner(a: Operand, b: Operand) -> AnyVariable:
    """The sum over the last axes of both. Dtype: that of the operands, integers included.

    Shape: the other lengths of `a`, then those of `b`. A number or an operand of shape () multiplies. Nothing is
    conjugated: see `vdot` and `vecdot`. Raises `ValueError` for shapes that do not fit.
    """
    return contracted("inner", a, b, -1)


def contracted(label: str, a: Any, b: Any, place: int) -> AnyVariable:
    """Return the sum over the last axis of `a` and that at `place` of `b`, for the operation `label`."""
    m, n = ranks_of(label, a, b)
    if m == 0 or n == 0:
        return binary(Multiply(), a, b)
    axis = place if n > 1 else -1
    if a.shape[-1] != b.shape[axis]:
        raise ValueError(f"{label}: the last axis of shape {a.shape} does not fit axis {axis} of shape {b.shape}")
    if m > 2 or n > 2:
        return binary(Tensordot((m - 1,), (n + axis,)), a, b)
    return binary(Dot(), a, b.T if place == -1 and n == 2 else b)


@over_axes
def tensordot(a: Operand, b: Operand, axes: Axes = 2) -> AnyVariable:
    """The sum over axes of `a` and of `b`, in pairs: the last of `a` and the first of `b`, as many as `axes` says.

    Or over ``axes = (i, j)``, axis i of `a` with axis j of `b`, where each may be a sequence of axes. Shape: the other
    lengths of `a`, then those of `b`. Dtype: that of the operands, integers included. Forwards and backwards each is
    one product of matrices. Raises `ValueError` for axes that an operand does not have and lengths that do not fit.
    """
    left, right = ranks_of("tensordot", a, b)
    axes0, axes1 = pairs_of(axes, left, right)
    shapes = tuple(tuple(x.shape) if is_variable(x) or is_array(x) else () for x in (a, b))
    for i, j in zip(axes0, axes1, strict=True):
        if shapes[0][i] != shapes[1][j]:
            raise ValueError(f"tensordot: axis {i} of shape {shapes[0]} does not fit axis {j} of shape {shapes[1]}")
    return binary(Tensordot(axes0, axes1), a, b)


def pairs_of(axes: object, left: int, right: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the axes to sum over, of two operands with `left` and `right` axes, counted from the front."""
    given: Any = axes
    if not np.iterable(given):
        number = checked_integer("tensordot", given, "axes")
        if not 0 <= number <= min(left, right):
            raise ValueError(f"tensordot: there are no {number} axes to sum over in operands of {left} and {right} axes")
        return tuple(range(left - number, left)), tuple(range(number))
    chosen = [tuple(each) if np.iterable(each) else (each,) for each in given]
    if len(chosen) != 2 or len(chosen[0]) != len(chosen[1]):
        raise ValueError(f"tensordot: axes must be a number or a pair of axes, as many of the one as of the other, got {axes!r}")
    found = [tuple(checked_place("tensordot", axis, ndim) for axis in each) for each, ndim in zip(chosen, (left, right), strict=True)]
    if any(len(set(each)) != len(each) for each in found):
        raise ValueError(f"tensordot: axes {axes!r} name an axis twice")
    return found[0], found[1]


def ranks_of(label: str, a: object, b: object) -> tuple[int, int]:
    """Return how many axes two operands have; raise about `label` if they are none, or no Variable is among them."""
    if not is_variable(a) and not is_variable(b):
        require_variable(label, a)
    return rank_of(label, a, 0), rank_of(label, b, 1)


def rank_of(label: str, x: object, position: int) -> int:
    """Return how many axes an operand has: a Variable, an array, or a number."""
    if is_variable(x):
        return x.ndim
    return 0 if isinstance(x, int | float | complex) else as_data(x, label, f"operand {position}").ndim
