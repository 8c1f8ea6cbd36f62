"""The contract of `accumulate`, and that each law notices the mistake it is there for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any, final

import numpy as np
import pytest

from dezero_typed import Function, Variable, accumulate, concatenate, exp, stack
from dezero_typed.accumulate import Cotangents
from dezero_typed.arrays import AnyArray, Array, Shape

Law = Callable[[], None]


@final
class HandsOn(Function[Array, Array, Array]):
    """Returns the cotangent itself, twice, which a rule may do."""

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 + x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, gy


def leaves(*values: float) -> tuple[Variable, ...]:
    return tuple(Variable(np.array([value, value])) for value in values)


def grad(x: Variable) -> AnyArray:
    assert x.grad is not None
    return x.grad


def a_branch_that_meets_again_leaves_the_others_alone() -> None:
    x, w = leaves(3.0, 5.0)
    ((x + w) + x).backward()
    assert grad(w).tolist() == [1.0, 1.0]
    assert grad(x).tolist() == [2.0, 2.0]


def the_roots_gradient_is_not_what_its_input_accumulates() -> None:
    x = Variable(np.array(3))
    y = x + x
    y.backward()
    assert y.grad is not None and x.grad is not None
    assert (y.grad.tolist(), x.grad.tolist()) == (1, 2)


def no_two_arrays_in_sight_share_memory() -> None:
    x, w, b = leaves(1.0, 2.0, 3.0)
    gy = np.ones(2)
    y = (w + b) + x
    y.backward(gy)
    in_sight = [x.data, w.data, b.data, y.data, gy, grad(x), grad(w), grad(b), grad(y)]
    assert not any(np.shares_memory(one, other) for one, other in combinations(in_sight, 2))


def what_a_users_rule_hands_on_is_copied() -> None:
    x, w = leaves(1.0, 2.0)
    y = HandsOn()(x, w)
    y.backward()
    assert not any(np.shares_memory(one, other) for one, other in combinations([grad(x), grad(w), grad(y)], 2))


def a_gradient_that_was_read_does_not_change_later() -> None:
    x, w = leaves(1.0, 2.0)
    (x + w).backward()
    first = grad(x)
    (x + w).backward()
    assert first.tolist() == [1.0, 1.0]
    assert grad(x).tolist() == [2.0, 2.0]


def gradients_are_writable() -> None:
    x, y, z = leaves(1.0, 2.0, 3.0)
    (x.sum() + concatenate([y, y]).sum() + stack([z, z]).reshape(4).sum()).backward()
    assert all(grad(v).flags.writeable and 0 not in grad(v).strides for v in (x, y, z))


def a_float32_variable_has_a_float32_gradient() -> None:
    x = Variable(np.ones(2, np.float32))
    mixed: Any = x
    (mixed * np.array([2.0, 3.0])).sum().backward()
    assert grad(mixed).dtype == np.float32


def equal_programs_give_equal_bits() -> None:
    def run() -> bytes:
        x = Variable(np.array([0.1, 0.7]))
        y = x * 0.3
        for factor in (0.1, 0.2, 0.7, 1e-9):
            y = y + exp(x) * factor
        y.backward()
        return grad(x).tobytes()

    assert run() == run()


LAWS: list[Law] = [
    a_branch_that_meets_again_leaves_the_others_alone,
    the_roots_gradient_is_not_what_its_input_accumulates,
    no_two_arrays_in_sight_share_memory,
    what_a_users_rule_hands_on_is_copied,
    a_gradient_that_was_read_does_not_change_later,
    gradients_are_writable,
    a_float32_variable_has_a_float32_gradient,
    equal_programs_give_equal_bits,
]


def in_place_meet(waiting: Cotangents, key: int, gradient: Any, owned: set[int]) -> None:
    """The planted ``+=``."""
    waiting[key] += gradient


def aliasing_settle(
    stored: AnyArray | None, gradient: Any, shape: Shape, dtype: np.dtype[Any], *, fresh: bool
) -> AnyArray:
    """The planted first gradient that is not copied."""
    return np.asarray(gradient if stored is None else stored + gradient)


def in_place_settle(
    stored: AnyArray | None, gradient: Any, shape: Shape, dtype: np.dtype[Any], *, fresh: bool
) -> AnyArray:
    """The planted ``x.grad += gx``."""
    if stored is None:
        return np.array(gradient)
    np.add(stored, gradient, out=stored)
    return stored


def leaking_convert(gradient: Any, dtype: np.dtype[Any]) -> Any:
    """The planted rule that lets float64 through."""
    return gradient


def name_of(value: object) -> str:
    return getattr(value, "__name__", str(value))


@pytest.mark.parametrize("law", LAWS, ids=name_of)
def test_law(law: Law) -> None:
    law()


@pytest.mark.parametrize(
    ("name", "planted", "law"),
    [
        ("meet", in_place_meet, a_branch_that_meets_again_leaves_the_others_alone),
        ("meet", in_place_meet, the_roots_gradient_is_not_what_its_input_accumulates),
        ("settle", aliasing_settle, no_two_arrays_in_sight_share_memory),
        ("settle", aliasing_settle, what_a_users_rule_hands_on_is_copied),
        ("settle", aliasing_settle, gradients_are_writable),
        ("settle", in_place_settle, a_gradient_that_was_read_does_not_change_later),
        ("convert", leaking_convert, a_float32_variable_has_a_float32_gradient),
    ],
    ids=name_of,
)
def test_planted_mistake_breaks_the_law(
    name: str, planted: Callable[..., object], law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accumulate, name, planted)
    with pytest.raises(AssertionError):
        law()


def test_meet_adds_in_place_only_to_its_own_sums() -> None:
    first, second, third = np.ones(2), np.full(2, 2.0), np.full(2, 3.0)
    waiting: Cotangents = {1: first}
    owned: set[int] = set()
    accumulate.meet(waiting, 1, second, owned)
    total = waiting[1]
    accumulate.meet(waiting, 1, third, owned)
    assert waiting[1] is total
    assert total.tolist() == [6.0, 6.0]
    assert (first.tolist(), second.tolist(), third.tolist()) == ([1.0, 1.0], [2.0, 2.0], [3.0, 3.0])


def test_settle_refuses_another_shape() -> None:
    with pytest.raises(ValueError, match=r"a gradient of shape \(3,\) does not belong to data of shape \(2,\)"):
        accumulate.settle(None, np.ones(3), (2,), np.dtype(np.float64), fresh=True)


@pytest.mark.parametrize(
    ("large", "small"), [((2, 3), (3,)), ((2, 3), (2, 1)), ((4, 2, 3), (1, 3)), ((2, 3), ()), ((0, 3), (1, 3)), ((), ())]
)
def test_sum_to_is_the_transpose_of_broadcasting(large: tuple[int, ...], small: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=large), rng.normal(size=small)
    summed: AnyArray = accumulate.sum_to(x, small)
    assert summed.shape == small
    np.testing.assert_allclose(np.vdot(summed, y), np.vdot(x, np.broadcast_to(y, large)))
