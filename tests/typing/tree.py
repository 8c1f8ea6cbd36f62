"""Mistakes with containers: gradients of another model, and functions that do not map leaves to leaves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, tanh, tree


@dataclass(frozen=True)
class Model:
    weight: Matrix
    bias: Vector


@dataclass(frozen=True)
class Other:
    weight: Matrix


def total(x: Variable) -> Scalar:
    return x.sum()


def only_float32(x: Variable[np.float32]) -> Variable[np.float32]:
    return x * 2.0


def steps(model: Model, other: Other, v: Vector, m: Matrix) -> None:
    tree.axpy(-0.1, other)(model)  # mypy: arg-type  pyright: reportArgumentType
    tree.axpy(-0.1, model)(other)  # mypy: arg-type  pyright: reportArgumentType
    tree.axpy(-0.1, v)(m)  # mypy: arg-type  pyright: reportArgumentType
    tree.axpy("0.1", model)  # mypy: arg-type  pyright: reportArgumentType
    tree.axpy(model, 0.1)(model)  # mypy: arg-type  pyright: reportArgumentType
    tree.axpy(-0.1, model, model)  # mypy: call-arg  pyright: reportCallIssue
    tree.axpy(-0.1)  # mypy: call-arg  pyright: reportCallIssue
    tree.axpy(-0.1, [m])([v])  # mypy: list-item  pyright: reportArgumentType
    moved: Other = tree.axpy(-0.1, model)(model)  # mypy: assignment  pyright: reportAssignmentType
    tree.axpy(-0.1, model)(model).scale  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    waiting: Model = tree.axpy(-0.1, model)  # mypy: assignment  pyright: reportAssignmentType


def maps(model: Model, other: Other) -> None:
    tree.map_leaves(total, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(only_float32, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(lambda x: 2.0, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(lambda x, y: x + y, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(tanh, model, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(lambda x, y: x + y, model, model, model)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(model, tanh)  # mypy: call-overload  pyright: reportArgumentType
    tree.map_leaves(tanh)  # mypy: call-overload  pyright: reportCallIssue
    joined: Model = tree.map_leaves(lambda x, y: x + y, model, other)  # mypy: assignment  pyright: reportAssignmentType
    tree.map_leaves(lambda x, y: x + y, model, other).bias  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    other_class: Other = tree.map_leaves(tanh, model)  # mypy: assignment  pyright: reportAssignmentType


def vectors(model: Model, v: Vector, m: Matrix) -> None:
    flat, unravel = tree.ravel(model)
    unravel(m)  # mypy: arg-type  pyright: reportArgumentType
    unravel(model)  # mypy: arg-type  pyright: reportArgumentType
    unravel(v.data)  # mypy: arg-type  pyright: reportArgumentType
    other: Other = unravel(flat)  # mypy: assignment  pyright: reportAssignmentType
    narrow: Vector[np.float32] = flat  # mypy: assignment  pyright: reportAssignmentType
    tree.ravel(model, int)  # mypy: type-var  pyright: reportArgumentType
    tree.ravel(model, np.int64)  # mypy: type-var  pyright: reportArgumentType
    tree.ravel(model, dtype="float32")  # mypy: call-overload  pyright: reportArgumentType
    bare: Vector = tree.ravel(model)  # mypy: assignment  pyright: reportAssignmentType
    zeros: Other = tree.zeros_like(model)  # mypy: assignment  pyright: reportAssignmentType
    first: Matrix = tree.leaves(model)  # mypy: assignment  pyright: reportAssignmentType
    tree.leaves()  # mypy: call-arg  pyright: reportCallIssue
