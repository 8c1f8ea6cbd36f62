"""Bessel functions. The derivative of each is that of the order below, less n / x times the value: DLMF 10.6.2, 10.29.2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import POSITIVE, Maker, Subject, np, unary

V, N = 1.5, 3


def first(below: Callable[[Any], Any], function: Callable[[Any], Any]) -> Callable[[Any, Any], tuple[Any, ...]]:
    """Return the code for the order 1 of the first kind, of which half of the derivative is left at 0."""

    def hand(gy: Any, x: Any) -> tuple[Any, ...]:
        y = function(x)
        zero = x == 0
        return y, gy * (below(x) - np.where(zero, 0.5, y / np.where(zero, 1.0, x)))

    return hand


def y1(gy: Any, x: Any) -> tuple[Any, ...]:
    y = sp.y1(x)
    return y, gy * (sp.y0(x) - y / x)


def of_order(function: Callable[[Any, Any], Any], order: float) -> Callable[[Any, Any], tuple[Any, ...]]:
    """Return the code for an order at positive arguments."""

    def hand(gy: Any, x: Any) -> tuple[Any, ...]:
        y = function(order, x)
        return y, gy * (function(order - 1, x) - order / x * y)

    return hand


def ive(gy: Any, x: Any) -> tuple[Any, ...]:
    """With the exponential that all orders share, and its derivative."""
    y = sp.ive(V, x)
    return y, gy * (sp.ive(V - 1, x) - (V / x + np.sign(x)) * y)


def with_order(
    function: Callable[..., Any], order: float, hand: Callable[[Any, Any], tuple[Any, ...]], x: Maker = POSITIVE
) -> Subject:
    """Return the subject of a function whose order is a constant."""
    return unary(function, hand, x, call=lambda x: function(order, x))


SUBJECTS = (
    unary(dz.special.i0, lambda gy, x: (sp.i0(x), gy * sp.i1(x))),
    unary(dz.special.i1, first(sp.i0, sp.i1)),
    with_order(dz.special.iv, V, of_order(sp.iv, V)),
    with_order(dz.special.ive, V, ive),
    unary(dz.special.j0, lambda gy, x: (sp.j0(x), -gy * sp.j1(x))),
    unary(dz.special.j1, first(sp.j0, sp.j1)),
    with_order(dz.special.jn, N, of_order(sp.jv, N)),
    unary(dz.special.y0, lambda gy, x: (sp.y0(x), -gy * sp.y1(x)), POSITIVE),
    unary(dz.special.y1, y1, POSITIVE),
    with_order(dz.special.yn, N, of_order(sp.yn, N)),
)
