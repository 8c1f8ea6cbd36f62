"""Products of vectors and matrices."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import ANY, MATRICES, MATRIX, ROWS, binary, np

SUBJECTS = (
    binary(dz.matmul, lambda gy, a, b: (a @ b, gy @ b.T, a.T @ gy), MATRIX, MATRIX, scale=MATRICES),
    binary(dz.matvec, lambda gy, a, v: (a @ v, np.outer(gy, v), gy @ a), MATRIX, scale=MATRICES),
    binary(dz.vecmat, lambda gy, v, a: (v @ a, a @ gy, np.outer(v, gy)), b=MATRIX, scale=MATRICES),
    binary(dz.vecdot, lambda gy, a, b: (np.vecdot(a, b), gy[:, None] * b, gy[:, None] * a), ROWS, ROWS),
    binary(dz.vdot, lambda gy, a, b: (np.vdot(a, b), gy * b, gy * a), ANY, ANY),
    binary(dz.outer, lambda gy, a, b: (np.outer(a, b), gy @ b, a @ gy), scale=MATRICES),
)
