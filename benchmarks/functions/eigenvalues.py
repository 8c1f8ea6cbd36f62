"""Eigenvalues and eigenvectors of matrices that are not symmetric."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, np, unary
from .decompositions import inverse_gaps


def complex_eig(x: Any) -> tuple[Any, Any]:
    """Complex ones, even where all happen to be real."""
    values, vectors = np.linalg.eig(x)
    return values.astype(complex, copy=False), vectors.astype(complex, copy=False)


def eig(gy: Any, x: Any) -> tuple[Any, ...]:
    """A vector does not change along itself; what a real matrix gets is real."""
    values, vectors = complex_eig(x)
    back = vectors.conj().T
    turned = back @ gy[1]
    inner = inverse_gaps(values).conj() * (turned - (back @ vectors) * np.diag(turned)) + np.diag(gy[0])
    return values, vectors, np.linalg.solve(back, inner @ back).real


def eigvals(gy: Any, x: Any) -> tuple[Any, ...]:
    """The gradient needs the vectors."""
    values, vectors = complex_eig(x)
    back = vectors.conj().T
    return values, np.linalg.solve(back, gy[:, None] * back).real


SUBJECTS = (
    unary(dz.linalg.eig, eig, MATRIX, scale=MATRICES),
    unary(dz.linalg.eigvals, eigvals, MATRIX, scale=MATRICES),
)
