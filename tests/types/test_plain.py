"""What the types promise of methods that answer with plain values."""

from __future__ import annotations

from typing import Any, assert_type

import numpy as np

from dezero_typed import Shape, variable
from tests.checks import check

Places = np.ndarray[Shape, np.dtype[np.intp]]

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)


def test_places() -> None:
    assert assert_type(m.argmax(), int) == 3
    assert assert_type(v.argmin(), int) == 0
    check(assert_type(m.argmax(axis=0), Places), np.intp, 1)
    check(assert_type(m.argmin(keepdims=True), Places), np.intp, 2)
    check(assert_type(m.argmin(1), Places), np.intp, 1)
    check(assert_type(m.argsort(), Places), np.intp, 2)
    for places in assert_type(m.nonzero(), tuple[np.ndarray[tuple[int], np.dtype[np.intp]], ...]):
        check(places, np.intp, 1)


def test_truth() -> None:
    check(assert_type(m.any(), np.ndarray[tuple[Any, ...], np.dtype[np.bool]]), np.bool, 0)
    check(assert_type(m.all(axis=0), np.ndarray[tuple[Any, ...], np.dtype[np.bool]]), np.bool, 1)
