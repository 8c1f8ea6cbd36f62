"""The rows of ``bessel``."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import special
from tests.cases import Case, POSITIVE, Row, X, case, elementwise

scipy: Any = import_module("scipy.special")


def of_orders(orders: Sequence[float], cases: Sequence[Case]) -> list[Case]:
    """Return `cases` with an order in front of each."""
    pairs = [case(*each.xs, before=(order,)) for order, each in zip(orders, cases, strict=True)]
    return [*pairs, case(cases[0].xs[0], before=(np.array([0, 1, 2]),)), case(cases[1].xs[0], before=(np.ones((2, 1)),))]


WHOLE = (2, 1, 0, 3, 1, 1, 2)
REAL = (0.5, 1.5, 2, 0.3, 3, 1, 2)

ROWS = (
    Row(special.i0, None, elementwise(X), reference=scipy.i0, order=3, rtol=1e-12, torch="special.i0", formula="I₀(x)", gradient="gy · I₁(x)"),
    Row(special.i1, None, elementwise(X), reference=scipy.i1, rtol=1e-12, torch="special.i1", formula="I₁(x)", gradient="gy · (I₀(x) + I₂(x)) / 2"),
    Row(
        special.iv, None, of_orders(REAL, elementwise(POSITIVE)), reference=scipy.iv, rtol=1e-12,
        formula="Iᵥ(x)", gradient="none; gy · (Iᵥ₋₁(x) + Iᵥ₊₁(x)) / 2",
    ),
    Row(
        special.ive, None, of_orders(REAL, elementwise(POSITIVE)), reference=scipy.ive, rtol=1e-12,
        formula="Iᵥ(x) exp(−\\|x\\|)", gradient="none; gy · ((yᵥ₋₁ + yᵥ₊₁) / 2 − sign(x) · y)", odd="0 at 0 for v = 0",
    ),
    Row(special.j0, None, elementwise(X), reference=scipy.j0, order=3, rtol=1e-12, formula="J₀(x)", gradient="−gy · J₁(x)"),
    Row(special.j1, None, elementwise(X), reference=scipy.j1, rtol=1e-12, formula="J₁(x)", gradient="gy · (J₀(x) − J₂(x)) / 2"),
    Row(
        special.jn, None, of_orders(REAL, elementwise(POSITIVE)), reference=scipy.jn, rtol=1e-12,
        formula="Jₙ(x)", gradient="none; gy · (Jₙ₋₁(x) − Jₙ₊₁(x)) / 2",
    ),
    Row(special.y0, None, elementwise(POSITIVE), reference=scipy.y0, rtol=1e-12, formula="Y₀(x)", gradient="−gy · Y₁(x)", odd="inf at 0"),
    Row(
        special.y1, None, elementwise(POSITIVE), reference=scipy.y1, rtol=1e-12,
        formula="Y₁(x)", gradient="gy · (Y₀(x) − Y₂(x)) / 2", odd="inf at 0",
    ),
    Row(
        special.yn, None, of_orders(WHOLE, elementwise(POSITIVE)), reference=scipy.yn, rtol=1e-12,
        formula="Yₙ(x)", gradient="none; gy · (Yₙ₋₁(x) − Yₙ₊₁(x)) / 2", odd="inf at 0",
    ),
)  # fmt: skip
