"""Rates of learning that change from step to step: functions of the number of steps made before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, pow
from typing import TypeAlias, final

__all__ = ["Schedule", "constant", "cosine_decay", "exponential_decay", "piecewise_constant", "warmup"]

Schedule: TypeAlias = Callable[[int], float]
"""What a rate may be besides a number: a function of the number of steps made before, 0 at the first one."""


def rate_of(lr: float | Schedule, step: int) -> float:
    """Return the rate at a step: a plain float, which as the only kind of number leaves float32 what it is."""
    return float(lr(step) if callable(lr) else lr)


def require(owner: object, name: str, value: float, expected: str, *, holds: bool) -> None:
    """Raise about an argument of `owner` unless what is `expected` of it holds."""
    if not holds:
        raise ValueError(f"{type(owner).__name__}: {name} is {value!r}, expected {expected}")


def require_rate(owner: object, name: str, lr: float | Schedule) -> None:
    """Raise unless `lr` is a schedule or a rate that descends, or rests."""
    if not callable(lr):
        require(owner, name, lr, "a number from 0 on, or a schedule", holds=0.0 <= lr < float("inf"))


@final
@dataclass(frozen=True, slots=True)
class constant:  # noqa: N801 - reads as a function of its rate
    """The same rate at every step. Raises `ValueError` for a negative one.

    >>> from dezero_typed import optimize
    >>> optimize.constant(0.1)(1000)
    0.1
    """

    rate: float
    """The rate."""

    def __post_init__(self) -> None:
        require_rate(self, "rate", self.rate)

    def __call__(self, step: int) -> float:
        """The rate at a step."""
        return self.rate


@final
@dataclass(frozen=True, slots=True)
class exponential_decay:  # noqa: N801
    """``start * decay ** (step / every)``: `every` so many steps the rate is `decay` times what it was.

    Raises `ValueError` for a negative `start`, a `decay` that is not between 0 and 1, and `every` below 1.

    >>> from dezero_typed import optimize
    >>> optimize.exponential_decay(0.1, 0.5, every=10)(20)
    0.025
    """

    start: float
    """The rate of the first step."""
    decay: float
    """By what the rate is multiplied."""
    every: int = 1
    """In how many steps."""

    def __post_init__(self) -> None:
        require_rate(self, "start", self.start)
        require(self, "decay", self.decay, "a number above 0, and at most 1", holds=0.0 < self.decay <= 1.0)
        require(self, "every", self.every, "a number of steps from 1 on", holds=self.every >= 1)

    def __call__(self, step: int) -> float:
        """The rate at a step."""
        return self.start * pow(self.decay, step / self.every)


@final
@dataclass(frozen=True, slots=True)
class cosine_decay:  # noqa: N801
    """``end + (start - end) * (1 + cos(pi * step / steps)) / 2``, and `end` after `steps`.

    Raises `ValueError` for negative rates, and `steps` below 1. (I. Loshchilov and F. Hutter, SGDR: stochastic gradient
    descent with warm restarts, 2017.)

    >>> from dezero_typed import optimize
    >>> schedule = optimize.cosine_decay(0.1, 100)
    >>> schedule(0), round(schedule(50), 6), schedule(200)
    (0.1, 0.05, 0.0)
    """

    start: float
    """The rate of the first step."""
    steps: int
    """After how many steps the rate stays what it is."""
    end: float = 0.0
    """What it is then."""

    def __post_init__(self) -> None:
        require_rate(self, "start", self.start)
        require_rate(self, "end", self.end)
        require(self, "steps", self.steps, "a number of steps from 1 on", holds=self.steps >= 1)

    def __call__(self, step: int) -> float:
        """The rate at a step."""
        return self.end + (self.start - self.end) * (1.0 + cos(pi * min(step / self.steps, 1.0))) / 2.0


@final
@dataclass(frozen=True, slots=True)
class piecewise_constant:  # noqa: N801
    """``rates[0]`` before the step ``boundaries[0]``, then ``rates[1]``, and so on: one rate more than boundaries.

    Raises `ValueError` for another number of rates, negative ones, and boundaries that do not ascend.

    >>> from dezero_typed import optimize
    >>> schedule = optimize.piecewise_constant((100, 200), (0.1, 0.01, 0.001))
    >>> schedule(99), schedule(100), schedule(500)
    (0.1, 0.01, 0.001)
    """

    boundaries: tuple[int, ...]
    """The steps at which the rate changes."""
    rates: tuple[float, ...]
    """The rates between them."""

    def __post_init__(self) -> None:
        for place, rate in enumerate(self.rates):
            require_rate(self, f"rates[{place}]", rate)
        expected = len(self.boundaries) + 1
        require(self, "the number of rates", len(self.rates), f"{expected}, one more than boundaries", holds=len(self.rates) == expected)
        for place, (before, after) in enumerate(zip(self.boundaries, self.boundaries[1:], strict=False)):
            require(self, f"boundaries[{place + 1}]", after, f"more than {before}, the one before", holds=before < after)

    def __call__(self, step: int) -> float:
        """The rate at a step."""
        return self.rates[bisect_right(self.boundaries, step)]


@final
@dataclass(frozen=True, slots=True)
class warmup:  # noqa: N801
    """The rates of `then`, a number or a schedule, after `steps` in which they grow to the first of them, linearly.

    The first step has ``then(0) / (steps + 1)``, and ``then(0)`` itself comes after `steps`. Raises `ValueError` for
    negative `steps`, or a negative rate. (P. Goyal et al., Accurate, large minibatch SGD, 2017.)

    >>> from dezero_typed import optimize
    >>> schedule = optimize.warmup(3, optimize.exponential_decay(0.4, 0.5))
    >>> [round(schedule(step), 3) for step in range(6)]
    [0.1, 0.2, 0.3, 0.4, 0.2, 0.1]
    """

    steps: int
    """How many steps the rate grows."""
    then: float | Schedule
    """What it is afterwards, as a function of the steps made since."""

    def __post_init__(self) -> None:
        require(self, "steps", self.steps, "a number of steps from 0 on", holds=self.steps >= 0)
        require_rate(self, "then", self.then)

    def __call__(self, step: int) -> float:
        """The rate at a step."""
        if step < self.steps:
            return rate_of(self.then, 0) * (step + 1) / (self.steps + 1)
        return rate_of(self.then, step - self.steps)
