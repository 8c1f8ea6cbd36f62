"""What the types promise of windows as columns."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Variable, nn
from tests.checks import check

Images = Variable[np.float64, tuple[int, int, int, int]]
Columns = Variable[np.float64, tuple[int, int, int]]
Columns32 = Variable[np.float32, tuple[int, int, int]]

array: np.ndarray[tuple[int, int, int, int], np.dtype[np.float64]] = np.ones((1, 1, 4, 4))
array32: np.ndarray[tuple[int, int, int, int], np.dtype[np.float32]] = np.ones((1, 1, 4, 4), np.float32)
x: Images = Variable(array)
x32: Variable[np.float32, tuple[int, int, int, int]] = Variable(array32)
a: Variable = x


def test_unfold() -> None:
    check(assert_type(nn.unfold(x, 2), Columns), np.float64, 3)
    check(assert_type(nn.unfold(x32, (3, 2), stride=1, padding=(1, 0), dilation=1), Columns32), np.float32, 3)
    check(assert_type(nn.unfold(a, 2, 1), Columns), np.float64, 3)


def test_fold() -> None:
    check(assert_type(nn.fold(nn.unfold(x, 2), 4, 2), Images), np.float64, 4)
    check(assert_type(nn.fold(nn.unfold(x, 2, 2), (4, 4), (2, 2), stride=2), Images), np.float64, 4)
