"""What the types promise of recurrent layers."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Variable, nn, variable
from tests.checks import check

States = Variable[np.float64, tuple[int, int, int]]
States32 = Variable[np.float32, tuple[int, int, int]]

array: np.ndarray[tuple[int, int, int], np.dtype[np.float64]] = np.ones((3, 2, 2))
array32: np.ndarray[tuple[int, int, int], np.dtype[np.float32]] = np.ones((3, 2, 2), np.float32)
x: States = Variable(array)
x32: States32 = Variable(array32)
m = variable([[1.0, 2.0], [3.0, 4.0]])


def test_gru() -> None:
    check(assert_type(nn.gru(x, x, x), States), np.float64, 3)
    check(assert_type(nn.gru(array, x, x, state=m), States), np.float64, 3)
    check(assert_type(nn.gru(x32, x32, x32, Variable(np.ones((3, 2), np.float32))), States32), np.float32, 3)
