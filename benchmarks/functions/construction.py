"""Arrays that are made from a few numbers."""

from __future__ import annotations

from math import isqrt, log
from typing import Any

import dezero_typed as dz

from ..subjects import Subject, binary, np, uniform

SCALAR = uniform(0.5, 2.0, lambda n: ())
EDGE = uniform(shape=lambda n: (isqrt(n),))


def number(size: int, seed: int) -> int:
    """The size itself."""
    return size


def ends(gy: Any, t: Any) -> tuple[Any, Any]:
    """Return what falls to the first and to the last of points at the parts `t` of the way."""
    last = gy @ t
    return np.asarray(gy.sum() - last), np.asarray(last)


def linspace(gy: Any, start: Any, stop: Any, num: Any) -> tuple[Any, ...]:
    t = np.linspace(0.0, 1.0, num)
    return start + (stop - start) * t, *ends(gy, t)


def logspace(gy: Any, start: Any, stop: Any, num: Any) -> tuple[Any, ...]:
    t = np.linspace(0.0, 1.0, num)
    y = 10.0 ** (start + (stop - start) * t)
    return y, *ends(gy * y * log(10.0), t)


def geomspace(gy: Any, start: Any, stop: Any, num: Any) -> tuple[Any, ...]:
    y = np.geomspace(start, stop, num)
    first, last = ends(gy * y, np.linspace(0.0, 1.0, num))
    return y, np.asarray(first / start), np.asarray(last / stop)


def full(gy: Any, x: Any, num: Any) -> tuple[Any, ...]:
    return np.full(num, x), np.asarray(gy.sum())


def filled(x: Any, num: Any) -> Any:
    return dz.full(num, x)


def meshgrid(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    return *np.meshgrid(a, b), gy[0].sum(axis=0), gy[1].sum(axis=1)


SUBJECTS = (
    Subject(dz.linspace, linspace, (SCALAR, SCALAR), constants=(number,)),
    Subject(dz.logspace, logspace, (SCALAR, SCALAR), constants=(number,)),
    Subject(dz.geomspace, geomspace, (SCALAR, SCALAR), constants=(number,)),
    Subject(dz.full, full, (SCALAR,), constants=(number,), call=filled),
    binary(dz.meshgrid, meshgrid, EDGE, EDGE),
)
