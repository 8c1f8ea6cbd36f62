"""The rows of ``polynomials``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, EMPTY, ROW, Row, X, case, values


def torch_polyval(torch: Any, p: Any, x: Any) -> Any:
    y = 0 * x
    for coefficient in p:
        y = y * x + coefficient
    return y


def torch_vander(torch: Any, x: Any, N: int | None = None, increasing: bool = False) -> Any:
    # torch.vander itself has no gradient: it writes into what its rule reads.
    exponents = torch.arange(len(x) if N is None else N)
    return x[:, None] ** (exponents if increasing else exponents.flip(0))


ROWS = (
    Row(
        dz.polyval, np.polyval,
        [case(values(4, seed=3), X), case(values(3, seed=3), ROW), case(values(3, seed=3), DOT), case(values(1), ROW), case(values(1), values(1, seed=1)), case(values(0), X), case(values(2), values(1, 1)),
         case(values(3), EMPTY), case(values(3, 2), values(4, 2, seed=1)), case(values(3, 4, 1), values(2, seed=1)), case(values(3, 2), DOT), case(values(2, 0, 3), ROW), case(values(3, 2, 2), values(2, 2, seed=1))],
        integers="kept", complex="kept", numbers=True,
        formula="Σ p[k] xⁿ⁻¹⁻ᵏ", gradient="Σ gy xⁿ⁻¹⁻ᵏ; gy · Σ (n − 1 − k) p[k] xⁿ⁻²⁻ᵏ", odd="0⁰ is 1",
        torch=torch_polyval,
    ),
    Row(
        dz.vander, np.vander,
        [case(ROW), case(ROW, after=(5,)), case(ROW, N=2, increasing=True), case(ROW, after=(4, True)), case(values(4), N=1), case(values(4), N=0), case(values(1)), case(values(1), N=3), case(values(0)), case(values(0), N=2)],
        integers="kept", complex="kept", scalar=False,
        formula="x[i]ᴺ⁻¹⁻ᵏ, or x[i]ᵏ if increasing", gradient="Σₖ k gy x[i]ᵏ⁻¹, each with the column of that power", odd="0⁰ is 1",
        torch=torch_vander,
    ),
)  # fmt: skip
