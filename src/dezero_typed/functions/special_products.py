"""The vector product of three dimensions and the Kronecker product."""

from __future__ import annotations

from typing import Any, final

import numpy as np

from ..application import binary
from ..arrays import Array, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Operand
from .arithmetic import Multiply
from .axes import moveaxis
from .contraction import ranks_of
from .products import moved, operands_of
from .shapes import checked_place
from .signatures import broadcasting
from .signatures_products import vector_cross_product

__all__ = ["cross", "kron"]

# The stubs of NumPy know neither Variables nor einsum's form without a string.
loose: Any = np


@final
class Cross(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = loose.cross(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return loose.cross(x1, gy) if p0 else gy, loose.cross(gy, x0) if p1 else gy


@final
@operation
class Kron(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, holomorphic=True):
    """All products of an element of an array of shape `left` and one of an array of shape `right`, of as many axes."""

    left: Shape
    right: Shape

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = loose.kron(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        # Each axis of the result is one of x0 and one of x1.
        split = gy.reshape([length for pair in zip(self.left, self.right, strict=True) for length in pair])
        axes = [*range(2 * len(self.left))]
        first, second = axes[::2], axes[1::2]
        g0 = loose.einsum(split, axes, x1, second, first) if p0 else gy
        g1 = loose.einsum(split, axes, x0, first, second) if p1 else gy
        return g0, g1


@vector_cross_product
def cross(a: Operand, b: Operand, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None) -> AnyVariable:
    """The vectors at right angles to those of `a` and `b`. Shapes: broadcast beside the vectors, of three numbers.

    The vectors are along `axisa` of `a` and `axisb` of `b`, and along `axisc` of the result; `axis` stands for all three.
    Dtype: that of the operands, integers included. Nothing is conjugated. Raises `ValueError` for vectors of another
    length, those of two dimensions among them, shapes that do not fit and axes that an operand does not have.
    """
    x, y = operands_of("cross", a, b)
    x, y = moved("cross", x, axisa if axis is None else axis), moved("cross", y, axisb if axis is None else axis)
    if x.shape[-1] != 3 or y.shape[-1] != 3:
        raise ValueError(
            f"cross: expected vectors of 3 numbers, got {x.shape[-1]} and {y.shape[-1]}; "
            "in two dimensions write a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]"
        )
    result = binary(Cross(), x, y)
    place = checked_place("cross", axisc if axis is None else axis, result.ndim)
    return result if place == result.ndim - 1 else moveaxis(result, -1, place)


@broadcasting
def kron(a: Operand, b: Operand, /) -> AnyVariable:
    """The Kronecker product: `b`, times each element of `a`, one block beside the other. Dtype: that of the operands.

    Shape: the products of the lengths, the one with fewer axes having more of length one in front. Integers too.
    Nothing is conjugated.
    """
    m, n = ranks_of("kron", a, b)
    if m == 0 or n == 0:
        return binary(Multiply(), a, b)
    x, y = operands_of("kron", a, b)
    left, right = (1,) * (n - m) + x.shape, (1,) * (m - n) + y.shape
    return binary(Kron(left, right), x if m >= n else x.reshape(left), y if n >= m else y.reshape(right))
