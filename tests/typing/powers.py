"""Mistakes in powers and chains of matrices."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Scalar, Vector, linalg


def mistakes(x: Vector, m: Matrix, m32: Matrix[np.float32]) -> None:
    linalg.matrix_power(x, 2)  # mypy: type-var  pyright: reportArgumentType
    linalg.matrix_power(m, 0.5)  # mypy: arg-type  pyright: reportArgumentType
    linalg.multi_dot([m, m32])  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    linalg.multi_dot(m, m)  # mypy: call-overload  pyright: reportCallIssue
    power: Scalar = linalg.matrix_power(m, 2)  # mypy: assignment  pyright: reportAssignmentType
    chain: Vector = linalg.multi_dot([m, m])  # mypy: assignment  pyright: reportAssignmentType
