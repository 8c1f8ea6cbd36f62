"""The rows of ``convolution``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import Row, case, values


def pair(number: Any) -> tuple[int, int]:
    height, width = np.broadcast_to(number, 2).tolist()
    return height, width


def convolved(
    x: AnyArray, w: AnyArray, b: AnyArray | None = None, *, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: int = 1,
) -> AnyArray:
    """Compute a convolution in two dimensions from its definition, window by window."""
    (sh, sw), (ph, pw), (dh, dw) = pair(stride), pair(padding), pair(dilation)
    wide = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    parts: list[AnyArray] = []
    for part, kernels in zip(np.split(wide, groups, axis=1), np.split(w, groups), strict=True):
        rows = range(0, wide.shape[2] - dh * (w.shape[2] - 1), sh)
        columns = range(0, wide.shape[3] - dw * (w.shape[3] - 1), sw)
        y = np.zeros((len(x), len(kernels), len(rows), len(columns)), np.result_type(x, w))
        for p, i in enumerate(rows):
            for q, j in enumerate(columns):
                window = part[:, :, i : i + dh * w.shape[2] : dh, j : j + dw * w.shape[3] : dw][:, :, : w.shape[2], : w.shape[3]]
                y[:, :, p, q] = np.tensordot(window, kernels, ([1, 2, 3], [1, 2, 3]))
        parts.append(y)
    y = np.concatenate(parts, axis=1)
    return y if b is None else y + b[:, None, None]


def convolved_signals(x: AnyArray, w: AnyArray, b: AnyArray | None = None, **options: Any) -> AnyArray:
    """Compute a convolution in one dimension as one of images of height one."""
    options = {name: number if name == "groups" else (1 if name != "padding" else 0, number) for name, number in options.items()}
    return convolved(x[:, :, None], w[:, :, None], b, **options)[:, :, 0]


def transposed(
    x: AnyArray, w: AnyArray, b: AnyArray | None = None, *,
    stride: Any = 1, padding: Any = 0, output_padding: Any = 0, dilation: Any = 1, groups: int = 1,
) -> AnyArray:
    """Compute a transposed convolution from its definition: each element of x adds its multiple of the kernels."""
    (sh, sw), (ph, pw), (eh, ew), (dh, dw) = pair(stride), pair(padding), pair(output_padding), pair(dilation)
    kh, kw = dh * (w.shape[2] - 1) + 1, dw * (w.shape[3] - 1) + 1
    parts: list[AnyArray] = []
    for part, kernels in zip(np.split(x, groups, axis=1), np.split(w, groups), strict=True):
        height, width = x.shape[2:]
        y = np.zeros((len(x), w.shape[1], (height - 1) * sh + kh + eh, (width - 1) * sw + kw + ew), np.result_type(x, w))
        for i in range(height):
            for j in range(width):
                y[:, :, i * sh : i * sh + kh : dh, j * sw : j * sw + kw : dw] += np.tensordot(part[:, :, i, j], kernels, 1)
        parts.append(y[:, :, ph : y.shape[2] - ph, pw : y.shape[3] - pw])
    y = np.concatenate(parts, axis=1)
    return y if b is None else y + b[:, None, None]


def torch_conv1d(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.conv1d(*operands, **options)


def torch_conv_transpose2d(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.conv_transpose2d(*operands, **options)


def torch_conv2d(torch: Any, *operands: Any, **options: Any) -> Any:
    return torch.nn.functional.conv2d(*operands, **options)


def weight(*shape: int) -> AnyArray:
    return values(*shape, seed=1)


BIAS = values(2, seed=2)

ROWS = (
    Row(
        nn.conv1d, None,
        [case(values(2, 2, 5), weight(2, 2, 2), BIAS), case(values(1, 2, 5), weight(2, 1, 2), stride=2, padding=1, dilation=3, groups=2),
         case(values(1, 1, 1), weight(1, 1, 1)), case(values(0, 1, 2), weight(1, 1, 2))],
        convolved_signals, complex="kept", scalar=False, order=3, rtol=1e-12,
        formula="sum over c, k of x[n, c, i + k] w[o, c, k], plus b[o]", gradient="as of `conv2d`", torch=torch_conv1d,
    ),
    Row(
        nn.conv2d, None,
        [case(values(2, 2, 3, 3), weight(2, 2, 2, 2), BIAS), case(values(1, 1, 3, 4), weight(1, 1, 2, 3), stride=(1, 2), padding=(1, 2), dilation=(2, 1)),
         case(values(1, 2, 3, 2), weight(2, 1, 2, 1), BIAS, stride=2, padding=1, groups=2), case(values(1, 1, 1, 1), weight(1, 1, 1, 1)),
         case(values(0, 1, 2, 2), weight(1, 1, 2, 1))],
        convolved, complex="kept", scalar=False, order=3, rtol=1e-12,
        formula="sum over c, k, l of x[n, c, i + k, j + l] w[o, c, k, l], plus b[o]", gradient="the transposed convolution of gy with w; the correlation of x and gy; the sum of gy",
        torch=torch_conv2d,
    ),
    Row(
        nn.conv_transpose2d, None,
        [case(values(2, 2, 2, 2), weight(2, 2, 2, 2), BIAS), case(values(1, 1, 2, 3), weight(1, 1, 2, 3), stride=(1, 3), padding=(1, 2), dilation=(2, 1), output_padding=(1, 2)),
         case(values(1, 2, 2, 2), weight(2, 1, 3, 2), BIAS, stride=2, padding=1, groups=2), case(values(1, 1, 1, 1), weight(1, 1, 1, 1)),
         case(values(0, 1, 2, 2), weight(1, 1, 2, 1))],
        transposed, complex="kept", scalar=False, order=3, rtol=1e-12,
        formula="y[n, o, i + k, j + l] = sum over c of x[n, c, i, j] w[c, o, k, l], plus b[o]", gradient="the convolution of gy with w; the correlation of gy and x; the sum of gy",
        torch=torch_conv_transpose2d,
    ),
)  # fmt: skip
