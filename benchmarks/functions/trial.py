"""What a trial is: a function of the package beside the NumPy that a careful person would write for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from dezero_typed import Variable

from ..contest import AnyArray, Run

Make: TypeAlias = Callable[[int], tuple[AnyArray, ...]]
"""Makes the operands for a size."""

Pull1: TypeAlias = Callable[[Any, Any, Any], Any]
"""The gradient of one operand, by hand, of gy, x and the result."""

Pull2: TypeAlias = Callable[[Any, Any, Any, Any], tuple[Any, ...]]
"""The gradients of two operands, by hand, of gy, both and the result."""


@dataclass(frozen=True)
class Trial:
    """A function and its operands; what NumPy computes, and the gradients by hand."""

    name: str
    function: Callable[..., Any]
    make: Make
    forward: Callable[..., Any]
    backward: Callable[..., tuple[Any, ...]]
    """The gradients, of gy, the operands and the result. Each is an array of its own, as the package promises."""
    sizes: tuple[int, ...] = (4, 1_000, 1_000_000)
    tiny: int = field(default=4)

    def by_hand(self, size: int) -> Run:
        """Return the run in NumPy: the value, and the gradients for a cotangent of ones."""
        xs = self.make(size)

        def run() -> Sequence[AnyArray]:
            y: Any = self.forward(*xs)
            gy = np.ones(y.shape, y.dtype)
            return y, *self.backward(gy, *xs, y)

        return run

    def ours(self, size: int) -> Run:
        """Return the run with this package."""
        xs = self.make(size)

        def run() -> Sequence[AnyArray]:
            leaves = [Variable(x) for x in xs]
            y: Variable = self.function(*leaves)
            if y.dtype.kind == "c":
                y.backward(np.ones(y.shape, y.dtype))
            else:
                y.backward()
            return y.data, *(np.asarray(leaf.grad) for leaf in leaves)

        return run


def uniform(low: float, high: float, operands: int = 1) -> Make:
    """Return what makes `operands` vectors of numbers between `low` and `high`."""

    def make(size: int) -> tuple[AnyArray, ...]:
        rng = np.random.default_rng(0)
        return tuple(rng.uniform(low, high, size) for _ in range(operands))

    return make


def rows(low: float = -2.0, high: float = 2.0) -> Make:
    """Return what makes a matrix of about `size` elements, with a thousand columns or as many as there are."""

    def make(size: int) -> tuple[AnyArray, ...]:
        columns = min(size, 1_000) // 2 or 1
        return (np.random.default_rng(0).uniform(low, high, (max(1, size // columns), columns)),)

    return make


def matrices(operands: int = 1, *, shift: float = 0.0, symmetric: bool = False) -> Make:
    """Return what makes square matrices of `size` rows, with `shift` times the size on the diagonal."""

    def make(size: int) -> tuple[AnyArray, ...]:
        rng = np.random.default_rng(0)
        found: list[AnyArray] = []
        for _ in range(operands):
            x: AnyArray = rng.uniform(-1.0, 1.0, (size, size))
            x = (x + x.T) / 2 if symmetric else x
            found.append(x + shift * size * np.eye(size))
        return tuple(found)

    return make


def unary(name: str, function: Callable[..., Any], make: Make, forward: Callable[[Any], Any], backward: Pull1) -> Trial:
    """Return the trial of a function of one operand."""
    return Trial(name, function, make, forward, lambda gy, x, y: (backward(gy, x, y),))


def binary(name: str, function: Callable[..., Any], make: Make, forward: Callable[[Any, Any], Any], backward: Pull2) -> Trial:
    """Return the trial of a function of two operands."""
    return Trial(name, function, make, forward, backward)


def square(
    name: str, function: Callable[..., Any], make: Make, forward: Callable[..., Any], backward: Callable[..., tuple[Any, ...]]
) -> Trial:
    """Return the trial of a function of square matrices."""
    return Trial(name, function, make, forward, backward, (100, 500))
