"""The rows of ``products``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import Row, case, values

ROWS = (
    Row(
        dz.matmul, np.matmul,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            ((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((1,), (1,)), ((1, 1), (1, 1)),
            ((5, 2, 3), (5, 3, 4)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 2, 3), (1, 3, 4)),
            ((5, 2, 3), (3,)), ((3,), (5, 3, 4)), ((2, 1, 2, 3), (4, 3, 2)), ((2, 4, 2, 3), (3,)), ((3,), (2, 4, 3, 1)),
            ((0, 3), (3, 4)), ((2, 3), (3, 0)), ((2, 0), (0, 4)), ((0,), (0,)), ((0, 2, 3), (3, 4)), ((0, 2, 3), (3,)),
        )],
        integers="kept", order=3, complex="kept", scalar=False,
        formula='x @ y, stacks of matrices broadcast', gradient='gy @ yᵀ; xᵀ @ gy', odd='zeros where the inner axis is empty', torch="matmul",
    ),
)  # fmt: skip
