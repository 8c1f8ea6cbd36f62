"""Mistakes with eigenvalues and determinants."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Variable, Vector, linalg


def eigenvalues(m: Matrix, i: Matrix[np.int64]) -> None:
    linalg.eig(i)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    linalg.eigvals(m.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    real: Vector = linalg.eigvals(m)  # mypy: assignment  pyright: reportAssignmentType
    vectors: Matrix = linalg.eig(m).eigenvectors  # mypy: assignment  pyright: reportAssignmentType


def determinants(m: Matrix, i: Matrix[np.int64]) -> None:
    linalg.slogdet(i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    sign: Variable[np.float32] = linalg.slogdet(m).sign  # mypy: assignment  pyright: reportAssignmentType
