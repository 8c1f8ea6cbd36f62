"""Diagonals and triangles of matrices, square or not, and matrices made of diagonals."""

from __future__ import annotations

from typing import Any, TypeVar, final, overload

import numpy as np

from ..application import unary
from ..arrays import Array, N, S, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable, require_variable
from .shapes import checked_integer, checked_place, reshape

__all__ = ["diag", "diagflat", "diagonal", "trace", "tril", "triu"]

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of a matrix or of a stack of them."""

Stacks = TypeVar("Stacks", bound=tuple[int, int, int, int, *tuple[Any, ...]])
"""The shape of an array of four axes or more."""


@final
@operation
class Diagonal(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The elements x[..., i, ..., i + offset, ...], for x of `shape`, i at `axis1` and i + offset at `axis2`."""

    offset: int
    axis1: int
    axis2: int
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = np.diagonal(x, self.offset, self.axis1, self.axis2)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (on_diagonal(gy, self.offset, self.axis1, self.axis2, self.shape),)


@final
@operation
class OnDiagonal(Function[Array, Array], reads=((),), ring=True, complex=True):
    """Zeros of `shape` with the elements of x on a diagonal: the transpose of `Diagonal`."""

    offset: int
    axis1: int
    axis2: int
    shape: Shape

    def forward(self, x: Array) -> Array:
        return on_diagonal(x, self.offset, self.axis1, self.axis2, self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.diagonal(gy, self.offset, self.axis1, self.axis2),)


@final
@operation
class Trace(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The sum over the diagonal of x of `shape`."""

    offset: int
    axis1: int
    axis2: int
    shape: Shape

    def forward(self, x: Array) -> Array:
        # Integers would be summed as int64; a Variable's type says int32.
        y: Array = np.trace(x, self.offset, self.axis1, self.axis2, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        length = diagonal_length(self.offset, self.shape[self.axis1], self.shape[self.axis2])
        repeated = np.broadcast_to(gy[..., None], (*gy.shape, length))
        return (on_diagonal(repeated, self.offset, self.axis1, self.axis2, self.shape),)


@final
@operation
class Tril(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The lower triangle of each matrix, up to diagonal `k`, and zeros."""

    k: int

    def forward(self, x: Array) -> Array:
        return np.tril(x, self.k)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.tril(gy, self.k),)


