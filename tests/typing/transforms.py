"""Mistakes with transforms: wrong functions, arguments, tangents, and what is done with what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dezero_typed import (
    Matrix,
    Scalar,
    Variable,
    Vector,
    checkpoint,
    custom_gradient,
    elementwise_grad,
    fixed_point,
    ggnvp,
    grad,
    hessian,
    hvp,
    jacobian,
    jvp,
    linearize,
    stop_gradient,
    tanh,
    value_and_grad,
    vjp,
)


@dataclass(frozen=True)
class Model:
    weight: Matrix
    bias: Vector


@dataclass(frozen=True)
class Other:
    weight: Matrix


def loss(model: Model, x: Matrix, y: Matrix, scale: float = 1.0) -> Scalar:
    return ((tanh(x @ model.weight + model.bias) - y) ** 2).sum() * scale


def strict(model: Model, x: Matrix, *, scale: float) -> Scalar:
    return (x @ model.weight).sum() * scale


def counted(model: Model, x: Matrix) -> tuple[Scalar, int]:
    return (x @ model.weight).sum(), 3


def predict(model: Model, x: Matrix) -> Matrix:
    return x @ model.weight


def squares(v: Vector) -> Scalar:
    return (v * v).sum()


def squares32(v: Vector[np.float32]) -> Scalar[np.float32]:
    return (v * v).sum()


def squared(v: Vector) -> Vector:
    return v * v


def of_both(v: Vector, m: Matrix) -> Scalar:
    return (m @ v).sum()


def nearer(x: Vector, q: Scalar) -> Vector:
    return x * 0.5


def functions_of_the_wrong_kind(model: Model, x: Matrix, v: Vector) -> None:
    grad(squared)  # mypy: arg-type  pyright: reportArgumentType
    grad(predict)(model, x)  # mypy: arg-type  pyright: reportArgumentType
    grad(counted)(model, x)  # mypy: arg-type  pyright: reportArgumentType
    grad(v)  # mypy: call-overload  pyright: reportArgumentType
    value_and_grad(squared)(v)  # mypy: arg-type  pyright: reportArgumentType
    value_and_grad(counted)(model, x)  # mypy: arg-type  pyright: reportArgumentType
    value_and_grad(loss, has_aux=True)(model, x, x)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    elementwise_grad(squares)(v)  # mypy: misc  pyright: reportArgumentType
    hessian(squared)(v)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    hvp(squared)(v, v)  # mypy: arg-type  pyright: reportArgumentType
    ggnvp(squared, squared)(v, v)  # mypy: arg-type  pyright: reportArgumentType
    ggnvp(predict, squares)(model, model, x)  # mypy: arg-type  pyright: reportArgumentType
    jacobian(predict)(model, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    jacobian(loss)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue


def arguments(model: Model, other: Other, x: Matrix, v: Vector, s: Scalar) -> None:
    grad(loss)(model, x)  # mypy: call-arg  pyright: reportCallIssue
    grad(loss)(other, x, x)  # mypy: arg-type  pyright: reportArgumentType
    grad(loss)(model, x, v)  # mypy: arg-type  pyright: reportArgumentType
    grad(loss)(model, x, x, skale=1.0)  # mypy: call-arg  pyright: reportCallIssue
    grad(loss)(model, x, x, scale="1")  # mypy: arg-type  pyright: reportArgumentType
    grad(strict)(model, x)  # mypy: call-arg  pyright: reportCallIssue
    grad(strict)(model, x, 1.0)  # mypy: call-arg  pyright: reportCallIssue
    grad(squares)(v, v)  # mypy: call-arg  pyright: reportCallIssue
    grad(squares)(v.data)  # mypy: arg-type  pyright: reportArgumentType
    grad(squares32)(v)  # mypy: arg-type  pyright: reportArgumentType
    grad(loss, argnums=2)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    grad(loss, argnums="model")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    grad(squares, argnums=1)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    value_and_grad(strict)(model, x)  # mypy: call-arg  pyright: reportCallIssue
    jacobian(squared)(s)  # mypy: arg-type  pyright: reportArgumentType
    jacobian(squared)(v, v)  # mypy: call-arg  pyright: reportCallIssue
    hessian(squares)(v.data)  # mypy: arg-type  pyright: reportArgumentType
    elementwise_grad(squared)(s)  # mypy: arg-type  pyright: reportArgumentType
    checkpoint(strict)(model, x)  # mypy: call-arg  pyright: reportCallIssue
    checkpoint(loss)(other, x, x)  # mypy: arg-type  pyright: reportArgumentType
    stop_gradient()  # mypy: call-arg  pyright: reportCallIssue


def results(model: Model, other: Other, x: Matrix, v: Vector, s: Scalar) -> None:
    wrong_class: Other = grad(loss)(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    wrong_rank: Matrix = grad(squares)(v)  # mypy: assignment  pyright: reportAssignmentType
    pair: tuple[Model, Model] = grad(loss, argnums=(0, 1))(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    only_one: Matrix = grad(loss, argnums=(0, 1))(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    not_a_pair: Model = value_and_grad(loss)(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    of_no_argument: Model = grad(loss, argnums=1)(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    grad(loss)(model, x, x).scale  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    model - grad(loss)(model, x, x)  # mypy: operator  pyright: reportOperatorIssue
    unpacked, count, gradient = value_and_grad(counted, has_aux=True)(model, x)  # mypy: misc  pyright: reportAssignmentType
    value_and_grad(counted, has_aux=True)(model, x)[0] + 1.0  # mypy: operator  pyright: reportOperatorIssue
    rows: Vector = jacobian(squared)(v)  # mypy: assignment  pyright: reportAssignmentType
    flat: Vector = hessian(squares)(v)  # mypy: assignment  pyright: reportAssignmentType
    stopped: Other = stop_gradient(model)  # mypy: assignment  pyright: reportAssignmentType
    recomputed: Vector = checkpoint(loss)(model, x, x)  # mypy: assignment  pyright: reportAssignmentType
    signature: Callable[[Model, Matrix], Model] = grad(loss)  # mypy: assignment  pyright: reportAssignmentType


def products(model: Model, other: Other, x: Matrix, v: Vector, s: Scalar) -> None:
    jvp(of_both, (v, x), (x, v))  # mypy: arg-type  pyright: reportArgumentType
    jvp(of_both, (v, x), (v,))  # mypy: arg-type  pyright: reportArgumentType
    jvp(of_both, (v,), (v,))  # mypy: arg-type  pyright: reportArgumentType
    jvp(of_both, v, v)  # mypy: arg-type  pyright: reportArgumentType
    jvp(predict, (model, x), (other, x))  # mypy: arg-type  pyright: reportArgumentType
    vjp(of_both, v)  # mypy: arg-type  pyright: reportArgumentType
    vjp(of_both, v, v)  # mypy: arg-type  pyright: reportArgumentType
    vjp(of_both, v, x)[1](v)  # mypy: arg-type  pyright: reportArgumentType
    vjp(of_both, v, x)[1](s, s)  # mypy: call-arg  pyright: reportCallIssue
    one, two = vjp(squared, v)[1](v)  # mypy: misc  pyright: reportAssignmentType
    by_both: tuple[Matrix, Vector] = vjp(of_both, v, x)[1](s)  # mypy: assignment  pyright: reportAssignmentType
    linearize(of_both, v, x)[1](v)  # mypy: call-arg  pyright: reportCallIssue
    linearize(of_both, v, x)[1](v, v)  # mypy: arg-type  pyright: reportArgumentType
    tangent: Vector = linearize(of_both, v, x)[1](v, x)  # mypy: assignment  pyright: reportAssignmentType
    hvp(loss)(model, other, x, x)  # mypy: arg-type  pyright: reportArgumentType
    hvp(loss)(model, x, x)  # mypy: arg-type, call-arg  pyright: reportCallIssue
    hvp(loss)(model, model, x)  # mypy: call-arg  pyright: reportCallIssue
    ggnvp(predict)(model, other, x)  # mypy: arg-type  pyright: reportArgumentType
    product: Vector = hvp(loss)(model, model, x, x)  # mypy: assignment  pyright: reportAssignmentType


def solutions(v: Vector, s: Scalar, x: Matrix) -> None:
    fixed_point(squares, v, v)  # mypy: arg-type  pyright: reportArgumentType
    fixed_point(nearer, v, v)  # mypy: arg-type  pyright: reportArgumentType
    fixed_point(nearer, s, s)  # mypy: arg-type  pyright: reportArgumentType
    fixed_point(nearer, v)  # mypy: call-arg  pyright: reportCallIssue
    fixed_point(nearer, v, s, 1e-6)  # mypy: call-arg  pyright: reportCallIssue
    fixed_point(nearer, v, s, tol="small")  # mypy: arg-type  pyright: reportArgumentType
    fixed_point(of_both, v, x)  # mypy: arg-type  pyright: reportArgumentType
    solution: Scalar = fixed_point(nearer, v, s)  # mypy: arg-type  pyright: reportAssignmentType


@custom_gradient  # mypy: misc  pyright: reportArgumentType
def too_many(x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector, Vector]]]:
    return x, lambda gy: (gy, gy)


@custom_gradient  # mypy: misc  pyright: reportArgumentType
def too_few(x: Vector, y: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector]]]:
    return x, lambda gy: (gy,)


@custom_gradient  # mypy: misc  pyright: reportArgumentType
def of_another_cotangent(x: Vector) -> tuple[Vector, Callable[[Matrix], tuple[Vector]]]:
    return x, lambda gy: (x,)


@custom_gradient  # mypy: misc  pyright: reportArgumentType
def of_another_gradient(x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Matrix]]]:
    return x, lambda gy: (Variable(np.zeros((2, 2))),)


@custom_gradient  # mypy: arg-type  pyright: reportArgumentType
def without_a_rule(x: Vector) -> Vector:
    return x


@custom_gradient
def right(x: Vector, m: Matrix) -> tuple[Vector, Callable[[Vector], tuple[Vector, Matrix]]]:
    return m @ x, lambda gy: (gy @ m, m)


@checkpoint
def layer(x: Matrix, *, scale: float) -> Matrix:
    return x * scale


def decorated(x: Matrix, v: Vector) -> None:
    right(v)  # mypy: call-arg  pyright: reportCallIssue
    right(x, v)  # mypy: arg-type  pyright: reportArgumentType
    right(v, x, v)  # mypy: call-arg  pyright: reportCallIssue
    matrix: Matrix = right(v, x)  # mypy: assignment  pyright: reportAssignmentType
    layer(x)  # mypy: call-arg  pyright: reportCallIssue
    layer(x, 2.0)  # mypy: call-arg  pyright: reportCallIssue
    layer(v, scale=2.0)  # mypy: arg-type  pyright: reportArgumentType
    vector: Vector = layer(x, scale=2.0)  # mypy: assignment  pyright: reportAssignmentType
    grad(layer)  # mypy: arg-type  pyright: reportArgumentType
