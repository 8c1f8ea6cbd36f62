"""Chains: one operation after the other, on few elements, on very many, or a million of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dezero_typed import Variable, exp, tanh

from ..contest import AnyArray, Array64, Contest, Row, Workload
from ..memory import arrays, bytes_per_unit
from ..peers import Peer
from ..timing import microseconds, microseconds_collecting, ratio


def mixed(x: Array64, rounds: int) -> Contest:
    """``y = exp(tanh(y * x + x)) * 0.5``, five operations, `rounds` times."""

    def hand() -> Sequence[AnyArray]:
        y = x
        kept: list[tuple[Array64, Array64, Array64]] = []
        for _ in range(rounds):
            t = np.tanh(y * x + x)
            e = np.exp(t)
            kept.append((y, t, e))
            y = e * 0.5
        gy = np.ones_like(y)
        gx = np.zeros_like(x)
        for before, t, e in reversed(kept):
            gy = gy * 0.5 * e
            gy = gy * (1.0 - t * t)
            gx = gx + gy
            gx = gx + gy * before
            gy = gy * x
        return y, gx + gy

    def ours() -> Sequence[AnyArray]:
        leaf = Variable(x)
        y = leaf
        for _ in range(rounds):
            y = exp(tanh(y * leaf + leaf)) * 0.5
        y.backward()
        assert leaf.grad is not None
        return y.data, leaf.grad

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        (leaf,) = leaves
        y = leaf
        for _ in range(rounds):
            y = peer.np.exp(peer.np.tanh(y * leaf + leaf)) * 0.5
        return y

    return Contest(hand, ours, lambda peer: peer.differentiate(program, (x,)))


def large(size: int) -> Contest:
    """The sum of ten mixed operations on `size` elements, by hand without an array more than needed."""
    x = np.linspace(0.1, 0.5, size)

    def hand() -> Sequence[AnyArray]:
        y = x
        kept: list[tuple[Array64, Array64, Array64]] = []
        for _ in range(2):
            t = y * x
            t += x
            np.tanh(t, out=t)
            e = np.exp(t)
            kept.append((y, t, e))
            y = e * 0.5
        value = np.asarray(y.sum())
        gy = np.ones_like(value)
        gx = np.zeros_like(x)
        for before, t, e in reversed(kept):
            e *= 0.5
            e *= gy
            t *= t
            np.subtract(1.0, t, out=t)
            e *= t
            gx += e
            gx += np.multiply(e, before, out=t)
            e *= x
            gy = e
        gx += gy
        return value, gx

    def ours() -> Sequence[AnyArray]:
        leaf = Variable(x)
        y = leaf
        for _ in range(2):
            y = exp(tanh(y * leaf + leaf)) * 0.5
        value = y.sum()
        del y
        value.backward()
        assert leaf.grad is not None
        return value.data, leaf.grad

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        (leaf,) = leaves
        y = leaf
        for _ in range(2):
            y = peer.np.exp(peer.np.tanh(y * leaf + leaf)) * 0.5
        return y.sum()

    return Contest(hand, ours, lambda peer: peer.differentiate(program, (x,)))


def long(nodes: int) -> Contest:
    """A chain of `nodes` nodes on a 0-d array: multiply by a constant, add a constant, in turn."""
    x = np.asarray(0.3)

    def hand() -> Sequence[AnyArray]:
        y = x
        for _ in range(nodes // 2):
            y = y * 0.999 + 0.001
        gx = np.ones_like(x)
        for _ in range(nodes // 2):
            gx = gx * 0.999
        return y, gx

    def ours() -> Sequence[AnyArray]:
        leaf = Variable(x)
        y = leaf
        for _ in range(nodes // 2):
            y = y * 0.999 + 0.001
        y.backward()
        assert leaf.grad is not None
        return y.data, leaf.grad

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        (y,) = leaves
        for _ in range(nodes // 2):
            y = y * 0.999 + 0.001
        return y

    return Contest(hand, ours, lambda peer: peer.differentiate(program, (x,)))


MIXED_4 = Workload(
    "chain-4",
    lambda operations: mixed(np.linspace(0.1, 0.5, 4), operations // 5),
    size=1000,
    tiny=20,
    rows=(Row("1,000 mixed operations on 4 elements", "", 2.2, ratio),),
)

MIXED_0D = Workload(
    "chain-0d",
    lambda operations: mixed(np.asarray(0.3), operations // 5),
    size=1000,
    tiny=20,
    rows=(Row("1,000 mixed operations on 0-d", "", 4.0, ratio),),
)

MILLION = Workload(
    "million-nodes",
    long,
    size=1_000_000,
    tiny=20,
    rows=(
        Row("a chain of 1,000,000 nodes: build, backward, free, a node", "us", 2.6, microseconds),
        Row("a chain of 1,000,000 nodes with the garbage collector on, a node", "us", None, microseconds_collecting),
        Row("a chain of 1,000,000 nodes: memory, a node", "bytes", 250.0, bytes_per_unit),
    ),
    sizes={"autograd": 20_000, "mygrad": 20_000, "torch": 100_000},
)

LARGE_ARRAYS = Workload(
    "large-arrays",
    large,
    size=10_000_000,
    tiny=20,
    rows=(
        Row("ten operations on 10,000,000 elements and their sum, over in place", "", 2.0, ratio),
        Row("ten operations on 10,000,000 elements: memory, in arrays of that size", "", 8.0, arrays),
    ),
)
