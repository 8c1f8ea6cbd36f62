"""Losses of scores that have to differ by a margin."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject, np, rows, uniform
from .losses import LABELS, signs


def margin_ranking(gy: Any, x: Any, other: Any, sign: Any) -> tuple[Any, ...]:
    short = 0.5 - sign * (x - other)
    part = np.where(short > 0, -sign * (gy / x.size), 0.0)
    return np.maximum(short, 0).mean(), part, -part


def multiclass_hinge(gy: Any, x: Any, label: Any) -> tuple[Any, ...]:
    places = np.arange(len(x)), label
    short = x - x[places][:, None] + 1
    short[places] = 0
    gx = np.where(short > 0, gy / len(x), 0.0)
    gx[places] = -gx.sum(axis=1)
    return np.maximum(short, 0).sum() / len(x), gx


def ranked(x: Any, other: Any, sign: Any) -> Any:
    return dz.nn.margin_ranking(x, other, sign, margin=0.5)


SUBJECTS = (
    Subject(dz.nn.margin_ranking, margin_ranking, (ANY, ANY), (signs,), call=ranked),
    Subject(dz.nn.multiclass_hinge, multiclass_hinge, (uniform(shape=rows),), (LABELS,)),
)
