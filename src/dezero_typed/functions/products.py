"""Products of vectors and matrices, stacks of which broadcast."""

from __future__ import annotations

from typing import final

from ..application import binary
from ..arrays import AnyArray, Array
from ..function import Function
from ..variable import AnyVariable
from .signatures import product

__all__ = ["matmul"]


@final
class Matmul(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=2, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = x0 @ x1
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return left(gy, x1) if p0 else gy, right(gy, x0) if p1 else gy


def left(gy: Array, x1: Array) -> Array:
    """Return the cotangent of the left operand, before stacks of matrices are un-broadcast."""
    if x1.ndim == 1:
        return gy[..., None] * x1
    if gy.ndim < x1.ndim:  # the left operand is a vector
        return (x1 @ gy[..., None])[..., 0]
    return gy @ transposed(x1)


def right(gy: Array, x0: Array) -> Array:
    """Return the cotangent of the right operand, before stacks of matrices are un-broadcast."""
    if x0.ndim == 1:
        return gy * x0 if gy.ndim == 0 else x0[:, None] * gy[..., None, :]
    if gy.ndim < x0.ndim:  # the right operand is a vector
        if x0.ndim == 2:
            y: Array = x0.T @ gy
            return y
        return (transposed(x0) @ gy[..., None])[..., 0]
    return transposed(x0) @ gy


def transposed(x: Array) -> Array:
    """Return the matrices of `x`, transposed."""
    if x.ndim == 2:
        return x.T
    last = x.ndim - 1
    return x.transpose(*range(last - 1), last, last - 1)


@product
def matmul(x0: AnyVariable | AnyArray, x1: AnyVariable | AnyArray, /) -> AnyVariable:
    """The matrix product ``x0 @ x1``. Shapes: (..., m, k) and (..., k, n) to (..., m, n).

    The stacks in front broadcast; a vector is a row on the left and a column on the right, and has
    no axis in the result. Dtype: that of the operands, integers included.
    Raises `ValueError` for shapes that do not fit.
    """
    return binary(Matmul(), x0, x1)
