"""What the types promise of pooling."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Variable, nn
from tests.checks import check

Images = Variable[np.float64, tuple[int, int, int, int]]
Images32 = Variable[np.float32, tuple[int, int, int, int]]

array: np.ndarray[tuple[int, int, int, int], np.dtype[np.float64]] = np.ones((1, 1, 4, 4))
array32: np.ndarray[tuple[int, int, int, int], np.dtype[np.float32]] = np.ones((1, 1, 4, 4), np.float32)
x: Images = Variable(array)
x32: Images32 = Variable(array32)
a: Variable = x


def test_max_pool2d() -> None:
    check(assert_type(nn.max_pool2d(x, 2), Images), np.float64, 4)
    check(assert_type(nn.max_pool2d(x32, (3, 2), stride=1, padding=(1, 0)), Images32), np.float32, 4)
    check(assert_type(nn.max_pool2d(a, 2, 1), Images), np.float64, 4)


def test_avg_pool2d() -> None:
    check(assert_type(nn.avg_pool2d(x, 2), Images), np.float64, 4)
    check(assert_type(nn.avg_pool2d(x32, 3, padding=1, count_include_pad=False), Images32), np.float32, 4)
    check(assert_type(nn.avg_pool2d(a, 2), Images), np.float64, 4)
