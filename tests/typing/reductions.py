"""Mistakes in the further arguments of reductions."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Variable, Vector


def arguments(x: Vector, m: Matrix, i: Vector[np.int64], z: Vector[np.complex64]) -> None:
    dz.sum(m, where=m)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.sum(m, where=m.data)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.sum(x, initial=x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.sum(x, dtype=int)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.sum(i, dtype=np.float64)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.mean(i, dtype=np.float64)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.mean(x, initial=1.0)  # mypy: call-overload  pyright: reportCallIssue
    dz.max(x, dtype=np.float32)  # mypy: call-overload  pyright: reportCallIssue
    dz.max(x, where=x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.var(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.var(x, mean="0")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.std(i, dtype=np.float64)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.nanvar(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.average(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.average(m, 0, returned=1)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.cumsum(i, dtype=np.float64)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.clip(x, 0.0, min=1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue


def results(x: Vector, m: Matrix, z: Vector[np.complex64]) -> None:
    whole: Vector = dz.sum(m, where=True)  # mypy: assignment  pyright: reportAssignmentType
    narrow: Scalar = dz.sum(x, dtype=np.float32)  # mypy: arg-type  pyright: reportAssignmentType
    imaginary: Scalar[np.complex64] = dz.var(z)  # mypy: assignment  pyright: reportCallIssue
    pair: Variable = dz.average(x, returned=True)  # mypy: assignment  pyright: reportAssignmentType
