"""The rows of ``beta_functions``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import special
from tests.cases import Case, POSITIVE, Row, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.special")

OTHER = values(2, 3, low=0.5, seed=1)
UNIT = values(2, 3, low=0.1, high=0.9)


def of_shape(cases: list[Case], *constants: float) -> list[Case]:
    """Return `cases` with the constants in front, and with arrays of them."""
    pairs = [case(*each.xs, before=constants) for each in cases]
    columns = tuple(np.array([[one], [one + 0.5]]) for one in constants)
    return [*pairs, case(cases[1].xs[0], before=columns)]


ROWS = (
    Row(
        special.beta, None, broadcasting(POSITIVE, OTHER), reference=scipy.beta, numbers=True, rtol=1e-12,
        formula="B(x, y)", gradient="gy · B · (ψ(x) − ψ(x + y)); gy · B · (ψ(y) − ψ(x + y))", odd="infinite at 0",
    ),
    Row(
        special.betaln, None, broadcasting(POSITIVE, OTHER), reference=scipy.betaln, numbers=True, rtol=1e-12,
        formula="log \\|B(x, y)\\|", gradient="gy · (ψ(x) − ψ(x + y)); gy · (ψ(y) − ψ(x + y))", odd="infinite at 0",
    ),
    Row(
        special.betainc, None, of_shape(elementwise(UNIT), 1.5, 2.5), reference=scipy.betainc, rtol=1e-12,
        formula="I(a, b; x)", gradient="none; none; gy · xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b)",
    ),
    Row(
        special.gammainc, None, of_shape(elementwise(POSITIVE), 1.5), reference=scipy.gammainc, rtol=1e-12,
        formula="P(a, x)", gradient="none; gy · xᵃ⁻¹ exp(−x) / Γ(a)",
    ),
    Row(
        special.gammaincc, None, of_shape(elementwise(POSITIVE), 1.5), reference=scipy.gammaincc, rtol=1e-12,
        formula="1 − P(a, x)", gradient="none; −gy · xᵃ⁻¹ exp(−x) / Γ(a)",
    ),
)  # fmt: skip
