"""Every transform as an operator that takes a function of each element to another one, so that any two compose.

All of them keep the family ``c * exp(k * x)``, which states what each has to make of each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from dezero_typed import (
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
    value_and_grad,
    variable,
    vjp,
)

Elementwise: TypeAlias = Callable[[Vector], Vector]


@dataclass(frozen=True)
class Exponential:
    """The function ``c * exp(k * x)``."""

    c: float
    k: float

    def __call__(self, x: Vector) -> Vector:
        return exp(0.25 * self.k * x) * self.c * exp(x * (0.75 * self.k))

    def derivative(self, order: int = 1) -> Exponential:
        return Exponential(self.c * self.k**order, self.k)

    def squared(self) -> Exponential:
        return Exponential(self.c**2, 2 * self.k)

    def at(self, x: Vector) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return the values, computed without this package."""
        return np.asarray(self.c * np.exp(self.k * x.data))


def ones(x: Vector) -> Vector:
    return Variable(np.ones(x.shape))


def summed(g: Elementwise) -> Callable[[Vector], Scalar]:
    def total(x: Vector) -> Scalar:
        return g(x).sum()

    return total


def by_grad(g: Elementwise) -> Elementwise:
    return grad(summed(g))


def by_value_and_grad(g: Elementwise) -> Elementwise:
    return lambda x: value_and_grad(summed(g))(x)[1]


def by_vjp(g: Elementwise) -> Elementwise:
    return lambda x: vjp(g, x)[1](ones(x))[0]


def by_jvp(g: Elementwise) -> Elementwise:
    return lambda x: jvp(g, (x,), (ones(x),))[1]


def by_linearize(g: Elementwise) -> Elementwise:
    return lambda x: linearize(g, x)[1](ones(x))


def by_rows(g: Elementwise) -> Elementwise:
    return lambda x: jacobian(g)(x).sum(axis=0)


def by_columns(g: Elementwise) -> Elementwise:
    """The Jacobian of more elements than `g` has, which is made of columns."""

    def tall(x: Vector) -> Vector:
        return Variable(np.eye(x.size + 1, x.size)) @ g(x)

    return lambda x: jacobian(tall)(x).sum(axis=0)


def by_hessian(g: Elementwise) -> Elementwise:
    return lambda x: hessian(summed(g))(x).sum(axis=0)


def by_hvp(g: Elementwise) -> Elementwise:
    return lambda x: hvp(summed(g))(x, ones(x))


def by_ggnvp(g: Elementwise) -> Elementwise:
    return lambda x: ggnvp(g)(x, ones(x))


def by_elementwise_grad(g: Elementwise) -> Elementwise:
    return elementwise_grad(g)


def by_checkpoint(g: Elementwise) -> Elementwise:
    return checkpoint(g)


def by_custom_gradient(g: Elementwise) -> Elementwise:
    """The function itself, with a rule that is its derivative by another transform."""

    @custom_gradient
    def stated(x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector]]]:
        def rule(gy: Vector) -> tuple[Vector]:
            return (gy * elementwise_grad(g)(x),)

        return g(x), rule

    return stated


def by_fixed_point(g: Elementwise) -> Elementwise:
    """The function itself, as the solution y of ``y == (y + 9 * g(x)) / 10``."""

    def nearer(y: Vector, x: Vector) -> Vector:
        return 0.1 * (y + 9.0 * g(x))

    return lambda x: fixed_point(nearer, ones(x), x)


OPERATORS: dict[str, tuple[Callable[[Elementwise], Elementwise], Callable[[Exponential], Exponential]]] = {
    "grad": (by_grad, Exponential.derivative),
    "value_and_grad": (by_value_and_grad, Exponential.derivative),
    "vjp": (by_vjp, Exponential.derivative),
    "jvp": (by_jvp, Exponential.derivative),
    "linearize": (by_linearize, Exponential.derivative),
    "jacobian, rows": (by_rows, Exponential.derivative),
    "jacobian, columns": (by_columns, Exponential.derivative),
    "elementwise_grad": (by_elementwise_grad, Exponential.derivative),
    "hessian": (by_hessian, lambda g: g.derivative(2)),
    "hvp": (by_hvp, lambda g: g.derivative(2)),
    "ggnvp": (by_ggnvp, lambda g: g.derivative().squared()),
    "checkpoint": (by_checkpoint, lambda g: g),
    "custom_gradient": (by_custom_gradient, lambda g: g),
    "fixed_point": (by_fixed_point, lambda g: g),
}


def point() -> Vector:
    return variable([0.3, -0.7])
