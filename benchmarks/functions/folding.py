"""Windows of 3 x 3 over images of 3 x 32 x 32, with a border of one, as columns and back."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import Scale, np, unary, uniform

IMAGES = Scale((1, 32), "images", 2)


def columns_of(x: Any) -> Any:
    wide = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(wide, (3, 3), (2, 3))
    return windows.transpose(0, 1, 4, 5, 2, 3).reshape(len(x), 27, 1024)


def images_of(columns: Any) -> Any:
    parts = columns.reshape(len(columns), 3, 3, 3, 32, 32)
    wide = np.zeros((len(columns), 3, 34, 34))
    for i in range(3):
        for j in range(3):
            wide[:, :, i : i + 32, j : j + 32] += parts[:, :, i, j]
    return wide[:, :, 1:-1, 1:-1]


SUBJECTS = (
    unary(
        dz.nn.unfold, lambda gy, x: (columns_of(x), images_of(gy)), uniform(shape=lambda n: (n, 3, 32, 32)), scale=IMAGES,
        call=lambda x: dz.nn.unfold(x, 3, padding=1),
    ),
    unary(
        dz.nn.fold, lambda gy, x: (images_of(x), columns_of(gy)), uniform(shape=lambda n: (n, 27, 1024)), scale=IMAGES,
        call=lambda x: dz.nn.fold(x, 32, 3, padding=1),
    ),
)  # fmt: skip
