"""Mistakes in calls of the functions that reorder, repeat, join and cut."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector


def ranks(s: Scalar, x: Vector, m: Matrix) -> None:
    dz.matrix_transpose(x)  # mypy: type-var  pyright: reportArgumentType
    dz.fliplr(x)  # mypy: type-var  pyright: reportArgumentType
    dz.flipud(s)  # mypy: type-var  pyright: reportArgumentType
    dz.rot90(x)  # mypy: type-var  pyright: reportArgumentType
    dz.tril(x)  # mypy: type-var  pyright: reportArgumentType
    dz.diagonal(x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.trace(s)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.diag(s)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.vsplit(x, 2)  # mypy: type-var  pyright: reportArgumentType
    dz.dsplit(m, 2)  # mypy: type-var  pyright: reportArgumentType
    dz.split(s, 1)  # mypy: type-var  pyright: reportArgumentType
    dz.unstack(s)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    x.trace(0.5)  # mypy: arg-type  pyright: reportArgumentType


def results(s: Scalar, x: Vector, m: Matrix) -> None:
    column: Vector = dz.expand_dims(x, 1)  # mypy: assignment  pyright: reportAssignmentType
    row: Vector = dz.atleast_2d(x)  # mypy: assignment  pyright: reportAssignmentType
    flat: Matrix = dz.ravel(m)  # mypy: assignment  pyright: reportAssignmentType
    main: Matrix = dz.diag(m)  # mypy: assignment  pyright: reportAssignmentType
    total: Vector = dz.trace(m)  # mypy: assignment  pyright: reportAssignmentType
    copies: Matrix = dz.tile(x, 2)  # mypy: arg-type  pyright: reportAssignmentType
    elements: Matrix = dz.repeat(m, 2)  # mypy: assignment  pyright: reportAssignmentType
    below: Vector = dz.vstack([x, x])  # mypy: assignment  pyright: reportAssignmentType
    beside: Matrix = dz.hstack([x, x])  # mypy: assignment  pyright: reportAssignmentType
    parts: tuple[Vector, ...] = dz.split(x, 2)  # mypy: assignment  pyright: reportAssignmentType
    rows: tuple[Matrix, ...] = dz.unstack(m)  # mypy: assignment  pyright: reportAssignmentType
    points: Matrix = dz.linspace(s, 1.0)  # mypy: assignment  pyright: reportAssignmentType
    made: Vector = dz.array([[s, s], [s, s]])  # mypy: assignment  pyright: reportAssignmentType
    place: float = m.argmax(axis=0)  # mypy: assignment  pyright: reportAssignmentType


def arguments(x: Vector, m: Matrix, i: Vector[np.int64], x32: Vector[np.float32]) -> None:
    dz.ravel(m, "K")  # mypy: arg-type  pyright: reportArgumentType
    dz.reshape(m, 4, "A")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.pad(x, 1, "mean")  # mypy: arg-type  pyright: reportArgumentType
    dz.pad(x, 1, constant_values=x)  # mypy: arg-type  pyright: reportArgumentType
    dz.repeat(x, 1.5)  # mypy: call-overload  pyright: reportArgumentType
    dz.roll(x, 0.5)  # mypy: arg-type  pyright: reportArgumentType
    dz.tile(x, 2.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.swapaxes(m, (0, 1))  # mypy: arg-type, call-arg  pyright: reportCallIssue
    dz.meshgrid(x, x, indexing="yx")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.linspace(i, i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    dz.linspace(0.0, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.append(x, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.vstack(m)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.full(3, 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.trim_zeros(x, "x")  # mypy: arg-type  pyright: reportArgumentType
