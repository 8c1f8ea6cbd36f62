"""Inverses and systems of linear equations."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, Subject, binary, np, unary, uniform


def regular(size: int, seed: int) -> Any:
    """A matrix near the identity, so that neither its determinant nor its inverse is large."""
    return np.eye(size) + np.random.default_rng(seed).uniform(-1, 1, (size, size)) / (2 * np.sqrt(size))


def folded(size: int, seed: int) -> Any:
    """The same, with two axes in the place of its rows."""
    return regular(size, seed).reshape(2, size // 2, size)


def inv(gy: Any, x: Any) -> tuple[Any, ...]:
    y = np.linalg.inv(x)
    return y, -(y.T @ gy @ y.T)


def solve(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    y = np.linalg.solve(a, b)
    gb = np.linalg.solve(a.T, gy)
    return y, -np.outer(gb, y), gb


def tensorinv(gy: Any, a: Any) -> tuple[Any, ...]:
    size = a.shape[-1]
    y, gx = inv(gy.reshape(size, size), a.reshape(size, size))
    return y.reshape(gy.shape), gx.reshape(a.shape)


def tensorsolve(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    y, ga, gb = solve(gy, a.reshape(b.size, b.size), b.ravel())
    return y, ga.reshape(a.shape), gb.reshape(b.shape)


SUBJECTS = (
    unary(dz.linalg.inv, inv, regular, scale=MATRICES),
    binary(dz.linalg.solve, solve, regular, scale=MATRICES),
    unary(dz.linalg.tensorinv, tensorinv, folded, scale=MATRICES),
    Subject(dz.linalg.tensorsolve, tensorsolve, (folded, uniform(shape=lambda n: (2, n // 2))), scale=MATRICES),
)
