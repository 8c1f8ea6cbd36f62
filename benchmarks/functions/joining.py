"""Arrays put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dezero_typed as dz

from ..subjects import ANY, ROWS, Maker, Subject, binary, np


def of_list(
    function: Callable[..., Any], hand: Callable[[Any, Any, Any], tuple[Any, ...]], each: Maker = ANY
) -> Subject:
    """Return the subject of a function of a list, of two arrays."""
    return binary(function, hand, each, each, call=lambda a, b: function([a, b]))


SUBJECTS = (
    of_list(dz.concatenate, lambda gy, a, b: (np.concatenate([a, b]), gy[: a.size].copy(), gy[a.size :].copy())),
    of_list(dz.stack, lambda gy, a, b: (np.stack([a, b]), gy[0].copy(), gy[1].copy())),
    of_list(dz.vstack, lambda gy, a, b: (np.vstack([a, b]), gy[: len(a)].copy(), gy[len(a) :].copy()), ROWS),
    of_list(dz.hstack, lambda gy, a, b: (np.hstack([a, b]), gy[:, : len(a.T)].copy(), gy[:, len(a.T) :].copy()), ROWS),
    of_list(dz.dstack, lambda gy, a, b: (np.dstack([a, b]), gy[:, :, 0].copy(), gy[:, :, 1].copy()), ROWS),
    of_list(dz.column_stack, lambda gy, a, b: (np.column_stack([a, b]), gy[:, 0].copy(), gy[:, 1].copy())),
    binary(dz.append, lambda gy, a, b: (np.append(a, b), gy[: a.size].copy(), gy[a.size :].copy())),
)
