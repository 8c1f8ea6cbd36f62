"""Layers with a state that goes from one step of a sequence to the next."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy import ndarray

from ..application import require_float
from ..arrays import F
from ..functions.exponential import logistic
from ..variable import Matrix
from .layers import require_one
from .windows import Signals

__all__ = ["gru"]


def gru(
    x: Signals[F] | ndarray[tuple[int, int, int], np.dtype[F]], weight: Signals[F], recurrent: Signals[F],
    bias: Matrix[F] | None = None, state: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]] | None = None,
) -> Signals[F]:
    """Gated recurrent units: the states s after each step, of inputs x. Dtype: a float type.

    With the weights U, the recurrent weights W and the biases b, each a stack of three, for z, r and h::

        z = sigmoid(x @ U[0] + s @ W[0] + b[0])
        r = sigmoid(x @ U[1] + s @ W[1] + b[1])
        h = tanh(x @ U[2] + (r * s) @ W[2] + b[2])
        s = (1 - z) * h + z * s

    Shapes: `x` (steps, samples, n), `weight` (3, n, m), `recurrent` (3, m, m), `bias` (3, m), and `state`, which is the
    first s and 0 by default, (samples, m), to (steps, samples, m).

    Raises `TypeError` for integers, `ValueError` for shapes that do not fit and no steps.
    K. Cho et al., Learning phrase representations using RNN encoder-decoder, 2014.
    """
    require_one("gru", x, weight, recurrent, bias, state)
    checked(x, weight, recurrent, bias, state)
    # An array is split as a Variable is. What the inputs contribute to all steps is computed at once.
    inputs: Any = x
    parts = [inputs @ part for part in split(weight)]
    if bias is not None:
        parts = [part + each for part, each in zip(parts, split(bias), strict=True)]
    z_parts, r_parts, h_parts = (split(part) for part in parts)
    w_z, w_r, w_h = split(recurrent)
    s: Any = np.zeros((x.shape[1], weight.shape[2]), weight.dtype) if state is None else state
    states: list[Any] = []
    for at_z, at_r, at_h in zip(z_parts, r_parts, h_parts, strict=True):
        z, r = logistic(at_z + s @ w_z), logistic(at_r + s @ w_r)
        h: Any = np.tanh(at_h + (r * s) @ w_h)
        s = (1 - z) * h + z * s
        states.append(s)
    stacked: Any = np.stack
    y: Signals[F] = stacked(states)
    return y


def split(x: Any) -> tuple[Any, ...]:
    """Return what stands along the first axis of a Variable or an array."""
    parts: tuple[Any, ...] = np.unstack(x)
    return parts


def checked(*operands: Any) -> None:
    """Raise where the operands of `gru` do not fit."""
    require_float("gru", *operands)
    x, weight, recurrent, bias, state = operands
    if x.ndim != 3 or weight.ndim != 3 or weight.shape[:2] != (3, x.shape[2]) or len(x) == 0:
        raise ValueError(
            f"gru: expected shapes (steps, samples, n) and (3, n, m), with a step at least, got {x.shape} and {weight.shape}"
        )
    m = weight.shape[2]
    for name, given, shape in (("recurrent", recurrent, (3, m, m)), ("bias", bias, (3, m)), ("state", state, (x.shape[1], m))):
        if given is not None and given.shape != shape:
            raise ValueError(f"gru: expected {name} of shape {shape}, got {given.shape}")
