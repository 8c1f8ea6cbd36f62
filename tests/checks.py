"""The run-time companion of ``assert_type``: what a type promises of an array, the array has to keep."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from dezero_typed.variable import data_of

# Without a bound: a checker would take one as a hint for what stands in the argument, and infer less.
Checked = TypeVar("Checked")


def check(value: Checked, dtype: type[np.generic], ndim: int) -> Checked:
    """Return `value`, a Variable or an array, whose element type must be `dtype` and whose rank `ndim`.

    An array is an ndarray and nothing else: NumPy makes scalars of 0-d results where its stubs say
    array, and a float has most of the attributes that a test would look at.
    """
    array = data_of(value)
    assert type(array) is np.ndarray, f"expected an ndarray, got {type(array).__name__}: {array!r}"
    assert array.dtype == dtype, f"expected {dtype.__name__}, got {array.dtype}"
    assert array.ndim == ndim, f"expected {ndim} axes, got shape {array.shape}"
    return value
