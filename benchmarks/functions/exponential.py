"""Exponentials, logarithms, and the stable sums of both."""

from __future__ import annotations

from math import log
from typing import Any

import dezero_typed as dz

from ..subjects import POSITIVE, binary, np, unary

LN2, LN10 = log(2.0), log(10.0)


def softplus(gy: Any, x: Any) -> tuple[Any, ...]:
    """log(1 + e**x); the logistic function shares its exponential."""
    e = np.exp(-np.abs(x))
    return np.maximum(x, 0.0) + np.log1p(e), gy * np.where(x >= 0, 1.0, e) / (1 + e)


def log_sigmoid(gy: Any, x: Any) -> tuple[Any, ...]:
    """-log(1 + e**-x), likewise."""
    e = np.exp(-np.abs(x))
    return np.minimum(x, 0.0) - np.log1p(e), gy * np.where(x >= 0, e, 1.0) / (1 + e)


def logsumexp(gy: Any, x: Any) -> tuple[Any, ...]:
    """log(sum(exp(x))), whose gradient shares the exponentials and their sum."""
    top = x.max()
    e = np.exp(x - top)
    total = e.sum()
    return np.log(total) + top, gy * e / total


SUBJECTS = (
    unary(dz.exp, lambda gy, x: (y := np.exp(x), gy * y)),
    unary(dz.expm1, lambda gy, x: (y := np.expm1(x), gy * (y + 1))),
    unary(dz.exp2, lambda gy, x: (y := np.exp2(x), gy * y * LN2)),
    unary(dz.log, lambda gy, x: (np.log(x), gy / x), POSITIVE),
    unary(dz.log1p, lambda gy, x: (np.log1p(x), gy / (x + 1)), POSITIVE),
    unary(dz.log2, lambda gy, x: (np.log2(x), gy / (x * LN2)), POSITIVE),
    unary(dz.log10, lambda gy, x: (np.log10(x), gy / (x * LN10)), POSITIVE),
    binary(dz.logaddexp, lambda gy, a, b: (y := np.logaddexp(a, b), gy * np.exp(a - y), gy * np.exp(b - y))),
    binary(dz.logaddexp2, lambda gy, a, b: (y := np.logaddexp2(a, b), gy * np.exp2(a - y), gy * np.exp2(b - y))),
    unary(dz.logsumexp, logsumexp),
    unary(dz.softplus, softplus),
    unary(dz.log_sigmoid, log_sigmoid),
)
