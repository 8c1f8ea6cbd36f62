"""The rows of ``eigenvalues``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import linalg
from tests.cases import Case, Row, case, halves, values
from tests.rows.decompositions import eigen

TURNING = values(2, 3, 3) + 2 * np.eye(3)
"""Of which each has a pair of complex eigenvalues."""
REAL = values(3, 3, seed=3) + np.diag([0.0, 8.0, 16.0])


def determined(pair: Any) -> Any:
    """Return in one row what is determined of the eigenvalues and eigenvectors: real parts, then imaginary ones."""
    return halves(eigen(pair))


def torch_eig(torch: Any, x: Any) -> Any:
    return torch_halves(torch, eigen(torch.linalg.eig(x), torch.cat))


def torch_eigvals(torch: Any, x: Any) -> Any:
    return torch_halves(torch, torch.linalg.eigvals(x))


def torch_halves(torch: Any, y: Any) -> Any:
    return torch.cat([y.real.reshape(-1), y.imag.reshape(-1)])


def cases() -> list[Case]:
    """Return cases of square matrices: with complex eigenvalues, with real ones, of size one, empty."""
    return [case(TURNING[0]), case(TURNING), case(REAL), case(TURNING[:1, :1, :1]), case(TURNING[:0])]


ROWS = (
    Row(
        linalg.eig, np.linalg.eig, cases(), several=determined, complex="kept", scalar=False, half=False, rtol=1e-11,
        formula="the eigenvalues w and eigenvectors V of a matrix", gradient="V⁻ᴴ (diag gw + F ∘ (Vᴴ gV − Vᴴ V diag Vᴴ gV)) Vᴴ, where Fᵢⱼ is the conjugate of 1/(wⱼ − wᵢ)", odd="0 for equal eigenvalues", torch=torch_eig,
    ),
    Row(
        linalg.eigvals, np.linalg.eigvals, cases(), several=halves, complex="kept", scalar=False, half=False, rtol=1e-11,
        formula="the eigenvalues of a matrix", gradient="V⁻ᴴ diag(gy) Vᴴ", odd="right for what is symmetric in equal eigenvalues", torch=torch_eigvals,
    ),
)  # fmt: skip
