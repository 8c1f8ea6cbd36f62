"""What `checkpoint`, `custom_gradient` and `fixed_point` share: a function as one place on the tape."""

from __future__ import annotations

import functools
import operator
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dezero_typed import (
    Variable,
    Vector,
    checkpoint,
    custom_gradient,
    fixed_point,
    gradients,
    guard_writes,
    hessian,
    jacobian,
    variable,
)
from dezero_typed.backprop import ancestry
from dezero_typed.transforms.programs import Program, reduced, replaced, traced_in
from dezero_typed.variable import AnyVariable
from tests.helpers import raises, untyped
from tests.transforms.differences import free


def double(x: Any) -> Any:
    return x * 2.0


def ruled(x: Any) -> Any:
    return x * 2.0, free(lambda gy: (gy * 2.0,))


def nearer(x: Any, q: Any) -> Any:
    return 0.5 * x + q


PROGRAMS: dict[str, Callable[[AnyVariable], Any]] = {
    "checkpoint": untyped(checkpoint)(double),
    "custom_gradient": untyped(custom_gradient)(ruled),
    "fixed_point": lambda x: untyped(fixed_point)(nearer, Variable(np.zeros(x.shape)), x),
}


@pytest.fixture(params=list(PROGRAMS))
def program(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    name: str = request.param
    return PROGRAMS[name]


def test_it_is_one_place(program: Callable[[Any], Any]) -> None:
    """Between it and the argument there is nothing else."""
    x = variable([1.0, 2.0])
    y: AnyVariable = program(x)
    assert [type(node).__name__ for node in ancestry(y._node)][0] == "Leaf"
    assert len(ancestry(y._node)) == 3
    assert isinstance(ancestry(y._node)[1], Program)
    np.testing.assert_allclose(y.data, [2.0, 4.0])


def test_second_passes_add(program: Callable[[Any], Any]) -> None:
    x = variable([1.0, 2.0])
    y = program(x)
    for count in (1, 2, 3):
        y.backward()
        assert x.grad is not None
        np.testing.assert_allclose(x.grad, [2.0 * count] * 2)


def test_retained_gradients(program: Callable[[Any], Any]) -> None:
    x = variable([1.0, 2.0])
    y = program(x * 3.0)
    z = y * y
    z.backward(retain_grad=True)
    np.testing.assert_allclose(y.grad, 2 * y.data)
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, 72 * x.data)


def test_jacobians_and_hessians(program: Callable[[Any], Any]) -> None:
    x = variable([1.0, 2.0])
    np.testing.assert_allclose(untyped(jacobian)(program)(x).data, [[2.0, 0.0], [0.0, 2.0]])
    cubes = free(lambda x: (program(x) ** 3).sum())
    np.testing.assert_allclose(untyped(hessian)(cubes)(x).data, np.diag(48 * x.data))


def test_what_was_given_may_be_assigned_anew(program: Callable[[Any], Any]) -> None:
    """An assignment makes a new array, and the old one is what was kept."""
    x = variable([1.0, 2.0])
    y = (program(x) ** 2).sum()
    x.data = np.zeros(2)
    y.backward()
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, [8.0, 16.0])


def test_what_is_kept_is_guarded(program: Callable[[Any], Any]) -> None:
    x = variable([1.0, 2.0])
    with guard_writes():
        program(x)
        with raises(ValueError, "assignment destination is read-only"):
            x.data[0] = 3.0
    x.data[0] = 3.0


def test_a_constant_makes_a_constant(program: Callable[[Any], Any]) -> None:
    (slope,) = gradients(program(variable([1.0])).sum(), (variable([1.0]),))
    assert slope.data.tolist() == [0.0]


def test_traced_and_replaced() -> None:
    x, y, count = variable([1.0]), variable([1j]), variable([1], np.int64)
    rest: list[object] = [np.ones(2), count, (y, "text")]
    container = {"x": x, "rest": rest}
    assert [id(each) for each in traced_in(container)] == [id(x), id(y)]
    made = replaced(container, [y, x])
    assert made["x"] is y and made["rest"][2][0] is x
    assert made["rest"] is not rest
    assert made["rest"][0] is rest[0] and made["rest"][1] is count


class Holder:
    """A class whose attribute is a decorated function."""

    @staticmethod
    @untyped(checkpoint)
    def triple(x: Vector) -> Vector:
        return x * 3.0


def test_pickles_by_name_and_by_value() -> None:
    assert pickle.loads(pickle.dumps(Holder.triple)) is Holder.triple
    for f in (double, np.tanh, functools.partial(operator.mul, 2.0)):
        again = pickle.loads(pickle.dumps(untyped(checkpoint)(f)))
        assert type(again) is type(untyped(checkpoint)(f))
        assert again(variable([1.0])).shape == (1,)


def test_reduced_of_a_module_that_is_not_there() -> None:
    def f() -> None:
        """Claim to be from nowhere."""

    f.__module__ = "no_such_module"
    wrapped = untyped(checkpoint)(f)
    assert reduced(wrapped, f) == (type(wrapped), (f,))
