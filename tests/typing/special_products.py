"""Mistakes in vector products and Kronecker products."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def mistakes(s: Scalar, x: Vector, m: Matrix, x32: Vector[np.float32]) -> None:
    dz.cross(s, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.cross(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.kron(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    number: Scalar = dz.cross(x, x)  # mypy: assignment  pyright: reportAssignmentType
    blocks: Vector = dz.kron(m, x)  # mypy: assignment  pyright: reportAssignmentType
