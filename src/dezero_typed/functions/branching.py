"""Functions defined by cases, each case on its own elements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary
from ..arrays import AnyArray, Array, N, Number, S, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Mask, Operand, Variable, Vector, as_mask, data_of, is_variable, require_variable
from .masks import Truths, truths, truths_of
from .shapes import broadcast_to

__all__ = ["piecewise", "select", "where_apply"]

M = TypeVar("M", bound=Number)
"""The element type of the second function. It is that of the first, but a checker that is given two generic
functions for one type takes neither; the call checks it."""


@final
@operation
class Select(Function[Array, *tuple[Array, ...]], fresh=True, ring=True, complex=True):
    """Of several operands the first whose condition holds; the last where none does."""

    conditions: tuple[Mask, ...]

    def forward(self, *xs: Array) -> Array:
        *choices, default = xs
        y: Array = np.select(self.conditions, choices, default)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        zero = gy.dtype.type(0)
        left: Any = np.True_
        grads: list[Array] = []
        for condition in self.conditions:
            grads.append(np.where(left & condition, gy, zero))
            left = left & ~condition
        grads.append(np.where(left, gy, zero))
        return tuple(grads)


@final
@operation
class Assemble(Function[Array, *tuple[Array, ...]], fresh=True, ring=True, complex=True):
    """The array of `shape` that holds each operand at the places of its mask, and zeros elsewhere. No place has two."""

    masks: tuple[Mask, ...]
    shape: tuple[int, ...]

    def forward(self, *pieces: Array) -> Array:
        y = np.zeros(self.shape, np.result_type(*pieces))
        for mask, piece in zip(self.masks, pieces, strict=True):
            y[mask] = piece
        return y

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return tuple(gy[mask] if wanted else gy for mask, wanted in zip(self.masks, self.wants, strict=True))


def assembled(label: str, masks: Sequence[Mask], cases: Sequence[Any], xs: Sequence[AnyVariable]) -> AnyVariable:
    """Return what the `cases` make, each of the elements of `xs` at its mask. No two masks share a place."""
    dtype = np.result_type(*(x.dtype for x in xs))
    chosen: list[Mask] = []
    pieces: list[Any] = []
    for place, (mask, case) in enumerate(zip(masks, cases, strict=True)):
        if not mask.any():
            continue
        piece: Any = case(*(x[mask] for x in xs)) if callable(case) else case
        shape, expected = np.shape(data_of(piece)), (int(np.count_nonzero(mask)),)
        if shape not in {(), expected}:
            raise ValueError(
                f"{label}: function {place} was given shape {expected} and returned {shape}; it must be elementwise"
            )
        if is_variable(piece) and piece.dtype != dtype:
            raise TypeError(f"{label}: function {place} was given {dtype} and returned {piece.dtype}; write .astype")
        pieces.append(broadcast_to(piece, expected) if is_variable(piece) and shape != expected else piece)
        chosen.append(mask)
    if not any(is_variable(piece) for piece in pieces):
        # None of the elements, of each operand: what is constant everywhere still has the gradient 0.
        nowhere = as_mask(np.zeros(xs[0].shape))
        chosen += [nowhere for _ in xs]
        pieces += [x[nowhere] for x in xs]
    y: AnyVariable = nary(Assemble(tuple(chosen), xs[0].shape), pieces)
    return y


@overload
def select(
    condlist: Sequence[Truths], choicelist: Sequence[Variable[N, S]], default: Variable[N, S] | float = 0
) -> Variable[N, S]: ...
@overload
def select(
    condlist: Sequence[Truths], choicelist: Sequence[Variable[N] | ndarray[Shape, np.dtype[N]]], default: Variable[N] | float = 0
) -> Variable[N]: ...
def select(
    condlist: Sequence[Truths], choicelist: Sequence[AnyVariable | AnyArray], default: Operand = 0
) -> AnyVariable:
    """The element of the first of `choicelist` whose condition holds, `default` where none does.

    Shapes: all broadcast. Dtype: that of the operands. The gradient goes to the one that was chosen. All are computed
    everywhere before, see `where` and `where_apply`.
    Raises `ValueError` where the lists differ in length or the shapes do not broadcast, and `TypeError` for a
    condition that is no boolean array.
    """
    if len(condlist) != len(choicelist) or not condlist:
        raise ValueError(
            f"select: expected as many choices as conditions, one or more, got {len(choicelist)} and {len(condlist)}"
        )
    masks = tuple(truths("select", condition) for condition in condlist)
    xs = (*choicelist, default)
    shapes = [*(mask.shape for mask in masks), *(np.shape(data_of(x)) for x in xs)]
    try:
        shape = np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(f"select: the shapes {', '.join(map(str, shapes))} do not broadcast") from None
    y: AnyVariable = nary(Select(tuple(np.broadcast_to(mask, shape) for mask in masks)), xs, broadcast=True)
    return y


def piecewise(
    x: Variable[N, S], condlist: Sequence[Truths], funclist: Sequence[Callable[[Vector[N]], Vector[N]] | float]
) -> Variable[N, S]:
    """Each function of `funclist`, or number, at the elements of `x` where its condition is the last that holds.

    One function more than there are conditions is for the rest, which is 0 otherwise. Shape and dtype: those of `x`.
    A function is called with its own elements only, as a vector, and so is its gradient.
    Raises `ValueError` for a number of functions that does not fit, conditions that do not broadcast to `x` and a
    function that changes the shape, and `TypeError` for a condition that is no boolean array.
    """
    shape = require_variable("piecewise", x).shape
    masks = [truths_of("piecewise", condition, shape) for condition in condlist]
    if len(funclist) - len(masks) not in {0, 1}:
        raise ValueError(f"piecewise: expected {len(masks)} or {len(masks) + 1} functions, got {len(funclist)}")
    rest = as_mask(np.ones(shape))
    own: list[Mask] = []
    for mask in reversed(masks):
        own.append(as_mask(mask & rest))
        rest = as_mask(rest & ~mask)
    return assembled("piecewise", [*reversed(own), rest][: len(funclist)], funclist, [x])


@overload
def where_apply(
    condition: Truths, f: Callable[[Vector[N]], Vector[N]] | float, g: Callable[[Vector[M]], Vector[M]] | float, x: Variable[N, S], /
) -> Variable[N, S]: ...
@overload
def where_apply(
    condition: Truths, f: Callable[[Vector[N], Vector[N]], Vector[N]] | float, g: Callable[[Vector[M], Vector[M]], Vector[M]] | float,
    x0: Variable[N, S], x1: Variable[N, S], /,
) -> Variable[N, S]: ...  # fmt: skip
def where_apply(
    condition: Truths, f: Callable[..., AnyVariable] | float, g: Callable[..., AnyVariable] | float, /, *xs: AnyVariable
) -> AnyVariable:
    """``f(x)`` where `condition` holds, ``g(x)`` elsewhere, each called with its own elements only, as a vector.

    Where ``where(x > 0, log(x), 0.0)`` has the gradient NaN at 0, since 0 times inf is NaN,
    ``where_apply(x > 0, log, 0.0, x)`` has 0. Two operands of one shape may be given:
    ``where_apply(x1 != 0, divide, 0.0, x0, x1)``. A function without elements is not called.
    Shape and dtype: those of `x`.
    Raises `ValueError` for a condition that does not broadcast to `x`, operands of different shapes, and a function
    that changes the shape; `TypeError` for one that changes the dtype and a condition that is no boolean array.
    """
    shapes = [require_variable("where_apply", x).shape for x in xs]
    if len(set(shapes)) != 1:
        raise ValueError(f"where_apply: expected operands of one shape, got shapes {', '.join(map(str, shapes))}")
    mask = truths_of("where_apply", condition, shapes[0])
    return assembled("where_apply", [mask, as_mask(~mask)], [f, g], xs)
