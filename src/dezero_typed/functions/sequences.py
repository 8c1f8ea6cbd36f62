"""Sums and products of any number of operands, which broadcast together."""

from __future__ import annotations

from functools import reduce
from itertools import accumulate
from operator import add
from typing import final, overload

import numpy as np

from ..application import nary
from ..arrays import Array, N, S, Unranked
from ..function import Function
from ..variable import AnyVariable, Operand, Variable, data_of

__all__ = ["add_sequence", "multiply_sequence"]


@final
class AddSequence(Function[Array, *tuple[Array, ...]], reads=(), ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, *xs: Array) -> Array:
        return reduce(add, xs)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return (gy,) * len(self.parents)


@final
class MultiplySequence(Function[Array, *tuple[Array, ...]], reads=((0,),), ring=True, holomorphic=True):
    __slots__ = ()

    def forward(self, *xs: Array) -> Array:
        return reduce(times, xs)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        xs = self.primals
        # Of each operand, gy times what stands before it, and the product of what stands after it: no division by zero.
        before = accumulate(xs[:-1], times, initial=gy)
        after = [*accumulate(xs[:0:-1], times)][::-1]
        *shares, last = before
        return *(share * rest for share, rest in zip(shares, after, strict=True)), last


def times(x: Array, y: Array) -> Array:
    """Return ``x * y``, with the types of a rule."""
    return x * y


@overload
def add_sequence(*xs: Variable[N, Unranked] | float) -> Variable[N]: ...
@overload
def add_sequence(*xs: Variable[N, S] | float) -> Variable[N, S]: ...
def add_sequence(*xs: Operand) -> AnyVariable:
    """``x0 + x1 + ...``, in one step of the graph. Shapes: broadcast. Dtype: that of the operands, integers included.

    At least one is a Variable; numbers are constants. Raises `TypeError` for no operand, `ValueError` for shapes that
    do not broadcast.
    """
    y: AnyVariable = nary(AddSequence(), checked("add_sequence", xs), broadcast=True)
    return y


@overload
def multiply_sequence(*xs: Variable[N, Unranked] | float) -> Variable[N]: ...
@overload
def multiply_sequence(*xs: Variable[N, S] | float) -> Variable[N, S]: ...
def multiply_sequence(*xs: Operand) -> AnyVariable:
    """``x0 * x1 * ...``, in one step of the graph. Shapes: broadcast. Dtype: that of the operands, integers included.

    The gradient of an operand is the product of the others, exact where one is 0. At least one is a Variable; numbers
    are constants. Raises `TypeError` for no operand, `ValueError` for shapes that do not broadcast.
    """
    y: AnyVariable = nary(MultiplySequence(), checked("multiply_sequence", xs), broadcast=True)
    return y


def checked(label: str, xs: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """Return the operands; raise about `label` where there is none, or where they do not broadcast."""
    if not xs:
        raise TypeError(f"{label}: expected at least one operand, got none")
    shapes = [np.shape(data_of(x)) for x in xs]
    try:
        np.broadcast_shapes(*shapes)
    except ValueError as error:
        raise ValueError(f"{label}: shapes {', '.join(map(str, shapes))} do not broadcast") from error
    return tuple(float(x) if isinstance(x, float) else x for x in xs)  # one of NumPy's has a dtype to promote to