@final
@operation
class Triu(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The upper triangle of each matrix, from diagonal `k` on, and zeros."""

    k: int

    def forward(self, x: Array) -> Array:
        return np.triu(x, self.k)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.triu(gy, self.k),)


def on_diagonal(x: Array, offset: int, axis1: int, axis2: int, shape: Shape) -> Array:
    """Return zeros of `shape` with `x` on a diagonal, whose elements are along the last axis of `x`.

    Takes an array, or a Variable in a recorded pass, and returns the same.
    """
    source: Any = x
    y: Any
    if is_variable(source):
        y = unary(OnDiagonal(offset, axis1, axis2, shape), source)
    else:
        y = np.zeros(shape, x.dtype)
        view = np.diagonal(y, offset, axis1, axis2)
        view.flags.writeable = True
        view[...] = x
    array: Array = y
    return array


def diagonal_length(offset: int, rows: int, columns: int) -> int:
    """Return how many elements the diagonal at `offset` has."""
    return max(0, min(rows + min(offset, 0), columns - max(offset, 0)))


@overload
def diagonal(x: Variable[N, Unranked], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
@overload
def diagonal(x: Matrix[N], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Vector[N]: ...
@overload
def diagonal(x: Variable[N, tuple[int, int, int]], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Matrix[N]: ...
@overload
def diagonal(x: Variable[N, Stacks], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
def diagonal(x: AnyVariable, offset: int = 0, axis1: int = 0, axis2: int = 1) -> AnyVariable:
    """The elements x[i, i + `offset`] of the matrices along `axis1` and `axis2`. Dtype: that of `x`.

    Shape: the other lengths, then the number of elements, for ``(m, n)`` the lesser of m and n at offset 0.
    Raises `ValueError` for fewer than two axes, and for axes that `x` does not have.
    """
    return unary(Diagonal(*diagonal_of("diagonal", x, offset, axis1, axis2), x.shape), x)


@overload
def trace(x: Variable[N, Unranked], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
@overload
def trace(x: Matrix[N], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Scalar[N]: ...
@overload
def trace(x: Variable[N, tuple[int, int, int]], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Vector[N]: ...
@overload
def trace(x: Variable[N, Stacks], offset: int = 0, axis1: int = 0, axis2: int = 1) -> Variable[N]: ...
def trace(x: AnyVariable, offset: int = 0, axis1: int = 0, axis2: int = 1) -> AnyVariable:
    """The sum of the elements x[i, i + `offset`] of the matrices along `axis1` and `axis2`. Dtype: that of `x`.

    Shape: the other lengths, ``()`` for ``(m, n)``. The matrices need not be square. Raises `ValueError` for
    fewer than two axes, and for axes that `x` does not have.
    """
    return unary(Trace(*diagonal_of("trace", x, offset, axis1, axis2), x.shape), x)


@overload
def diag(x: Variable[N, Unranked], k: int = 0) -> Variable[N]: ...
@overload
def diag(x: Vector[N], k: int = 0) -> Matrix[N]: ...
@overload
def diag(x: Matrix[N], k: int = 0) -> Vector[N]: ...
def diag(x: AnyVariable, k: int = 0) -> AnyVariable:
    """The matrix with the vector `x` on diagonal `k` and zeros, or that diagonal of the matrix `x`. Dtype: that of `x`.

    Shape: ``(n + |k|, n + |k|)`` for ``(n,)``. Raises `ValueError` for another number of axes.
    """
    k = checked_integer("diag", k, "k")
    ndim = require_variable("diag", x).ndim
    if ndim == 2:
        return unary(Diagonal(k, 0, 1, x.shape), x)
    if ndim != 1:
        raise ValueError(f"diag: expected a vector or a matrix, got shape {x.shape}; diagonal takes stacks of matrices")
    length = x.size + abs(k)
    return unary(OnDiagonal(k, 0, 1, (length, length)), x)


def diagflat(x: Variable[N, S], k: int = 0) -> Matrix[N]:
    """The matrix with the elements of `x` on diagonal `k`, and zeros. Dtype: that of `x`.

    Shape: ``(n + |k|, n + |k|)`` for an `x` of n elements.
    """
    k = checked_integer("diagflat", k, "k")
    require_variable("diagflat", x)
    return diag(reshape(x, -1), k)


def tril(x: Variable[N, Matrices], k: int = 0) -> Variable[N, Matrices]:
    """`x` with zeros above diagonal `k` of each matrix. Shape, ``(..., m, n)``, and dtype: those of `x`.

    Raises `ValueError` for fewer than two axes.
    """
    return unary(Tril(triangle_of("tril", x, k)), x)


def triu(x: Variable[N, Matrices], k: int = 0) -> Variable[N, Matrices]:
    """`x` with zeros below diagonal `k` of each matrix. Shape, ``(..., m, n)``, and dtype: those of `x`.

    Raises `ValueError` for fewer than two axes.
    """
    return unary(Triu(triangle_of("triu", x, k)), x)


def triangle_of(label: str, x: AnyVariable, k: object) -> int:
    """Return `k` as Python's integer if `x` has matrices."""
    require_matrices(label, x)
    return checked_integer(label, k, "k")


def diagonal_of(label: str, x: AnyVariable, offset: object, axis1: object, axis2: object) -> tuple[int, int, int]:
    """Return the offset and the two axes, counted from the front, if `x` has such a diagonal."""
    require_matrices(label, x)
    first, second = (checked_place(label, axis, x.ndim) for axis in (axis1, axis2))
    if first == second:
        raise ValueError(f"{label}: axis1 and axis2 are the same axis {first}")
    return checked_integer(label, offset, "offset"), first, second


def require_matrices(label: str, x: AnyVariable) -> None:
    """Raise if `x` has fewer than two axes."""
    if require_variable(label, x).ndim < 2:
        raise ValueError(f"{label}: expected at least two axes, got shape {x.shape}")
