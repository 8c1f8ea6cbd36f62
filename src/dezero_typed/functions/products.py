"""Products of vectors and matrices, stacks of which broadcast."""

from __future__ import annotations

from math import prod
from typing import final

import numpy as np

from ..application import binary
from ..arrays import AnyArray, Array
from ..function import Function
from ..variable import AnyVariable, Operand, as_data, is_variable, require_variable
from .axes import moveaxis
from .complex_numbers import conj
from .shapes import checked_place
from .signatures import product
from .signatures_products import flat_product, matrix_vector_product, outer_product, vector_matrix_product, vector_product

__all__ = ["matmul", "matvec", "outer", "vdot", "vecdot", "vecmat"]


@final
class Matmul(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=2, holomorphic=True):
    """A stack of matrices by one matrix, or by one vector, is one product: the stack has its rows in one matrix."""

    __slots__ = ("one",)

    one: bool
    """Whether it is such a product, as `forward` found out."""

    def forward(self, x0: Array, x1: Array) -> Array:
        self.one = x1.ndim <= 2 < x0.ndim
        y: Array = rows(x0) @ x1 if self.one else x0 @ x1
        return y.reshape(*x0.shape[:-1], *x1.shape[1:]) if self.one else y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        if not self.one:
            return left(gy, x1) if p0 else gy, right(gy, x0) if p1 else gy
        g0 = g1 = gy
        if p0:
            g0 = left(gy, x1) if x1.ndim == 1 else (rows(gy) @ x1.T).reshape(*gy.shape[:-1], x1.shape[0])
        if p1:
            g1 = rows(x0).T @ (rows(gy) if gy.ndim == x0.ndim else gy.reshape(gy.size))
        return g0, g1


@final
class Matvec(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.matvec(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return outer_products(gy, x1) if p0 else gy, np.matvec(transposed(x0), gy) if p1 else gy


@final
class Vecmat(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, complex=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.vecmat(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return np.matvec(x1, np.conj(gy)) if p0 else gy, outer_products(x0, gy) if p1 else gy


@final
class Vecdot(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=1, complex=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.vecdot(x0, x1)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return np.conj(gy)[..., None] * x1 if p0 else gy, gy[..., None] * x0 if p1 else gy


@final
class Outer(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, ring=True, core=2, holomorphic=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return np.outer(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return gy @ x1 if p0 else gy, x0 @ gy if p1 else gy


def outer_products(x0: Array, x1: Array) -> Array:
    """Return the matrices of all products of an element of `x0` and one of `x1`, along their last axes."""
    return x0[..., :, None] * x1[..., None, :]


def rows(x: Array) -> Array:
    """Return the matrices of `x` as one matrix, one below the other."""
    return x.reshape(prod(x.shape[:-1]), x.shape[-1])


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
        y: Array = x0.T @ gy
        return y
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


@matrix_vector_product
def matvec(x1: Operand, x2: Operand, /) -> AnyVariable:
    """The product of matrices and vectors, ``x1 @ x2``. Shapes: (..., m, n) and (..., n) to (..., m).

    The stacks in front broadcast. Dtype: that of the operands, integers included.
    Raises `ValueError` for shapes that do not fit.
    """
    matrix, stack = operands_of("matvec", x1, x2)
    if matrix.ndim == 2 and stack.ndim > 1 and matrix.shape[-1] == stack.shape[-1]:
        return binary(Matmul(), stack, matrix.T)
    # The engine takes operands of one shape for such that do not broadcast.
    return binary(Matvec(), matrix, stack[None])[0] if matrix.shape == stack.shape != stack.shape[:1] else binary(Matvec(), matrix, stack)


@vector_matrix_product
def vecmat(x1: Operand, x2: Operand, /) -> AnyVariable:
    """The product of vectors and matrices, ``conj(x1) @ x2``. Shapes: (..., m) and (..., m, n) to (..., n).

    The stacks in front broadcast. Dtype: that of the operands, integers included. A complex vector is conjugated, as in
    `vecdot`. Raises `ValueError` for shapes that do not fit.
    """
    stack, matrix = operands_of("vecmat", x1, x2)
    if matrix.ndim == 2 and stack.ndim > 1 and matrix.shape[0] == stack.shape[-1]:
        return binary(Matmul(), conjugated(stack), matrix)
    return binary(Vecmat(), stack[None], matrix)[0] if matrix.shape == stack.shape != stack.shape[:1] else binary(Vecmat(), stack, matrix)


@vector_product
def vecdot(x1: Operand, x2: Operand, /, *, axis: int = -1) -> AnyVariable:
    """The sum of ``conj(x1) * x2`` along `axis`. Shapes: broadcast, without that axis; its lengths are equal.

    Dtype: that of the operands, integers included. Raises `ValueError` for shapes that do not fit and for an axis that
    an operand does not have.
    """
    x, y = operands_of("vecdot", x1, x2)
    return binary(Vecdot(), moved("vecdot", x, axis), moved("vecdot", y, axis))


@flat_product
def vdot(a: Operand, b: Operand, /) -> AnyVariable:
    """The sum of ``conj(a) * b`` over all elements, in whatever shape they stand. Shape: ().

    Dtype: that of the operands, integers included. Raises `ValueError` for different numbers of elements.
    """
    x, y = operands_of("vdot", a, b)
    if x.size != y.size:
        raise ValueError(f"vdot: {x.size} elements of shape {x.shape} do not fit {y.size} of shape {y.shape}")
    return binary(Vecdot(), flat(x), flat(y))


@outer_product
def outer(a: Operand, b: Operand) -> AnyVariable:
    """The matrix of all products of an element of `a` and one of `b`, both read in one row. Shape: the two sizes.

    Dtype: that of the operands, integers included. Nothing is conjugated.
    """
    x, y = operands_of("outer", a, b)
    return binary(Outer(), flat(x), flat(y))


def conjugated(x: AnyVariable | AnyArray) -> AnyVariable | AnyArray:
    """Return the complex conjugate of `x`."""
    if x.dtype.kind != "c":
        return x
    return conj(x) if is_variable(x) else x.conj()


def moved(label: str, x: AnyVariable | AnyArray, axis: object) -> AnyVariable | AnyArray:
    """Return `x` with `axis` as the last one."""
    place = checked_place(label, axis, x.ndim)
    if place == x.ndim - 1:
        return x
    return moveaxis(x, place, -1) if is_variable(x) else np.moveaxis(x, place, -1)


def flat(x: AnyVariable | AnyArray) -> AnyVariable | AnyArray:
    """Return the elements of `x` in one row."""
    return x if x.ndim == 1 else x.reshape(-1)


def operands_of(label: str, a: object, b: object) -> tuple[AnyVariable | AnyArray, AnyVariable | AnyArray]:
    """Return two operands, which must be Variables or arrays; raise about `label` if they are none or no Variable is among them."""
    if is_variable(a):
        return a, b if is_variable(b) else as_data(b, label, "operand 1")
    return as_data(a, label, "operand 0"), require_variable(label, b)
