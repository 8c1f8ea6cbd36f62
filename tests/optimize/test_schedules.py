"""Schedules: their values by hand, what they refuse, and that they are values themselves."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from math import cos, inf, nan, pi

import numpy as np
import pytest

from dezero_typed import optimize, variable
from dezero_typed.optimize import constant, cosine_decay, exponential_decay, piecewise_constant, warmup

ALL = (
    constant(0.1),
    exponential_decay(0.1, 0.9, every=7),
    cosine_decay(0.1, 100, end=0.01),
    piecewise_constant((3, 8), (0.1, 0.2, 0.05)),
    warmup(5, cosine_decay(0.1, 100)),
    warmup(2, 0.1),
)


@pytest.mark.parametrize("schedule", ALL, ids=repr)
def test_a_schedule_is_a_value_that_pickles(schedule: optimize.Schedule) -> None:
    again = pickle.loads(pickle.dumps(schedule))
    assert again == schedule
    assert hash(again) == hash(schedule)
    assert [again(step) for step in range(20)] == [schedule(step) for step in range(20)]


@pytest.mark.parametrize("schedule", ALL, ids=repr)
@pytest.mark.parametrize("step", [0, 1, 2, 7, 99, 100, 101, 100_000])
def test_a_rate_is_a_finite_float(schedule: optimize.Schedule, step: int) -> None:
    rate = schedule(step)
    assert type(rate) is float
    assert 0.0 <= rate <= 0.2


def test_constant() -> None:
    assert {constant(0.5)(step) for step in (0, 1, 1000)} == {0.5}


def test_exponential_decay() -> None:
    schedule = exponential_decay(2.0, 0.25, every=2)
    assert [schedule(step) for step in (0, 1, 2, 4)] == [2.0, 1.0, 0.5, 0.125]


def test_cosine_decay() -> None:
    schedule = cosine_decay(1.0, 4, end=0.2)
    expected = [0.2 + 0.8 * (1 + cos(pi * step / 4)) / 2 for step in range(5)]
    assert [schedule(step) for step in range(5)] == pytest.approx(expected)
    assert schedule(4) == pytest.approx(0.2)
    assert schedule(10**9) == schedule(4)


def test_piecewise_constant() -> None:
    schedule = piecewise_constant((2, 3), (3.0, 2.0, 1.0))
    assert [schedule(step) for step in range(5)] == [3.0, 3.0, 2.0, 1.0, 1.0]
    assert piecewise_constant((), (0.5,))(7) == 0.5


def test_warmup() -> None:
    assert [warmup(3, 0.8)(step) for step in range(5)] == pytest.approx([0.2, 0.4, 0.6, 0.8, 0.8])
    after = warmup(1, piecewise_constant((2,), (1.0, 0.5)))
    assert [after(step) for step in range(5)] == [0.5, 1.0, 1.0, 0.5, 0.5]
    assert warmup(0, exponential_decay(1.0, 0.5))(2) == 0.25


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: constant(-1.0), "constant: rate is -1.0, expected a number from 0 on, or a schedule"),
    (lambda: constant(nan), "constant: rate is nan, expected a number from 0 on, or a schedule"),
    (lambda: constant(inf), "constant: rate is inf, expected a number from 0 on, or a schedule"),
    (lambda: exponential_decay(-0.1, 0.5), "exponential_decay: start is -0.1, expected a number from 0 on, or a schedule"),
    (lambda: exponential_decay(0.1, 0.0), "exponential_decay: decay is 0.0, expected a number above 0, and at most 1"),
    (lambda: exponential_decay(0.1, 1.5), "exponential_decay: decay is 1.5, expected a number above 0, and at most 1"),
    (lambda: exponential_decay(0.1, 0.5, every=0), "exponential_decay: every is 0, expected a number of steps from 1 on"),
    (lambda: cosine_decay(nan, 3), "cosine_decay: start is nan, expected a number from 0 on, or a schedule"),
    (lambda: cosine_decay(0.1, 0), "cosine_decay: steps is 0, expected a number of steps from 1 on"),
    (lambda: cosine_decay(0.1, 3, -0.1), "cosine_decay: end is -0.1, expected a number from 0 on, or a schedule"),
    (
        lambda: piecewise_constant((1,), (0.1,)),
        "piecewise_constant: the number of rates is 1, expected 2, one more than boundaries",
    ),
    (
        lambda: piecewise_constant((4, 4), (0.1, 0.2, 0.3)),
        r"piecewise_constant: boundaries\[1\] is 4, expected more than 4, the one before",
    ),
    (
        lambda: piecewise_constant((4,), (0.1, -0.2)),
        r"piecewise_constant: rates\[1\] is -0.2, expected a number from 0 on, or a schedule",
    ),
    (lambda: warmup(-1, 0.1), "warmup: steps is -1, expected a number of steps from 0 on"),
    (lambda: warmup(1, -0.1), "warmup: then is -0.1, expected a number from 0 on, or a schedule"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_a_wrong_argument_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        make()


def test_a_rate_of_numpys_keeps_float32() -> None:
    """Only plain floats are weak in NumPy's promotion."""
    x = variable([1.0, 2.0], np.float32)
    for step in (optimize.sgd(lambda step: np.float64(0.5)), optimize.sgd(np.float64(0.5))):
        _, moved = step(step.init(x), x, x)
        assert moved.dtype == np.float32
        np.testing.assert_array_equal(moved.data, [0.5, 1.0])
