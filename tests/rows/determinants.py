"""The rows of ``determinants``."""

from __future__ import annotations

import numpy as np

from dezero_typed import linalg
from tests.cases import Row, case, values

A = values(2, 3, 3) + 2 * np.eye(3)

ROWS = (
    Row(
        linalg.det, np.linalg.det, [case(A[0]), case(A), case(A[:1, :1, :1]), case(A[:0])], rtol=1e-12, complex="kept", scalar=False, half=False,
        formula='det x', gradient='gy · det x · x⁻ᵀ', odd='the transposed adjugate of a singular matrix, to every order', torch="linalg.det",
    ),
    Row(
        linalg.slogdet, np.linalg.slogdet, [case(A[0]), case(A), case(A[:1, :1, :1]), case(A[:0])], rtol=1e-12, complex="kept", scalar=False, half=False,
        formula='the sign of det x, and log \\|det x\\|', gradient='0; gy · x⁻ᵀ', odd='the sign of complex matrices turns',
    ),
)  # fmt: skip
