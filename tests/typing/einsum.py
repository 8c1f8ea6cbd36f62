"""Mistakes in sums of products written with indices."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Vector


def mistakes(x: Vector, m: Matrix, x32: Vector[np.float32]) -> None:
    dz.einsum("i,i", x, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.einsum("i", [1.0, 2.0])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.einsum("ij", m, optimize="best")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.einsum(m, "ij")  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
