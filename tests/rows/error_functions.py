"""The rows of ``error_functions``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dezero_typed import special
from tests.cases import Row, X, elementwise, values

scipy: Any = import_module("scipy.special")

UNIT = values(2, 3, low=0.1, high=0.9)

ROWS = (
    Row(
        special.erf, None, elementwise(X), reference=scipy.erf, order=3, torch="special.erf",
        formula="2/√π ∫₀ˣ exp(−t²) dt", gradient="gy · 2/√π exp(−x²)",
    ),
    Row(
        special.erfc, None, elementwise(X), reference=scipy.erfc, order=3, torch="special.erfc",
        formula="1 − erf x", gradient="−gy · 2/√π exp(−x²)",
    ),
    Row(
        special.erfinv, None, elementwise(UNIT), reference=scipy.erfinv, order=3, torch="special.erfinv",
        formula="erf⁻¹ x", gradient="gy · √π/2 exp(y²)", odd="inf at ±1",
    ),
    Row(
        special.erfcinv, None, elementwise(2 * UNIT), reference=scipy.erfcinv, order=3,
        formula="erfc⁻¹ x", gradient="−gy · √π/2 exp(y²)", odd="−inf at 0 and 2",
    ),
    Row(
        special.expit, None, elementwise(X), reference=scipy.expit, order=3, torch="special.expit",
        formula="1 / (1 + exp(−x))", gradient="gy · y · expit(−x)", odd="exact in both tails",
    ),
    Row(
        special.logit, None, elementwise(UNIT), reference=scipy.logit, order=3, torch="special.logit",
        formula="log(x / (1 − x))", gradient="gy / (x (1 − x))", odd="inf at 0 and 1",
    ),
)  # fmt: skip
