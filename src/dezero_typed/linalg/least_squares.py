"""The pseudo-inverse, and least squares by it."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Generic, NamedTuple, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, require_float, unary
from ..arrays import AnyArray, Array, C, F, I, S, S1, Unranked
from ..function import RESULT, Function, operation
from ..functions.products import matmul
from ..functions.signs import abs
from ..variable import AnyVariable, Matrix, Variable, Vector, is_variable, made_leaf
from .decompositions import Svd, adjoint, require_matrix, wanted
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


@final
@operation
class LeastSquares(Function[tuple[Array, Array], Array, Array], reads=((0, 1, RESULT), (0,)), fresh=True, complex=True):
    """The solution and the singular values, of one decomposition. The rule is that of `Pinv`, times b: products with few columns."""

    rcond: float
    inverse: Array = field(init=False, repr=False)
    """The pseudo-inverse, for the first derivative."""
    vectors: tuple[Array, Array] = field(init=False, repr=False)
    """The singular vectors, likewise."""

    def forward(self, x0: Array, x1: Array) -> tuple[Array, Array]:
        u, s, vh = lapack.svd(x0, full_matrices=False)
        self.vectors = u, vh
        counts = s > self.rcond * s.max(initial=0)
        self.inverse = (adjoint(vh) * np.where(counts, 1 / np.where(counts, s, 1), 0)) @ adjoint(u)
        return self.inverse @ x1, s

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array, Array]:
        a: Any
        (a, b), (x, _), (gx, gs) = self.primals, self.result, gy
        p: Any = unary(Pinv(self.rcond, False), a) if is_variable(a) else self.inverse
        gb: Any = adjoint(p) @ gx
        if not self.wants[0]:
            return gb, gb
        away = gx - p @ (a @ gx)
        ga: Any = by(b - a @ x, p @ gb) - by(gb, x) + by(adjoint(p) @ x, away)
        if wanted(gs):
            u, vh = nary(Svd(), [a])[::2] if is_variable(a) else self.vectors
            ga = ga + (u * gs) @ vh
        return ga, gb


def by(x: Any, y: Any) -> Any:
    """Return the product of the columns of `x`, or of one, and the adjoint of those of `y`."""
    return x @ adjoint(y) if x.ndim == 2 else x[:, None] @ adjoint(y[:, None])


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
    x: AnyVariable
    s: AnyVariable
    x, s = nary(LeastSquares(tolerance), [a, b])
    if not is_variable(a):
        s = made_leaf(s.data)
    rank = int((s.data > tolerance * s.data.max(initial=0)).sum())
    residuals: Any = abs(matmul(a, x) - b) ** 2
    sums: AnyVariable = residuals.sum(axis=0, keepdims=b.ndim == 1)
    return LstsqResult(x, sums if rank == columns < rows else sums[:0], rank, s)
