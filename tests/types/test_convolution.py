"""What the types promise of convolutions."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Variable, nn
from tests.checks import check

Images = Variable[np.float64, tuple[int, int, int, int]]
Images32 = Variable[np.float32, tuple[int, int, int, int]]

Signals = Variable[np.float64, tuple[int, int, int]]
Signals32 = Variable[np.float32, tuple[int, int, int]]

array: np.ndarray[tuple[int, int, int, int], np.dtype[np.float64]] = np.ones((1, 1, 2, 2))
array32: np.ndarray[tuple[int, int, int, int], np.dtype[np.float32]] = np.ones((1, 1, 2, 2), np.float32)
x: Images = Variable(array)
x32: Images32 = Variable(array32)
s: Signals = Variable(np.ones((1, 1, 3)))
s32: Signals32 = Variable(np.ones((1, 1, 3), np.float32))
b = Variable(np.ones(1))
a: Variable = x


def test_conv2d() -> None:
    check(assert_type(nn.conv2d(x, x), Images), np.float64, 4)
    check(assert_type(nn.conv2d(x, x, b, stride=(1, 2), padding=1), Images), np.float64, 4)
    check(assert_type(nn.conv2d(x32, array32), Images32), np.float32, 4)
    check(assert_type(nn.conv2d(array32, x32), Images32), np.float32, 4)
    check(assert_type(nn.conv2d(array, array, b), Images), np.float64, 4)
    check(assert_type(nn.conv2d(a, x), Images), np.float64, 4)
    check(assert_type(nn.conv2d(x, a), Images), np.float64, 4)


def test_conv1d() -> None:
    check(assert_type(nn.conv1d(s, s), Signals), np.float64, 3)
    check(assert_type(nn.conv1d(s32, s32, stride=2, padding=(1,)), Signals32), np.float32, 3)
    check(assert_type(nn.conv1d(s.data, s, b), Signals), np.float64, 3)
    check(assert_type(nn.conv1d(s.data, s.data, b), Signals), np.float64, 3)
    unranked: Variable = s
    check(assert_type(nn.conv1d(unranked, s), Signals), np.float64, 3)


def test_conv_transpose2d() -> None:
    check(assert_type(nn.conv_transpose2d(x, x), Images), np.float64, 4)
    check(assert_type(nn.conv_transpose2d(x32, array32, stride=2, output_padding=(0, 1)), Images32), np.float32, 4)
    check(assert_type(nn.conv_transpose2d(array, x), Images), np.float64, 4)
    check(assert_type(nn.conv_transpose2d(array, array, b), Images), np.float64, 4)
    check(assert_type(nn.conv_transpose2d(a, x, b), Images), np.float64, 4)
