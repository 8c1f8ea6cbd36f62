"""Mistakes with minima and with steps of gradient descent."""

from __future__ import annotations

from dataclasses import dataclass

from dezero_typed import Scalar, Vector, grad, optimize


@dataclass(frozen=True)
class Line:
    slope: Vector
    offset: Scalar


@dataclass(frozen=True)
class Curve:
    slope: Vector
    offset: Scalar


def loss(line: Line) -> Scalar:
    return (line.slope**2).sum() + line.offset**2


def bend(curve: Curve) -> Scalar:
    return curve.offset**2


def residuals(line: Line) -> Vector:
    return line.slope - line.offset


def weighted(line: Line, weight: float) -> Scalar:
    return weight * line.offset


def plot(curve: Curve) -> None: ...


def name(step: int) -> str:
    return str(step)


def found(line: Line, curve: Curve) -> None:
    optimize.minimize(residuals, line)  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, curve)  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(weighted, line)  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, "BFGS")  # mypy: call-arg  pyright: reportCallIssue
    optimize.minimize(loss, line, method="Nelder-Mead")  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, method="bfgs")  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, callback=plot)  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, bounds=(curve, curve))  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, bounds=line)  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, bounds=(0.0, 1.0))  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, tol="1e-3")  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, options=["maxiter"])  # mypy: arg-type  pyright: reportArgumentType
    optimize.minimize(loss, line, jac=grad(loss))  # mypy: call-arg  pyright: reportCallIssue
    best: Curve = optimize.minimize(loss, line).params  # mypy: assignment  pyright: reportAssignmentType
    optimize.minimize(loss, line).x  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    optimize.minimize(loss, line).value = 0.0  # mypy: misc  pyright: reportAttributeAccessIssue


def moved(line: Line, curve: Curve) -> None:
    step = optimize.adam(0.1)
    state = step.init(line)
    step(line, grad(loss)(line))  # mypy: call-arg, arg-type  pyright: reportCallIssue
    step(step.init(curve), line, grad(loss)(line))  # mypy: misc  pyright: reportArgumentType
    step(state, line, grad(bend)(curve))  # mypy: misc  pyright: reportArgumentType
    step(state, curve, grad(bend)(curve))  # mypy: misc  pyright: reportArgumentType
    step(state, line, 0.1)  # mypy: misc  pyright: reportArgumentType
    step(optimize.sgd(0.1).init(line), line, line)  # mypy: arg-type  pyright: reportArgumentType
    state.step = 3  # mypy: misc  pyright: reportAttributeAccessIssue
    optimize.sgd(0.1)(optimize.sgd(0.1).init(curve), line, line)  # mypy: misc  pyright: reportArgumentType
    optimize.momentum(0.1)(optimize.momentum(0.1).init(curve), line, line)  # mypy: misc  pyright: reportArgumentType
    optimize.rmsprop(0.1)(optimize.rmsprop(0.1).init(curve), line, line)  # mypy: misc  pyright: reportArgumentType
    line, state = step(state, line, line)  # mypy: assignment, arg-type  pyright: reportAssignmentType


def chosen(line: Line) -> None:
    optimize.adam()  # mypy: call-arg  pyright: reportCallIssue
    optimize.adam("0.1")  # mypy: arg-type  pyright: reportArgumentType
    optimize.adam(0.1, beta1=0.9)  # mypy: call-arg  pyright: reportCallIssue
    optimize.sgd(name)  # mypy: arg-type  pyright: reportArgumentType
    optimize.sgd(0.1, 0.9)  # mypy: call-arg  pyright: reportCallIssue
    optimize.warmup(3, name)  # mypy: arg-type  pyright: reportArgumentType
    optimize.warmup(0.5, 0.1)  # mypy: arg-type  pyright: reportArgumentType
    optimize.piecewise_constant(100, 0.1)  # mypy: arg-type  pyright: reportArgumentType
    optimize.clip_by_norm(line)  # mypy: call-arg  pyright: reportCallIssue
    optimize.clip_by_norm(line, "1")  # mypy: arg-type  pyright: reportArgumentType
    short: Curve = optimize.clip_by_norm(line, 1.0)  # mypy: assignment  pyright: reportAssignmentType
