"""The rows of ``pooling``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values
from tests.rows.convolution import pair


def windows(x: AnyArray, kernel_size: Any, stride: Any, padding: Any, border: float) -> AnyArray:
    """Return the windows over images, each flat."""
    (kh, kw), (ph, pw) = pair(kernel_size), pair(padding)
    sh, sw = pair(kernel_size if stride is None else stride)
    wide = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)), constant_values=border)
    view = sliding_window_view(wide, (kh, kw), (2, 3))[:, :, ::sh, ::sw]
    return view.reshape(*view.shape[:4], kh * kw)


def maxima(x: AnyArray, kernel_size: Any, stride: Any = None, padding: Any = 0) -> AnyArray:
    return np.asarray(windows(x, kernel_size, stride, padding, -np.inf).max(-1))


def means(x: AnyArray, kernel_size: Any, stride: Any = None, padding: Any = 0, *, count_include_pad: bool = True) -> AnyArray:
    counted = windows(np.ones(x.shape), kernel_size, stride, padding, float(count_include_pad))
    return np.asarray(windows(x, kernel_size, stride, padding, 0.0).sum(-1) / counted.sum(-1))


def torch_max_pool2d(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.max_pool2d(*operands, **options)


def torch_avg_pool2d(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.avg_pool2d(*operands, **options)


ROWS = (
    Row(
        nn.max_pool2d, None,
        [case(values(2, 1, 4, 2), after=(2,)), case(values(1, 2, 3, 4), after=((3, 2), 1, (1, 0))), case(values(1, 1, 3, 5), kernel_size=(1, 2), stride=(2, 3), padding=(0, 1)),
         case(values(1, 1, 1, 1), after=(1,)), case(values(0, 1, 2, 2), after=(2,))],
        maxima, scalar=False,
        formula="max of each window", gradient="gy, added where the maximum of its window is",
        odd="a tie in a window shares its gy evenly; the border is never the maximum", torch=torch_max_pool2d,
    ),
    Row(
        nn.avg_pool2d, None,
        [case(values(2, 1, 4, 2), after=(2,)), case(values(1, 2, 3, 4), after=((3, 2), 1, (1, 0))), case(values(1, 1, 3, 5), kernel_size=(1, 2), stride=(2, 3), padding=(0, 1), count_include_pad=False),
         case(values(1, 1, 1, 1), after=(1,)), case(values(0, 1, 2, 2), after=(2,))],
        means, scalar=False, complex="kept",
        formula="mean of each window", gradient="gy / (size of a window), added all over its window",
        torch=torch_avg_pool2d,
    ),
)  # fmt: skip
