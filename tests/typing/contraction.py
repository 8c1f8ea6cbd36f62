"""Mistakes in calls of the products that sum over chosen axes."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def mistakes(x: Vector, m: Matrix, x32: Vector[np.float32]) -> None:
    dz.dot(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.dot(x.data, x.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.inner(x, [1.0, 2.0])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.tensordot(m, m, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    number: Vector = dz.dot(x, x)  # mypy: assignment  pyright: reportAssignmentType
    image: Matrix = dz.inner(m, x)  # mypy: assignment  pyright: reportAssignmentType
    product: Scalar = dz.tensordot(m, m, 1)  # mypy: assignment  pyright: reportAssignmentType
