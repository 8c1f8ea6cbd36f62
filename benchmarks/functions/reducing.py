"""Sums, extrema, running sums, statistics; of vectors, and of the rows of matrices."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import nn

from .trial import Trial, rows, unary, uniform

X = uniform(-2.0, 2.0)
POSITIVE = uniform(0.5, 1.5)
ROWS = rows()

TRIALS: tuple[Trial, ...] = (
    unary("sum", dz.sum, X, lambda x: np.asarray(x.sum()), lambda gy, x, y: np.full_like(x, gy)),
    unary("sum, axis", lambda x: dz.sum(x, 1), ROWS, lambda x: x.sum(1), lambda gy, x, y: np.repeat(gy[:, None], x.shape[1], 1)),
    unary("mean", dz.mean, X, lambda x: np.asarray(x.mean()), lambda gy, x, y: np.full_like(x, gy / x.size)),
    unary(
        "var", dz.var, X, lambda x: np.asarray(x.var()), lambda gy, x, y: gy * (2 / x.size) * (x - x.mean()),
    ),
    unary(
        "std", dz.std, X, lambda x: np.asarray(x.std()), lambda gy, x, y: gy / (y * x.size) * (x - x.mean()),
    ),
    unary("prod", dz.prod, POSITIVE, lambda x: np.asarray(x.prod()), lambda gy, x, y: gy * y / x),
    unary("max", dz.max, X, lambda x: np.asarray(x.max()), lambda gy, x, y: np.where(m := x == y, gy / m.sum(), 0.0)),
    unary(
        "max, axis", lambda x: dz.max(x, 1), ROWS, lambda x: x.max(1),
        lambda gy, x, y: np.where(m := x == y[:, None], gy[:, None] / m.sum(1, keepdims=True), 0.0),
    ),
    unary("cumsum", dz.cumsum, X, np.cumsum, lambda gy, x, y: np.cumsum(gy[::-1])[::-1].copy()),
    unary(
        "cumprod", dz.cumprod, uniform(0.99999, 1.00001), np.cumprod, lambda gy, x, y: np.cumsum((gy * y)[::-1])[::-1] / x,
    ),
    unary(
        "diff", dz.diff, X, np.diff, lambda gy, x, y: np.concatenate([-gy[:1], gy[:-1] - gy[1:], gy[-1:]]),
    ),
    unary(
        "logsumexp", dz.logsumexp, X, lambda x: np.asarray(np.log(np.exp(x - (t := x.max())).sum()) + t),
        lambda gy, x, y: gy * np.exp(x - y),
    ),
    unary(
        "softmax", nn.softmax, ROWS, lambda x: (e := np.exp(x - x.max(1, keepdims=True))) / e.sum(1, keepdims=True),
        lambda gy, x, y: (p := gy * y) - y * p.sum(1, keepdims=True),
    ),
    unary(
        "log_softmax", nn.log_softmax, ROWS,
        lambda x: (d := x - x.max(1, keepdims=True)) - np.log(np.exp(d).sum(1, keepdims=True)),
        lambda gy, x, y: gy - np.exp(y) * gy.sum(1, keepdims=True),
    ),
    unary(
        "median", dz.median, uniform(-2.0, 2.0), lambda x: np.asarray(np.median(x)),
        lambda gy, x, y: np.where(m := np.isin(x, np.sort(x)[[(x.size - 1) // 2, x.size // 2]]), gy / m.sum(), 0.0),
    ),
)  # fmt: skip
