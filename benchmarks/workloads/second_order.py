"""Jacobians, Hessians, and products with Hessians, by the transforms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

import numpy as np

from dezero_typed import Scalar, Variable, Vector, grad, hessian, hvp, jacobian, matmul, tanh

from ..contest import OURS, AnyArray, Contest, Effort, Figures, Row, Workload
from ..peers import Peer
from ..timing import in_turn, over, ratio


def problem(size: int) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return a matrix, a point and a direction."""
    generator = np.random.default_rng(0)
    a = generator.normal(size=(size, size)) / np.sqrt(size)
    return a, generator.normal(size=size), generator.normal(size=size)


def layer_of_peer(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """The layer ``tanh(a @ x)``."""
    return peer.np.tanh(peer.np.matmul(constants[0], leaves[0]))


def total_of_peer(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """The sum of the layer."""
    return peer.np.sum(layer_of_peer(peer, leaves, constants))


def valley_of_peer(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """Rosenbrock's valley in many dimensions."""
    (x,) = leaves
    return peer.np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)


def valley(x: Vector) -> Scalar:
    """The same for a Variable."""
    return (100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2).sum()


def total(a: AnyArray) -> Callable[[Vector], Scalar]:
    """Return ``x -> sum(tanh(a @ x))``."""

    def f(x: Vector) -> Scalar:
        return tanh(matmul(a, x)).sum()

    return f


def jacobian_of_layer(size: int) -> Contest:
    """The Jacobian of ``tanh(a @ x)``, by hand a backward pass for each row."""
    a, x, _ = problem(size)

    def hand() -> Sequence[AnyArray]:
        t = np.tanh(a @ x)
        rows = np.zeros((size, size))
        for i in range(size):
            gy = np.zeros(size)
            gy[i] = 1.0
            rows[i] = a.T @ (gy * (1.0 - t * t))
        return (rows,)

    def layer(x: Vector) -> Vector:
        return tanh(matmul(a, x))

    f, at = jacobian(layer), Variable(x)
    return Contest(hand, lambda: (f(at).data,), lambda peer: peer.jacobian(layer_of_peer, x, (a,)))


def hessian_of_total(size: int) -> Contest:
    """The Hessian of ``sum(tanh(a @ x))``, by hand its formula."""
    a, x, _ = problem(size)

    def hand() -> Sequence[AnyArray]:
        t = np.tanh(a @ x)
        return (a.T @ ((-2.0 * t * (1.0 - t * t))[:, None] * a),)

    f, at = hessian(total(a)), Variable(x)
    return Contest(hand, lambda: (f(at).data,), lambda peer: peer.hessian(total_of_peer, x, (a,)))


def hessian_of_valley(size: int) -> Contest:
    """The Hessian of Rosenbrock's valley, by hand its three diagonals."""
    _, x, _ = problem(size)

    def hand() -> Sequence[AnyArray]:
        middle = np.zeros(size)
        middle[:-1] = 1200.0 * x[:-1] ** 2 - 400.0 * x[1:] + 2.0
        middle[1:] += 200.0
        beside = -400.0 * x[:-1]
        return (np.diag(middle) + np.diag(beside, 1) + np.diag(beside, -1),)

    f, at = hessian(valley), Variable(x)
    return Contest(hand, lambda: (f(at).data,), lambda peer: peer.hessian(valley_of_peer, x, ()))


def product_of_total(size: int) -> Contest:
    """The Hessian of ``sum(tanh(a @ x))`` times a vector, by hand its formula."""
    a, x, v = problem(size)

    def hand() -> Sequence[AnyArray]:
        t = np.tanh(a @ x)
        return (a.T @ (-2.0 * t * (1.0 - t * t) * (a @ v)),)

    f, at, along = hvp(total(a)), Variable(x), Variable(v)
    return Contest(
        hand, lambda: (f(at, along).data,), lambda peer: peer.hessian_vector_product(total_of_peer, x, (a,), v)
    )


def over_gradient(workload: Workload, effort: Effort) -> Figures:
    """Return the time of our product over that of one gradient of the same function."""
    size = workload.size_for(OURS, effort)
    a, x, _ = problem(size)
    f, at = grad(total(a)), Variable(x)
    times = in_turn({"gradient": lambda: (f(at).data,), OURS: workload.contest(size).run_of(OURS)}, effort)
    return {OURS: median(own / base for own, base in zip(times[OURS], times["gradient"], strict=False))}


SECOND_ORDER = (
    Workload(
        "jacobian", jacobian_of_layer, size=50, tiny=3, absent=("mygrad",),
        rows=(Row("Jacobian of a layer of 50, over a loop over its rows", "", 1.25, ratio),),
    ),
    Workload(
        "hessian-layer", hessian_of_total, size=50, tiny=3, absent=("mygrad",),
        rows=(Row("Hessian of the sum of that layer, over autograd's", "", 0.2, over("autograd")),),
    ),
    Workload(
        "hessian-valley", hessian_of_valley, size=50, tiny=3, absent=("mygrad",),
        rows=(Row("Hessian of Rosenbrock's valley in 50 dimensions, over autograd's", "", 0.2, over("autograd")),),
    ),
    Workload(
        "hessian-vector", product_of_total, size=50, tiny=3, absent=("mygrad",),
        rows=(
            Row("Hessian of the sum of a layer of 50 times a vector, over autograd's", "", 0.2, over("autograd")),
            Row("the same, over the formula", "", 4.2, ratio),
            Row("the same, over one gradient", "", 5.0, over_gradient),
        ),
    ),
    Workload(
        "hessian-vector-large", product_of_total, size=1000, tiny=3, absent=("mygrad",),
        rows=(Row("the same for a layer of 1,000, over one gradient", "", 5.0, over_gradient),),
    ),
)  # fmt: skip
