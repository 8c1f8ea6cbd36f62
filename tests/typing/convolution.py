"""Mistakes in calls of convolutions, of pooling and of recurrent layers."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Variable, nn

Images = Variable[np.float64, tuple[int, int, int, int]]
Images32 = Variable[np.float32, tuple[int, int, int, int]]
Columns = Variable[np.float64, tuple[int, int, int]]
Whole = Variable[np.int64, tuple[int, int, int, int]]


def convolutions(x: Images, x32: Images32, i: Whole, m: Matrix) -> None:
    nn.conv2d(m, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(x, m)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(x, x, m)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(x, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(i, i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(x.data, x.data)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    nn.conv2d(x, x, stride=0.5)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    nn.conv1d(x, x)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    nn.conv_transpose2d(x, m)  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    nn.conv_transpose2d(x, x, output_padding=1.0)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    flat: Matrix = nn.conv2d(x, x)  # mypy: assignment  pyright: reportAssignmentType


def pools(x: Images, i: Whole, m: Matrix) -> None:
    nn.max_pool2d(m, 2)  # mypy: arg-type  pyright: reportArgumentType
    nn.max_pool2d(i, 2)  # mypy: type-var  pyright: reportArgumentType
    nn.max_pool2d(x, (2, 2, 2))  # mypy: arg-type  pyright: reportArgumentType
    nn.avg_pool2d(x.data, 2)  # mypy: arg-type  pyright: reportArgumentType
    nn.avg_pool2d(i, 2)  # mypy: type-var  pyright: reportArgumentType
    nn.avg_pool2d(x, 2, 2, 0, False)  # mypy: call-arg  pyright: reportCallIssue
    nn.unfold(m, 2)  # mypy: arg-type  pyright: reportArgumentType
    nn.fold(x, 4, 2)  # mypy: arg-type  pyright: reportArgumentType
    columns: Images = nn.unfold(x, 2)  # mypy: assignment  pyright: reportAssignmentType


def recurrent(x: Columns, m: Matrix) -> None:
    nn.gru(m, x, x)  # mypy: arg-type  pyright: reportArgumentType
    nn.gru(x, x, x, x)  # mypy: arg-type  pyright: reportArgumentType
