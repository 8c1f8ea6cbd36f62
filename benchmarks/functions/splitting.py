"""Arrays cut into several."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ROWS, box, np, unary, uniform


def unstack(gys: Any, x: Any) -> tuple[Any, ...]:
    """The rows; as many as a thousand for the largest size."""
    return *x, np.stack(gys)


SUBJECTS = (
    unary(dz.split, lambda gys, x: (*np.split(x, 4), np.concatenate(gys)), call=lambda x: dz.split(x, 4)),
    unary(dz.array_split, lambda gys, x: (*np.array_split(x, 3), np.concatenate(gys)), call=lambda x: dz.array_split(x, 3)),
    unary(dz.vsplit, lambda gys, x: (*np.vsplit(x, 2), np.concatenate(gys)), ROWS, call=lambda x: dz.vsplit(x, 2)),
    unary(dz.hsplit, lambda gys, x: (*np.hsplit(x, 2), np.concatenate(gys, 1)), ROWS, call=lambda x: dz.hsplit(x, 2)),
    unary(
        dz.dsplit, lambda gys, x: (*np.dsplit(x, 2), np.concatenate(gys, 2)), uniform(shape=box(3)),
        call=lambda x: dz.dsplit(x, 2),
    ),
    unary(dz.unstack, unstack, ROWS),
)  # fmt: skip
