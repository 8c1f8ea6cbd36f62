"""The pseudo-inverse, and least squares."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, MATRICES, binary, np, unary, uniform

TALL = uniform(shape=lambda n: (n, n // 2))


def pinv(gy: Any, a: Any) -> tuple[Any, ...]:
    """The inverse's own term, and what lies beyond the columns and the rows of a."""
    p = np.linalg.pinv(a)
    left, right = gy.T @ p, p @ gy.T
    return p, (left - a @ (p @ left)) @ p.T + p.T @ (right - (right @ p) @ a) - p.T @ gy @ p.T


def lstsq(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """Of independent columns, all by one singular value decomposition; gy is that of x, of the sum and of s."""
    gx, gsum, gs = gy
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    x = ((u.T @ b) / s) @ vh
    rest = b - a @ x
    # By the residual alone: a.T @ rest is 0, so that x adds nothing.
    step = 2 * gsum * rest
    # With z = inv(a.T a) gx.
    part = (vh @ gx) / s
    z, az = (part / s) @ vh, u @ part
    ga = (u * gs) @ vh + np.outer(rest, z) - np.outer(az + step, x)
    return x, np.sum(rest * rest, keepdims=True), s, ga, az + step


def parts_of(a: Any, b: Any) -> tuple[Any, ...]:
    """All that has a gradient: not the rank."""
    x, sums, _, s = dz.linalg.lstsq(a, b)
    return x, sums, s


SUBJECTS = (
    unary(dz.linalg.pinv, pinv, TALL, scale=MATRICES),
    binary(dz.linalg.lstsq, lstsq, TALL, ANY, call=parts_of, scale=MATRICES),
)
