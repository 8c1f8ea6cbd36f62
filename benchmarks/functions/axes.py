"""Axes in another order, and new ones of length one."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import ROWS, box, np, unary, uniform

CUBE = uniform(shape=box(3))

SUBJECTS = (
    unary(
        dz.swapaxes, lambda gy, x: (x.swapaxes(0, 1), gy.swapaxes(0, 1).copy()), ROWS,
        call=lambda x: dz.swapaxes(x, 0, 1),
    ),
    unary(dz.matrix_transpose, lambda gy, x: (x.mT, gy.mT.copy()), CUBE),
    unary(
        dz.moveaxis, lambda gy, x: (np.moveaxis(x, 0, -1), np.moveaxis(gy, -1, 0).copy()), CUBE,
        call=lambda x: dz.moveaxis(x, 0, -1),
    ),
    unary(
        dz.rollaxis, lambda gy, x: (np.rollaxis(x, 2), np.moveaxis(gy, 0, 2).copy()), CUBE,
        call=lambda x: dz.rollaxis(x, 2),
    ),
    unary(dz.expand_dims, lambda gy, x: (x[:, None], gy[:, 0].copy()), call=lambda x: dz.expand_dims(x, 1)),
    unary(dz.atleast_1d, lambda gy, x: (np.atleast_1d(x), gy.copy())),
    unary(dz.atleast_2d, lambda gy, x: (np.atleast_2d(x), gy[0].copy())),
    unary(dz.atleast_3d, lambda gy, x: (np.atleast_3d(x), gy[0, :, 0].copy())),
)  # fmt: skip
