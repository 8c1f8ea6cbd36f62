"""Losses of classifiers: their means, with targets that are constant."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, ROWS, Subject, chances, np, numbers, rows, uniform


def targets(size: int, seed: int) -> Any:
    """Zeros and ones."""
    return np.asarray(chances()(size, seed), float)


def signs(size: int, seed: int) -> Any:
    """1 and -1."""
    return 2 * targets(size, seed) - 1


LABELS = numbers(lambda n: rows(n)[1], lambda n: rows(n)[:1])
"""A column for each row."""


def bce(gy: Any, p: Any, t: Any) -> tuple[Any, ...]:
    """A probability of 0 or 1 that is right has a loss of 0."""
    yes, no = np.where(t == 0, 1.0, p), np.where(t == 1, 1.0, 1 - p)
    losses = t * np.log(yes) + (1 - t) * np.log(no)
    return -losses.mean(), (gy / p.size) * ((1 - t) / no - t / yes)


def bce_with_logits(gy: Any, x: Any, t: Any) -> tuple[Any, ...]:
    """softplus(x) - t x; the logistic function shares its exponential."""
    e = np.exp(-np.abs(x))
    losses = np.maximum(x, 0.0) - t * x + np.log1p(e)
    return losses.mean(), (gy / x.size) * (np.where(x >= 0, 1.0, e) / (1 + e) - t)


def hinge(gy: Any, x: Any, t: Any) -> tuple[Any, ...]:
    losses = np.maximum(1 - t * x, 0.0)
    return losses.mean(), np.where(losses > 0, t, 0.0) * (-gy / x.size)


def focal(gy: Any, x: Any, t: Any) -> tuple[Any, ...]:
    """With the loss l of `bce_with_logits` and the probability m of what is false: alpha m**2 l.

    p - t is the derivative of l, p (1 - p) (1 - 2 t) that of m.
    """
    e = np.exp(-np.abs(x))
    large = 1 / (1 + e)
    small = e * large
    p, q = np.where(x >= 0, large, small), np.where(x >= 0, small, large)
    loss = np.maximum(x, 0.0) - t * x + np.log1p(e)
    missed = q * t + p * (1 - t)
    part = missed * (0.25 * t + 0.75 * (1 - t))
    slope = part * (missed * (p - t) + 2 * loss * (p * q * (1 - 2 * t)))
    return (part * missed * loss).mean(), (gy / x.size) * slope


def nll(gy: Any, x: Any, label: Any) -> tuple[Any, ...]:
    places = np.arange(len(x)), label
    gx = np.zeros_like(x)
    gx[places] = -gy / len(x)
    return -x[places].mean(), gx


def cross_entropy(gy: Any, x: Any, label: Any) -> tuple[Any, ...]:
    """The gradient is the softmax, less one at the labels."""
    places = np.arange(len(x)), label
    below = x - x.max(axis=1, keepdims=True)
    e = np.exp(below)
    total = e.sum(axis=1, keepdims=True)
    part = gy / len(x)
    gx = e * (part / total)
    gx[places] -= part
    return np.log(total).mean() - below[places].mean(), gx


SUBJECTS = (
    Subject(dz.nn.bce, bce, (uniform(0.1, 0.9),), (targets,)),
    Subject(dz.nn.bce_with_logits, bce_with_logits, (ANY,), (targets,)),
    Subject(dz.nn.hinge, hinge, (ANY,), (signs,)),
    Subject(dz.nn.focal, focal, (ANY,), (targets,)),
    Subject(dz.nn.nll, nll, (ROWS,), (LABELS,)),
    Subject(dz.nn.cross_entropy, cross_entropy, (ROWS,), (LABELS,)),
)
