"""The rows of ``norms``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import linalg
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values

INF = float("inf")
A = values(2, 3, 3, seed=4) + 2 * np.eye(3)


def torch_norm(torch: Any, x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    return torch.linalg.norm(x, ord, axis, keepdims)


def torch_vector_norm(torch: Any, x: Any, *, axis: Any = None, keepdims: bool = False, ord: Any = 2) -> Any:
    return torch.linalg.vector_norm(x, ord, axis, keepdims)


def torch_matrix_norm(torch: Any, x: Any, *, keepdims: bool = False, ord: Any = "fro") -> Any:
    return torch.linalg.matrix_norm(x, ord, (-2, -1), keepdims)


def torch_cond(torch: Any, x: Any, p: Any = None) -> Any:
    # With an order, PyTorch overwrites what its own rule reads.
    return torch.linalg.cond(x) if p is None else torch.linalg.matrix_norm(x, p) * torch.linalg.matrix_norm(torch.linalg.inv(x), p)


ROWS = (
    Row(
        linalg.norm, np.linalg.norm, [
            case(X), case(CUBE), case(CUBE, axis=1), case(CUBE, axis=(0, 2)), case(X, keepdims=True), case(CUBE, axis=(-1, 0), keepdims=True), case(DOT), case(EMPTY), case(ROW[:1]),
            *(case(ROW, after=(each,)) for each in (2, 1, INF, -INF, 0, 3, 0.5, -1)), case(X, ord=1, axis=0), case(CUBE, ord=3, axis=(-1,)),
            *(case(X, ord=each) for each in ("fro", "nuc", 2, -2, 1, -1, INF, -INF)), case(CUBE, ord="nuc", axis=(2, 0), keepdims=True), case(CUBE, ord=1, axis=(1, 0)),
        ], complex="kept", half=False, rtol=1e-12,
        formula="the norm of a vector or a matrix", gradient="gy · x / norm for the order 2", odd="0 where the norm is 0; equal elements share that of a maximum", torch=torch_norm,
    ),
    Row(
        linalg.vector_norm, np.linalg.vector_norm, [
            case(X), case(CUBE, axis=1, keepdims=True), case(CUBE, axis=(0, 2), ord=1), case(X, ord=INF, axis=0), case(X, ord=2.5), case(DOT), case(EMPTY), case(EMPTY, axis=0), case(ROW[:1], ord=0),
        ], complex="kept", half=False, rtol=1e-12,
        formula="(Σ|x|ᵖ)^(1/p)", gradient="gy · (|x| / norm)ᵖ⁻¹ · sign x", odd="0 where the norm is 0", torch=torch_vector_norm,
    ),
    Row(
        linalg.matrix_norm, np.linalg.matrix_norm, [
            case(X), case(CUBE), case(CUBE, ord="nuc"), case(CUBE, ord=2, keepdims=True), case(X, ord=1), case(X, ord=-INF), case(X[:1, :1]), case(CUBE[:0], ord=INF),
        ], complex="kept", scalar=False, half=False, rtol=1e-12,
        formula="the norms of matrices", gradient="as for norm", odd="0 where the norm is 0", torch=torch_matrix_norm,
    ),
    Row(
        linalg.cond, np.linalg.cond, [case(A[0]), case(A), case(X), *(case(A[0], after=(each,)) for each in (2, -2, 1, -1, INF, "fro", "nuc")), case(A[:1, :1, :1]), case(A[:0], p=1)],
        complex="kept", scalar=False, half=False, rtol=1e-11,
        formula="the norm of x times that of x⁻¹", gradient="as for the norms and the inverse", odd="0 at singular matrices, where it is inf", torch=torch_cond,
    ),
)  # fmt: skip
