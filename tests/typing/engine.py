"""Mistakes in what runs a graph: `gradients`, `no_grad`, and the numerical checks."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector, gradients, no_grad

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]


def gradients_called_wrongly(y: Scalar, x: Vector, array: Vec) -> None:
    gradients(y)  # mypy: call-overload  pyright: reportCallIssue
    gradients(y, x, x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    gradients(3.0, (x,))  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    gradients(y, (array,))  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    gradients(y, (x, 3.0))  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    gradients(y, (x,), 1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    gradients(y, (x,), retain_graph=True)  # mypy: call-overload  pyright: reportCallIssue
    gradients(y, (x,), create_graph="no")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue


def gradients_used_wrongly(y: Scalar, x: Vector, m: Matrix) -> None:
    bare: Vector = gradients(y, (x,))  # mypy: assignment  pyright: reportAssignmentType
    a, b = gradients(y, (x,))  # mypy: misc  pyright: reportAssignmentType
    (c,) = gradients(y, (x, m))  # mypy: misc  pyright: reportAssignmentType
    pair: tuple[Vector, Vector] = gradients(y, (x, m))  # mypy: assignment  pyright: reportAssignmentType
    swapped: tuple[Matrix, Vector] = gradients(y, (x, m))  # mypy: assignment  pyright: reportAssignmentType
    array: tuple[Vec] = gradients(y, (x,))  # mypy: assignment  pyright: reportAssignmentType
    second = gradients(gradients(y, (x,)), (x,))  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    gradients(y, (x,)).sum()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    gradients(y, (x,))[0].grad.sum()  # mypy: union-attr  pyright: reportOptionalMemberAccess
    print(gradients(y, (x,))[1])  # mypy: misc  pyright: reportGeneralTypeIssues


def newton_step(x: Scalar) -> Scalar:
    return gradients(x**4.0, (x,))  # mypy: return-value  pyright: reportReturnType


@no_grad()
def predict(x: Matrix, scale: float = 1.0, *, columns: int) -> Vector:
    """A decorated function, whose signature has to survive."""
    return (x * scale).sum(axis=0)[:columns]


def decorated(x: Matrix, v: Vector) -> None:
    predict(v, columns=3)  # mypy: arg-type  pyright: reportArgumentType
    predict(x)  # mypy: call-arg  pyright: reportCallIssue
    predict(x, "2", columns=3)  # mypy: arg-type  pyright: reportArgumentType
    predict(x, 2.0, 3)  # mypy: call-arg  pyright: reportCallIssue
    predict(x, columns="3")  # mypy: arg-type  pyright: reportArgumentType
    predict(x, columns=3, rows=2)  # mypy: call-arg  pyright: reportCallIssue
    matrix: Matrix = predict(x, columns=3)  # mypy: assignment  pyright: reportAssignmentType


def recording(x: Vector) -> None:
    with no_grad:  # mypy: attr-defined  pyright: reportGeneralTypeIssues
        print(x)
    with no_grad(True):  # mypy: call-arg  pyright: reportCallIssue
        print(x)
    with dz.guard_writes:  # mypy: attr-defined  pyright: reportGeneralTypeIssues
        print(x)
    no_grad()(3)  # mypy: arg-type  pyright: reportArgumentType
    dz.guard_writes()(predict)  # mypy: operator  pyright: reportCallIssue
    with dz.debug_nonfinite:  # mypy: attr-defined  pyright: reportGeneralTypeIssues
        print(x)
    with dz.debug_nonfinite(x):  # mypy: call-arg  pyright: reportCallIssue
        print(x)
    with dz.debug_nonfinite() as block:
        block.enter()  # mypy: attr-defined  pyright: reportAttributeAccessIssue


def decorated_without_a_call() -> None:
    @no_grad  # mypy: call-arg  pyright: reportCallIssue
    def double(x: Vector) -> Vector:
        return x * 2.0

    print(double)


def scaled(params: dict[str, Vector], factor: float) -> list[Vector]:
    return [params["x"] * factor]


def checks(x: Vector, array: Vec) -> None:
    dz.numerical_diff(dz.exp, 2.0)  # mypy: arg-type  pyright: reportArgumentType
    dz.numerical_diff(dz.exp, array)  # mypy: arg-type  pyright: reportArgumentType
    dz.numerical_diff(dz.exp, x, "1e-4")  # mypy: arg-type  pyright: reportArgumentType
    dz.numerical_diff(x, dz.exp)  # mypy: arg-type  pyright: reportArgumentType
    dz.numerical_diff(np.exp, x).backward()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    slope: Vector = dz.numerical_diff(dz.exp, x)  # mypy: assignment  pyright: reportAssignmentType
    dz.check_gradients(x)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(dz.exp, array)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(dz.exp, x, orders=2)  # mypy: call-arg  pyright: reportCallIssue
    dz.check_gradients(dz.exp, x, order="2")  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(dz.exp)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(dz.exp, x, x)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(newton_step, x)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(scaled, {"x": x})  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(scaled, {"x": x}, "2")  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(scaled, [x], 2.0)  # mypy: arg-type  pyright: reportArgumentType
    dz.check_gradients(lambda x, y: x, x)  # mypy: arg-type, misc  pyright: reportArgumentType
    dz.check_gradients(lambda x: x.sin(), x)  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    passed: bool = dz.check_gradients(dz.exp, x)  # mypy: assignment, func-returns-value  pyright: reportAssignmentType
