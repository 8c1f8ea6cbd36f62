"""Mistakes in what is taken out of an array, and in what is written into a copy of it."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def taking(x: Vector, m: Matrix, truths: Vector[np.int64]) -> None:
    dz.take(x, 0.5)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.take(x, truths)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.take(x, [0], mode="mirror")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.take_along_axis(m, np.zeros((2, 2)))  # mypy: arg-type  pyright: reportArgumentType
    dz.compress(x, x)  # mypy: call-overload  pyright: reportArgumentType
    dz.compress([0.5], x)  # mypy: list-item  pyright: reportArgumentType
    dz.choose(np.zeros(1), [x, x])  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.choose(truths, [x, x])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    x["a"]  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    x[0.5]  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    x[truths]  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue


def writing(x: Vector, m: Matrix, i: Vector[np.int64], x32: Vector[np.float32]) -> None:
    dz.set_at(x, 0, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.set_at(x, 0.5, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.set_at(x, i, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.set_at(x, 0, "a")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.add_at(x, i, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.delete(x, i)  # mypy: call-overload  pyright: reportArgumentType
    dz.delete(x, 0.5)  # mypy: call-overload  pyright: reportArgumentType
    dz.insert(x, i, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.insert(x, 0, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    x[0] = 1.0  # mypy: assignment, index  pyright: reportArgumentType


def results(x: Vector, m: Matrix, s: Scalar) -> None:
    element: Vector = dz.take(x, 0)  # mypy: assignment  pyright: reportAssignmentType
    found: Matrix = dz.compress([True], m)  # mypy: assignment  pyright: reportAssignmentType
    copy: Vector = dz.set_at(m, 0, x)  # mypy: arg-type  pyright: reportAssignmentType
    rest: Matrix = dz.delete(m, 0)  # mypy: assignment  pyright: reportAssignmentType
    longer: Matrix = dz.insert(m, 0, s)  # mypy: assignment  pyright: reportAssignmentType
    row: Matrix = m[0]  # mypy: assignment  pyright: reportAssignmentType


def ranks(x: Vector, m: Matrix) -> None:
    column: Vector = x[:, None]  # mypy: assignment  pyright: reportAssignmentType
    chosen: Vector = m[[0, 1]]  # mypy: assignment  pyright: reportAssignmentType
    line: Matrix = dz.squeeze(m, 0)  # mypy: assignment  pyright: reportAssignmentType
    layers: Matrix = dz.stack([m, m])  # mypy: assignment  pyright: reportAssignmentType
