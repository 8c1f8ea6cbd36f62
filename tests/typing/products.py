"""Mistakes in calls of the products of vectors and matrices."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def mistakes(x: Vector, m: Matrix, x32: Vector[np.float32]) -> None:
    dz.matvec(m, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.vecdot(x.data, x.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.vecdot(x, x, 0)  # mypy: call-overload  pyright: reportCallIssue
    dz.vdot(x, 2.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.outer(x, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    image: Matrix = dz.matvec(m, x)  # mypy: assignment  pyright: reportAssignmentType
    length: Vector = dz.vecdot(x, x)  # mypy: assignment  pyright: reportAssignmentType
    products: Scalar = dz.outer(x, x)  # mypy: assignment  pyright: reportAssignmentType
