"""Gradients held against central differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, final, overload

import numpy as np

from .arrays import AnyArray, F, N, Number, S, S0, S1
from .descent import gradients
from .functions.complex_numbers import real
from .recording import no_grad
from .variable import AnyVariable, Variable, made_leaf


N0 = TypeVar("N0", bound=Number)
N1 = TypeVar("N1", bound=Number)

DIRECTIONS = 3
"""How many random directions are tried for each input."""

TOLERANCE = {2: 2e-1, 4: 1e-2, 8: 1e-5}
"""How far gradient and differences may be apart, relative to their size, by bytes of an element."""


@final
class GradientError(AssertionError):
    """A gradient that differs from what central differences say."""


def numerical_diff(
    f: Callable[[Variable[F, S]], Variable[F, S0]], x: Variable[F, S], eps: float = 1e-4
) -> np.ndarray[S0, np.dtype[F]]:
    """Return ``(f(x + eps) - f(x - eps)) / (2 * eps)``, for `f` that works element by element.

    The shape is that of ``f(x)``, the error of the order of ``eps**2``.
    """
    with no_grad():
        upper, lower = f(made_leaf(x.data + eps)), f(made_leaf(x.data - eps))
    return made_leaf((upper.data - lower.data) / (2 * eps)).data


@overload
def check_gradients(
    f: Callable[[Variable[N0, S0]], Variable[N, S]], x0: Variable[N0, S0], /, *, order: int = 2
) -> None: ...
@overload
def check_gradients(
    f: Callable[[Variable[N0, S0], Variable[N1, S1]], Variable[N, S]],
    x0: Variable[N0, S0], x1: Variable[N1, S1], /, *, order: int = 2,
) -> None: ...
@overload
def check_gradients(f: Callable[..., Variable[N, S]], /, *xs: Variable[N0, S0], order: int = 2) -> None: ...
def check_gradients(f: Callable[..., AnyVariable], /, *xs: AnyVariable, order: int = 2) -> None:
    """Compare the gradients of `f` at `xs` with central differences, up to `order`.

    For each input and several random directions, the inner product of gradient and direction has
    to be the slope of `f` along it. The next order is the same for the gradient's inner product
    with a direction. The directions are the same in every call. An output that is no scalar is
    weighted at random. Neither `xs` nor their ``grad`` change.

    Returns None, or raises `GradientError`, which shows the order, the input, the two values and
    the step. Inputs of float16 and float32 are compared as coarsely as their precision demands.

    >>> import numpy as np
    >>> from dezero_typed import Variable, check_gradients
    >>> check_gradients(lambda x: (x**3).sum(), Variable(np.array([1.0, 2.0])))
    """
    if order < 1:
        raise ValueError(f"check_gradients: order must be at least 1, got {order}")
    check_order(f, [made_leaf(x.data.copy()) for x in xs], 1, order, np.random.default_rng(0))


def check_order(
    f: Callable[..., AnyVariable], xs: list[AnyVariable], level: int, order: int, rng: np.random.Generator
) -> None:
    """Compare the derivatives of order `level`, the first ones of `f`, and go on to the next order."""
    y = f(*xs)
    weights = direction(rng, y)
    found = gradients(y, xs, weights, create_graph=False)

    def value_at(position: int, data: AnyArray) -> float:
        moved = [made_leaf(data if index == position else x.data) for index, x in enumerate(xs)]
        return inner(f(*moved).data, weights)

    for position, (x, gradient) in enumerate(zip(xs, found, strict=True)):
        # A NaN and an infinity stay what they are at any step.
        largest = float(np.max(np.abs(x.data), initial=0.0, where=np.isfinite(x.data)))
        step = float(np.cbrt(np.finfo(x.dtype).eps)) * (1.0 + largest)
        for _ in range(DIRECTIONS):
            along = direction(rng, x)
            upper, lower = value_at(position, x.data + step * along), value_at(position, x.data - step * along)
            expected = (upper - lower) / (2 * step)
            actual = inner(gradient.data, along)
            # Central differences cancel: their error is that of the values, divided by the step.
            rounding = 4 * float(np.finfo(x.dtype).eps) * (abs(upper) + abs(lower)) / step
            size = inner(np.abs(gradient.data), np.abs(along))
            if not abs(actual - expected) <= TOLERANCE[np.finfo(x.dtype).dtype.itemsize] * size + rounding:
                raise GradientError(
                    f"order {level}, input {position} of shape {x.shape}: the gradient says {actual:.10g} along a "
                    f"random direction, central differences say {expected:.10g} (step {step:.3g})\n"
                    f"input {position}: {x!r}"
                )
    if level < order:
        directions = [direction(rng, x) for x in xs]

        def slope(*inputs: AnyVariable) -> AnyVariable:
            firsts = gradients(f(*inputs), inputs, weights)
            total = made_leaf(np.zeros((), np.finfo(y.dtype).dtype))
            for first, along in zip(firsts, directions, strict=True):
                total = total + real((first * along.conj()).sum())
            return total

        check_order(slope, xs, level + 1, order, rng)


def direction(rng: np.random.Generator, x: AnyVariable) -> AnyArray:
    """Return a random array of the shape and dtype of `x`, with no entry near zero, in every phase."""
    shape: tuple[int, ...] = x.shape
    signs = np.where(rng.random(shape) < 0.5, -1.0, 1.0)
    along = signs * rng.uniform(0.5, 1.0, size=shape)
    if x.dtype.kind == "c":
        along = along * np.exp(2j * np.pi * rng.random(shape))
    return np.asarray(along, dtype=x.dtype)


def inner(x: AnyArray, along: AnyArray) -> float:
    """Return the real inner product of two arrays, in which a complex number is a pair."""
    if x.dtype.kind == "c" or along.dtype.kind == "c":
        return float(np.sum(np.real(x * along.conj()), dtype=np.float64))
    return float(np.sum(x * along.astype(np.float64)))
