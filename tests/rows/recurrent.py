"""The rows of ``recurrent``."""

from __future__ import annotations

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values


def sigmoid(x: AnyArray) -> AnyArray:
    return np.asarray(1 / (1 + np.exp(-x)))


def gru(x: AnyArray, u: AnyArray, w: AnyArray, b: AnyArray | None = None, s: AnyArray | None = None) -> AnyArray:
    b = np.zeros((3, u.shape[2])) if b is None else b
    state = np.zeros((x.shape[1], u.shape[2])) if s is None else s
    states: list[AnyArray] = []
    for each in x:
        z, r = (sigmoid(each @ u[gate] + state @ w[gate] + b[gate]) for gate in (0, 1))
        state = np.asarray((1 - z) * np.tanh(each @ u[2] + (r * state) @ w[2] + b[2]) + z * state)
        states.append(state)
    return np.array(states)


ROWS = (
    Row(
        nn.gru, None,
        [case(values(3, 2, 2), values(3, 2, 3, seed=1), values(3, 3, 3, seed=2), values(3, 3, seed=3), values(2, 3, seed=4)),
         case(values(2, 1, 3), values(3, 3, 1, seed=1), values(3, 1, 1, seed=2)), case(values(1, 2, 1), values(3, 1, 2, seed=1), values(3, 2, 2, seed=2), values(3, 2, seed=3)),
         case(values(1, 1, 1), values(3, 1, 1, seed=1), values(3, 1, 1, seed=2)), case(values(2, 0, 2), values(3, 2, 1, seed=1), values(3, 1, 1, seed=2))],
        gru, scalar=False, half=False, rtol=1e-12, order=2,
        formula="s after each step: (1 − z) h + z s", gradient="the chain rule, backward through the steps",
    ),
)  # fmt: skip
