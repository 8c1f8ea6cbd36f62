"""The rows of ``special_products``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, Row, case, values


def torch_cross(torch: Any, x: Any, y: Any, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None) -> Any:
    first, second, third = (axisa, axisb, axisc) if axis is None else (axis,) * 3
    broadcast = torch.broadcast_tensors(x.movedim(first, -1), y.movedim(second, -1))
    return torch.linalg.cross(*broadcast).movedim(-1, third)


ROWS = (
    Row(
        dz.cross, np.cross,
        [
            *(case(values(*a), values(*b, seed=1)) for a, b in (((3,), (3,)), ((2, 3), (2, 3)), ((2, 3), (3,)), ((3,), (2, 3)), ((2, 1, 3), (4, 3)), ((0, 3), (3,)))),
            case(values(3, 2), values(3, 2, seed=1), axis=0), case(values(3, 2), values(2, 3, seed=1), axisa=0), case(values(2, 3), values(3, seed=1), axisc=0),
            case(values(2, 3, 1), values(3, 4, seed=1), axisa=1, axisb=-2, axisc=-2),
        ],
        integers="kept", complex="kept", scalar=False, single=False,
        formula='x × y, vectors of 3 numbers', gradient='y × gy; gy × x', torch=torch_cross,
    ),
    Row(
        dz.kron, np.kron,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            ((2,), (3,)), ((2, 3), (3, 2)), ((2, 3), (2,)), ((2,), (2, 1, 2)), ((2, 1, 2), (1, 2, 2)), ((1,), (1,)), ((0, 2), (2, 2)), ((0,), (0, 2)),
        )] + [case(DOT, DOT), case(DOT, values(2, 3)), case(values(2, 2), DOT)],
        integers="kept", complex="kept", numbers=True,
        formula='x[i] · y, block beside block', gradient='Σ gy · y over the blocks; Σ gy · x over blocks', torch="kron",
    ),
)  # fmt: skip
