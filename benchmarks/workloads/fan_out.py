"""Graphs in which values are used many times, so that gradients meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from dezero_typed import Variable

from ..contest import AnyArray, Array64, Contest, Row, Workload
from ..peers import Peer
from ..timing import growth, microseconds, ratio

USES = 100


def contest(x: Array64, hand: Callable[[], Sequence[AnyArray]], formula: Callable[[Any], Any]) -> Contest:
    """Return the contest of a `formula` of operators alone, which reads the same for everyone."""

    def ours() -> Sequence[AnyArray]:
        leaf = Variable(x)
        y: Variable = formula(leaf)
        y.backward()
        assert leaf.grad is not None
        return y.data, leaf.grad

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        (leaf,) = leaves
        return formula(leaf)

    return Contest(hand, ours, lambda peer: peer.differentiate(program, (x,)))


def scaled(size: int) -> Contest:
    """The sum of ``x * c`` for a hundred numbers ``c``."""
    x = np.linspace(0.1, 0.5, size)
    factors = [1.0 + 0.01 * number for number in range(USES)]

    def hand() -> Sequence[AnyArray]:
        y = x * factors[0]
        for factor in factors[1:]:
            y += x * factor
        gy = np.ones_like(y)
        gx = gy * factors[0]
        for factor in factors[1:]:
            gx += gy * factor
        return y, gx

    def formula(leaf: Any) -> Any:
        y = leaf * factors[0]
        for factor in factors[1:]:
            y = y + leaf * factor
        return y

    return contest(x, hand, formula)


def self_sum(size: int) -> Contest:
    """``x + x + ... + x``, with a hundred ``x``."""
    x = np.linspace(0.1, 0.5, size)

    def hand() -> Sequence[AnyArray]:
        y = x + x
        for _ in range(USES - 2):
            y += x
        gy = np.ones_like(y)
        gx = gy + gy
        for _ in range(USES - 2):
            gx += gy
        return y, gx

    def formula(leaf: Any) -> Any:
        y = leaf
        for _ in range(USES - 1):
            y = y + leaf
        return y

    return contest(x, hand, formula)


def diamonds(levels: int) -> Contest:
    """``y = y + y`` on 4 elements, again and again: each level is a branch that meets again."""
    x = np.linspace(0.1, 0.5, 4)

    def hand() -> Sequence[AnyArray]:
        y, gx = x, np.ones_like(x)
        for _ in range(levels):
            y = y + y
        for _ in range(levels):
            gx = gx + gx
        return y, gx

    def formula(leaf: Any) -> Any:
        y = leaf
        for _ in range(levels):
            y = y + y
        return y

    return contest(x, hand, formula)


def branches(number: int) -> Contest:
    """`number` branches ``x * c`` on 4 elements, all made before the first two meet."""
    x = np.linspace(0.1, 0.5, 4)
    factors = [1.0 + 0.01 * number for number in range(number)]

    def hand() -> Sequence[AnyArray]:
        products = [x * factor for factor in factors]
        y = products[0]
        for product in products[1:]:
            y = y + product
        gy = np.ones_like(y)
        gx = np.zeros_like(x)
        for factor in factors:
            gx = gx + gy * factor
        return y, gx

    def formula(leaf: Any) -> Any:
        products = [leaf * factor for factor in factors]
        y = products[0]
        for product in products[1:]:
            y = y + product
        return y

    return contest(x, hand, formula)


SCALED = Workload(
    "fan-out-scaled",
    scaled,
    size=1_000_000,
    tiny=3,
    rows=(Row("1,000,000 elements used 100 times, the sum of x * c, over in place", "", 1.45, ratio),),
)

SELF_SUM = Workload(
    "fan-out-sum",
    self_sum,
    size=1_000_000,
    tiny=3,
    rows=(Row("1,000,000 elements used 100 times, x + x + ... + x, over in place", "", 1.7, ratio),),
)

DIAMONDS = Workload(
    "diamonds",
    diamonds,
    size=200,
    tiny=10,
    rows=(
        Row("200 diamonds, a level", "us", 3.0, microseconds),
        Row("200 diamonds against 20, a level", "", 1.1, partial(growth, small=20)),
    ),
)

BRANCHES = Workload(
    "branches",
    branches,
    size=16_384,
    tiny=10,
    rows=(Row("16,384 branches that meet against 256, a branch", "", 1.3, partial(growth, small=256)),),
)
