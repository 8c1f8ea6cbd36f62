"""Where SciPy is imported, all but its optimizers: its functions, which have no types, come out of here with ours."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

import numpy as np

from ..arrays import Array

try:
    scipy_special: Any = import_module("scipy.special")
    scipy_linalg: Any = import_module("scipy.linalg")
    scipy_odeint: Callable[..., Array] = import_module("scipy.integrate").odeint
except ImportError as _error:
    raise ImportError("special, stats and integrate of dezero_typed need SciPy: pip install 'dezero_typed[scipy]'") from _error


class Elementwise(Protocol):
    """A function of arrays that broadcast, and of numbers."""

    def __call__(self, *xs: Array | float) -> Array: ...


def elementwise(name: str) -> Elementwise:
    """Return the function of scipy.special of that name, which gives arrays of the dtype of its operands, float16 too."""
    function: Any = getattr(scipy_special, name)

    def compute(*xs: Array | float) -> Array:
        return np.asarray(function(*xs), np.result_type(*xs))

    return compute


def matrix_function(name: str) -> Callable[..., Any]:
    """Return the function of scipy.linalg of that name."""
    function: Callable[..., Any] = getattr(scipy_linalg, name)
    return function


def of_stacks(function: Callable[..., Array], *xs: Array) -> Array:
    """Apply a function of matrices, whose result has the shape of the last one, to stacks of them, which broadcast.

    SciPy takes stacks in its newer versions only, and no empty ones. It has no float16: what it computes is rounded.
    """
    kind = np.result_type(*xs)
    xs = tuple(np.asarray(x, np.result_type(kind, np.float32)) for x in xs)
    stack = np.broadcast_shapes(*(x.shape[:-2] for x in xs))
    if not stack and xs[-1].size:
        return np.asarray(function(*xs), kind)
    y: Array = np.empty((*stack, *xs[-1].shape[-2:]), kind)
    if y.size:
        spread = [np.broadcast_to(x, (*stack, *x.shape[-2:])) for x in xs]
        for place in np.ndindex(stack):
            y[place] = function(*(x[place] for x in spread))
    return y
