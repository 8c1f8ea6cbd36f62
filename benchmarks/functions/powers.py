"""Powers and chains of matrix products."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import MATRICES, MATRIX, Subject, unary, uniform
from .solving import regular


def fifth_power(gy: Any, x: Any) -> tuple[Any, ...]:
    """x times the square of its square: three products, and two backwards for each."""
    x2 = x @ x
    x4 = x2 @ x2
    g4 = gy @ x.T
    g2 = g4 @ x2.T + x2.T @ g4
    return x4 @ x, x4.T @ gy + g2 @ x.T + x.T @ g2


def chain(gy: Any, a: Any, b: Any, c: Any) -> tuple[Any, ...]:
    """(a b) c, which takes fewer multiplications than a (b c) where b has few columns."""
    ab = a @ b
    gab = gy @ c.T
    return ab @ c, gab @ b.T, a.T @ gab, ab.T @ gy


SUBJECTS = (
    unary(dz.linalg.matrix_power, fifth_power, regular, call=lambda x: dz.linalg.matrix_power(x, 5), scale=MATRICES),
    Subject(
        dz.linalg.multi_dot, chain, (MATRIX, uniform(shape=lambda n: (n, n // 4)), uniform(shape=lambda n: (n // 4, n))),
        call=lambda *factors: dz.linalg.multi_dot(factors), scale=MATRICES,
    ),
)  # fmt: skip
