"""Mistakes in calls of the differentiable functions and of the methods that share their names."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]
Labels = np.ndarray[tuple[int], np.dtype[np.int64]]


def integers(i: Vector[np.int64], im: Matrix[np.int32]) -> None:
    dz.exp(i)  # mypy: type-var  pyright: reportArgumentType
    dz.log(i)  # mypy: type-var  pyright: reportArgumentType
    dz.sqrt(i)  # mypy: type-var  pyright: reportArgumentType
    dz.tanh(im)  # mypy: type-var  pyright: reportArgumentType
    dz.sec(i)  # mypy: type-var  pyright: reportArgumentType
    dz.nn.sigmoid(im)  # mypy: type-var  pyright: reportArgumentType
    dz.nn.softmax(im)  # mypy: type-var  pyright: reportArgumentType
    dz.divide(i, i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    dz.divide(1.0, i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.maximum(i, 0)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    dz.mean(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    dz.max(im, axis=0)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
    dz.logsumexp(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    i.astype(np.int32)  # mypy: type-var  pyright: reportArgumentType
    dz.astype(i, int)  # mypy: type-var  pyright: reportArgumentType


def dtypes(x: Vector, x32: Vector[np.float32], m: Matrix, m32: Matrix[np.float32], array: Vec) -> None:
    dz.add(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.subtract(m32, m)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.multiply(m32, x)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.divide(x32, array)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.power(array, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.maximum(x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.matmul(m, m32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.matmul(m32, x)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.where(True, x, x32)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    dz.concatenate([x, x32])  # mypy: arg-type  pyright: reportArgumentType
    dz.concatenate((m, m32), axis=1)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    dz.stack([x, x32])  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue


def operands(x: Vector, array: Vec) -> None:
    dz.exp(3.0)  # mypy: arg-type  pyright: reportArgumentType
    dz.exp(array)  # mypy: arg-type  pyright: reportArgumentType
    dz.exp(x.data)  # mypy: arg-type  pyright: reportArgumentType
    dz.square([1.0, 2.0])  # mypy: arg-type  pyright: reportArgumentType
    dz.sum(array)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.negative("x")  # mypy: arg-type  pyright: reportArgumentType
    dz.power(x, "2")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.add(1.0, 2.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.add(array, array)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.matmul(array, array)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.matmul(x, 2.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.where(x, x, 0.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.where(array, x, 0.0)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    dz.nn.sigmoid(None)  # mypy: arg-type  pyright: reportArgumentType


def arity(x: Vector) -> None:
    dz.exp()  # mypy: call-arg  pyright: reportCallIssue
    dz.exp(x, x)  # mypy: call-arg  pyright: reportCallIssue
    dz.exp(x=x)  # mypy: call-arg  pyright: reportCallIssue
    dz.add(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.maximum(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.where(x > 0, x)  # mypy: call-overload  pyright: reportCallIssue
    dz.sum()  # mypy: call-overload  pyright: reportCallIssue
    dz.nn.cross_entropy(x)  # mypy: call-overload  pyright: reportCallIssue
    dz.relU(x)  # mypy: attr-defined  pyright: reportAttributeAccessIssue


def reductions(m: Matrix, x: Vector) -> None:
    columns: Scalar = dz.sum(m, axis=0)  # mypy: assignment  pyright: reportAssignmentType
    rows: Scalar = m.sum(axis=1)  # mypy: assignment  pyright: reportAssignmentType
    total: Matrix = dz.sum(m)  # mypy: assignment  pyright: reportAssignmentType
    number: float = dz.mean(m)  # mypy: assignment  pyright: reportAssignmentType
    kept: Vector = m.sum(axis=0, keepdims=True)  # mypy: assignment  pyright: reportAssignmentType
    means: Matrix = dz.mean(m, axis=0)  # mypy: assignment  pyright: reportAssignmentType
    peak: Vector = x.max()  # mypy: assignment  pyright: reportAssignmentType
    spread: Scalar = dz.logsumexp(m, axis=1)  # mypy: assignment  pyright: reportAssignmentType
    dz.sum(m, axis="0")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.sum(m, axis=[0, 1])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.sum(m, 0, True)  # mypy: call-overload  pyright: reportCallIssue
    m.sum(dim=0)  # mypy: call-overload  pyright: reportCallIssue
    m.sum(0, True)  # mypy: call-overload  pyright: reportCallIssue
    m.mean(axis=0.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    m.max(1, 2)  # mypy: call-overload  pyright: reportCallIssue


def shapes(m: Matrix, x: Vector) -> None:
    matrix: Vector = m.reshape(2, 3)  # mypy: assignment  pyright: reportAssignmentType
    flat: Matrix = m.reshape(6)  # mypy: assignment  pyright: reportAssignmentType
    raveled: Matrix = m.ravel()  # mypy: assignment  pyright: reportAssignmentType
    transposed: Vector = m.transpose()  # mypy: assignment  pyright: reportAssignmentType
    kept: Scalar = x.T  # mypy: assignment  pyright: reportAssignmentType
    stacked: Vector = dz.stack([x, x])  # mypy: assignment  pyright: reportAssignmentType
    joined: Vector = dz.concatenate([m, m])  # mypy: list-item  pyright: reportAssignmentType
    m.reshape("6")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    m.reshape(2.0, 3.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    m.reshape([2, 3])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.reshape(m, [2, 3])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.reshape(m, 2, 3)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.transpose(m, 1, 0)  # mypy: arg-type, call-arg  pyright: reportCallIssue
    dz.broadcast_to(x, [2, 3])  # mypy: type-var  pyright: reportArgumentType
    dz.squeeze(m, "0")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.concatenate(m, m)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.stack(x, x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    dz.concatenate([1.0, 2.0])  # mypy: arg-type  pyright: reportArgumentType


def conversions(x: Vector) -> None:
    x.astype("float32")  # mypy: arg-type  pyright: reportArgumentType
    x.astype(float)  # mypy: type-var  pyright: reportArgumentType
    x.astype(np.int64)  # mypy: type-var  pyright: reportArgumentType
    x.astype()  # mypy: call-arg  pyright: reportCallIssue
    same: Vector = x.astype(np.float32)  # mypy: arg-type  pyright: reportAssignmentType
    single: Vector[np.float32] = x.astype(np.dtype(np.float64))  # mypy: arg-type  pyright: reportAssignmentType


def losses(logits: Matrix, x: Vector, labels: Labels, floats: Vec, i: Vector[np.int64]) -> None:
    dz.nn.cross_entropy(logits, floats)  # mypy: arg-type  pyright: reportArgumentType
    dz.nn.cross_entropy(x, labels)  # mypy: arg-type  pyright: reportArgumentType
    dz.nn.cross_entropy(logits, [0, 1])  # mypy: call-overload  pyright: reportArgumentType
    dz.nn.cross_entropy(logits, i)  # mypy: call-overload  pyright: reportArgumentType
    dz.nn.cross_entropy(labels, logits)  # mypy: call-overload  pyright: reportArgumentType
    loss: Vector = dz.nn.cross_entropy(logits, labels)  # mypy: assignment  pyright: reportAssignmentType
    dz.nn.softmax(logits, axis=None)  # mypy: arg-type  pyright: reportArgumentType
    dz.nn.softmax(logits, dim=1)  # mypy: call-arg  pyright: reportCallIssue


def ranks(x: Vector, m: Matrix) -> None:
    activation: Scalar = dz.tanh(x)  # mypy: arg-type  pyright: reportAssignmentType
    probabilities: Vector = dz.nn.softmax(m)  # mypy: arg-type  pyright: reportAssignmentType
    squares: Matrix = dz.square(x)  # mypy: arg-type  pyright: reportAssignmentType
    dot: Vector = dz.matmul(x, x)  # mypy: assignment  pyright: reportAssignmentType
    image: Matrix = dz.matmul(m, x)  # mypy: assignment  pyright: reportAssignmentType
    shifted: Scalar = dz.add(x, 1.0)  # mypy: arg-type  pyright: reportAssignmentType
    clipped: Vector = dz.maximum(m, 0.0)  # mypy: arg-type  pyright: reportAssignmentType
