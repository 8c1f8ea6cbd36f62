"""The rows of ``powers``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import linalg
from tests.cases import Row, case, values

A = values(2, 3, 3) + 2 * np.eye(3)


def torch_chain(torch: Any, xs: Any) -> Any:
    return torch.linalg.multi_dot(xs)


ROWS = (
    Row(
        linalg.matrix_power, np.linalg.matrix_power,
        [case(A[0], after=(n,)) for n in (0, 1, 2, 3, 5, -1, -3)] + [case(A, after=(6,)), case(A, after=(-2,)), case(A[:1, :1, :1], after=(3,)), case(A[:0], after=(2,)), case(A[:, :0, :0], after=(0,))],
        rtol=1e-11, integers="depends", complex="kept", scalar=False, half=False,
        formula='xⁿ', gradient='Σₖ (xᵏ)ᵀ gy (xⁿ⁻¹⁻ᵏ)ᵀ', odd='0 for n = 0, of every matrix', torch="linalg.matrix_power",
    ),
    Row(
        linalg.multi_dot, np.linalg.multi_dot,
        [case(*(values(*shape, seed=seed) for seed, shape in enumerate(shapes))) for shapes in (
            ((2, 3), (3, 2)), ((2, 3), (3, 4), (4, 2)), ((2, 3), (3, 1), (1, 4), (4, 2)), ((3,), (3, 2), (2,)), ((2, 3), (3, 2), (2,)), ((3,), (3,)),
            ((1, 1), (1, 1), (1, 1)), ((2, 0), (0, 3)), ((0, 2), (2, 2), (2, 3)),
        )],
        rtol=1e-12, integers="kept", complex="kept", scalar=False, sequence=True,
        formula='x @ y @ …, in the best order', gradient='what stands before, transposed, @ gy @ what stands behind, transposed', torch=torch_chain,
    ),
)  # fmt: skip
