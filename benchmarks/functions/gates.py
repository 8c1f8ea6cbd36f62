"""Activations that let through what is positive, and little or nothing of the rest."""

from __future__ import annotations

from math import pi, sqrt
from typing import Any

import dezero_typed as dz

from ..subjects import np, unary
from .activations import ROWS, logistic

ALPHA, SCALE = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946
"""Those of `selu`."""

ROOT = sqrt(2 / pi)


def leaky_relu(gy: Any, x: Any) -> tuple[Any, ...]:
    slope = np.where(x > 0, 1.0, 0.01)
    return x * slope, gy * slope


def elu(gy: Any, x: Any) -> tuple[Any, ...]:
    y = np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)))
    return y, gy * np.where(x > 0, 1.0, y + 1)


def selu(gy: Any, x: Any) -> tuple[Any, ...]:
    part = (SCALE * ALPHA) * np.expm1(np.minimum(x, 0.0))
    return np.where(x > 0, SCALE * x, part), gy * np.where(x > 0, SCALE, part + SCALE * ALPHA)


def silu(gy: Any, x: Any) -> tuple[Any, ...]:
    s = logistic(x)
    y = x * s
    return y, gy * (s + y * (1 - s))


def gelu(gy: Any, x: Any) -> tuple[Any, ...]:
    """By the hyperbolic tangent, which takes the place of the error function."""
    square = x * x
    t = np.tanh(ROOT * x * (1 + 0.044715 * square))
    half = (1 + t) / 2
    slope = half + x * (1 - t * t) * (ROOT / 2 + (1.5 * 0.044715 * ROOT) * square)
    return x * half, gy * slope


def softsign(gy: Any, x: Any) -> tuple[Any, ...]:
    size = 1 + np.abs(x)
    return x / size, gy / (size * size)


def glu(gy: Any, x: Any) -> tuple[Any, ...]:
    """The first half of each row times the logistic function of the second."""
    first, second = np.split(x, 2, axis=-1)
    s = logistic(second)
    y, part = first * s, gy * s
    return y, np.concatenate([part, part * first * (1 - s)], axis=-1)


SUBJECTS = (
    unary(dz.nn.leaky_relu, leaky_relu),
    unary(dz.nn.elu, elu),
    unary(dz.nn.selu, selu),
    unary(dz.nn.silu, silu),
    unary(dz.nn.gelu, gelu),
    unary(dz.nn.hardtanh, lambda gy, x: (np.clip(x, -1.0, 1.0), np.where(np.abs(x) < 1, gy, 0.0))),
    unary(dz.nn.softsign, softsign),
    unary(dz.nn.glu, glu, ROWS),
)
