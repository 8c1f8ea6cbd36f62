"""Mistakes in calls of the functions of order, and of those that leave NaNs out."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def sorting(x: Vector, m: Matrix, i: Vector[np.int64]) -> None:
    dz.sort(i)  # mypy: type-var  pyright: reportArgumentType
    dz.sort(x, kind="bubble")  # mypy: call-overload  pyright: reportArgumentType
    dz.sort(m, (0, 1))  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.partition(i, 1)  # mypy: type-var  pyright: reportArgumentType
    dz.partition(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.partition(x, 0.5)  # mypy: call-overload  pyright: reportArgumentType
    flat: Matrix = dz.sort(m, axis=None)  # mypy: assignment  pyright: reportAssignmentType


def quantiles(x: Vector, m: Matrix, i: Vector[np.int64], x32: Vector[np.float32]) -> None:
    dz.median(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.quantile(i, 0.5)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.quantile(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.quantile(x, x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.quantile(x, 0.5, method="cubic")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    middle: Vector = dz.median(x)  # mypy: assignment  pyright: reportAssignmentType
    rows: Vector = dz.percentile(m, [25, 75], axis=0)  # mypy: assignment  pyright: reportAssignmentType
    wide: Vector = dz.quantile(x32, [0.25, 0.75])  # mypy: arg-type  pyright: reportAssignmentType


def missing(x: Vector, m: Matrix, i: Vector[np.int64], z: Vector[np.complex128]) -> None:
    dz.nansum(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.nanmedian(z)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.nanvar(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.nanmedian(m, keepdims=1)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.nancumsum(m, (0, 1))  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    means: Scalar = dz.nanmean(m, axis=0)  # mypy: assignment  pyright: reportAssignmentType
    ends: Matrix = dz.nanquantile(m, [0, 1])  # mypy: assignment  pyright: reportAssignmentType


def covariances(x: Vector, m: Matrix, i: Vector[np.int64], x32: Vector[np.float32]) -> None:
    dz.cov(i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    dz.cov(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.cov(x, fweights=x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.cov(x, ddof=0.5)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.corrcoef(x, ddof=1)  # mypy: call-overload  pyright: reportCallIssue
    alone: Matrix = dz.corrcoef(x)  # mypy: assignment  pyright: reportAssignmentType
    both: Scalar = dz.cov(x, x)  # mypy: assignment  pyright: reportAssignmentType
