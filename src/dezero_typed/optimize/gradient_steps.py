"""Steps along the gradient, and along a mean of the last ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, final

from ..tree import zeros_like
from .schedules import Schedule, rate_of, require, require_rate
from .updates import require_state, updated

__all__ = ["MomentumState", "SgdState", "momentum", "sgd"]

# Explicit, since it is invariant then: an inferred one would be covariant, and let another model's state pass.
M = TypeVar("M")


@final
@dataclass(frozen=True, slots=True)
class SgdState(Generic[M]):
    """What `sgd` remembers of parameters of a type."""

    step: int = 0
    """The number of steps made."""


@final
@dataclass(frozen=True, slots=True)
class sgd:  # noqa: N801 - reads as a function of its rate
    """Gradient descent: ``p - lr * g``.

    ``state = sgd(lr).init(params)``, and then ``state, params = sgd(lr)(state, params, grads)`` for each step. Parameters
    are a Variable or any container (see `tree`), gradients are like them, and so is what comes back, in new memory and
    with the dtypes that it had. `lr` is a number or a schedule. Inside of a transform a step can be differentiated;
    outside, what it makes has no history. Raises `ValueError` for an `lr` that is negative, and where the containers
    differ.

    >>> from dezero_typed import Scalar, Vector, grad, optimize, variable
    >>> def loss(x: Vector) -> Scalar:
    ...     return ((x - 3.0) ** 2).sum()
    >>> step, x = optimize.sgd(0.25), variable([1.0, 5.0])
    >>> state = step.init(x)
    >>> for _ in range(3):
    ...     state, x = step(state, x, grad(loss)(x))
    >>> x
    Variable([2.75, 3.25])
    """

    lr: float | Schedule
    """The rate, or a function of the number of steps made."""

    def __post_init__(self) -> None:
        require_rate(self, "lr", self.lr)

    def init(self, params: M, /) -> SgdState[M]:
        """The state before the first step."""
        return SgdState()

    def __call__(self, state: SgdState[M], params: M, grads: M, /) -> tuple[SgdState[M], M]:
        """The state and the parameters after a step."""
        require_state("sgd", state, SgdState)
        rate = rate_of(self.lr, state.step)

        def formula(p: Any, g: Any) -> tuple[Any]:
            return (p - rate * g,)

        (moved,) = updated("sgd", formula, params, gradients=grads)
        return SgdState(state.step + 1), moved


@final
@dataclass(frozen=True, slots=True)
class MomentumState(Generic[M]):
    """What `momentum` remembers of parameters of a type."""

    step: int
    """The number of steps made."""
    velocity: M
    """The sum of the gradients, in which each step multiplies those before by `beta`."""


@final
@dataclass(frozen=True, slots=True)
class momentum:  # noqa: N801
    """Gradient descent with momentum: ``v = beta * v + g``, then ``p - lr * v``.

    With `nesterov`, ``p - lr * (g + beta * v)``, which looks a step ahead. (I. Sutskever, J. Martens, G. Dahl and
    G. Hinton, On the importance of initialization and momentum in deep learning, 2013; as in PyTorch, the rate is not a
    part of v, so that a schedule changes it at once.) Use and errors are those of `sgd`; `beta` is from 0 to below 1.

    >>> from dezero_typed import optimize, variable
    >>> step, x = optimize.momentum(0.1, beta=0.5), variable([1.0])
    >>> state = step.init(x)
    >>> for _ in range(2):
    ...     state, x = step(state, x, variable([2.0]))
    >>> state.velocity, x
    (Variable([3.]), Variable([0.5]))
    """

    lr: float | Schedule
    """The rate, or a function of the number of steps made."""
    beta: float = 0.9
    """What remains of the velocity."""
    nesterov: bool = False
    """Whether to look a step ahead."""

    def __post_init__(self) -> None:
        require_rate(self, "lr", self.lr)
        require(self, "beta", self.beta, "a number from 0 to below 1", holds=0.0 <= self.beta < 1.0)

    def init(self, params: M, /) -> MomentumState[M]:
        """The state before the first step."""
        return MomentumState(0, zeros_like(params))

    def __call__(self, state: MomentumState[M], params: M, grads: M, /) -> tuple[MomentumState[M], M]:
        """The state and the parameters after a step."""
        require_state("momentum", state, MomentumState)
        rate, beta = rate_of(self.lr, state.step), float(self.beta)

        def formula(p: Any, g: Any, v: Any) -> tuple[Any, Any]:
            v = beta * v + g
            return p - rate * (g + beta * v if self.nesterov else v), v

        moved, velocity = updated("momentum", formula, params, gradients=grads, velocity=state.velocity)
        return MomentumState(state.step + 1, velocity), moved
