"""Mistakes in operators, comparisons and indices."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]
Vec32 = np.ndarray[tuple[int], np.dtype[np.float32]]


def dtypes(x: Vector, x32: Vector[np.float32], i: Vector[np.int64], a: Variable) -> None:
    print(x + x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x32 - x)  # mypy: operator  pyright: reportOperatorIssue
    print(x * x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x / x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x**x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x % x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x @ x32)  # mypy: operator  pyright: reportOperatorIssue
    print(a * x32)  # mypy: operator  pyright: reportOperatorIssue
    print(x32 * a)  # mypy: operator  pyright: reportOperatorIssue
    print(x + i)  # mypy: operator  pyright: reportOperatorIssue
    print(i * x)  # mypy: operator  pyright: reportOperatorIssue
    print(x + x.astype(np.float32))  # mypy: operator  pyright: reportOperatorIssue


def arrays(x: Vector, x32: Vector[np.float32], array: Vec, array32: Vec32) -> None:
    print(x + array32)  # mypy: operator  pyright: reportOperatorIssue
    print(array32 + x)  # mypy: operator  pyright: reportOperatorIssue
    print(x32 * array)  # mypy: operator  pyright: reportOperatorIssue
    print(array * x32)  # mypy: operator  pyright: reportOperatorIssue
    print(array @ x32)  # mypy: operator  pyright: reportOperatorIssue


def operands(x: Vector, m: Matrix) -> None:
    print(x + "1")  # mypy: operator  pyright: reportOperatorIssue
    print(x + None)  # mypy: operator  pyright: reportOperatorIssue
    print(x * [1.0, 2.0])  # mypy: operator  pyright: reportOperatorIssue
    print([1.0, 2.0] + x)  # mypy: operator  pyright: reportOperatorIssue
    print((1.0, 2.0) * x)  # mypy: operator  pyright: reportOperatorIssue
    print(x + 1j)  # mypy: operator  pyright: reportOperatorIssue
    print(x < "1")  # mypy: operator  pyright: reportOperatorIssue
    print(x @ 2.0)  # mypy: operator  pyright: reportOperatorIssue
    print(2.0 @ x)  # mypy: operator  pyright: reportOperatorIssue
    print(m @ [1.0, 2.0])  # mypy: operator  pyright: reportOperatorIssue
    print(x // 2)  # mypy: operator  pyright: reportOperatorIssue
    print(~x)  # mypy: operator  pyright: reportOperatorIssue
    print(x & x)  # mypy: operator  pyright: reportOperatorIssue
    print(divmod(x, 2))  # mypy: operator  pyright: reportArgumentType, reportCallIssue
    print(round(x))  # mypy: call-overload  pyright: reportArgumentType
    print(x(2.0))  # mypy: operator  pyright: reportCallIssue


def ranks(x: Vector, m: Matrix, s: Scalar) -> None:
    dot: Vector = x @ x  # mypy: assignment  pyright: reportAssignmentType
    column: Matrix = m @ x  # mypy: assignment  pyright: reportAssignmentType
    row: Matrix = x @ m  # mypy: assignment  pyright: reportAssignmentType
    product: Vector = m @ m  # mypy: assignment  pyright: reportAssignmentType
    shifted: Vector = m + 1.0  # mypy: assignment  pyright: reportAssignmentType
    scaled: Scalar = 2.0 * x  # mypy: assignment  pyright: reportAssignmentType
    squared: Matrix = x * x  # mypy: assignment  pyright: reportAssignmentType
    spread: Vector = m + x  # mypy: assignment  pyright: reportAssignmentType
    negated: Scalar = -x  # mypy: assignment  pyright: reportAssignmentType
    transposed: Vector = m.T  # mypy: assignment  pyright: reportAssignmentType


def in_place_sum(x: Vector) -> None:
    x += 1  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def in_place_difference(x: Vector, y: Vector) -> None:
    x -= 0.1 * y  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def in_place_product(x: Vector) -> None:
    x *= 2.0  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def in_place_quotient(x: Vector) -> None:
    x /= 2.0  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def in_place_power(x: Vector) -> None:
    x **= 2  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def in_place_matmul(m: Matrix) -> None:
    m @= m  # mypy: deprecated, misc  pyright: reportAssignmentType, reportDeprecated


def item_assignment(x: Vector, m: Matrix) -> None:
    x[0] = 1.0  # mypy: assignment, index  pyright: reportArgumentType
    m[0, 0] = 1.0  # mypy: assignment, index  pyright: reportArgumentType
    m[:, 0] = x  # mypy: assignment, index  pyright: reportArgumentType
    x[x > 0] = 0.0  # mypy: assignment, index  pyright: reportArgumentType
    del x[0]  # mypy: attr-defined  pyright: reportIndexIssue


def indices(x: Vector, m: Matrix) -> None:
    print(x["a"])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    print(x[0.5])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    print(x[x])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    print(m[0, "b"])  # mypy: index  pyright: reportArgumentType, reportCallIssue
    print(m[{0}])  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    element: Vector = x[0]  # mypy: assignment  pyright: reportAssignmentType
    row: Scalar = m[0]  # mypy: assignment  pyright: reportAssignmentType
    column: Matrix = m[:, 0]  # mypy: assignment  pyright: reportAssignmentType
    corner: Vector = m[0, 0]  # mypy: assignment  pyright: reportAssignmentType
    block: Vector = m[:2, :2]  # mypy: assignment  pyright: reportAssignmentType
    rest: Scalar = x[1:]  # mypy: assignment  pyright: reportAssignmentType


def comparisons(x: Vector) -> None:
    truth: bool = x == x  # mypy: assignment  pyright: reportAssignmentType
    positive: bool = x > 0  # mypy: assignment  pyright: reportAssignmentType
    variable: Vector = x > 0  # mypy: assignment  pyright: reportAssignmentType
    (x > 0).backward()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
