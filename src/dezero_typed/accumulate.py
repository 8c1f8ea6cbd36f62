"""Where gradients meet: the only ``grad + gx`` of the package, and who owns its result.

The contract, which `tests/test_accumulate.py` holds against planted mistakes:

1. no argument is written to, and the sum of two gradients is a new array;
2. a stored gradient has exactly the shape and the dtype of its Variable's data;
3. a stored gradient is writable and shares memory with nothing else that a caller can see;
4. contributions are added in the order in which they arrive, so equal programs give equal bits;
5. memory is reused in one case alone: a sum that `meet` made, that still waits in the table of
   its pass, and that nothing else has seen. The observable result is that of ``grad + gx``.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .arrays import AnyArray, Shape

Cotangents = dict[int, Any]
"""What waits for each node of one pass, by the node's sequence number: arrays in a pass over
arrays, Variables in a recorded pass, `Parts` for a function with several outputs."""


def meet(waiting: Cotangents, key: int, gradient: Any, owned: set[int]) -> None:
    """Add `gradient` to the cotangent that waits at `key`; `owned` holds the keys of our sums."""
    if key in owned:
        waiting[key] += gradient
        return
    total = waiting[key] = waiting[key] + gradient
    # A 0-d sum is a NumPy scalar and a recorded sum is a Variable: neither can be written to.
    if type(total) is np.ndarray or type(total) is Parts:
        owned.add(key)


def settle(stored: AnyArray | None, gradient: Any, shape: Shape, dtype: np.dtype[Any], *, fresh: bool) -> AnyArray:
    """Return what a Variable's ``grad`` becomes when a pass brings it `gradient`.

    `stored` is the gradient that it has. `fresh` says that nobody else can see the memory of
    `gradient`, so that the first one needs no copy.
    """
    array: AnyArray = gradient if gradient.dtype is dtype else convert(gradient, dtype)
    if type(array) is not np.ndarray:
        array = np.asarray(array)
    if array.shape != shape:
        raise ValueError(f"a gradient of shape {array.shape} does not belong to data of shape {shape}")
    if stored is not None:
        return np.asarray(stored + array)
    return array if fresh or array is not gradient else array.copy()


def fit(gradient: Any, shape: Shape, dtype: np.dtype[Any]) -> Any:
    """Undo broadcasting and promotion: bring `gradient` to the `shape` and `dtype` of its primal.

    Takes an array or, in a recorded pass, a Variable, and returns the same.
    """
    if gradient.shape != shape:
        gradient = sum_to(gradient, shape)
    return convert(gradient, dtype)


def convert(gradient: Any, dtype: np.dtype[Any]) -> Any:
    """Bring `gradient` to the `dtype` of its primal: rounded to float32, the real part for a real one."""
    known = gradient.dtype
    if known is dtype or known == dtype:
        return gradient
    # A real number moves along the real axis alone, whatever it was combined with.
    if known.kind == "c" and dtype.kind != "c":
        return convert(gradient.real, dtype)
    return gradient.astype(dtype)


def sum_to(x: Any, shape: Shape) -> Any:
    """Sum `x` over the axes along which an array of `shape` was broadcast to it.

    Takes an array or a Variable, and returns the same.
    """
    lead = x.ndim - len(shape)
    if x.shape[lead:] == shape:
        if lead == 1 and type(x) is np.ndarray:
            return np.add.reduce(x)  # in half of the time of x.sum(axis=0)
        return x.sum(axis=0) if lead == 1 else x.sum(axis=tuple(range(lead)))
    kept = enumerate(zip(shape, x.shape[lead:], strict=True), start=lead)
    axes = (*range(lead), *(axis for axis, (small, large) in kept if small != large))
    return x.sum(axis=axes, keepdims=True).reshape(shape)


class Parts(dict[int, Any]):
    """The cotangents of a function's several outputs, by position; an unused output has none."""

    def __add__(self, other: Parts) -> Parts:
        shared = self.keys() & other.keys()
        return Parts({**self, **other, **{index: self[index] + other[index] for index in shared}})

    def __iadd__(self, other: Parts) -> Parts:
        for index, part in other.items():
            self[index] = self[index] + part if index in self else part
        return self
