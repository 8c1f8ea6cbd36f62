"""Mistakes in calls of the functions of order and of quantiles."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Vector


def sorting(x: Vector, m: Matrix, i: Vector[np.int64]) -> None:
    dz.sort(i)  # mypy: type-var  pyright: reportArgumentType
    dz.sort(x, kind="bubble")  # mypy: call-overload  pyright: reportArgumentType
    dz.sort(m, (0, 1))  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.partition(i, 1)  # mypy: type-var  pyright: reportArgumentType
    dz.partition(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.partition(x, 0.5)  # mypy: call-overload  pyright: reportArgumentType
    flat: Matrix = dz.sort(m, axis=None)  # mypy: assignment  pyright: reportAssignmentType
