"""What the types promise of transforms; `check` looks at the leaves of what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_type

import numpy as np

from dezero_typed import (
    Matrix,
    Scalar,
    Variable,
    Vector,
    checkpoint,
    custom_gradient,
    elementwise_grad,
    exp,
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
    variable,
    vjp,
)
from tests.checks import check


@dataclass(frozen=True)
class Model:
    weight: Matrix
    bias: Vector


def loss(model: Model, x: Matrix, y: Matrix, scale: float = 1.0) -> Scalar:
    return ((tanh(x @ model.weight + model.bias) - y) ** 2).sum() * scale


def predict(model: Model, x: Matrix, *, scale: float = 1.0) -> Matrix:
    return (x @ model.weight + model.bias) * scale


def counted(model: Model, x: Matrix) -> tuple[Scalar, int]:
    return predict(model, x).sum(), 3


def squares(v: Vector) -> Scalar:
    return (v * v).sum()


def squares32(v: Vector[np.float32]) -> Scalar[np.float32]:
    return (v * v).sum()


def squared(v: Vector) -> Vector:
    return v * v


def cube(s: Scalar) -> Scalar:
    return s**3


def spread(s: Scalar) -> Vector:
    return variable([1.0, 2.0]) * s


def of_both(v: Vector, m: Matrix) -> Scalar:
    return (m @ v).sum()


def of_matrix(m: Matrix) -> Scalar:
    return (m * m).sum()


def matrices(m: Matrix) -> Matrix:
    return m @ m


def any_rank(x: Variable) -> Variable:
    return x * x


def any_rank_to_scalar(x: Variable) -> Scalar:
    return (x * x).sum()


def weighed(v: Vector, weight: float, *, shift: float = 0.0) -> Vector:
    return v * v * weight + shift


@custom_gradient
def doubled(x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector]]]:
    def rule(gy: Vector) -> tuple[Vector]:
        return (gy * 2.0,)

    return x * 2.0, rule


@custom_gradient
def dot(m: Matrix, v: Vector) -> tuple[Vector, Callable[[Vector], tuple[Matrix, Vector]]]:
    def rule(gy: Vector) -> tuple[Matrix, Vector]:
        return m * gy, gy @ m

    return m @ v, rule


@checkpoint
def layer(x: Matrix, *, scale: float = 1.0) -> Matrix:
    return tanh(x) * scale


def nearer(x: Vector, params: tuple[Vector, float]) -> Vector:
    return 0.5 * x + params[0] * params[1]


s, v, m = variable(2.0), variable([1.0, 2.0]), variable([[1.0, 2.0], [3.0, 4.0]])
v32 = variable([1.0, 2.0], np.float32)
a: Variable = m
model = Model(m, v)


def checked(made: Model) -> None:
    check(made.weight, np.float64, 2)
    check(made.bias, np.float64, 1)


def test_grad() -> None:
    checked(assert_type(grad(loss)(model, m, m), Model))
    checked(assert_type(grad(loss)(model, m, m, scale=2.0), Model))
    checked(assert_type(grad(loss, 0)(model, m, y=m), Model))
    check(assert_type(grad(loss, argnums=1)(model, m, m), Matrix), np.float64, 2)
    both = assert_type(grad(loss, argnums=(0, 1))(model, m, m), tuple[Model, Matrix])
    checked(both[0])
    check(both[1], np.float64, 2)
    check(assert_type(grad(squares32)(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(grad(any_rank_to_scalar)(a), Variable), np.float64, 2)


def test_grad_of_grad() -> None:
    check(assert_type(grad(cube)(s), Scalar), np.float64, 0)
    check(assert_type(grad(grad(cube))(s), Scalar), np.float64, 0)
    check(assert_type(grad(grad(grad(cube)))(s), Scalar), np.float64, 0)

    def norm(model: Model, x: Matrix) -> Scalar:
        slope = assert_type(grad(loss)(model, x, x), Model)
        return (slope.weight**2).sum() + (slope.bias**2).sum()

    checked(assert_type(grad(norm)(model, m), Model))


def test_a_gradient_keeps_the_signature() -> None:
    function: Callable[[Model, Matrix, Matrix], Model] = grad(loss)
    checked(assert_type(function(model, m, m), Model))


def test_value_and_grad() -> None:
    value, slope = assert_type(value_and_grad(squares)(v), tuple[Scalar[np.float64], Vector[np.float64]])
    check(value, np.float64, 0)
    check(slope, np.float64, 1)
    value32, slope32 = assert_type(value_and_grad(squares32)(v32), tuple[Scalar[np.float32], Vector[np.float32]])
    check(value32, np.float32, 0)
    check(slope32, np.float32, 1)
    checked(assert_type(value_and_grad(loss)(model, m, m, scale=2.0), tuple[Scalar, Model])[1])
    check(assert_type(value_and_grad(loss, 1)(model, m, m), tuple[Scalar, Matrix])[1], np.float64, 2)
    _, both = assert_type(value_and_grad(loss, (0, 1))(model, m, m), tuple[Scalar, tuple[Model, Matrix]])
    check(both[1], np.float64, 2)


def test_value_and_grad_with_aux() -> None:
    (value, aux), slope = assert_type(
        value_and_grad(counted, has_aux=True)(model, m), tuple[tuple[Scalar, int], Model]
    )
    check(value, np.float64, 0)
    assert assert_type(aux, int) == 3
    checked(slope)
    by_input = assert_type(value_and_grad(counted, 1, has_aux=True)(model, m), tuple[tuple[Scalar, int], Matrix])
    check(by_input[1], np.float64, 2)
    by_both = assert_type(
        value_and_grad(counted, (0, 1), has_aux=True)(model, m), tuple[tuple[Scalar, int], tuple[Model, Matrix]]
    )
    checked(by_both[1][0])


def test_elementwise_grad() -> None:
    check(assert_type(elementwise_grad(squared)(v), Vector), np.float64, 1)
    check(assert_type(elementwise_grad(any_rank)(a), Variable), np.float64, 2)
    check(assert_type(elementwise_grad(tanh)(m), Matrix), np.float64, 2)
    check(assert_type(elementwise_grad(exp)(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(elementwise_grad(elementwise_grad(squared))(v), Vector), np.float64, 1)
    check(assert_type(elementwise_grad(weighed)(v, 3.0, shift=1.0), Vector), np.float64, 1)


def test_vjp() -> None:
    value, pull = vjp(squared, v)
    check(assert_type(value, Vector), np.float64, 1)
    check(assert_type(pull(value), tuple[Vector])[0], np.float64, 1)
    check(assert_type(vjp(squares, v)[1](s), tuple[Vector])[0], np.float64, 1)
    scalar, pull_both = vjp(of_both, v, m)
    check(assert_type(scalar, Scalar), np.float64, 0)
    products = assert_type(pull_both(scalar), tuple[Vector, Matrix])
    check(products[0], np.float64, 1)
    check(products[1], np.float64, 2)
    outputs, pull_model = vjp(predict, model, m)
    check(assert_type(outputs, Matrix), np.float64, 2)
    checked(assert_type(pull_model(outputs), tuple[Model, Matrix])[0])


def test_jvp_and_linearize() -> None:
    value, tangent = assert_type(jvp(of_both, (v, m), (v, m)), tuple[Scalar, Scalar])
    check(value, np.float64, 0)
    check(tangent, np.float64, 0)
    check(assert_type(jvp(predict, (model, m), (model, m)), tuple[Matrix, Matrix])[1], np.float64, 2)
    check(assert_type(jvp(squares32, (v32,), (v32,)), tuple[Scalar[np.float32], Scalar[np.float32]])[1], np.float32, 0)
    same, linear = linearize(of_both, v, m)
    check(assert_type(same, Scalar), np.float64, 0)
    check(assert_type(linear(v, m), Scalar), np.float64, 0)
    check(assert_type(linearize(predict, model, m)[1](model, m), Matrix), np.float64, 2)


def test_jacobian() -> None:
    check(assert_type(jacobian(squared)(v), Matrix), np.float64, 2)
    check(assert_type(jacobian(weighed)(v, 3.0, shift=1.0), Matrix), np.float64, 2)
    check(assert_type(jacobian(squares)(v), Vector), np.float64, 1)
    check(assert_type(jacobian(squares32)(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(jacobian(of_matrix)(m), Matrix), np.float64, 2)
    check(assert_type(jacobian(cube)(s), Scalar), np.float64, 0)
    check(assert_type(jacobian(spread)(s), Vector), np.float64, 1)
    check(assert_type(jacobian(matrices)(m), Variable), np.float64, 4)
    check(assert_type(jacobian(any_rank)(a), Variable), np.float64, 4)
    check(assert_type(jacobian(grad(squares))(v), Matrix), np.float64, 2)


def test_hessian() -> None:
    check(assert_type(hessian(squares)(v), Matrix), np.float64, 2)
    check(assert_type(hessian(squares32)(v32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(hessian(cube)(s), Scalar), np.float64, 0)
    check(assert_type(hessian(of_matrix)(m), Variable), np.float64, 4)
    check(assert_type(hessian(of_both)(v, m), Matrix), np.float64, 2)
    check(assert_type(hessian(any_rank_to_scalar)(a), Variable), np.float64, 4)


def test_hvp_and_ggnvp() -> None:
    checked(assert_type(hvp(loss)(model, model, m, m, scale=1.0), Model))
    check(assert_type(hvp(squares)(v, v), Vector), np.float64, 1)
    checked(assert_type(ggnvp(predict)(model, model, m, scale=2.0), Model))
    checked(assert_type(ggnvp(predict, of_matrix)(model, model, m), Model))
    check(assert_type(ggnvp(squared, squares)(v, v), Vector), np.float64, 1)


def test_checkpoint() -> None:
    check(assert_type(checkpoint(loss)(model, m, m, scale=1.0), Scalar), np.float64, 0)
    check(assert_type(layer(m, scale=2.0), Matrix), np.float64, 2)
    checked(assert_type(grad(checkpoint(loss))(model, m, m), Model))


def test_custom_gradient() -> None:
    check(assert_type(doubled(v), Vector), np.float64, 1)
    check(assert_type(dot(m, v), Vector), np.float64, 1)
    check(assert_type(custom_gradient(doubled.f)(v), Vector), np.float64, 1)
    check(assert_type(elementwise_grad(doubled)(v), Vector), np.float64, 1)


def test_stop_gradient() -> None:
    checked(assert_type(stop_gradient(model), Model))
    check(assert_type(stop_gradient(v32), Vector[np.float32]), np.float32, 1)


def test_fixed_point() -> None:
    check(assert_type(fixed_point(nearer, v, (v, 1.0)), Vector), np.float64, 1)
    check(assert_type(fixed_point(lambda x, q: x * 0.5 + q, s, s, tol=1e-6), Scalar), np.float64, 0)
    check(assert_type(fixed_point(lambda x, _: [x[0] * 0.5], [v32], None), list[Vector[np.float32]])[0], np.float32, 1)
