"""Eigenvalues and eigenvectors of matrices that need not be symmetric. Both are complex, for real matrices too.

NumPy makes real arrays where all eigenvalues happen to be real. What the elements decide, no type can state. (That
mypy takes float32 and float64 for overlapping is a matter of NumPy's stubs: see ``fft.signatures``.)
"""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar, final, overload

import numpy as np

from ..application import nary, require_float
from ..arrays import AnyArray, Array, C, S, Unranked
from ..function import RESULT, Function
from ..variable import AnyVariable, Matrix, Variable, Vector
from .decompositions import adjoint, inverse_gaps, wanted
from .solving import lapack, require_square

__all__ = ["eig", "eigvals"]

First = TypeVar("First")
Second = TypeVar("Second")


class EigResult(NamedTuple, Generic[First, Second]):
    """The eigenvalues, in no order, and the eigenvectors, in columns."""

    eigenvalues: First
    eigenvectors: Second


@final
class Eig(Function[tuple[Array, Array], Array], reads=((RESULT,),), fresh=True, complex=True):
    """M. B. Giles, An extended collection of matrix derivative results for forward and reverse mode, 2008, section 3.1,
    with eigenvectors that keep their length: C. Boeddeker et al., On the computation of complex-valued gradients with
    application to statistically optimum beamforming, 2017."""

    __slots__ = ()

    def forward(self, x: Array) -> tuple[Array, Array]:
        values, vectors = lapack.eig(x)
        kind: np.dtype[Any] = np.result_type(values, np.complex64)
        return values.astype(kind, copy=False), vectors.astype(kind, copy=False)

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        values: Any
        vectors: Any
        (values, vectors), (g_values, g_vectors) = self.result, gy
        back = adjoint(vectors)
        unit: AnyArray = np.eye(vectors.shape[-1], dtype=values.real.dtype)
        inner: Any = unit * g_values[..., None, :]
        if wanted(g_vectors):
            turned: Any = back @ g_vectors
            # What changes a vector along itself would change its length and its phase.
            along: Any = unit * turned
            inner = inner + np.conj(inverse_gaps(values, values)) * (turned - back @ vectors @ along)
        return (lapack.solve(back, inner @ back),)


@overload
def eig(a: Variable[np.float32, Unranked]) -> EigResult[Variable[np.complex64], Variable[np.complex64]]: ...  # type: ignore[overload-overlap]
@overload
def eig(a: Matrix[np.float32]) -> EigResult[Vector[np.complex64], Matrix[np.complex64]]: ...  # type: ignore[overload-overlap]
@overload
def eig(a: Variable[np.float32, S]) -> EigResult[Variable[np.complex64], Variable[np.complex64, S]]: ...  # type: ignore[overload-overlap]
@overload
def eig(a: Variable[np.float64, Unranked]) -> EigResult[Variable[np.complex128], Variable[np.complex128]]: ...
@overload
def eig(a: Matrix[np.float64]) -> EigResult[Vector[np.complex128], Matrix[np.complex128]]: ...
@overload
def eig(a: Variable[np.float64, S]) -> EigResult[Variable[np.complex128], Variable[np.complex128, S]]: ...
@overload
def eig(a: Variable[C, Unranked]) -> EigResult[Variable[C], Variable[C]]: ...
@overload
def eig(a: Matrix[C]) -> EigResult[Vector[C], Matrix[C]]: ...
@overload
def eig(a: Variable[C, S]) -> EigResult[Variable[C], Variable[C, S]]: ...
def eig(a: AnyVariable) -> EigResult[AnyVariable, AnyVariable]:
    """The eigenvalues and eigenvectors of square matrices: ``a @ v == v * w[..., None, :]``.

    Shapes: (..., n, n) to (..., n), in no order, and (..., n, n), in columns of length 1. Dtype: complex64 for float32
    and complex64, otherwise complex128, where NumPy makes real arrays if no eigenvalue is complex. The gradient is
    right for functions that do not depend on the phases of the vectors: it is that for changes orthogonal to each.
    Eigenvalues that agree up to rounding leave their vectors open: their gap contributes 0. A matrix that has not
    n independent vectors has no gradient: what is returned near it grows without bound.
    Raises `TypeError` for integers, `ValueError` for what is not square.
    """
    require_float("eig", require_square("eig", a), complex=True)
    values, vectors = nary(Eig(), [a])
    return EigResult(values, vectors)


@overload
def eigvals(a: Variable[np.float32, Unranked]) -> Variable[np.complex64]: ...  # type: ignore[overload-overlap]
@overload
def eigvals(a: Matrix[np.float32]) -> Vector[np.complex64]: ...  # type: ignore[overload-overlap]
@overload
def eigvals(a: Variable[np.float32, S]) -> Variable[np.complex64]: ...  # type: ignore[overload-overlap]
@overload
def eigvals(a: Variable[np.float64, Unranked]) -> Variable[np.complex128]: ...
@overload
def eigvals(a: Matrix[np.float64]) -> Vector[np.complex128]: ...
@overload
def eigvals(a: Variable[np.float64, S]) -> Variable[np.complex128]: ...
@overload
def eigvals(a: Variable[C, Unranked]) -> Variable[C]: ...
@overload
def eigvals(a: Matrix[C]) -> Vector[C]: ...
@overload
def eigvals(a: Variable[C, S]) -> Variable[C]: ...
def eigvals(a: AnyVariable) -> AnyVariable:
    """The eigenvalues of square matrices. Shape: (..., n, n) to (..., n), in no order. Dtype: a complex type, as for `eig`.

    The gradient is ``inv(v).conj().mT @ diag(gy) @ v.conj().mT`` with the eigenvectors v. It is right for symmetric
    functions of eigenvalues that agree, and a further derivative there leaves out how their open vectors turn.
    Raises `TypeError` for integers, `ValueError` for what is not square.
    """
    require_float("eigvals", require_square("eigvals", a), complex=True)
    return eig(a).eigenvalues
