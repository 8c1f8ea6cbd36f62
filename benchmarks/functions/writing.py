"""Elements written, added, left out and put in at places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Maker, Subject, np, numbers, placed, uniform
from .gathering import OF_TABLE, TABLE


def set_at(gy: Any, x: Any, value: Any, places: Any) -> tuple[Any, ...]:
    """Of several values that are written at one place the last stays, and has the gradient."""
    y, gx = x.copy(), gy.copy()
    y[places] = value
    gx[places] = 0
    order = np.arange(places.size)
    last = np.empty(x.size, order.dtype)
    last[places] = order
    return y, gx, np.where(last[places] == order, gy[places], 0.0)


def add_at(gy: Any, x: Any, value: Any, places: Any) -> tuple[Any, ...]:
    """Rows added to those of a table."""
    y = x.copy()
    np.add.at(y, places, value)
    return y, gy.copy(), gy[places]


def delete(gy: Any, x: Any, places: Any) -> tuple[Any, ...]:
    """What is left out has no gradient."""
    left = np.ones(x.size, bool)
    left[places] = False
    gx = np.zeros_like(x)
    gx[left] = gy
    return x[left], gx


def insert(gy: Any, x: Any, value: Any, places: Any) -> tuple[Any, ...]:
    """Each value stands behind as many others as were put in before it."""
    order = np.argsort(places, kind="stable")
    new = places.copy()
    new[order] += np.arange(order.size)
    old = np.ones(x.size + new.size, bool)
    old[new] = False
    y = np.empty(old.size)
    y[new], y[old] = value, x
    return y, gy[old], gy[new]


def quarter(n: int) -> tuple[int, ...]:
    return (n // 4,)


def writing(
    function: Callable[..., Any], hand: Callable[..., tuple[Any, ...]], operands: tuple[Maker, Maker], places: Maker
) -> Subject:
    """Return the subject of a function of an array, places of it, and values."""

    def call(x: Any, value: Any, places: Any) -> Any:
        return function(x, places, value)

    return Subject(function, hand, operands, (places,), call=call)


FEW, AT_FEW = uniform(shape=quarter), numbers(lambda n: n, quarter)

SUBJECTS = (
    writing(dz.set_at, set_at, (ANY, FEW), AT_FEW),
    writing(dz.add_at, add_at, (TABLE, TABLE), OF_TABLE),
    placed(dz.delete, delete, ANY, AT_FEW),
    writing(dz.insert, insert, (ANY, FEW), AT_FEW),
)
