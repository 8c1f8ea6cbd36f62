"""The rows of ``gamma_functions``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import special
from tests.cases import Case, Row, case, elementwise, values

scipy: Any = import_module("scipy.special")

POSITIVE = values(2, 3, low=0.6, high=4)
CASES = [*elementwise(POSITIVE), case(np.array([-0.4, -1.6, 3.3]))]


def after(d: int) -> list[Case]:
    """Return cases of which `d` is the second argument."""
    return [Case(each.xs, after=(d,)) for each in elementwise(POSITIVE + 1)]


ROWS = (
    Row(
        special.gamma, None, CASES, reference=scipy.gamma, rtol=1e-12,
        formula="Γ(x)", gradient="gy · Γ(x) · ψ(x)", odd="infinite at 0, NaN at −1, −2, …",
    ),
    Row(
        special.gammaln, None, CASES, reference=scipy.gammaln, order=3, torch="special.gammaln",
        formula="log \\|Γ(x)\\|", gradient="gy · ψ(x)", odd="infinite at 0, NaN at −1, −2, …",
    ),
    Row(
        special.digamma, None, CASES, reference=scipy.digamma, rtol=1e-12, torch="special.digamma",
        formula="ψ(x) = Γ′(x) / Γ(x)", gradient="gy · ψ⁽¹⁾(x)", odd="inf at 0, −1, …",
    ),
    Row(
        special.psi, None, CASES, reference=scipy.psi, rtol=1e-12, torch="special.psi",
        formula="ψ(x) = Γ′(x) / Γ(x)", gradient="gy · ψ⁽¹⁾(x)", odd="inf at 0, −1, …",
    ),
    Row(
        special.polygamma, None, [case(*each.xs, before=(n,)) for n, each in zip((1, 2, 0, 1, 3, 1, 2, 1), CASES, strict=True)],
        reference=scipy.polygamma, rtol=1e-12, torch="special.polygamma",
        formula="ψ⁽ⁿ⁾(x)", gradient="gy · ψ⁽ⁿ⁺¹⁾(x)", odd="infinite at 0, −1, …",
    ),
    Row(
        special.rgamma, None, [*CASES, case(np.array([0.0, -1.0, -3.0]))], reference=scipy.rgamma, order=3, rtol=1e-12,
        formula="1 / Γ(x)", gradient="−gy · ψ(x) / Γ(x)", odd="(−1)ⁿ n! at x = −n, and each derivative exact there",
    ),
    Row(
        special.gammasgn, None, CASES, reference=scipy.gammasgn,
        formula="the sign of Γ(x)", gradient="0",
    ),
    Row(
        special.multigammaln, None, [*after(2), *after(3)[:1]], reference=scipy.multigammaln,
        rtol=1e-12, torch="special.multigammaln",
        formula="log Γ_d(x)", gradient="gy · Σⱼ ψ(x − j/2), j < d",
    ),
)  # fmt: skip
