"""The rows of ``decompositions``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed import linalg
from dezero_typed.application import is_tuple
from dezero_typed.arrays import AnyArray
from tests.cases import Case, Row, case, values

A = values(2, 3, 3) + 2 * np.eye(3)
WIDE = values(2, 2, 3, seed=1)
TALL = values(2, 3, 2, seed=1)


def adjoint(x: Any) -> Any:
    """Return the adjoint of an array, a Variable or a tensor."""
    turned = x.mT
    conj: Any = dz.conj
    return conj(turned) if type(x) is dz.Variable else turned.conj()


def definite(x: Any) -> Any:
    """Make a Hermitian matrix of `x`, positive definite where `x` is regular."""
    return x @ adjoint(x)


def hermitian(x: Any) -> Any:
    """Make a Hermitian matrix of `x`."""
    return x + adjoint(x)


def spanned(x: Any, y: Any) -> list[Any]:
    """Return what does not depend on the signs and phases that the columns of `x` and `y` have together."""
    return [x[..., each : each + 1] @ adjoint(y[..., each : each + 1]) for each in range(x.shape[-1])]


def joined(parts: list[Any], join: Any) -> Any:
    """Return all elements in one row."""
    return join([part.reshape(-1) for part in parts])


def eigen(pair: Any, join: Any = np.concatenate) -> Any:
    """Return the eigenvalues, and what is determined of the eigenvectors, in one row."""
    return joined([pair[0], *spanned(pair[1], pair[1])], join)


def singular(parts: Any, join: Any = np.concatenate) -> Any:
    """Return the singular values, and what is determined of the singular vectors, in one row."""
    u, s, v = parts[0], parts[1], adjoint(parts[2])
    return joined([s, *spanned(u, u), *spanned(v, v), *spanned(u, v)], join)


def triangle(parts: Any, join: Any = np.concatenate) -> Any:
    """Return the factors, or the one that is asked for, in one row."""
    return joined(list(parts) if is_tuple(parts) else [parts], join)


def torch_eigh(torch: Any, x: Any, UPLO: str = "L") -> Any:
    return eigen(torch.linalg.eigh(x, UPLO), torch.cat)


def torch_svd(torch: Any, x: Any, full_matrices: bool) -> Any:
    return singular(torch.linalg.svd(x, full_matrices=full_matrices), torch.cat)


def torch_qr(torch: Any, x: Any, mode: str = "reduced") -> Any:
    # PyTorch makes no columns for the triangle alone, and has no gradient then.
    found = torch.linalg.qr(x, mode="reduced")
    return triangle((found.R,) if mode == "r" else tuple(found), torch.cat)


def squares(x: AnyArray) -> list[Case]:
    """Return cases of square matrices: one, a stack, of size one, empty."""
    return [case(x[0]), case(x), case(x[:1, :1, :1]), case(x[:0])]


def matrices() -> list[Case]:
    """Return cases of matrices: square, wide, tall, of size one, empty."""
    return [case(x) for x in (A[0], WIDE, TALL[0], A[:1, :1, :1], A[:0])]


ROWS = (
    Row(
        linalg.cholesky, np.linalg.cholesky, [*squares(A), case(A[0], upper=True)], structure=definite, complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the triangle L for which x = L Lᴴ", gradient="half of L⁻ᴴ Φ L⁻¹ and its adjoint, where Φ is the lower triangle of Lᴴ gy with half the diagonal", torch="linalg.cholesky",
    ),
    Row(
        linalg.eigh, np.linalg.eigh, [*squares(A), case(A[0], UPLO="U")], structure=hermitian, several=eigen, complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the eigenvalues w and eigenvectors V of a Hermitian matrix", gradient="V (diag gw + F ∘ Vᴴ gV) Vᴴ, where Fᵢⱼ = 1/(wⱼ − wᵢ)", odd="0 for equal eigenvalues", torch=torch_eigh,
    ),
    Row(
        linalg.eigvalsh, np.linalg.eigvalsh, [*squares(A), case(A[0], after=("U",))], structure=hermitian, complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the eigenvalues of a Hermitian matrix", gradient="V diag(gy) Vᴴ", odd="right for what is symmetric in equal eigenvalues", torch="linalg.eigvalsh",
    ),
    Row(
        linalg.svd, np.linalg.svd, [*(case(x, full_matrices=False) for x in (A[0], WIDE, TALL[0], A[:1, :1, :1], A[:0])), case(A[0], after=(True,))], several=singular, complex="kept", scalar=False, half=False, rtol=1e-11,
        formula="the singular values s and vectors: x = U diag(s) Vᴴ", gradient="with the gaps of the squares of s, as for eigh, and what lies outside of the spans of U and V", odd="0 for equal and zero singular values", torch=torch_svd,
    ),
    Row(
        linalg.svdvals, np.linalg.svdvals, matrices(), complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the singular values", gradient="U diag(gy) Vᴴ", odd="right for what is symmetric in equal singular values", torch="linalg.svdvals",
    ),
    Row(
        linalg.qr, np.linalg.qr, [*matrices(), case(TALL, after=("r",)), case(WIDE[0], mode="complete")], several=triangle, complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="orthonormal columns q and a triangle r: x = q r", gradient="(gq + q M) r⁻ᴴ, where M is r grᴴ − gqᴴ q with its upper triangle mirrored", torch=torch_qr,
    ),
)  # fmt: skip
