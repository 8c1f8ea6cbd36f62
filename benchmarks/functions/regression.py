"""Losses of predicted numbers: their means, with targets that are constant."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject, np


def mse(gy: Any, x: Any, targets: Any) -> tuple[Any, ...]:
    gap = x - targets
    return np.mean(gap * gap), gap * (2 * gy / x.size)


def huber(gy: Any, x: Any, targets: Any) -> tuple[Any, ...]:
    """Half of the square of a gap up to 1, and a line beyond."""
    gap = x - targets
    bounded = np.clip(gap, -1.0, 1.0)
    return np.mean(bounded * (gap - bounded / 2)), bounded * (gy / x.size)


SUBJECTS = (
    Subject(dz.nn.mse, mse, (ANY,), (ANY,)),
    Subject(dz.nn.huber, huber, (ANY,), (ANY,)),
)
