"""Differences of neighbours, slopes and areas."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import binary, np, rows, unary, uniform

ROWS = uniform(shape=rows)
PLACES = uniform(shape=lambda n: rows(n)[1:])
"""One place for each column."""


def given_back(gy: Any) -> Any:
    """Return what the gradient `gy` of differences of neighbours along the last axis is to the neighbours."""
    return np.concatenate([-gy[..., :1], gy[..., :-1] - gy[..., 1:], gy[..., -1:]], axis=-1)


def gradient(gy: Any, x: Any) -> tuple[Any, ...]:
    """A slope belongs to both neighbours of its point, half to each; at the edges the point itself is one of them."""
    first, last = gy[:, :1], gy[:, -1:]
    part = np.concatenate([first, gy[:, 1:-1] / 2, last], axis=1)
    inner = part[:, :-2] - part[:, 2:]
    return np.gradient(x, axis=1), np.concatenate([-first - part[:, 1:2], inner, part[:, -2:-1] + last], axis=1)


def trapezoid(gy: Any, y: Any, x: Any) -> tuple[Any, ...]:
    """The sum of the steps times the sums of neighbours, halved."""
    steps, sums = np.diff(x), y[:, 1:] + y[:, :-1]
    half = gy / 2
    part = half[:, None] * steps
    edges = np.concatenate([part[:, :1], part[:, :-1] + part[:, 1:], part[:, -1:]], axis=1)
    return sums @ steps / 2, edges, given_back(half @ sums)


SUBJECTS = (
    unary(dz.diff, lambda gy, x: (np.diff(x, axis=1), given_back(gy)), ROWS, call=lambda x: dz.diff(x, axis=1)),
    unary(dz.ediff1d, lambda gy, x: (np.ediff1d(x), given_back(gy))),
    unary(dz.gradient, gradient, ROWS, call=lambda x: dz.gradient(x, axis=1)),
    binary(dz.trapezoid, trapezoid, ROWS, PLACES),
)
