"""Steps whose size for each element follows that of its last gradients."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any, Generic, TypeVar, final

from ..tree import zeros_like
from .schedules import Schedule, rate_of, require, require_rate
from .updates import require_state, root, squared, updated

__all__ = ["AdamState", "RmspropState", "adam", "adamw", "rmsprop"]

# Explicit, since it is invariant then: an inferred one would be covariant, and let another model's state pass.
M = TypeVar("M")


@final
@dataclass(frozen=True, slots=True)
class RmspropState(Generic[M]):
    """What `rmsprop` remembers of parameters of a type."""

    step: int
    """The number of steps made."""
    square: M
    """The mean of the last ``|g|**2``."""


@final
@dataclass(frozen=True, slots=True)
class rmsprop:  # noqa: N801 - reads as a function of its rate
    """Steps divided by the size of the last gradients: ``v = decay * v + (1 - decay) * |g|**2``, then
    ``p - lr * g / (sqrt(v) + eps)``.

    (T. Tieleman and G. Hinton, lecture 6.5 of Neural networks for machine learning, 2012.) Use and errors are those of
    `sgd`; `decay` is from 0 to below 1, and `eps` not negative. A gradient that was always zero moves nothing.

    >>> from dezero_typed import optimize, variable
    >>> step, x = optimize.rmsprop(0.1, decay=0.75), variable([1.0, 1.0])
    >>> state, x = step(step.init(x), x, variable([4.0, -0.01]))
    >>> x
    Variable([0.8      , 1.1999996])
    """

    lr: float | Schedule
    """The rate, or a function of the number of steps made."""
    decay: float = 0.9
    """What remains of the mean of the squares."""
    eps: float = 1e-8
    """What keeps the divisor from zero."""

    def __post_init__(self) -> None:
        require_rate(self, "lr", self.lr)
        require(self, "decay", self.decay, "a number from 0 to below 1", holds=0.0 <= self.decay < 1.0)
        require(self, "eps", self.eps, "a number from 0 on", holds=self.eps >= 0.0)

    def init(self, params: M, /) -> RmspropState[M]:
        """The state before the first step."""
        return RmspropState(0, zeros_like(params))

    def __call__(self, state: RmspropState[M], params: M, grads: M, /) -> tuple[RmspropState[M], M]:
        """The state and the parameters after a step."""
        require_state("rmsprop", state, RmspropState)
        rate, decay, eps = rate_of(self.lr, state.step), float(self.decay), float(self.eps)

        def formula(p: Any, g: Any, v: Any) -> tuple[Any, Any]:
            v = decay * v + (1.0 - decay) * squared(g)
            return p - rate * g / (root(v) + eps), v

        moved, square = updated("rmsprop", formula, params, gradients=grads, square=state.square)
        return RmspropState(state.step + 1, square), moved


@final
@dataclass(frozen=True, slots=True)
class AdamState(Generic[M]):
    """What `adam` and `adamw` remember of parameters of a type."""

    step: int
    """The number of steps made."""
    mean: M
    """The mean of the last gradients, before it is corrected for its start at zero."""
    square: M
    """The mean of the last ``|g|**2``, likewise."""


@final
@dataclass(frozen=True, slots=True)
class adam:  # noqa: N801
    """Adam: means of the last gradients and of their squares, ``m = b1 * m + (1 - b1) * g`` and
    ``v = b2 * v + (1 - b2) * |g|**2``, then ``p - lr * m' / (sqrt(v') + eps)``.

    After t steps, ``m' = m / (1 - b1**t)`` and ``v' = v / (1 - b2**t)`` make up for their start at zero. (D. P. Kingma
    and J. Ba, Adam: a method for stochastic optimization, 2015.) Use and errors are those of `sgd`; `b1` and `b2` are
    from 0 to below 1, and `eps` not negative. A gradient that was always zero moves nothing.

    >>> from dezero_typed import optimize, variable
    >>> step, x = optimize.adam(0.1), variable([1.0, 1.0])
    >>> state, x = step(step.init(x), x, variable([4.0, -0.01]))
    >>> x
    Variable([0.9      , 1.0999999])
    """

    lr: float | Schedule
    """The rate, or a function of the number of steps made."""
    b1: float = 0.9
    """What remains of the mean of the gradients."""
    b2: float = 0.999
    """What remains of the mean of their squares."""
    eps: float = 1e-8
    """What keeps the divisor from zero."""

    def __post_init__(self) -> None:
        require_moments(self)

    def init(self, params: M, /) -> AdamState[M]:
        """The state before the first step."""
        return AdamState(0, zeros_like(params), zeros_like(params))

    def __call__(self, state: AdamState[M], params: M, grads: M, /) -> tuple[AdamState[M], M]:
        """The state and the parameters after a step."""
        return adapted(self, state, params, grads, 0.0)


@final
@dataclass(frozen=True, slots=True)
class adamw:  # noqa: N801
    """Adam with weights that decay: the step of `adam`, of parameters that shrink, ``p - lr * weight_decay * p``.

    The decay is no part of the gradient, so that its size does not depend on that of the gradients. (I. Loshchilov and
    F. Hutter, Decoupled weight decay regularization, 2019; as in PyTorch, `lr` multiplies it.) Use and errors are those
    of `adam`; `weight_decay` is not negative.

    >>> from dezero_typed import optimize, variable
    >>> step, x = optimize.adamw(0.1, weight_decay=0.5), variable([1.0, 1.0])
    >>> state, x = step(step.init(x), x, variable([4.0, 0.0]))
    >>> x
    Variable([0.85, 0.95])
    """

    lr: float | Schedule
    """The rate, or a function of the number of steps made."""
    b1: float = 0.9
    """What remains of the mean of the gradients."""
    b2: float = 0.999
    """What remains of the mean of their squares."""
    eps: float = 1e-8
    """What keeps the divisor from zero."""
    weight_decay: float = 0.01
    """By what share of itself, times the rate, each parameter shrinks."""

    def __post_init__(self) -> None:
        require_moments(self)
        require(self, "weight_decay", self.weight_decay, "a number from 0 on", holds=self.weight_decay >= 0.0)

    def init(self, params: M, /) -> AdamState[M]:
        """The state before the first step."""
        return AdamState(0, zeros_like(params), zeros_like(params))

    def __call__(self, state: AdamState[M], params: M, grads: M, /) -> tuple[AdamState[M], M]:
        """The state and the parameters after a step."""
        return adapted(self, state, params, grads, float(self.weight_decay))


def require_moments(rule: adam | adamw) -> None:
    """Raise for arguments of `adam` that are out of range."""
    require_rate(rule, "lr", rule.lr)
    for name, value in (("b1", rule.b1), ("b2", rule.b2)):
        require(rule, name, value, "a number from 0 to below 1", holds=0.0 <= value < 1.0)
    require(rule, "eps", rule.eps, "a number from 0 on", holds=rule.eps >= 0.0)


def adapted(
    rule: adam | adamw, state: AdamState[M], params: M, grads: M, weight_decay: float
) -> tuple[AdamState[M], M]:
    """Return the state and the parameters after a step of Adam, of parameters that decay."""
    label = type(rule).__name__
    require_state(label, state, AdamState)
    step = state.step + 1
    rate, b1, b2 = rate_of(rule.lr, state.step), float(rule.b1), float(rule.b2)
    kept = 1.0 - rate * weight_decay
    # The corrections are numbers, which are collected on one side of the quotient of arrays.
    correction = sqrt(1.0 - b2**step)
    scale, eps = rate * correction / (1.0 - b1**step), rule.eps * correction

    def formula(p: Any, g: Any, m: Any, v: Any) -> tuple[Any, Any, Any]:
        m = b1 * m + (1.0 - b1) * g
        v = b2 * v + (1.0 - b2) * squared(g)
        return (p * kept if weight_decay else p) - scale * m / (root(v) + eps), m, v

    moved, mean, square = updated(label, formula, params, gradients=grads, mean=state.mean, square=state.square)
    return AdamState(step, mean, square), moved
