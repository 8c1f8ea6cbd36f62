"""Elements turned round and moved along axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar, final

import numpy as np

from ..application import is_tuple, unary
from ..arrays import Array, Axis, N, S
from ..function import Function, operation
from ..variable import Variable, require_variable
from .indexing import Getitem
from .reductions import checked_axis
from .shapes import as_tuple, checked_integer, checked_place

__all__ = ["flip", "fliplr", "flipud", "roll", "rot90", "trim_zeros"]

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
"""The shape of an array of one axis or more."""

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of an array of two axes or more."""


@final
@operation
class Roll(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """x moved round by `shift` along `axis`, or as one row."""

    shift: int | tuple[int, ...]
    axis: Axis

    def forward(self, x: Array) -> Array:
        return np.roll(x, self.shift, self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        back = tuple(-each for each in self.shift) if isinstance(self.shift, tuple) else -self.shift
        return (np.roll(gy, back, self.axis),)


@final
@operation
class Flip(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x in reverse order along `axis`."""

    axis: Axis

    def forward(self, x: Array) -> Array:
        y: Array = np.flip(x, self.axis)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        gx: Array = np.flip(gy, self.axis)
        return (gx,)


@final
@operation
class Rot90(Function[Array, Array], reads=((),), ring=True, complex=True):
    """x turned `k` times by a right angle, from the first of `axes` to the second."""

    k: int
    axes: tuple[int, int]

    def forward(self, x: Array) -> Array:
        return np.rot90(x, self.k, self.axes)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.rot90(gy, -self.k, self.axes),)


def roll(x: Variable[N, S], shift: int | Sequence[int], axis: int | Sequence[int] | None = None) -> Variable[N, S]:
    """`x` moved round by `shift` places along `axis`, or as one row; what leaves at the end comes in at the start.

    Shape and dtype: those of `x`. `shift` and `axis` may be sequences of one length; a number stands for all of the other.
    Raises `ValueError` for an axis that `x` does not have.
    """
    several, chosen = as_tuple(shift), as_tuple(axis)
    steps = tuple(checked_integer("roll", each, "shift") for each in (several if is_tuple(several) else (several,)))
    if axis is None:
        require_variable("roll", x)
        return unary(Roll(sum(steps), None), x)
    axes = tuple(checked_place("roll", each, require_variable("roll", x).ndim) for each in (chosen if is_tuple(chosen) else (chosen,)))
    number = len(axes) if len(steps) == 1 else len(steps)
    if len(axes) not in (1, number):
        raise ValueError(f"roll: shift {shift} and axis {axis} differ in length")
    return unary(Roll(steps * number if len(steps) == 1 else steps, axes * number if len(axes) == 1 else axes), x)


def flip(x: Variable[N, S], axis: Axis = None) -> Variable[N, S]:
    """`x` in reverse order along `axis`, one, several or all. Shape and dtype: those of `x`.

    Raises `ValueError` for an axis that `x` does not have.
    """
    return unary(Flip(checked_axis("flip", axis, x)), x)


def fliplr(x: Variable[N, Matrices]) -> Variable[N, Matrices]:
    """`x` in reverse order along axis 1: left and right change places. Shape, of two axes or more, and dtype: those of `x`.

    Raises `ValueError` for fewer axes.
    """
    checked_place("fliplr", 1, require_variable("fliplr", x).ndim)
    return unary(Flip(1), x)


def flipud(x: Variable[N, Lines]) -> Variable[N, Lines]:
    """`x` in reverse order along axis 0: top and bottom change places. Shape, of one axis or more, and dtype: those of `x`.

    Raises `ValueError` for shape ``()``.
    """
    checked_place("flipud", 0, require_variable("flipud", x).ndim)
    return unary(Flip(0), x)


def rot90(x: Variable[N, Matrices], k: int = 1, axes: tuple[int, int] = (0, 1)) -> Variable[N, Matrices]:
    """`x` turned `k` times by a right angle, from the first of `axes` to the second. Dtype: that of `x`.

    Shape: that of `x`, with the two lengths exchanged for an odd `k`. Raises `ValueError` for axes that `x` does not have.
    """
    ndim = require_variable("rot90", x).ndim
    if len(axes) != 2:
        raise ValueError(f"rot90: axes must be two, got {axes}")
    first, second = (checked_place("rot90", axis, ndim) for axis in axes)
    if first == second:
        raise ValueError(f"rot90: axes {axes} are the same axis")
    return unary(Rot90(checked_integer("rot90", k, "k"), (first, second)), x)


def trim_zeros(x: Variable[N, S], trim: Literal["fb", "bf", "f", "b"] = "fb", axis: Axis = None) -> Variable[N, S]:
    """`x` without the zeros before the first element along `axis`, or along each, that is none, and after the last.

    `trim` holds ``f``, ``b`` or both: whether those at the front go, and those at the back. Dtype: that of `x`.
    Shape: that of the smallest box with all other elements in it, empty if there are none. What is cut off has
    the gradient zero. Raises `ValueError` for an axis that `x` does not have.
    """
    checked = checked_axis("trim_zeros", axis, x)
    if set(trim) not in ({"f"}, {"b"}, {"f", "b"}):
        raise ValueError(f"trim_zeros: trim must be 'f', 'b' or 'fb', got {trim!r}")
    axes = range(x.ndim) if checked is None else [each % x.ndim for each in (checked if is_tuple(checked) else (checked,))]
    box = [slice(None)] * x.ndim
    places = np.nonzero(x.data) if x.ndim else ()
    for each in axes:
        if places[each].size == 0:
            box[each] = slice(0)
            continue
        start, stop = int(places[each].min()), int(places[each].max()) + 1
        box[each] = slice(start if "f" in trim else None, stop if "b" in trim else None)
    return unary(Getitem(tuple(box), x.shape), x)
