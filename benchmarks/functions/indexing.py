"""Elements by their places, many of which are named more than once."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, np, numbers, placed


def getitem(gy: Any, x: Any, places: Any) -> tuple[Any, ...]:
    """The cotangents of an element that is named more than once are added."""
    gx = np.zeros_like(x)
    np.add.at(gx, places, gy)
    return x[places], gx


SUBJECTS = (placed(dz.getitem, getitem, ANY, numbers(lambda n: n)),)
