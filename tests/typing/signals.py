"""Mistakes in convolutions, sliding windows, interpolation and polynomials."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def signals(s: Scalar, x: Vector, m: Matrix, x32: Vector[np.float32]) -> None:
    dz.convolve(m, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.convolve(x, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.convolve(x, x, "reflect")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.convolve(x.data, x.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.convolve(x, 2.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.correlate(s, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.correlate(x, m)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    row: Matrix = dz.convolve(x, x)  # mypy: assignment  pyright: reportAssignmentType
    dz.sliding_window_view(x, 1.5)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.sliding_window_view(x, 2, writeable=True)  # mypy: call-overload  pyright: reportCallIssue
    flat: Vector = dz.sliding_window_view(x, 2)  # mypy: assignment  pyright: reportAssignmentType
    image: Matrix = dz.sliding_window_view(m, (2, 2))  # mypy: assignment  pyright: reportAssignmentType


def interpolation(s: Scalar, x: Vector, m: Matrix, i: Vector[np.int64], z: Vector[np.complex128], x32: Vector[np.float32]) -> None:
    dz.interp(i, x, x)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.interp(z, x, x)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.interp(x, x32, x)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.interp(x, m, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.interp(x, [0, 1], x, left=x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.interp(x, [0, 1], x, left=1j)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.interp(x, [0, 1], x, period=s)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.interp(0.5, [0, 1], [0, 1])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    places: Vector = dz.interp(m, x, x)  # mypy: arg-type  pyright: reportAssignmentType


def polynomials(s: Scalar, x: Vector, m: Matrix, i: Vector[np.int64], x32: Vector[np.float32]) -> None:
    dz.polyval(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.polyval([1.0, 2.0], x.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.polyval(s, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.vander(m)  # mypy: arg-type  pyright: reportArgumentType
    dz.vander(s)  # mypy: arg-type  pyright: reportArgumentType
    dz.vander(x, 2.5)  # mypy: arg-type  pyright: reportArgumentType
    value: Vector = dz.polyval(x, m)  # mypy: arg-type  pyright: reportAssignmentType
    powers: Vector = dz.vander(x)  # mypy: assignment  pyright: reportAssignmentType
