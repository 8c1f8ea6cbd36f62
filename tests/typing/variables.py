"""Mistakes in making Variables, in their attributes and in the types that annotate them."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, variable

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]
Mat = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vec32 = np.ndarray[tuple[int], np.dtype[np.float32]]


def made(array: Vec, x: Vector) -> None:
    Variable(3.0)  # mypy: arg-type  pyright: reportArgumentType
    Variable([1.0, 2.0])  # mypy: arg-type  pyright: reportArgumentType
    Variable(None)  # mypy: arg-type  pyright: reportArgumentType
    Variable(x)  # mypy: arg-type  pyright: reportArgumentType
    Variable(np.float64(3.0))  # mypy: arg-type  pyright: reportArgumentType
    Variable()  # mypy: call-arg  pyright: reportCallIssue
    Variable(array, 3)  # mypy: arg-type  pyright: reportArgumentType
    Variable(array, dtype=np.float32)  # mypy: call-arg  pyright: reportCallIssue
    Variable(array, requires_grad=True)  # mypy: call-arg  pyright: reportCallIssue
    Variable(np.zeros(3, dtype=np.clongdouble))  # mypy: type-var  pyright: reportArgumentType
    Variable(np.zeros(3, dtype=np.bool))  # mypy: type-var  pyright: reportArgumentType
    variable(None)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    variable(x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    variable([1.0, None])  # mypy: list-item  pyright: reportArgumentType, reportCallIssue
    variable([1.0], np.bool)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    number: Scalar = variable(1j)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    rows: Vector = variable([1j])  # mypy: assignment  pyright: reportAssignmentType
    variable([1.0], float)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    variable([1.0], "float32")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    variable([1.0], "w")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue


def kept(array: Vec, array32: Vec32) -> None:
    single: Vector = Variable(array32)  # mypy: arg-type  pyright: reportAssignmentType
    matrix: Matrix = Variable(array)  # mypy: arg-type  pyright: reportAssignmentType
    number: Scalar = variable([1.0])  # mypy: assignment  pyright: reportAssignmentType
    integers: Vector = variable([1, 2], np.int64)  # mypy: arg-type  pyright: reportAssignmentType
    rows: Vector = variable([[1.0, 2.0]])  # mypy: assignment  pyright: reportAssignmentType
    any_rank: Variable[np.float32] = variable([1.0])  # mypy: assignment  pyright: reportAssignmentType


def annotated_float(x: Variable[float]) -> None:  # mypy: type-var  pyright: reportInvalidTypeArguments
    """Python's float is no element type."""


def annotated_complex(x: Variable[complex]) -> None:  # mypy: type-var  pyright: reportInvalidTypeArguments
    """Neither is his complex."""


def annotated_shape(x: Variable[np.float64, int]) -> None:  # mypy: type-var  pyright: reportInvalidTypeArguments
    """A shape type is a tuple."""


def annotated_array(x: Vector[Vec]) -> None:  # mypy: type-var  pyright: reportInvalidTypeForm
    """The parameter is the element type, not the array's."""


def attributes(x: Vector) -> None:
    print(x.gradient)  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    print(x.grads)  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    print(x.requires_grad)  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    print(x.creator)  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.zero_grad()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.clear_grad()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.numpy()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.relu()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.requires_grad = True  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    x.shape = (3,)  # mypy: misc  pyright: reportAttributeAccessIssue
    x.dtype = np.dtype(np.float64)  # mypy: misc  pyright: reportAttributeAccessIssue
    x.ndim = 2  # mypy: misc  pyright: reportAttributeAccessIssue
    x.name = 3  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.shape()  # mypy: operator  pyright: reportCallIssue
    x.T()  # mypy: operator  pyright: reportCallIssue


def none_check(x: Vector, s: Scalar) -> None:
    print(x.grad > 0)  # mypy: operator  pyright: reportOptionalOperand
    print(x.grad * 2.0)  # mypy: operator  pyright: reportOptionalOperand
    print(-x.grad)  # mypy: operator  pyright: reportOptionalOperand
    print(x.grad.sum())  # mypy: union-attr  pyright: reportOptionalMemberAccess
    print(x.grad[0])  # mypy: index  pyright: reportOptionalSubscript
    print(np.zeros(3) - 0.1 * x.grad)  # mypy: operator  pyright: reportOperatorIssue
    x.data = x.data - x.grad  # mypy: operator  pyright: reportOperatorIssue
    print(float(s.grad))  # mypy: arg-type  pyright: reportArgumentType
    grad: Vec = x.grad  # mypy: assignment  pyright: reportAssignmentType


