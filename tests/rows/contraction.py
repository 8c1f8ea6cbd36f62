"""The rows of ``contraction``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, Row, case, values


def torch_tensordot(torch: Any, x: Any, y: Any, axes: Any = 2) -> Any:
    """PyTorch takes no lone axes."""
    return torch.tensordot(x, y, axes if isinstance(axes, int) or np.iterable(axes[0]) else ([axes[0]], [axes[1]]))


PAIRS = (((3,), (3,)), ((2, 3), (3,)), ((1,), (1,)), ((1, 1), (1, 1)), ((0,), (0,)))

ROWS = (
    Row(
        dz.dot, np.dot,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            *PAIRS, ((3,), (3, 2)), ((2, 3), (3, 4)), ((2, 0), (0, 3)), ((0, 2), (2, 3)),
            ((2, 2, 3), (3,)), ((3,), (2, 3, 2)), ((2, 2, 3), (3, 2)), ((2, 3), (2, 3, 2)), ((1, 2, 3), (2, 3, 1)),
        )] + [case(DOT, DOT), case(DOT, values(2, 3)), case(values(3), DOT)],
        integers="kept", complex="kept", numbers=True,
        formula='Σₖ x[…, k] y[…, k, …]', gradient='gy · y over the axes of y; gy · x over those of x', odd='zeros where the axis is empty',
    ),
    Row(
        dz.inner, np.inner,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            *PAIRS, ((3,), (2, 3)), ((2, 3), (4, 3)), ((2, 0), (3, 0)),
            ((2, 2, 3), (3,)), ((3,), (2, 2, 3)), ((2, 2, 3), (2, 3)),
        )] + [case(DOT, DOT), case(DOT, values(2, 3)), case(values(3), DOT)],
        integers="kept", complex="kept", numbers=True,
        formula='Σₖ x[…, k] y[…, k]', gradient='gy · y over the axes of y; gy · x over those of x', odd='zeros where the axis is empty', torch="inner",
    ),
    Row(
        dz.tensordot, np.tensordot,
        [case(values(*a), values(*b, seed=1), after=() if axes == 2 else (axes,)) for a, b, axes in (
            ((2, 3), (2, 3), 2), ((2, 3), (3, 2), 1), ((2,), (3,), 0), ((), (), 0), ((1, 1), (1, 1), 2), ((2, 0), (0, 3), 1), ((0,), (2,), 0),
            ((2, 3, 2), (3, 4, 2), ([1, 0], [0, 2])), ((2, 3, 2), (2, 2, 3), ((2, 0), (-3, 1))), ((2, 3), (3, 2), (-1, 0)), ((2, 1, 3), (3, 1, 2), ((2, 1, 0), (0, 1, 2))),
        )],
        integers="kept", complex="kept",
        formula='Σ x · y over pairs of axes', gradient='Σ gy · y over the axes of y; Σ gy · x over those of x', odd='zeros where the axes are empty', torch=torch_tensordot,
    ),
)  # fmt: skip
