"""Derivatives by central differences, to hold transforms against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dezero_typed.arrays import AnyArray
from dezero_typed.containers import filled, found, like
from dezero_typed.variable import data_of

STEP = 1e-6


def free(f: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return `f`, whose argument may be anything; a lambda then needs no types."""
    return f


def moved(container: Any, along: Any, step: float) -> Any:
    """Return ``container + step * along``."""
    pairs = zip(found(container), found(along), strict=True)
    return filled(container, [like(x, np.asarray(data_of(x) + step * data_of(v), x.dtype)) for x, v in pairs])


def slopes(f: Callable[[Any], Any], container: Any, along: Any) -> list[AnyArray]:
    """Return the slope of each leaf of ``f(container)`` along a direction."""
    upper, lower = found(f(moved(container, along, STEP))), found(f(moved(container, along, -STEP)))
    return [np.asarray((data_of(y) - data_of(x)) / (2 * STEP)) for y, x in zip(upper, lower, strict=True)]


def direction(container: Any, seed: int = 0) -> Any:
    """Return a container of random numbers like another one; complex ones in all directions."""
    rng = np.random.default_rng(seed)

    def random(leaf: Any) -> Any:
        shape: tuple[int, ...] = leaf.shape
        array = rng.normal(size=shape)
        turned: AnyArray = array * np.exp(1j * array) if leaf.dtype.kind == "c" else array
        return like(leaf, np.asarray(turned, leaf.dtype))

    return filled(container, [random(leaf) for leaf in found(container)])


def inner(one: Any, other: Any) -> float:
    """Return the real inner product of two containers, in which a complex number is a pair."""
    total = 0.0
    for x, y in zip(found(one), found(other), strict=True):
        products: AnyArray = np.real(np.conj(data_of(x)) * data_of(y))
        total += float(products.sum())
    return total


def assert_close(one: Any, other: Any, rtol: float = 1e-6) -> None:
    """Hold the leaves of two containers against each other, in shape and value."""
    for x, y in zip(found(one), found(other), strict=True):
        assert x.shape == y.shape
        np.testing.assert_allclose(data_of(x), data_of(y), rtol=rtol, atol=rtol)
