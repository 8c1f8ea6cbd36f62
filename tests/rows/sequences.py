"""The rows of ``sequences``."""

from __future__ import annotations

from functools import reduce
from operator import add, mul

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, Row, X, Y, broadcasting, case, values


def total(*xs: AnyArray) -> AnyArray:
    return reduce(add, xs)


def product(*xs: AnyArray) -> AnyArray:
    return reduce(mul, xs)


MORE = [*broadcasting(X, Y), case(X), case(X, Y, X[0]), case(X[:, :1], X[0], CUBE[0, :1, :1], values(2, 1, 1), Y)]

ROWS = (
    Row(
        dz.add_sequence, None, MORE, total, integers="kept", complex="kept", numbers=True,
        formula="x₀ + x₁ + …", gradient="gy to each",
    ),
    Row(
        dz.multiply_sequence, None, MORE, product, integers="kept", complex="kept", numbers=True,
        formula="x₀ · x₁ · …", gradient="gy · the product of the others", odd="exact where operands are 0",
    ),
)  # fmt: skip
