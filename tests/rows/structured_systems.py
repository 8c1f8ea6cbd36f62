"""The rows of ``structured_systems``. The references are systems of full matrices, of which NumPy solves stacks."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import special
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values

A = values(2, 3, 3) + 3 * np.eye(3)
B = values(2, 3, 2, seed=1)
C = values(2, 2, 2, seed=2) + 3 * np.eye(2)
BANDS = values(2, 4, 5, seed=3) + np.array([0.0, 0, 5, 0])[:, None]
"""Of one diagonal below the main one, and two above it."""
RIGHT = values(2, 5, 2, seed=4)


def triangle(a: AnyArray, trans: Any = 0, lower: bool = False, unit_diagonal: bool = False) -> AnyArray:
    """Return the matrix of a triangular system."""
    full = np.tril(a) if lower else np.triu(a)
    if unit_diagonal:
        full = full - full * np.eye(a.shape[-1]) + np.eye(a.shape[-1])
    turned = full if trans in {0, "N"} else full.mT
    return turned.conj() if trans in {2, "C"} else turned


def triangular(a: AnyArray, b: AnyArray, *rest: Any, check_finite: bool = True, **options: Any) -> AnyArray:
    return np.linalg.solve(triangle(a, *rest, **options), b)


def matrix_of_bands(l_and_u: tuple[int, int], ab: AnyArray) -> AnyArray:
    """Return the matrix that has these bands."""
    size = ab.shape[-1]
    full = np.zeros((*ab.shape[:-2], size, size), ab.dtype)
    for i, j in np.ndindex(size, size):
        if -l_and_u[0] <= j - i <= l_and_u[1]:
            full[..., i, j] = ab[..., l_and_u[1] + i - j, j]
    return full


def banded(l_and_u: tuple[int, int], ab: AnyArray, b: AnyArray, check_finite: bool = True) -> AnyArray:
    return np.linalg.solve(matrix_of_bands(l_and_u, ab), b)


def sylvester(a: AnyArray, b: AnyArray, q: AnyArray) -> AnyArray:
    """Solve one system for all elements of the solution."""
    m, n = q.shape[-2:]
    whole: Any = np.einsum("...ij,kl->...ikjl", a, np.eye(n)) + np.einsum("ij,...lk->...ikjl", np.eye(m), b)
    system: AnyArray = whole.reshape(*whole.shape[:-4], m * n, m * n)
    columns: AnyArray = q.reshape(*q.shape[:-2], m * n, 1)
    x = np.linalg.solve(system, columns)
    return np.asarray(x.reshape(*x.shape[:-2], m, n))


def torch_triangular(torch: Any, a: Any, b: Any, *rest: Any, check_finite: bool = True, **options: Any) -> Any:
    trans, lower, unit_diagonal = (*rest, *(options.get(name, 0) for name in ("trans", "lower", "unit_diagonal")[len(rest) :]))
    turned = a if trans in {0, "N"} else a.mT
    columns = b[:, None] if b.ndim == 1 else b
    y = torch.linalg.solve_triangular(turned, columns, upper=bool(lower) == (trans not in {0, "N"}), unitriangular=bool(unit_diagonal))
    return y[..., 0] if b.ndim == 1 else y


ROWS = (
    Row(
        special.solve_triangular, None,
        [
            case(A[0], B[0]), case(A, B), case(A[0], B), case(A, B[0], lower=True), case(A[0], B[0, :, 0]), case(A, B[0, :, 0], lower=True), case(A[0], B[0], after=("T",)),
            case(A[0], B[0], trans=1, lower=True, unit_diagonal=True), case(A, B, unit_diagonal=True), case(A[0], B[0], trans="C"), case(A[0], B[0, :, 0], after=(2, True), check_finite=False),
            case(A[:1, :1, :1], B[:1, :1, :1]), case(A[:0], B[:0]), case(A[:, :0, :0], B[:, :0]),
        ],
        reference=triangular, complex="kept", scalar=False, rtol=1e-12, torch=torch_triangular,
        formula="T⁻¹ y, where T is a triangle of x", gradient="the triangle of −(T⁻ᵀ gy) resultᵀ; T⁻ᵀ gy", odd="0 for what is not read",
    ),
    Row(
        special.solve_banded, None,
        [
            case(BANDS[0], RIGHT[0], before=((1, 2),)), case(BANDS, RIGHT, before=((1, 2),)), case(BANDS[0], RIGHT, before=((1, 2),)), case(BANDS, RIGHT[0, :, 0], before=((1, 2),)),
            case(BANDS[0, 1:], RIGHT[0, :, 0], before=((1, 1),)), case(BANDS[0, 2:3], RIGHT[0], before=((0, 0),)), case(BANDS[0, 2:], RIGHT[0], before=((1, 0),), check_finite=False),
            case(BANDS[0, :, :2], RIGHT[0, :2], before=((1, 2),)), case(BANDS[:1, 2:3, :1], RIGHT[:1, :1, :1], before=((0, 0),)), case(BANDS[:0], RIGHT[:0], before=((1, 2),)),
        ],
        reference=banded, complex="kept", scalar=False, rtol=1e-12,
        formula="M⁻¹ y, where x holds the diagonals of M", gradient="the diagonals of −(M⁻ᵀ gy) resultᵀ; M⁻ᵀ gy", odd="0 for what is not read",
    ),
    Row(
        special.solve_sylvester, None,
        [
            case(A[0], C[0], B[0]), case(A, C, B), case(A[0], C, B[0]), case(A, C[0], B[0]), case(A[0], C[0], B), case(A[0], A[1], values(3, 3, seed=6)),
            case(A[:1, :1, :1], C[:1, :1, :1], B[:1, :1, :1]), case(A[:0], C[:0], B[:0]),
        ],
        reference=sylvester, complex="kept", scalar=False, rtol=1e-12,
        formula="the Z for which x Z + Z y is z", gradient="−G Zᵀ; −Zᵀ G; G, where xᵀ G + G yᵀ is gy",
    ),
)  # fmt: skip
