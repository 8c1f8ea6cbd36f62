"""Lines between points."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject, np, uniform


def knots(size: int, seed: int) -> Any:
    """Up to a thousand places in increasing order; some elements lie before the first or after the last."""
    steps = np.random.default_rng(seed).uniform(0.5, 1.5, min(size, 1_000))
    return 3.6 * np.cumsum(steps) / steps.sum() - 1.8


def interp(gy: Any, x: Any, xp: Any, fp: Any) -> tuple[Any, ...]:
    """A line gives what it gets to its two points, and to their places as much times its slope."""
    n = len(xp)
    line = np.searchsorted(xp, x, "right")
    # Before the first line and after the last there are constants.
    slopes = np.concatenate([[0.0], np.diff(fp) / np.diff(xp), [0.0]])
    widths = np.concatenate([[1.0], np.diff(xp), [1.0]])
    begins = np.concatenate([[0.0], xp])
    later = gy * np.where((line > 0) & (line < n), (x - begins[line]) / widths[line], 0.0)
    ends = np.bincount(line, later, n + 1)
    starts = np.bincount(line, gy - later, n + 1)
    gfp = starts[1:] + ends[:-1]
    gfp[0] += starts[0]
    return np.interp(x, xp, fp), gy * slopes[line], -((slopes * starts)[1:] + (slopes * ends)[:-1]), gfp


SUBJECTS = (Subject(dz.interp, interp, (ANY, knots, uniform(shape=lambda n: (min(n, 1_000),)))),)
