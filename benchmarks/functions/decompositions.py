"""Matrices as products: of triangles, of orthonormal columns, of eigenvectors and singular vectors."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, np, unary
from .solving import regular


def symmetric(size: int, seed: int) -> Any:
    x = MATRIX(size, seed)
    return x + x.T


def positive(size: int, seed: int) -> Any:
    """A positive definite matrix."""
    x = regular(size, seed)
    return x @ x.T


def cholesky(gy: Any, x: Any) -> tuple[Any, ...]:
    """With L the triangle: inv(L).T (the lower half of L.T gy, its diagonal halved) inv(L), made symmetric."""
    y = np.linalg.cholesky(x)
    inner = np.tril(y.T @ gy)
    inner = inner - np.diag(np.diag(inner) / 2)
    gx = np.linalg.solve(y.T, np.linalg.solve(y.T, inner.T).T)
    return y, (gx + gx.T) / 2


def inverse_gaps(x: Any) -> Any:
    """One over what each element is larger by than each other, and 0 for itself."""
    gaps = x - x[:, None]
    return np.where(gaps == 0, 0.0, 1 / np.where(gaps == 0, 1.0, gaps))


def eigh(gy: Any, x: Any) -> tuple[Any, ...]:
    values, vectors = np.linalg.eigh(x)
    inner = inverse_gaps(values) * (vectors.T @ gy[1]) + np.diag(gy[0])
    gx = vectors @ inner @ vectors.T
    return values, vectors, (gx + gx.T) / 2


def eigvalsh(gy: Any, x: Any) -> tuple[Any, ...]:
    """The gradient needs the vectors."""
    values, vectors = np.linalg.eigh(x)
    return values, (vectors * gy) @ vectors.T


def svd(gy: Any, x: Any) -> tuple[Any, ...]:
    """Of a square matrix, whose vectors span everything."""
    u, s, vh = np.linalg.svd(x)
    gu, gs, gvh = gy
    gaps = inverse_gaps(s * s)
    left, right = u.T @ gu, vh @ gvh.T
    inner = gaps * (left - left.T) * s + s[:, None] * (gaps * (right - right.T)) + np.diag(gs)
    return u, s, vh, u @ inner @ vh


def svdvals(gy: Any, x: Any) -> tuple[Any, ...]:
    u, s, vh = np.linalg.svd(x)
    return s, (u * gy) @ vh


def qr(gy: Any, x: Any) -> tuple[Any, ...]:
    """The triangle of r gr.T - gq.T q, mirrored, is what q is multiplied by."""
    q, r = np.linalg.qr(x)
    gq, gr = gy
    lower = np.tril(r @ gr.T - gq.T @ q)
    both = lower + np.tril(lower, -1).T
    return q, r, np.linalg.solve(r, (gq + q @ both).T).T


SUBJECTS = (
    unary(dz.linalg.cholesky, cholesky, positive, scale=MATRICES),
    unary(dz.linalg.eigh, eigh, symmetric, scale=MATRICES),
    unary(dz.linalg.eigvalsh, eigvalsh, symmetric, scale=MATRICES),
    unary(dz.linalg.svd, svd, MATRIX, scale=MATRICES),
    unary(dz.linalg.svdvals, svdvals, MATRIX, scale=MATRICES),
    unary(dz.linalg.qr, qr, MATRIX, scale=MATRICES),
)
