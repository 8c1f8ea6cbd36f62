"""Gradients held against central differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVarTuple, final

import numpy as np

from .arrays import S0, AnyArray, F, S
from .containers import filled, path_of, walk
from .descent import Descent
from .functions.complex_numbers import real
from .recording import no_grad
from .variable import AnyVariable, Variable, data_of, is_variable, made_leaf

Ts = TypeVarTuple("Ts")

Outputs: TypeAlias = Callable[[Sequence[AnyVariable], bool], list[AnyVariable]]
"""What a function makes of the leaves of its arguments; what is made without `lift` has the value, and need have no more."""

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


def check_gradients(f: Callable[[*Ts], object], /, *xs: *Ts, order: int = 2) -> None:
    """Compare the derivatives of `f` at `xs` with central differences, forward and reverse, up to `order`.

    Arguments and result are any containers (see `tree`); what is no leaf, such as a number or a string, is given to `f` as
    it is, and an array as a Variable. For each leaf and several random directions, the slope of `f` along the direction
    has to be the inner product of gradient and direction (reverse, as `grad` computes it), and the derivative along it
    (forward, as `jvp` does). What `f` returns is weighted at random. The next order is the same for the gradient's inner
    product with a direction. The directions are the same in every call. Neither `xs` nor their ``grad`` change.

    Returns None, or raises `GradientError`, which shows the order, the mode, the place of the leaf, the two values and the
    step. Leaves of float16 and float32 are compared as coarsely as their precision demands. A rule that reads
    ``self.inputs`` serves a first derivative in reverse alone: with ``order=1`` nothing else is checked of it. Raises
    `TypeError` where there is no leaf, or where the result is no container of Variables.

    >>> from dezero_typed import Matrix, Vector, check_gradients, tanh, variable
    >>> def layer(params: dict[str, Matrix], x: Vector) -> Vector:
    ...     return tanh(params["weights"] @ x)
    >>> check_gradients(layer, {"weights": variable([[1.0, 2.0], [3.0, 4.0]])}, variable([0.5, -0.5]))
    """
    if order < 1:
        raise ValueError(f"check_gradients: order must be at least 1, got {order}")
    from .transforms.tracing import tracing, variables_of  # here, since importing the package must not import them

    given: tuple[object, ...] = xs
    leaves = [place for position, x in enumerate(given) for place in walk(x, f"argument {position}")]
    if not leaves:
        raise TypeError("check_gradients: no argument can be differentiated; write a Variable or a container of them")

    function: Callable[..., object] = f

    def outputs(variables: Sequence[AnyVariable], lift: bool) -> list[AnyVariable]:
        returned = function(*filled(xs, variables))
        made = variables_of("check_gradients", returned)
        if not made:
            raise TypeError(f"check_gradients: the function returned a {path_of(returned)}, expected a container of Variables")
        return made

    with tracing():  # what other transforms compute in f has a history there
        check_order(outputs, [(path, made_leaf(data_of(x).copy())) for path, x in leaves], 1, order, np.random.default_rng(0))


def check_order(f: Outputs, leaves: Sequence[tuple[str, AnyVariable]], level: int, order: int, rng: np.random.Generator) -> None:
    """Compare the derivatives of order `level`, the first ones of `f`, and go on to the next order."""
    xs = [x for _, x in leaves]
    ys = f(xs, True)
    weights = [direction(rng, y) for y in ys]
    gradients = pulled_back(ys, weights, xs, lift=False)
    slopes = pushed_forward(ys, weights, xs)

    def value_at(position: int, data: AnyArray) -> float:
        moved = [made_leaf(data if index == position else x.data) for index, x in enumerate(xs)]
        return weighted(f(moved, False), weights)

    for position, ((path, x), gradient) in enumerate(zip(leaves, gradients, strict=True)):
        step = step_for(x)
        for _ in range(DIRECTIONS):
            along = direction(rng, x)
            upper, lower = value_at(position, x.data + step * along), value_at(position, x.data - step * along)
            expected = (upper - lower) / (2 * step)
            # Central differences cancel: their error is that of the values, divided by the step.
            rounding = 4 * float(np.finfo(x.dtype).eps) * (abs(upper) + abs(lower)) / step
            size = inner(np.abs(gradient.data), np.abs(along))
            found = {"reverse": inner(gradient.data, along)}
            if slopes:
                found["forward"] = slopes[position](along)
            for mode, actual in found.items():
                if not abs(actual - expected) <= TOLERANCE[np.finfo(x.dtype).dtype.itemsize] * size + rounding:
                    raise GradientError(
                        f"order {level}, {mode}, {path} of shape {x.shape}: the derivative is {actual:.10g} along a random "
                        f"direction, central differences say {expected:.10g} (step {step:.3g})\n{path}: {x!r}"
                    )
    if level < order:
        next_one = derivative_along(f, weights, [direction(rng, x) for x in xs])
        check_order(next_one, leaves, level + 1, order, rng)


def derivative_along(f: Outputs, weights: Sequence[AnyArray], directions: Sequence[AnyArray]) -> Outputs:
    """Return the inner product of `directions` and the gradients of the weighted sum that `f` makes, as a function."""

    def slope(given: Sequence[AnyVariable], lift: bool) -> list[AnyVariable]:
        firsts = pulled_back(f(given, True), weights, given, lift=lift)
        if not lift:
            return [made_leaf(np.asarray(weighted(firsts, directions)))]
        part, *parts = [real((first * along.conj()).sum()) for first, along in zip(firsts, directions, strict=True)]
        return [sum(parts, part)]

    return slope


def pulled_back(
    ys: Sequence[AnyVariable], weights: Sequence[AnyArray], xs: Sequence[AnyVariable], *, lift: bool
) -> list[AnyVariable]:
    """Return the gradient of the weighted sum of `ys` by each of `xs`; with `lift` it has a history."""
    seeds = [made_leaf(w.copy()) if lift else w.copy() for w in weights]
    found = Descent([y._node for y in ys], [x._node for x in xs], lift=lift)(seeds)
    arrays = [np.zeros(x.shape, x.dtype) if gradient is None else gradient for x, gradient in zip(xs, found, strict=True)]
    return [each if is_variable(each) else made_leaf(each) for each in arrays]


def pushed_forward(
    ys: list[AnyVariable], weights: Sequence[AnyArray], xs: list[AnyVariable]
) -> list[Callable[[AnyArray], float]]:
    """Return the derivative of the weighted sum of `ys` by each of `xs`, as a function of a direction; none where there is none."""
    from .transforms.products import pushforward
    from .transforms.tracing import way_down

    try:
        forward = pushforward(xs, ys, "check_gradients")
    except NotImplementedError:
        return []  # of a rule that reads self.inputs

    def slope(product: AnyVariable | None) -> Callable[[AnyArray], float]:
        down = None if product is None else way_down([product], forward.duals, lift=False)

        def of(along: AnyArray) -> float:
            tangents = [None] * len(ys) if down is None else down([along.copy()])
            return sum(inner(v, w) for v, w in zip(tangents, weights, strict=True) if v is not None)

        return of

    return [slope(product) for product in forward.products]


def step_for(x: AnyVariable) -> float:
    """Return how far `x` is moved. A NaN and an infinity stay what they are at any step."""
    largest = float(np.max(np.abs(x.data), initial=0.0, where=np.isfinite(x.data)))
    return float(np.cbrt(np.finfo(x.dtype).eps)) * (1.0 + largest)


def weighted(ys: Sequence[AnyVariable], weights: Sequence[AnyArray]) -> float:
    """Return the sum of the inner products."""
    return sum(inner(y.data, w) for y, w in zip(ys, weights, strict=True))


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
