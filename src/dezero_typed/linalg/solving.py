"""Inverses and systems of linear equations."""

from __future__ import annotations

from math import prod
from typing import Any, final, overload

import numpy as np
from numpy import ndarray

from ..accumulate import sum_to
from ..application import nary, require_float, unary
from ..arrays import AnyArray, Array, I, S, S0, S1, Unranked
from ..function import RESULT, Function
from ..functions.products import transposed
from ..functions.shapes import reshape
from ..variable import AnyVariable, Matrix, Variable, Vector, require_variable

__all__ = ["inv", "solve", "tensorinv", "tensorsolve"]

# The stubs of np.linalg forget which float type goes in, and know no Variables.
lapack: Any = np.linalg


@final
class Inv(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    """Giles 2008, section 2.2.3."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        inverse: Array = lapack.inv(x)
        return inverse

    def backward(self, gy: Array, /) -> tuple[Array]:
        t = transposed(self.result)
        return (-(t @ gy @ t),)


@final
class Solve(Function[Array, Array, Array], reads=((0, RESULT), (0,)), fresh=True, holomorphic=True):
    """Giles 2008, section 2.3.1. The stacks of the operands broadcast."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        solution: Array = lapack.solve(x0, x1)
        return solution

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        y = self.result
        columns = gy[..., None] if x1.ndim == 1 else gy
        g1: Array = lapack.solve(transposed(x0), columns)
        if x1.ndim == 1:
            g1 = g1[..., 0]
            g0 = -(g1[..., :, None] * y[..., None, :])
        else:
            g0 = -(g1 @ transposed(y))
        return summed(g0, x0.shape), summed(g1, x1.shape)


def summed(x: Array, shape: tuple[int, ...]) -> Array:
    """Return `x`, summed over the stacks along which an operand of `shape` was broadcast."""
    return x if x.shape == shape else sum_to(x, shape)


def require_square(label: str, x: AnyVariable) -> AnyVariable:
    """Return `x` if it holds square matrices; raise about `label` otherwise."""
    shape = require_variable(label, x).shape
    if len(shape) < 2 or shape[-1] != shape[-2]:
        raise ValueError(f"{label}: expected square matrices, shape (..., n, n), got shape {shape}")
    return x


def inv(x: Variable[I, S]) -> Variable[I, S]:
    """The inverses of the matrices of `x`. Shape (..., n, n) and dtype: those of `x`.

    Raises `TypeError` for integers, `ValueError` for what is not square, `LinAlgError` for a singular matrix.
    """
    return unary(Inv(), require_square("inv", x))


@overload
def solve(a: Variable[I, Unranked], b: Variable[I, S1] | ndarray[S1, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve(a: Matrix[I], b: Vector[I] | ndarray[tuple[int], np.dtype[I]]) -> Vector[I]: ...
@overload
def solve(a: Matrix[I], b: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]]) -> Matrix[I]: ...
@overload
def solve(a: ndarray[tuple[int, int], np.dtype[I]], b: Variable[I, S]) -> Variable[I, S]: ...
@overload
def solve(a: Variable[I, S0], b: Variable[I, S1] | ndarray[S1, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve(a: ndarray[S0, np.dtype[I]], b: Variable[I, S1]) -> Variable[I]: ...
def solve(a: AnyVariable | AnyArray, b: AnyVariable | AnyArray) -> AnyVariable:
    """The x for which ``a @ x`` is `b`. Shapes: (..., n, n) and (..., n, k) to (..., n, k), or (n,) for a vector `b`.

    The stacks in front broadcast. Dtype: that of the operands, a float or complex type.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit, `LinAlgError` for a singular `a`.
    """
    require_float("solve", a, b, complex=True)
    if a.ndim < 2 or a.shape[-1] != a.shape[-2] or b.ndim == 0 or b.shape[-1 if b.ndim == 1 else -2] != a.shape[-1]:
        raise ValueError(
            f"solve: expected shapes (..., n, n) and (..., n, k) or (n,), got {a.shape} and {b.shape}"
        )
    y: AnyVariable = nary(Solve(), [a, b])
    return y


def tensorinv(a: Variable[I, S], ind: int = 2) -> Variable[I]:
    """The inverse of `a` as a map from its last axes to its first `ind`: ``tensordot(tensorinv(a, ind), a, ind)`` is one.

    Shape: the last lengths, then the first, of which the products agree. Dtype: that of `a`, a float or complex type.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit, `LinAlgError` for a singular map.
    """
    require_float("tensorinv", require_variable("tensorinv", a), complex=True)
    first, last = a.shape[:ind], a.shape[ind:]
    if ind < 1 or prod(first) != prod(last):
        raise ValueError(f"tensorinv: the products of {first} and {last} must agree; choose another ind than {ind}")
    matrix: AnyVariable = reshape(a, (prod(first), prod(last)))
    return reshape(inv(matrix), (*last, *first))


@overload
def tensorsolve(
    a: Variable[I, S0], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], axes: tuple[int, ...] | None = None
) -> Variable[I]: ...
@overload
def tensorsolve(a: ndarray[S0, np.dtype[I]], b: Variable[I, S1], axes: tuple[int, ...] | None = None) -> Variable[I]: ...
def tensorsolve(a: AnyVariable | AnyArray, b: AnyVariable | AnyArray, axes: tuple[int, ...] | None = None) -> AnyVariable:
    """The x for which ``tensordot(a, x, x.ndim) == b``, after the `axes` of `a` were moved to its end.

    Shape: the lengths of `a` beyond those of `b`. Dtype: that of the operands, a float or complex type.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit, `LinAlgError` for a singular map.
    """
    require_float("tensorsolve", a, b, complex=True)
    left: Any = a
    source: Any = a if axes is None else np.moveaxis(left, axes, tuple(range(a.ndim - len(axes), a.ndim)))
    shape = source.shape[b.ndim :]
    size = prod(shape)
    if source.size != size * size or b.size != size:
        raise ValueError(f"tensorsolve: shapes {source.shape} and {b.shape} make no square system")
    matrix, row = source.reshape(size, size), b.reshape(-1)
    y: AnyVariable = solve(matrix, row)
    return reshape(y, shape)
