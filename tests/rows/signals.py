"""The rows of ``signals``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values

LENGTHS = ((5, 3), (3, 5), (6, 4), (4, 6), (4, 4), (7, 2), (2, 7), (1, 3), (1, 1))


def torch_convolve(torch: Any, a: Any, v: Any, mode: str = "full") -> Any:
    a, v = torch.atleast_1d(a), torch.atleast_1d(v)
    full = torch.conv1d(a[None, None], v.flip(0)[None, None], padding=len(v) - 1)[0, 0]
    shorter, longer = sorted((len(a), len(v)))
    return {"full": full, "same": full[(shorter - 1) // 2 :][:longer], "valid": full[shorter - 1 :][: longer - shorter + 1]}[mode]


def torch_correlate(torch: Any, a: Any, v: Any, mode: str = "valid") -> Any:
    # Where v is the longer one, NumPy's result is that of v with a, from the last element to the first.
    return torch_correlate(torch, v, a, mode).flip(0) if len(v) > len(a) else torch_convolve(torch, a, v.flip(0), mode)


def torch_windows(torch: Any, x: Any, window: Any, axis: Any = None) -> Any:
    sizes: list[int] = np.atleast_1d(window).tolist()
    axes: list[int] = list(range(x.ndim)) if axis is None else [each % x.ndim for each in np.atleast_1d(axis).tolist()]
    for size, each in zip(sizes, axes, strict=True):
        x = x.unfold(each, int(size), 1)
    return x


ROWS = (
    Row(
        dz.convolve, np.convolve,
        [case(values(n), values(m, seed=1), mode=mode) for n, m in LENGTHS for mode in ("full", "same", "valid")]
        + [case(ROW, values(2, seed=1)), case(ROW, values(2, seed=1), after=("same",)), case(DOT, ROW), case(ROW, DOT, mode="same"), case(DOT, DOT)],
        integers="kept", complex="kept", empty=False,
        formula="Σᵢ a[i] v[k − i]", gradient="Σₖ gy[k] v[k − i]; Σₖ gy[k] a[k − i]", torch=torch_convolve,
    ),
    Row(
        dz.correlate, np.correlate,
        [case(values(n), values(m, seed=1), mode=mode) for n, m in LENGTHS for mode in ("full", "same", "valid")] + [case(ROW, values(2, seed=1)), case(ROW, values(2, seed=1), after=("full",))],
        integers="kept", complex="kept", scalar=False, empty=False,
        formula="Σᵢ a[k + i] conj(v[i])", gradient="Σₖ gy[k] v[i − k]; Σₖ conj(gy[k]) a[k + i]", torch=torch_correlate,
    ),
    Row(
        dz.sliding_window_view, np.lib.stride_tricks.sliding_window_view,
        [case(values(7), after=(3,)), case(values(7), after=((6,),)), case(ROW, after=(3,), axis=0), case(X, after=((2, 2),)), case(X, after=(2, 1)), case(X, after=((2, 2),), axis=(1, 0)),
         case(values(5), after=((2, 3), (0, 0))), case(values(5, 2), after=((2, 1, 3), (0, -1, -2))), case(CUBE, after=((1, 2, 2),)), case(CUBE, after=((2,), -2)), case(values(1), after=(1,)), case(ROW, after=(0,)),
         case(DOT, after=((),)), case(EMPTY, after=(2, 1)), case(EMPTY, after=((0, 1),)), case(X, after=((), ()))],
        integers="kept", complex="kept",
        formula="x[k + i], k the window and i the place in it", gradient="gy[k, i] added up at k + i", torch=torch_windows,
    ),
)  # fmt: skip
