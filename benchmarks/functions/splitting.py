"""Arrays cut into several."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ROWS, box, np, unary, uniform

CUBE = uniform(shape=box(3))


def unstack(gys: Any, x: Any) -> tuple[Any, ...]:
    """The layers of a cube, a hundred for the largest size."""
    return *x, np.stack(gys)


def thirds(x: Any) -> Any:
    return dz.array_split(x, 3)


SUBJECTS = (
    unary(dz.split, lambda gys, x: (*np.split(x, 4), np.concatenate(gys)), call=lambda x: dz.split(x, 4)),
    unary(dz.array_split, lambda gys, x: (*np.array_split(x, 3), np.concatenate(gys)), call=thirds),
    unary(dz.vsplit, lambda gys, x: (*np.vsplit(x, 2), np.concatenate(gys)), ROWS, call=lambda x: dz.vsplit(x, 2)),
    unary(dz.hsplit, lambda gys, x: (*np.hsplit(x, 2), np.concatenate(gys, 1)), ROWS, call=lambda x: dz.hsplit(x, 2)),
    unary(dz.dsplit, lambda gys, x: (*np.dsplit(x, 2), np.concatenate(gys, 2)), CUBE, call=lambda x: dz.dsplit(x, 2)),
    unary(dz.unstack, unstack, CUBE),
)