def assigned(x: Vector, m: Matrix, array: Vec, array32: Vec32, matrix: Mat) -> None:
    x.data = array32  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.data = matrix  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.data = 3.0  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.data = [1.0, 2.0]  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.data = None  # mypy: assignment  pyright: reportAttributeAccessIssue
    m.data = array  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.data = x  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.grad = array32  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.grad = matrix  # mypy: assignment  pyright: reportAttributeAccessIssue
    x.grad = 0.0  # mypy: assignment  pyright: reportAttributeAccessIssue


def taken_out(x: Vector, s: Scalar) -> None:
    number: float = s  # mypy: assignment  pyright: reportAssignmentType
    integer: int = s.item()  # mypy: assignment  pyright: reportAssignmentType
    array: Vec = x  # mypy: assignment  pyright: reportAssignmentType
    single: Vec32 = x.data  # mypy: assignment  pyright: reportAssignmentType
    matrix: Mat = x.data  # mypy: assignment  pyright: reportAssignmentType
    length: int = x.shape  # mypy: assignment  pyright: reportAssignmentType
    rows, columns = x.shape  # mypy: misc  pyright: reportAssignmentType


def detached(m: Matrix, x32: Vector[np.float32]) -> None:
    rank: Vector = m.detach()  # mypy: assignment  pyright: reportAssignmentType
    dtype: Vector = x32.detach()  # mypy: assignment  pyright: reportAssignmentType
    array: Mat = m.detach()  # mypy: assignment  pyright: reportAssignmentType


def passed(x: Vector, m: Matrix, x32: Vector[np.float32], s: Scalar, array: Vec, rows: list[Matrix]) -> None:
    def loss(x: Vector) -> Scalar:
        return x.sum()

    def norm(x: Variable) -> Scalar:
        return (x * x).sum()

    loss(m)  # mypy: arg-type  pyright: reportArgumentType
    loss(x32)  # mypy: arg-type  pyright: reportArgumentType
    loss(s)  # mypy: arg-type  pyright: reportArgumentType
    loss(array)  # mypy: arg-type  pyright: reportArgumentType
    loss(3.0)  # mypy: arg-type  pyright: reportArgumentType
    loss(rows)  # mypy: arg-type  pyright: reportArgumentType
    norm(x32)  # mypy: arg-type  pyright: reportArgumentType
    norm(array)  # mypy: arg-type  pyright: reportArgumentType
    vector: Vector = loss(x)  # mypy: assignment  pyright: reportAssignmentType
    vectors: list[Vector] = rows  # mypy: assignment  pyright: reportAssignmentType


def returned(m: Matrix, x: Vector) -> Matrix:
    return m @ x  # mypy: return-value  pyright: reportReturnType


def backward(x: Vector, s: Scalar, array: Vec, array32: Vec32, matrix: Mat) -> None:
    x.backward(array32)  # mypy: arg-type  pyright: reportArgumentType
    x.backward(matrix)  # mypy: arg-type  pyright: reportArgumentType
    x.backward(x)  # mypy: arg-type  pyright: reportArgumentType
    s.backward(1.0)  # mypy: arg-type  pyright: reportArgumentType
    x.backward(gy=[1.0])  # mypy: arg-type  pyright: reportArgumentType
    x.backward(None, True)  # mypy: call-arg  pyright: reportCallIssue
    x.backward(True)  # mypy: arg-type  pyright: reportArgumentType
    x.backward(array, retain_grad="yes")  # mypy: arg-type  pyright: reportArgumentType
    s.backward(retain_graph=True)  # mypy: call-arg  pyright: reportCallIssue
    s.backward(create_graph=True)  # mypy: call-arg  pyright: reportCallIssue
    s.backward().item()  # mypy: attr-defined, func-returns-value  pyright: reportAttributeAccessIssue
    gradient: Vec = s.backward()  # mypy: assignment, func-returns-value  pyright: reportAssignmentType
