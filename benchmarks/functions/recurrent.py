"""Gated recurrent units: ten steps of sequences with 32 inputs and 32 units."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import Scale, Subject, np, uniform

WEIGHTS = uniform(-0.5, 0.5, lambda n: (3, 32, 32))


def sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def gru(gy: Any, x: Any, u: Any, w: Any, b: Any) -> tuple[Any, ...]:
    """Each step keeps its gates; backward the weights collect over the steps, the inputs at the end."""
    inputs = [x @ u[gate] + b[gate] for gate in range(3)]
    state = np.zeros(x.shape[1:])
    kept: list[tuple[Any, ...]] = []
    states: list[Any] = []
    for at_z, at_r, at_h in zip(*inputs, strict=True):
        z, r = sigmoid(at_z + state @ w[0]), sigmoid(at_r + state @ w[1])
        before, gated = state, r * state
        h = np.tanh(at_h + gated @ w[2])
        state = (1 - z) * h + z * before
        kept.append((z, r, h, before, gated))
        states.append(state)
    gates, gw, gs = np.empty((3, *x.shape)), np.zeros_like(w), np.zeros(x.shape[1:])
    for step in range(len(x) - 1, -1, -1):
        z, r, h, before, gated = kept[step]
        gs = gs + gy[step]
        gh = gs * (1 - z) * (1 - h * h)
        back = gh @ w[2].T
        gz, gr = gs * (before - h) * z * (1 - z), back * before * r * (1 - r)
        gw[0] += before.T @ gz
        gw[1] += before.T @ gr
        gw[2] += gated.T @ gh
        gates[0, step], gates[1, step], gates[2, step] = gz, gr, gh
        gs = gs * z + back * r + gz @ w[0].T + gr @ w[1].T
    flat, back = x.reshape(-1, x.shape[2]), gates.reshape(3, -1, x.shape[2])
    gx = (back @ u.swapaxes(1, 2)).sum(axis=0).reshape(x.shape)
    return np.array(states), gx, np.array([flat.T @ each for each in back]), gw, back.sum(axis=1)


SUBJECTS = (
    Subject(
        dz.nn.gru, gru, (uniform(shape=lambda n: (10, n, 32)), WEIGHTS, WEIGHTS, uniform(shape=lambda n: (3, 32))),
        scale=Scale((4, 256), "sequences", 2),
    ),
)  # fmt: skip
