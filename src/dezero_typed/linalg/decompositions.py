"""Matrices as products: of triangles, of orthonormal columns, of eigenvectors and singular vectors.

Where two eigenvalues or singular values agree, up to rounding, their vectors are not determined,
and what the gradient of the vectors divides by is zero. Such a gap contributes nothing: the
gradient is right for every function that does not depend on the choice of those vectors. A further
derivative at such a point leaves out how the open vectors turn.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, NamedTuple, TypeVar, final, overload

import numpy as np

from ..application import nary, require_float, unary
from ..arrays import AnyArray, Array, F, I, S, Unranked
from ..function import RESULT, Function, operation
from ..functions.arithmetic import apart_from_zero
from ..functions.products import transposed
from ..variable import AnyVariable, Matrix, Variable, Vector, data_of, is_variable, require_variable
from .solving import lapack, require_square

__all__ = ["cholesky", "eigh", "eigvalsh", "qr", "svd", "svdvals"]

First = TypeVar("First")
Second = TypeVar("Second")
Third = TypeVar("Third")


class EighResult(NamedTuple, Generic[First, Second]):
    """The eigenvalues, in ascending order, and the eigenvectors, in columns."""

    eigenvalues: First
    eigenvectors: Second


class SVDResult(NamedTuple, Generic[First, Second, Third]):
    """The left singular vectors, the singular values in descending order, the right singular vectors in rows."""

    U: First
    S: Second
    Vh: Third


class QRResult(NamedTuple, Generic[First, Second]):
    """The orthonormal columns and the upper triangle."""

    Q: First
    R: Second


def adjoint(x: Any) -> Any:
    """Return the conjugates of the matrices of `x`, transposed."""
    turned: Any = transposed(x)
    return np.conj(turned) if x.dtype.kind == "c" else turned


def hermitian(x: Any) -> Any:
    """Return the half of the matrices of `x` that is its own adjoint."""
    return (x + adjoint(x)) / 2


def inverse_gaps(x: Any, scale: Any) -> Any:
    """Return one over what each element of the rows of `x` is larger by than each; 0 for a gap that is rounding.

    Where `x` are squares, `scale` are their roots.
    """
    values: AnyArray = data_of(scale)
    bound = 16 * np.finfo(values.dtype).eps * values.shape[-1] * np.max(np.abs(values), axis=-1, initial=0.0)
    closed = np.abs(values[..., None, :] - values[..., :, None]) <= bound[..., None, None]
    gaps = x[..., None, :] - x[..., :, None]
    return np.where(closed, 0.0, 1 / np.where(closed, 1.0, gaps))


def wanted(gy: Any) -> bool:
    """Tell whether a cotangent does anything; in a recorded pass it may at the next order."""
    return is_variable(gy) or bool(gy.any())


@final
@operation
class Cholesky(Function[Array, Array], reads=((RESULT,),), fresh=True, complex=True):
    """I. Murray, Differentiation of the Cholesky decomposition, 2016, equation 10."""

    upper: bool

    def forward(self, x: Array) -> Array:
        y: Array = lapack.cholesky(x, upper=self.upper)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        factor: Any = adjoint(self.result) if self.upper else self.result
        g: Any = adjoint(gy) if self.upper else gy
        inner: Any = np.tril(adjoint(factor) @ g)
        inner = inner * (1 - np.eye(inner.shape[-1], dtype=inner.dtype) / 2)
        back = adjoint(factor)
        half: Any = lapack.solve(back, inner)
        return (hermitian(adjoint(lapack.solve(back, adjoint(half)))),)


@final
@operation
class Eigh(Function[tuple[Array, Array], Array], reads=((RESULT,),), fresh=True, complex=True):
    """Giles 2008, section 3.1, of the triangle that `UPLO` names."""

    UPLO: str

    def forward(self, x: Array) -> tuple[Array, Array]:
        values, vectors = lapack.eigh(x, self.UPLO)
        return values, vectors

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        values: Any
        vectors: Any
        (values, vectors), (g_values, g_vectors) = self.result, gy
        inner: Any = vectors * g_values[..., None, :]
        if wanted(g_vectors):
            inner = inner + vectors @ (inverse_gaps(values, values) * (adjoint(vectors) @ g_vectors))
        return (hermitian(inner @ adjoint(vectors)),)


@final
class Svd(Function[tuple[Array, Array, Array], Array], reads=((RESULT,),), fresh=True, complex=True):
    """J. Townsend, Differentiating the singular value decomposition, 2016; over complex numbers, Z.-Q. Wan and
    S.-X. Zhang, Automatic differentiation for complex valued SVD, 2019."""

    __slots__ = ()

    def forward(self, x: Array) -> tuple[Array, Array, Array]:
        u, s, vh = lapack.svd(x, full_matrices=False)
        return u, s, vh

    def backward(self, gy: tuple[Array, Array, Array], /) -> tuple[Array]:
        u: Any
        s: Any
        vh: Any
        (u, s, vh), (gu, gs, gvh) = self.result, gy
        row, column = s[..., None, :], s[..., :, None]
        gaps: Any = inverse_gaps(s * s, s) if wanted(gu) or wanted(gvh) else None
        # What is multiplied by u on the left and by vh on the right; then what lies outside of their spans.
        inner: Any = 0
        outer: Any = 0
        if wanted(gu):
            turned: Any = adjoint(u) @ gu
            skew = turned - adjoint(turned)
            inner = inner + gaps * skew * row
            if u.dtype.kind == "c":
                inner = inner + skew * np.eye(s.shape[-1], dtype=s.dtype) / apart_from_zero(2 * row)
            if u.shape[-2] > s.shape[-1]:
                outer = outer + ((gu - u @ turned) / apart_from_zero(row)) @ vh
        if wanted(gvh):
            turned = vh @ adjoint(gvh)
            inner = inner + column * gaps * (turned - adjoint(turned))
            if vh.shape[-1] > s.shape[-1]:
                outer = outer + u @ ((gvh - adjoint(turned) @ vh) / apart_from_zero(column))
        gx: Any = (u * gs[..., None, :]) @ vh
        if gaps is not None:
            gx = gx + u @ inner @ vh + outer
        return (gx,)


@final
class Qr(Function[tuple[Array, Array], Array], reads=((0, RESULT),), fresh=True, complex=True):
    """S. F. Walter and L. Lehmann, Algorithmic differentiation of linear algebra functions with application in optimum
    experimental design, 2010; for wide matrices, D. A. O. Roberts and L. R. Roberts, QR and LQ decomposition matrix
    backpropagation algorithms for square, wide, and deep matrices, 2020."""

    __slots__ = ()

    def forward(self, x: Array) -> tuple[Array, Array]:
        q, r = lapack.qr(x)
        return q, r

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        x: Any
        q: Any
        r: Any
        gq: Any
        gr: Any
        (x,), (q, r), (gq, gr) = self.primals, self.result, gy
        size = q.shape[-1]
        if x.shape[-1] > size:
            # The columns beyond the square follow from the others: r = adjoint(q) @ x there.
            gq = gq + x[..., size:] @ adjoint(gr[..., size:])
            rest = q @ gr[..., size:]
            return (np.concatenate([self.square(q, r[..., :size], gq, gr[..., :size]), rest], axis=-1),)
        return (self.square(q, r, gq, gr),)

    def square(self, q: Any, r: Any, gq: Any, gr: Any) -> Any:
        """Return the gradient for a square triangle `r`."""
        inner = np.triu(gr @ adjoint(r) - adjoint(q) @ gq)
        both = inner + adjoint(inner)
        both = both - np.eye(both.shape[-1], dtype=both.dtype) * both / 2
        return adjoint(lapack.solve(r, adjoint(gq + q @ both)))


@overload
def cholesky(a: Variable[I, Unranked], /, *, upper: bool = False) -> Variable[I]: ...
@overload
def cholesky(a: Variable[I, S], /, *, upper: bool = False) -> Variable[I, S]: ...
def cholesky(a: AnyVariable, /, *, upper: bool = False) -> AnyVariable:
    """The lower triangle L with ``L @ L.conj().mT == a``, for positive definite matrices; or the upper one.

    Shape (..., n, n) and dtype: those of `a`, a float or complex type. One triangle of `a` is read, the lower by
    default. The gradient is that for changes of both that keep `a` Hermitian, and is Hermitian itself.
    Raises `TypeError` for integers, `ValueError` for what is not square, `LinAlgError` for what is not positive definite.
    """
    require_float("cholesky", require_square("cholesky", a), complex=True)
    return unary(Cholesky(upper), a)


@overload
def eigh(a: Variable[F, Unranked], UPLO: Literal["L", "U"] = "L") -> EighResult[Variable[F], Variable[F]]: ...
@overload
def eigh(a: Matrix[F], UPLO: Literal["L", "U"] = "L") -> EighResult[Vector[F], Matrix[F]]: ...
@overload
def eigh(a: Variable[F, S], UPLO: Literal["L", "U"] = "L") -> EighResult[Variable[F], Variable[F, S]]: ...
@overload
def eigh(a: Variable[np.complex128, S], UPLO: Literal["L", "U"] = "L") -> EighResult[Variable[np.float64], Variable[np.complex128, S]]: ...  # type: ignore[overload-overlap]
@overload
def eigh(a: Variable[np.complex64, S], UPLO: Literal["L", "U"] = "L") -> EighResult[Variable[np.float32], Variable[np.complex64, S]]: ...
def eigh(a: AnyVariable, UPLO: Literal["L", "U"] = "L") -> EighResult[AnyVariable, AnyVariable]:
    """The eigenvalues and eigenvectors of Hermitian matrices: ``a @ v == v * w[..., None, :]``.

    Shapes: (..., n, n) to (..., n), in ascending order, and (..., n, n), in columns. Dtype: that of `a`, a float or
    complex type; that of the eigenvalues is its real type. The triangle `UPLO` is read. The gradient is that for
    changes of both triangles that keep `a` Hermitian, and is Hermitian itself. Eigenvalues that agree up to rounding
    leave their vectors open: their gap contributes 0.
    M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008, section 3.1.
    Raises `TypeError` for integers, `ValueError` for what is not square and another `UPLO`.
    """
    require_float("eigh", require_square("eigh", a), complex=True)
    if UPLO not in {"L", "U"}:
        raise ValueError(f'eigh: UPLO must be "L" or "U", got {UPLO!r}')
    values, vectors = nary(Eigh(UPLO), [a])
    return EighResult(values, vectors)


@overload
def eigvalsh(a: Variable[F, Unranked], UPLO: Literal["L", "U"] = "L") -> Variable[F]: ...
@overload
def eigvalsh(a: Matrix[F], UPLO: Literal["L", "U"] = "L") -> Vector[F]: ...
@overload
def eigvalsh(a: Variable[F, S], UPLO: Literal["L", "U"] = "L") -> Variable[F]: ...
@overload
def eigvalsh(a: Variable[np.complex128, S], UPLO: Literal["L", "U"] = "L") -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def eigvalsh(a: Variable[np.complex64, S], UPLO: Literal["L", "U"] = "L") -> Variable[np.float32]: ...
def eigvalsh(a: AnyVariable, UPLO: Literal["L", "U"] = "L") -> AnyVariable:
    """The eigenvalues of Hermitian matrices. Shape: (..., n, n) to (..., n), in ascending order. Dtype: a float type.

    The gradient is ``v @ diag(gy) @ v.conj().mT``, which divides by no gap. It is right for symmetric functions of
    eigenvalues that agree, such as their sum: they have a derivative there (A. S. Lewis, Derivatives of spectral
    functions, 1996). Raises `TypeError` for integers, `ValueError` for what is not square and another `UPLO`.
    """
    require_float("eigvalsh", require_square("eigvalsh", a), complex=True)
    return eigh(a, UPLO).eigenvalues


@overload
def svd(a: Variable[F, Unranked], full_matrices: bool = True, compute_uv: Literal[True] = True) -> SVDResult[Variable[F], Variable[F], Variable[F]]: ...
@overload
def svd(a: Matrix[F], full_matrices: bool = True, compute_uv: Literal[True] = True) -> SVDResult[Matrix[F], Vector[F], Matrix[F]]: ...
@overload
def svd(a: Variable[F, S], full_matrices: bool = True, compute_uv: Literal[True] = True) -> SVDResult[Variable[F, S], Variable[F], Variable[F, S]]: ...
@overload
def svd(a: Variable[np.complex128, S], full_matrices: bool = True, compute_uv: Literal[True] = True) -> SVDResult[Variable[np.complex128, S], Variable[np.float64], Variable[np.complex128, S]]: ...  # type: ignore[overload-overlap]
@overload
def svd(a: Variable[np.complex64, S], full_matrices: bool = True, compute_uv: Literal[True] = True) -> SVDResult[Variable[np.complex64, S], Variable[np.float32], Variable[np.complex64, S]]: ...
def svd(
    a: AnyVariable, full_matrices: bool = True, compute_uv: Literal[True] = True
) -> SVDResult[AnyVariable, AnyVariable, AnyVariable]:
    """The singular value decomposition ``u * s[..., None, :] @ vh``, with orthonormal columns of u and rows of vh.

    Shapes: (..., m, n) to (..., m, k), (..., k) and (..., k, n), where k is the smaller of m and n. Dtype: that of `a`, a
    float or complex type; that of s, in descending order, is its real type. With `full_matrices`, as by default,
    `a` must be square: the further vectors of another matrix are not determined. Singular values that agree up to
    rounding, and those that are zero, leave their vectors open: they contribute 0 to the gradient. Over complex
    numbers it is right for functions that do not depend on the phases of the vectors.
    M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008, section 3.2.
    Raises `TypeError` for integers, `ValueError` for what is no matrix, for full matrices of what is not square and for
    `compute_uv=False`, which is `svdvals`.
    """
    require_float("svd", require_matrix("svd", a), complex=True)
    rows, columns = a.shape[-2:]
    if not compute_uv:
        raise ValueError("svd: compute_uv must be True; write svdvals(a) for the singular values alone")
    if full_matrices and rows != columns:
        raise ValueError(f"svd: the full matrices of shape {a.shape} have no gradient; write full_matrices=False")
    u, s, vh = nary(Svd(), [a])
    return SVDResult(u, s, vh)


@overload
def svdvals(x: Variable[F, Unranked], /) -> Variable[F]: ...
@overload
def svdvals(x: Matrix[F], /) -> Vector[F]: ...
@overload
def svdvals(x: Variable[F, S], /) -> Variable[F]: ...
@overload
def svdvals(x: Variable[np.complex128, S], /) -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def svdvals(x: Variable[np.complex64, S], /) -> Variable[np.float32]: ...
def svdvals(x: AnyVariable, /) -> AnyVariable:
    """The singular values. Shape: (..., m, n) to (..., k), in descending order, k the smaller. Dtype: a float type.

    The gradient is ``u @ diag(gy) @ vh``. Raises `TypeError` for integers and `ValueError` for what is no matrix.
    """
    require_float("svdvals", require_matrix("svdvals", x), complex=True)
    y: AnyVariable = nary(Svd(), [x])[1]
    return y


@overload
def qr(a: Variable[I, Unranked], mode: Literal["reduced", "complete"] = "reduced") -> QRResult[Variable[I], Variable[I]]: ...
@overload
def qr(a: Variable[I, S], mode: Literal["reduced", "complete"] = "reduced") -> QRResult[Variable[I, S], Variable[I, S]]: ...
@overload
def qr(a: Variable[I, Unranked], mode: Literal["r"]) -> Variable[I]: ...
@overload
def qr(a: Variable[I, S], mode: Literal["r"]) -> Variable[I, S]: ...
def qr(a: AnyVariable, mode: Literal["reduced", "complete", "r"] = "reduced") -> QRResult[AnyVariable, AnyVariable] | AnyVariable:
    """The product of orthonormal columns and an upper triangle: ``q @ r == a``; with `mode` "r" the triangle alone.

    Shapes: (..., m, n) to (..., m, k) and (..., k, n), where k is the smaller of m and n. Dtype: that of `a`, a float or
    complex type. The first k columns of `a` must be independent. The mode "complete" is for at least as many
    columns as rows: the further columns of q are not determined.
    Raises `TypeError` for integers, `ValueError` for what is no matrix and other modes, `LinAlgError` in `backward`
    for dependent columns.
    """
    require_float("qr", require_matrix("qr", a), complex=True)
    rows, columns = a.shape[-2:]
    if mode not in {"reduced", "complete", "r"}:
        raise ValueError(f'qr: mode must be "reduced", "complete" or "r", got {mode!r}')
    if mode == "complete" and rows > columns:
        raise ValueError(f'qr: the complete columns of shape {a.shape} have no gradient; write mode="reduced"')
    q, r = nary(Qr(), [a])
    return r if mode == "r" else QRResult(q, r)


def require_matrix(label: str, x: AnyVariable) -> AnyVariable:
    """Return `x` if it holds matrices; raise about `label` otherwise."""
    if require_variable(label, x).ndim < 2:
        raise ValueError(f"{label}: expected matrices, shape (..., m, n), got shape {x.shape}")
    return x
