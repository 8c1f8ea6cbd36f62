"""What the types promise of minima, and of steps of gradient descent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Vector, grad, optimize, value_and_grad, variable
from tests.checks import check


@dataclass(frozen=True)
class Line:
    slope: Vector
    offset: Scalar
    name: str = "line"


class Pair(NamedTuple):
    weight: Matrix[np.float32]
    bias: Vector[np.float32]


LINE = Line(variable([1.0, -1.0]), variable(0.5))
PAIR = Pair(variable([[1.0, 2.0]], np.float32), variable([3.0], np.float32))


def loss(line: Line) -> Scalar:
    return ((line.slope - 2.0) ** 2).sum() + line.offset**2


def single(pair: Pair) -> Scalar[np.float32]:
    return (pair.weight**2).sum() + (pair.bias**2).sum()


def norm(x: Vector) -> Scalar:
    return (x * x).sum()


def test_minima() -> None:
    found = assert_type(optimize.minimize(loss, LINE), optimize.Minimum[Line])
    check(assert_type(found.params, Line).slope, np.float64, 1)
    check(assert_type(found.gradient, Line).offset, np.float64, 0)
    assert type(assert_type(found.value, float)) is float
    assert assert_type(found.success, bool) is True
    assert assert_type(found.status, int) == 0
    assert assert_type(found.message, str)
    assert assert_type(found.iterations, int) <= assert_type(found.evaluations, int)
    check(assert_type(optimize.minimize(norm, variable([1.0, 2.0])).params, Vector), np.float64, 1)
    check(assert_type(optimize.minimize(single, PAIR).params, Pair).weight, np.float32, 2)


def test_arguments_of_minimize() -> None:
    seen: list[Line] = []
    bounds = (Line(variable([-1.0, -1.0]), variable(-1.0)), Line(variable([1.0, 1.0]), variable(1.0)))
    found = optimize.minimize(loss, LINE, method="SLSQP", tol=1e-6, bounds=bounds, callback=seen.append, options={"maxiter": 5})
    assert_type(found, optimize.Minimum[Line])
    assert seen

    def best(method: optimize.Method) -> Line:
        return assert_type(optimize.minimize(loss, LINE, method=method), optimize.Minimum[Line]).params

    methods: list[optimize.Method] = ["BFGS", "trust-exact"]
    for method in assert_type(methods, list[optimize.Method]):
        check(best(method).slope, np.float64, 1)
    assert_type(optimize.minimize(lambda x: (x * x).sum(), variable([1.0]), method="CG").params, Vector)


def test_steps_of_a_container() -> None:
    gradient = grad(loss)(LINE)
    plain = optimize.sgd(0.1)
    state = assert_type(plain.init(LINE), optimize.SgdState[Line])
    state, line = assert_type(plain(state, LINE, gradient), tuple[optimize.SgdState[Line], Line])
    check(assert_type(line, Line).slope, np.float64, 1)
    assert assert_type(state.step, int) == 1

    heavy = assert_type(optimize.momentum(0.1, beta=0.5, nesterov=True), optimize.momentum)
    velocity = assert_type(heavy.init(LINE), optimize.MomentumState[Line])
    velocity, line = assert_type(heavy(velocity, line, gradient), tuple[optimize.MomentumState[Line], Line])
    check(assert_type(velocity.velocity, Line).offset, np.float64, 0)

    scaled = assert_type(optimize.rmsprop(0.1, decay=0.5, eps=1e-6), optimize.rmsprop)
    square = assert_type(scaled.init(LINE), optimize.RmspropState[Line])
    square, line = assert_type(scaled(square, line, gradient), tuple[optimize.RmspropState[Line], Line])
    check(assert_type(square.square, Line).slope, np.float64, 1)


def test_steps_of_adam() -> None:
    gradient = grad(single)(PAIR)
    rule = optimize.adam(0.1, b1=0.8, b2=0.9, eps=1e-6)
    state = assert_type(rule.init(PAIR), optimize.AdamState[Pair])
    state, pair = assert_type(rule(state, PAIR, gradient), tuple[optimize.AdamState[Pair], Pair])
    check(assert_type(state.mean, Pair).bias, np.float32, 1)
    check(assert_type(state.square, Pair).weight, np.float32, 2)
    check(assert_type(pair.weight, Matrix[np.float32]), np.float32, 2)
    decaying = assert_type(optimize.adamw(0.1, weight_decay=0.5), optimize.adamw)
    state, pair = assert_type(decaying(state, pair, gradient), tuple[optimize.AdamState[Pair], Pair])
    check(pair.bias, np.float32, 1)


def test_a_loop_keeps_its_types() -> None:
    rule, x = assert_type(optimize.adam(0.1), optimize.adam), variable([1.0, 2.0])
    state = rule.init(x)
    for _ in range(3):
        value, gradient = value_and_grad(norm)(x)
        check(assert_type(value, Scalar), np.float64, 0)
        state, x = rule(state, x, optimize.clip_by_norm(gradient, 1.0))
    check(assert_type(x, Vector), np.float64, 1)
    assert_type(state, optimize.AdamState[Vector])


def test_clipping() -> None:
    check(assert_type(optimize.clip_by_norm(variable([3.0, 4.0]), 1.0), Vector), np.float64, 1)
    check(assert_type(optimize.clip_by_norm(PAIR, 1.0), Pair).bias, np.float32, 1)


def test_schedules() -> None:
    schedules: list[optimize.Schedule] = [
        assert_type(optimize.constant(0.1), optimize.constant),
        assert_type(optimize.exponential_decay(0.1, 0.5, every=3), optimize.exponential_decay),
        assert_type(optimize.cosine_decay(0.1, 100, end=0.01), optimize.cosine_decay),
        assert_type(optimize.piecewise_constant((1, 2), (0.3, 0.2, 0.1)), optimize.piecewise_constant),
        assert_type(optimize.warmup(3, optimize.constant(0.1)), optimize.warmup),
        assert_type(optimize.warmup(3, 0.1), optimize.warmup),
        lambda step: 1.0 / (step + 1),
    ]
    for schedule in assert_type(schedules, list[optimize.Schedule]):
        assert type(assert_type(schedule(2), float)) is float
        assert assert_type(optimize.sgd(schedule), optimize.sgd).lr is schedule
