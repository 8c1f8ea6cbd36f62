"""The rows of ``covariances``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, case, values

A, B, C = values(2, 5), values(2, 5, seed=1), values(5, seed=2)
OFTEN, MUCH = np.array([1, 2, 0, 1, 3]), np.array([0.5, 1.5, 1, 2, 0.25])

ROWS = (
    Row(
        dz.cov, np.cov,
        [case(A), case(A, B), case(C), case(A, C), case(A.T, rowvar=False), case(A.T, B.T[:, :1], rowvar=False), case(A, bias=True), case(A, ddof=2),
         case(A, fweights=OFTEN), case(A, aweights=MUCH, bias=True), case(A, C, fweights=OFTEN, aweights=MUCH), case(A[:1, :1], bias=True)],
        complex="kept", scalar=False, empty=False,
        formula='the products of the distances from the means d = x − mean, averaged', gradient='(gy + gyᵀ) d / n',
    ),
    Row(
        dz.corrcoef, np.corrcoef, [case(A), case(A, B), case(values(3, 4), rowvar=False), case(C, A[0])], complex="kept", scalar=False, empty=False,
        single=False, formula='the covariances of d / \\|d\\| = u', gradient='(p − u (p·u)) / \\|d\\| with p = (gy + gyᵀ) u', odd='0 for what is constant',
    ),
)  # fmt: skip
