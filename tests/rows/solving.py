"""The rows of ``solving``."""

from __future__ import annotations

import numpy as np

from dezero_typed import linalg
from tests.cases import Row, case, values

A = values(2, 3, 3) + 2 * np.eye(3)
B = values(2, 3, 2, seed=1)

TENSOR = (values(6, 6) + 2 * np.eye(6)).reshape(2, 3, 3, 2)

ROWS = (
    Row(
        linalg.inv, np.linalg.inv, [case(A[0]), case(A), case(A[:1, :1, :1]), case(A[:0])], rtol=1e-12, complex="kept", scalar=False, half=False,
        formula='x⁻¹', gradient='−x⁻ᵀ gy x⁻ᵀ', torch="linalg.inv",
    ),
    Row(
        linalg.solve, np.linalg.solve, [case(A[0], B[0]), case(A, B), case(A[0], B), case(A, B[0]), case(A[0], B[0, :, 0]), case(A, B[0, :, 0]), case(A[:1, :1, :1], B[:1, :1, :1]), case(A[:0], B[:0])], rtol=1e-12, complex="kept", scalar=False, half=False,
        formula='x⁻¹ y', gradient='−(x⁻ᵀ gy) resultᵀ; x⁻ᵀ gy', torch="linalg.solve",
    ),
    Row(
        linalg.tensorinv, np.linalg.tensorinv, [case(TENSOR), case(TENSOR.reshape(2, 3, 6)), case(A[0], ind=1), case(A[0, :1, :1], after=(1,))], empty=False, rtol=1e-12, complex="kept", scalar=False, half=False,
        formula="the inverse of x as a map of arrays", gradient="as for inv",
    ),
    Row(
        linalg.tensorsolve, np.linalg.tensorsolve, [case(TENSOR, values(2, 3)), case(TENSOR.transpose(2, 0, 1, 3), values(2, 3), axes=(0,)), case(A[0], B[0, :, 0]), case(A[0, :1, :1], B[0, :1, 0]), case(np.empty((0, 0)), np.empty(0))], rtol=1e-12, complex="kept", scalar=False, half=False,
        formula="the z for which tensordot(x, z, z.ndim) is y", gradient="as for solve",
    ),
)  # fmt: skip
