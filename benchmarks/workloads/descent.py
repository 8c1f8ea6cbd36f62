"""Gradient descent: Rosenbrock's valley on 0-d arrays, and logistic regression on a table of data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from dezero_typed import Scalar, Variable, Vector, exp, log1p, matmul, mean

from ..contest import AnyArray, Contest, Row, Workload
from ..peers import NAMES, Peer
from ..timing import ratio

VALLEY_RATE = 0.001
FIT_RATE = 0.5
FEATURES = 50


def rosenbrock(steps: int, *, by_hand: Callable[[int], Sequence[AnyArray]]) -> Contest:
    """``100 * (x1 - x0**2)**2 + (x0 - 1)**2`` from (0, 2), both 0-d arrays that change in place."""

    def ours() -> Sequence[AnyArray]:
        x0, x1 = Variable(np.asarray(0.0)), Variable(np.asarray(2.0))
        for _ in range(steps):
            y = 100.0 * (x1 - x0**2) ** 2 + (x0 - 1.0) ** 2
            y.backward()
            for x in (x0, x1):
                assert x.grad is not None
                x.data -= VALLEY_RATE * x.grad
                x.cleargrad()
        return x0.data, x1.data

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        x0, x1 = leaves
        return 100.0 * (x1 - x0**2) ** 2 + (x0 - 1.0) ** 2

    start = (np.asarray(0.0), np.asarray(2.0))
    return Contest(
        lambda: by_hand(steps), ours, lambda peer: peer.descend(program, start, (), VALLEY_RATE, steps)
    )


def on_arrays(steps: int) -> Sequence[AnyArray]:
    """Descend by hand on arrays alone: what NumPy makes a scalar of becomes an array again."""
    array = np.asarray
    x0, x1 = array(0.0), array(2.0)
    for _ in range(steps):
        square = array(x0**2)
        a = array(x1 - square)
        a_squared = array(a**2)
        b = array(x0 - 1.0)
        b_squared = array(b**2)
        _ = array(array(100.0 * a_squared) + b_squared)
        gy = np.ones_like(a)
        ga = array(array(array(gy * 100.0) * 2.0) * a)
        gb = array(array(gy * 2.0) * b)
        g_square = array(-ga)
        gx0 = array(gb + array(array(g_square * 2.0) * x0))
        x0 -= array(VALLEY_RATE * gx0)
        x1 -= array(VALLEY_RATE * ga)
    return x0, x1


def on_scalars(steps: int) -> Sequence[AnyArray]:
    """Descend by hand with the scalars that NumPy makes, and with no operation that can be saved."""
    x0, x1 = np.asarray(0.0), np.asarray(2.0)
    for _ in range(steps):
        a = x1 - x0**2
        b = x0 - 1.0
        _ = 100.0 * a**2 + b**2
        ga = 200.0 * a
        x0 -= VALLEY_RATE * (2.0 * b - 2.0 * ga * x0)
        x1 -= VALLEY_RATE * ga
    return x0, x1


def data(rows: int) -> tuple[Any, Any, Any]:
    """Return a table of `rows` samples, their classes as -1 and 1, and weights to start from."""
    generator = np.random.default_rng(0)
    x = generator.normal(size=(rows, FEATURES))
    signs = np.where(x @ generator.normal(size=FEATURES) + generator.normal(size=rows) > 0, 1.0, -1.0)
    return x, signs, np.zeros(FEATURES)


def loss(w: Vector, x: AnyArray, signs: AnyArray) -> Scalar:
    """The mean of ``log(1 + exp(-sign * (x @ w)))``."""
    return mean(log1p(exp(matmul(x, w) * -signs)))


def loss_of_peer(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """Return the same, as a peer computes it."""
    x, signs = constants
    return peer.np.mean(peer.np.log1p(peer.np.exp(peer.np.matmul(x, leaves[0]) * -signs)))


def by_hand(w: AnyArray, x: AnyArray, signs: AnyArray) -> tuple[AnyArray, AnyArray]:
    """Return the loss and its gradient."""
    e = np.exp(x @ w * -signs)
    value = np.asarray(np.log1p(e).mean())
    gradient: AnyArray = x.T @ (e / (1.0 + e) * -signs / len(x))
    return value, gradient


def fit(rows: int) -> Contest:
    """200 steps from zero weights."""
    x, signs, start = data(rows)
    steps = 200

    def hand() -> Sequence[AnyArray]:
        w = start.copy()
        for _ in range(steps):
            w -= FIT_RATE * by_hand(w, x, signs)[1]
        return (w,)

    def ours() -> Sequence[AnyArray]:
        w: Vector = Variable(start.copy())
        for _ in range(steps):
            loss(w, x, signs).backward()
            assert w.grad is not None
            w.data -= FIT_RATE * w.grad
            w.cleargrad()
        return (w.data,)

    return Contest(hand, ours, lambda peer: peer.descend(loss_of_peer, (start,), (x, signs), FIT_RATE, steps))


def value_and_gradient(rows: int) -> Contest:
    """The loss and its gradient, once."""
    x, signs, start = data(rows)

    def hand() -> Sequence[AnyArray]:
        return by_hand(start, x, signs)

    def ours() -> Sequence[AnyArray]:
        w: Vector = Variable(start)
        y = loss(w, x, signs)
        y.backward()
        assert w.grad is not None
        return y.data, w.grad

    return Contest(hand, ours, lambda peer: peer.differentiate(loss_of_peer, (start,), (x, signs)))


ROSENBROCK = Workload(
    "rosenbrock", partial(rosenbrock, by_hand=on_arrays), size=10_000, tiny=10,
    rows=(Row("Rosenbrock's valley, 10,000 steps, over the loop on 0-d arrays", "", 0.95, ratio),),
    sizes=dict.fromkeys(NAMES, 1000),
)

ROSENBROCK_SCALARS = Workload(
    "rosenbrock-scalars", partial(rosenbrock, by_hand=on_scalars), size=10_000, tiny=10,
    rows=(Row("Rosenbrock's valley, over a loop on NumPy's scalars", "", None, ratio),),
    sizes=dict.fromkeys(NAMES, 1000),
)

FIT = Workload(
    "logistic-fit", fit, size=1000, tiny=60,
    rows=(Row("logistic regression on 1,000 x 50: a fit of 200 steps", "", 1.35, ratio),),
)

VALUE_AND_GRADIENT = Workload(
    "logistic-gradient", value_and_gradient, size=1000, tiny=60,
    rows=(Row("logistic regression: one value and gradient", "", 1.7, ratio),),
)
