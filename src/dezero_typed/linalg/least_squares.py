"""The pseudo-inverse, and least squares by it."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import require_float, unary
from ..arrays import AnyArray, Array, C, F, I, S, S1, Unranked
from ..function import RESULT, Function, operation
from ..functions.products import matmul
from ..functions.signs import abs
from ..variable import AnyVariable, Matrix, Variable, Vector, is_variable, made_leaf
from .decompositions import adjoint, require_matrix, svdvals
from .solving import lapack

__all__ = ["lstsq", "pinv"]

Solution = TypeVar("Solution")
Sums = TypeVar("Sums")
Values = TypeVar("Values")


class LstsqResult(NamedTuple, Generic[Solution, Sums, Values]):
    """What `lstsq` returns, in NumPy's order."""

    x: Solution
    residuals: Sums
    rank: int
    s: Values


@final
@operation
class Pinv(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """G. H. Golub and V. Pereyra, The differentiation of pseudo-inverses and nonlinear least squares problems whose
    variables separate, 1973, equation 4.12, of matrices whose rank does not change."""

    rcond: Any
    hermitian: bool

    def forward(self, x: Array) -> Array:
        y: Array = lapack.pinv(x, 1e-15 if self.rcond is None else self.rcond, self.hermitian)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        a: Any
        (a,), p = self.primals, self.result
        back, g = adjoint(p), adjoint(gy)
        left: Any = g @ p
        right: Any = p @ g
        gx: Any = (left - a @ (p @ left)) @ back + back @ (right - (right @ p) @ a) - back @ gy @ back
        return (gx,)


@overload
def pinv(a: Variable[I, Unranked], rcond: float | AnyArray | None = None, hermitian: bool = False, *, rtol: float | AnyArray | None = None) -> Variable[I]: ...
@overload
def pinv(a: Variable[I, S], rcond: float | AnyArray | None = None, hermitian: bool = False, *, rtol: float | AnyArray | None = None) -> Variable[I, S]: ...
def pinv(a: AnyVariable, rcond: float | AnyArray | None = None, hermitian: bool = False, *, rtol: float | AnyArray | None = None) -> AnyVariable:
    """The pseudo-inverse of Moore and Penrose. Shape: (..., m, n) to (..., n, m). Dtype: that of `a`, a float or complex type.

    Singular values below `rcond` times the largest, by default 1e-15, count as zero; `rtol` is another name of `rcond`. The gradient is that for changes that keep the
    rank; where others are near, the pseudo-inverse jumps. With `hermitian`, `a` must be so.
    Raises `TypeError` for integers and `ValueError` for what is no matrix and for both names of the tolerance.
    """
    require_float("pinv", require_matrix("pinv", a), complex=True)
    if rcond is not None and rtol is not None:
        raise ValueError("pinv: rcond and rtol are two names of one argument; write one of them")
    return unary(Pinv(rcond if rtol is None else rtol, hermitian), a)


@overload
def lstsq(
    a: Matrix[F], b: Vector[F] | ndarray[tuple[int], np.dtype[F]], rcond: float | None = None
) -> LstsqResult[Vector[F], Vector[F], Vector[F]]: ...
@overload
def lstsq(
    a: Matrix[F], b: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]], rcond: float | None = None
) -> LstsqResult[Matrix[F], Vector[F], Vector[F]]: ...
@overload
def lstsq(
    a: Matrix[C], b: Variable[C, S1] | ndarray[S1, np.dtype[C]], rcond: float | None = None
) -> LstsqResult[Variable[C, S1], Variable | Variable[np.float32], Variable | Variable[np.float32]]: ...
@overload
def lstsq(
    a: ndarray[tuple[int, int], np.dtype[I]], b: Variable[I, S1], rcond: float | None = None
) -> LstsqResult[Variable[I, S1], Variable | Variable[np.float32], Variable | Variable[np.float32]]: ...
def lstsq(
    a: AnyVariable | AnyArray, b: AnyVariable | AnyArray, rcond: float | None = None
) -> LstsqResult[AnyVariable, AnyVariable, AnyVariable]:
    """The x with the least ``sum(abs(b - a @ x)**2)``, and of those the shortest; the sums, the rank and the singular values.

    Shapes: (m, n) and (m,) or (m, k) to (n,) or (n, k), (1,) or (k,), and (k,). As in NumPy the sums are empty where `a`
    has not more rows than columns or dependent columns. Dtype: that of the operands, a float or complex type, the real
    type for sums and singular values. x is ``pinv(a, rcond) @ b``, with the gradient of `pinv`; `rcond` is by default the
    machine epsilon times the larger of m and n. Raises `TypeError` for integers and `ValueError` for shapes that do not fit.
    """
    require_float("lstsq", a, b, complex=True)
    if a.ndim != 2 or b.ndim not in {1, 2} or b.shape[0] != a.shape[0]:
        raise ValueError(f"lstsq: expected shapes (m, n) and (m,) or (m, k), got {a.shape} and {b.shape}")
    rows, columns = a.shape
    tolerance = float(np.finfo(a.dtype).eps) * max(rows, columns) if rcond is None else rcond
    inverse: Any = pinv(a, tolerance) if is_variable(a) else lapack.pinv(a, tolerance)
    x: AnyVariable = matmul(inverse, b)
    s: AnyVariable = svdvals(a) if is_variable(a) else made_leaf(lapack.svdvals(a))
    rank = int((s.data > tolerance * s.data.max(initial=0)).sum())
    residuals: Any = abs(matmul(a, x) - b) ** 2
    sums: AnyVariable = residuals.sum(axis=0, keepdims=b.ndim == 1)
    return LstsqResult(x, sums if rank == columns < rows else sums[:0], rank, s)
