"""Determinants, inverses and systems of linear equations."""

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
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable, require_variable

__all__ = ["det", "inv", "slogdet", "solve", "tensorinv", "tensorsolve"]

# The stubs of np.linalg forget which float type goes in, and know no Variables.
lapack: Any = np.linalg


@final
class Det(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    """M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008, section 2.2.4."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.asarray(lapack.det(x))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        det: Any = self.result
        if not is_variable(det) and bool((det == 0).any()):
            return (gy[..., None, None] * transposed(adjugate(x)),)
        inverse: Array = lapack.inv(x)
        return ((gy * det)[..., None, None] * transposed(inverse),)


def adjugate(x: Array) -> Array:
    """Return the adjugate of the matrices of `x`, singular ones among them.

    It is det(x) times the inverse where there is one. With x = U S V, the adjugate is that of V times that of S times
    that of U, where that of a diagonal matrix holds the products of the other elements.
    """
    u, s, v = lapack.svd(x)
    size = x.shape[-1]
    others = np.stack([np.prod(np.delete(s, place, axis=-1), axis=-1) for place in range(size)], axis=-1)
    sign = lapack.det(u) * lapack.det(v)
    product: Array = sign[..., None, None] * ((transposed(v.conj()) * others[..., None, :]) @ transposed(u.conj()))
    return product


@final
class Slogdet(Function[tuple[Array, Array], Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The logarithm of |det|, whose gradient is the inverse, and the sign, which turns only over complex numbers."""

    __slots__ = ()

    def forward(self, x: Array) -> tuple[Array, Array]:
        sign, log = lapack.slogdet(x)
        return np.asarray(sign), np.asarray(log)

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        (x,), (sign, _) = self.primals, self.result
        turned, length = gy
        part: Any = length
        if x.dtype.kind == "c":
            # The phase turns along i * sign: what of the cotangent lies there turns with the matrix.
            part = part + 1j * np.imag(np.conj(sign) * turned)
        return (part[..., None, None] * transposed(np.conj(lapack.inv(x))),)


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


@overload
def det(x: Variable[I, Unranked]) -> Variable[I]: ...
@overload
def det(x: Matrix[I]) -> Scalar[I]: ...
@overload
def det(x: Variable[I, S]) -> Variable[I]: ...
def det(x: AnyVariable) -> AnyVariable:
    """The determinants of the matrices of `x`. Shape: (..., n, n) to (...). Dtype: a float or complex type.

    The gradient is the transposed adjugate: ``det(x) * inv(x).T`` where there is an inverse, and for a singular
    matrix the product of the other singular values along each direction (see `adjugate`).
    Raises `TypeError` for integers and `ValueError` for what is not square.
    """
    return unary(Det(), require_square("det", x))


def slogdet(x: Variable[I, S]) -> tuple[Variable[I], Variable[np.float64] | Variable[np.float32]]:
    """The signs of the determinants, and the logarithms of their absolute values. Shape: (..., n, n) to (...) twice.

    Dtype: that of `x` for the sign, its real type for the logarithm. The gradient of the logarithm is
    ``inv(x).T``; that of the sign is 0, except over complex numbers, where it turns.
    Raises `TypeError` for integers, `ValueError` for what is not square, `LinAlgError` in `backward` for a singular matrix.
    """
    sign, log = nary(Slogdet(), [require_square("slogdet", x)])
    return sign, log


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
