"""Signals, convolved and correlated with up to 32 elements, and windows of 16 that move along them."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import binary, np, unary, uniform


def correlate(gy: Any, x: Any, v: Any) -> tuple[Any, ...]:
    """Where v lies inside of x."""
    return np.correlate(x, v), np.convolve(gy, v), np.correlate(x, gy)


def convolve(gy: Any, x: Any, v: Any) -> tuple[Any, ...]:
    return np.convolve(x, v), np.correlate(gy, v), np.correlate(gy, x)


def windows(gy: Any, x: Any) -> tuple[Any, ...]:
    """Each place of the windows has its stretch of x."""
    number, size = gy.shape
    gx = np.zeros_like(x)
    for place in range(size):
        gx[place : place + number] += gy[:, place]
    return np.lib.stride_tricks.sliding_window_view(x, size), gx


SHORT = uniform(shape=lambda n: (min(n // 2, 32),))

SUBJECTS = (
    binary(dz.convolve, convolve, b=SHORT),
    binary(dz.correlate, correlate, b=SHORT),
    unary(dz.sliding_window_view, windows, call=lambda x: dz.sliding_window_view(x, min(x.size // 2, 16))),
)
