"""The rows of ``products``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import Row, case, values


def torch_vecdot(torch: Any, x: Any, y: Any, axis: int = -1) -> Any:
    return torch.linalg.vecdot(x.movedim(axis, -1), y.movedim(axis, -1))


def torch_outer(torch: Any, x: Any, y: Any) -> Any:
    return torch.outer(x.reshape(-1), y.reshape(-1))


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
    Row(
        dz.matvec, np.matvec,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            ((2, 3), (3,)), ((4, 2, 3), (3,)), ((2, 3), (4, 3)), ((4, 1, 2, 3), (1, 2, 3)), ((1, 1), (1,)), ((2, 0), (0,)), ((0, 2, 3), (3,)), ((1, 3, 3), (1, 3, 3)), ((2, 1, 2, 2), (2, 1, 2, 2)), ((4, 3, 3), (2, 4, 3)), ((2, 2, 2), (2, 1, 2)),
        )],
        integers="kept", complex="kept", scalar=False,
        formula='x @ y, matrix by vector, stacks broadcast', gradient='gy yᵀ; xᵀ gy', odd='zeros where the inner axis is empty',
    ),
    Row(
        dz.vecmat, np.vecmat,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            ((3,), (3, 2)), ((3,), (4, 3, 2)), ((4, 3), (3, 2)), ((1, 2, 3), (4, 1, 3, 2)), ((1,), (1, 1)), ((0,), (0, 2)), ((3,), (0, 3, 2)), ((1, 3, 3), (1, 3, 3)), ((2, 1, 2, 2), (2, 1, 2, 2)), ((4, 2, 3), (2, 3, 3)), ((2, 2), (2, 2, 2)),
        )],
        integers="kept", complex="kept", scalar=False,
        formula='conj(x) @ y, vector by matrix, stacks broadcast', gradient='y conj(gy); x gyᵀ', odd='zeros where the inner axis is empty',
    ),
    Row(
        dz.vecdot, np.vecdot,
        [
            *(case(values(*a), values(*b, seed=1)) for a, b in (
                ((3,), (3,)), ((2, 3), (3,)), ((3,), (2, 3)), ((2, 1, 3), (4, 3)), ((1,), (1,)), ((0,), (0,)), ((2, 0), (0,)), ((0, 3), (3,)), ((3,), (3, 3)), ((3, 3), (3,)), ((2, 2), (2, 1, 2)), ((1,), (1, 1)),
            )),
            case(values(3, 2), values(3, 2, seed=1), axis=0), case(values(2, 3, 2), values(1, 3, 2, seed=1), axis=-2), case(values(3, 2), values(3, seed=1), axis=0),
        ],
        integers="kept", complex="kept", scalar=False,
        formula='Σ conj(x) · y along axis', gradient='conj(gy) · y; gy · x', torch=torch_vecdot,
    ),
    Row(
        dz.vdot, np.vdot,
        [case(values(*a), values(*b, seed=1)) for a, b in (((3,), (3,)), ((2, 3), (2, 3)), ((2, 3), (6,)), ((), ()), ((), (1,)), ((1, 1), (1,)), ((0, 2), (0,)))],
        integers="kept", complex="kept",
        formula='Σ conj(x) · y, over all elements', gradient='conj(gy) · y; gy · x',
    ),
    Row(
        dz.outer, np.outer,
        [case(values(*a), values(*b, seed=1)) for a, b in (((3,), (2,)), ((2, 3), (2,)), ((), (2,)), ((1,), (1,)), ((), ()), ((0,), (2,)), ((2,), (0, 3)))],
        integers="kept", complex="kept",
        formula='x[i] · y[j], of all elements', gradient='Σⱼ gy · y[j]; Σᵢ gy · x[i]', torch=torch_outer,
    ),
)  # fmt: skip
