"""Products, factorisations and systems of matrices; Fourier transforms."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed import fft, linalg

from .trial import Trial, binary, matrices, square, unary, uniform

X = uniform(-2.0, 2.0)
PAIR = matrices(2)
REGULAR = matrices(shift=1.0)
SYMMETRIC = matrices(symmetric=True)
POSITIVE = matrices(shift=1.0, symmetric=True)


def inverse(gy: Any, _x: Any, y: Any) -> Any:
    return -(y.T @ gy @ y.T)


def solved(gy: Any, a: Any, _b: Any, x: Any) -> tuple[Any, ...]:
    gb = np.linalg.solve(a.T, gy)
    return -gb @ x.T, gb


def factored(gy: Any, _x: Any, y: Any) -> Any:
    """Return the gradient of the Cholesky factor: Iain Murray, Differentiation of the Cholesky decomposition, 2016."""
    lower = np.tril(y.T @ gy)
    lower[np.diag_indices_from(lower)] /= 2
    inner = np.linalg.solve(y.T, np.linalg.solve(y.T, (lower + lower.T).T).T)
    return inner / 2


def eigenvalues(gy: Any, x: Any, _y: Any) -> Any:
    vectors = np.linalg.eigh(x)[1]
    return (vectors * gy) @ vectors.T


TRIALS: tuple[Trial, ...] = (
    square("matmul", dz.matmul, PAIR, np.matmul, lambda gy, a, b, y: (gy @ b.T, a.T @ gy)),
    square("dot", dz.dot, PAIR, np.dot, lambda gy, a, b, y: (gy @ b.T, a.T @ gy)),
    square(
        "einsum, ij,jk->ik", lambda a, b: dz.einsum("ij,jk->ik", a, b), PAIR, lambda a, b: np.einsum("ij,jk->ik", a, b, optimize=True),
        lambda gy, a, b, y: (gy @ b.T, a.T @ gy),
    ),
    square(
        "tensordot", lambda a, b: dz.tensordot(a, b, 1), PAIR, lambda a, b: np.tensordot(a, b, 1), lambda gy, a, b, y: (gy @ b.T, a.T @ gy),
    ),
    square(
        "inner", dz.inner, PAIR, np.inner, lambda gy, a, b, y: (gy @ b, gy.T @ a),
    ),
    square("trace", dz.trace, REGULAR, lambda x: np.asarray(np.trace(x)), lambda gy, x, y: (gy * np.eye(len(x)),)),
    square("det", linalg.det, matrices(shift=0.01), lambda x: np.asarray(np.linalg.det(x)), lambda gy, x, y: (gy * y * np.linalg.inv(x).T,)),
    square("inv", linalg.inv, REGULAR, np.linalg.inv, lambda gy, x, y: (inverse(gy, x, y),)),
    square("solve", linalg.solve, matrices(2, shift=1.0), np.linalg.solve, solved),
    square("cholesky", linalg.cholesky, POSITIVE, np.linalg.cholesky, lambda gy, x, y: (factored(gy, x, y),)),
    square("eigvalsh", linalg.eigvalsh, SYMMETRIC, np.linalg.eigvalsh, lambda gy, x, y: (eigenvalues(gy, x, y),)),
    square("norm", linalg.norm, REGULAR, lambda x: np.asarray(np.linalg.norm(x)), lambda gy, x, y: (gy / y * x,)),
    unary("norm of a vector", linalg.norm, X, lambda x: np.asarray(np.linalg.norm(x)), lambda gy, x, y: gy / y * x),
    binary(
        "dot of vectors", dz.dot, uniform(-1.0, 1.0, 2), lambda a, b: np.asarray(a.dot(b)), lambda gy, a, b, y: (gy * b, gy * a),
    ),
    unary("fft", fft.fft, X, np.fft.fft, lambda gy, x, y: np.fft.fft(gy.conj()).real),
    unary("rfft", fft.rfft, X, np.fft.rfft, lambda gy, x, y: np.fft.fft(gy.conj(), n=x.size).real),
)  # fmt: skip
