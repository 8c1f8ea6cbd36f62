"""The rows of ``folding``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values
from tests.rows.convolution import pair


def places(lengths: tuple[int, ...], kernel_size: Any, stride: Any, padding: Any, dilation: Any) -> AnyArray:
    """Return for each element of the columns of one channel where it is in the padded image, as a number."""
    kernel, steps, borders, gaps = pair(kernel_size), pair(stride), pair(padding), pair(dilation)
    wide = [length + 2 * border for length, border in zip(lengths, borders, strict=True)]
    along = [
        np.arange(size)[:, None] * gap + np.arange(0, length - gap * (size - 1), step)
        for size, gap, length, step in zip(kernel, gaps, wide, steps, strict=True)
    ]
    found = along[0][:, None, :, None] * wide[1] + along[1][None, :, None, :]
    return found.reshape(kernel[0] * kernel[1], -1)


def unfold(x: AnyArray, kernel_size: Any, stride: Any = 1, padding: Any = 0, dilation: Any = 1) -> AnyArray:
    (ph, pw), at = pair(padding), places(x.shape[2:], kernel_size, stride, padding, dilation)
    wide = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    columns = wide.reshape(*wide.shape[:2], wide.shape[2] * wide.shape[3])[:, :, at]
    return columns.reshape(len(x), x.shape[1] * at.shape[0], at.shape[1])


def fold(x: AnyArray, output_size: Any, kernel_size: Any, stride: Any = 1, padding: Any = 0, dilation: Any = 1) -> AnyArray:
    (h, w), (ph, pw), at = pair(output_size), pair(padding), places(pair(output_size), kernel_size, stride, padding, dilation)
    channels = x.shape[1] // at.shape[0]
    wide = np.zeros((len(x), channels, (h + 2 * ph) * (w + 2 * pw)), x.dtype)
    loose: Any = np  # whose stubs let `at` have no slices
    loose.add.at(wide, (slice(None), slice(None), at), x.reshape(len(x), channels, *at.shape))
    return wide.reshape(len(x), channels, h + 2 * ph, w + 2 * pw)[:, :, ph : ph + h, pw : pw + w]


def torch_unfold(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.unfold(*operands, **options)


def torch_fold(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.fold(*operands, **options)


ROWS = (
    Row(
        nn.unfold, None,
        [case(values(2, 2, 3, 4), after=(2,)), case(values(1, 2, 3, 4), after=((3, 2), 1, (1, 0))), case(values(1, 1, 3, 5), kernel_size=(1, 2), stride=(2, 3), padding=(0, 1)),
         case(values(1, 1, 5, 4), kernel_size=2, dilation=(3, 2)), case(values(2, 2, 2, 3), after=(1,)), case(values(1, 1, 1, 1), after=(1,)), case(values(0, 1, 2, 2), after=(2,))],
        unfold, scalar=False, complex="kept", integers="kept",
        formula="each window as a column", gradient="fold of gy", torch=torch_unfold,
    ),
    Row(
        nn.fold, None,
        [case(values(2, 8, 6), after=((3, 4), 2)), case(values(1, 12, 9), after=((3, 4), (3, 2), 1, (1, 0))), case(values(1, 2, 4), output_size=(3, 5), kernel_size=(1, 2), stride=(2, 3), padding=(0, 1)),
         case(values(1, 4, 4), output_size=(5, 4), kernel_size=2, dilation=(3, 2)), case(values(2, 2, 6), after=((2, 3), 1)), case(values(1, 1, 1), after=(1, 1)), case(values(0, 4, 1), after=(2, 2))],
        fold, scalar=False, complex="kept", integers="kept",
        formula="columns, added at the places of their windows", gradient="unfold of gy", torch=torch_fold,
    ),
)  # fmt: skip
