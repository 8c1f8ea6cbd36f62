"""Activations: what stands between the layers of a network."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform

ROWS = uniform(shape=rows)


def logistic(x: Any) -> Any:
    """Return 1 / (1 + e**-x), without overflow."""
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1 + e)


def sigmoid(gy: Any, x: Any) -> tuple[Any, ...]:
    y = logistic(x)
    return y, gy * y * (1 - y)


def softmax(gy: Any, x: Any) -> tuple[Any, ...]:
    """The shares of the exponentials of each row."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    y = e / e.sum(axis=-1, keepdims=True)
    part = gy * y
    return y, part - y * part.sum(axis=-1, keepdims=True)


def log_softmax(gy: Any, x: Any) -> tuple[Any, ...]:
    """The exponentials, and their sums, serve the gradient too."""
    below = x - x.max(axis=-1, keepdims=True)
    e = np.exp(below)
    total = e.sum(axis=-1, keepdims=True)
    return below - np.log(total), gy - e * (gy.sum(axis=-1, keepdims=True) / total)


SUBJECTS = (
    unary(dz.nn.sigmoid, sigmoid),
    unary(dz.nn.relu, lambda gy, x: (np.maximum(x, 0.0), np.where(x > 0, gy, 0.0))),
    unary(dz.nn.softmax, softmax, ROWS),
    unary(dz.nn.log_softmax, log_softmax, ROWS),
)
