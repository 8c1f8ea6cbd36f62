"""Functions by cases, each on its own elements."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject, chances, np, unary


def select(gy: Any, a: Any, b: Any, rest: Any, first: Any, second: Any) -> tuple[Any, ...]:
    """The gradient of each at the places where it was chosen."""
    either = first | second
    y = np.select([first, second], [a, b], rest)
    return y, np.where(first, gy, 0.0), np.where(second & ~first, gy, 0.0), np.where(either, 0.0, gy)


def selected(a: Any, b: Any, rest: Any, first: Any, second: Any) -> Any:
    return dz.select([first, second], [a, b], rest)


def piecewise(gy: Any, x: Any) -> tuple[Any, ...]:
    """exp(x) below zero, sqrt(x) elsewhere."""
    below = x < 0
    above = ~below
    e, root = np.exp(x[below]), np.sqrt(x[above])
    y, gx = np.empty_like(x), np.empty_like(x)
    y[below], y[above] = e, root
    gx[below], gx[above] = gy[below] * e, gy[above] / (root + root)
    return y, gx


def where_apply(gy: Any, x: Any) -> tuple[Any, ...]:
    """log(x) above zero, 0 elsewhere."""
    above = x > 0
    own = x[above]
    y, gx = np.zeros_like(x), np.zeros_like(x)
    y[above], gx[above] = np.log(own), gy[above] / own
    return y, gx


SUBJECTS = (
    Subject(dz.select, select, (ANY, ANY, ANY), constants=(chances(), chances()), call=selected),
    unary(dz.piecewise, piecewise, call=lambda x: dz.piecewise(x, [x < 0], [dz.exp, dz.sqrt])),
    unary(dz.where_apply, where_apply, call=lambda x: dz.where_apply(x > 0, dz.log, 0.0, x)),
)
