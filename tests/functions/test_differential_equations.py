from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Variable, check_gradients, gradients, integrate, no_grad, variable  # noqa: E402
from tests.helpers import raises, untyped  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402
from tests.rows.differential_equations import EXACT, decay, swing  # noqa: E402

odeint = untyped(integrate.odeint)


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def logistic(y: Any, t: Any, a: Any) -> Any:
    return -a * y * y


def test_first_and_second_derivatives_are_those_of_the_solution_in_closed_form() -> None:
    y0, a, t = variable([0.5]), variable(1.0), np.array([0.0, 0.25, 1.0])
    y = odeint(logistic, y0, t, (a,), **EXACT)[-1]  # y0 / (1 + a y0 t)
    first, by_a = gradients(y, (y0, a))
    second, mixed = gradients(first, (y0, a))
    found = [float(each.data.sum()) for each in (y, first, by_a, second, mixed)]
    assert found == pytest.approx([1 / 3, 1 / 2.25, -0.25 / 2.25, -2 / 3.375, -1 / 3.375], rel=1e-9)


def test_gradients_of_parameters_of_several_shapes() -> None:
    def slope(y: Any, t: Any, matrix: Any, shift: Any) -> Any:
        return matrix @ y + shift * t

    def solution(matrix: Variable, shift: Variable) -> Any:
        return odeint(slope, np.array([1.0, -0.5]), np.array([0.0, 0.3, 0.9]), (matrix, shift), **EXACT)

    check_gradients(solution, variable([[0.1, 0.8], [-0.6, 0.2]]), variable(0.5), order=2)


def test_what_is_constant_stays_as_it_is() -> None:
    seen: set[str] = set()

    def slope(y: Any, t: Any, rate: Any, power: Any) -> Any:
        seen.update((type(rate).__name__, type(power).__name__))
        return -rate * y**power

    rate = variable(0.5)
    odeint(slope, np.array([1.0]), np.array([0.0, 1.0]), (rate, 2)).sum().backward()
    assert seen == {"Variable", "int"}
    assert rate.grad is not None
    assert rate.grad == pytest.approx(-1 / 1.5**2, rel=1e-6)


def test_a_slope_that_depends_on_nothing() -> None:
    def slope(y: Any, t: Any) -> Any:
        return np.array([3.0, 4.0])

    y0, t = variable([1.0, 2.0]), variable([0.0, 0.5])
    y: Variable = odeint(slope, y0, t, **EXACT)
    y[-1].sum().backward()
    np.testing.assert_allclose(y.data, np.array([[1.0, 2.0], [2.5, 4.0]]), rtol=1e-12)
    assert y0.grad is not None
    assert t.grad is not None
    np.testing.assert_allclose(y0.grad, [1, 1], rtol=1e-12)
    np.testing.assert_allclose(t.grad, [-7, 7], rtol=1e-12)


def test_a_pass_inside_of_no_grad() -> None:
    y0 = variable([0.5])
    y = odeint(decay, y0, np.array([0.0, 1.0]), (1.0,), **EXACT)
    with no_grad():
        y.backward(np.ones((2, 1)))
    assert y0.grad is not None
    assert y0.grad.tolist() == pytest.approx([1 + 1 / 1.25**2], rel=1e-9)


def test_backward_in_time() -> None:
    y0 = variable([0.5, 1.0])
    forward = odeint(swing, y0, np.array([0.0, 1.0]), (1.0, 0.5), **EXACT)
    back = odeint(swing, forward[-1], np.array([1.0, 0.0]), (1.0, 0.5), **EXACT)[-1]
    np.testing.assert_allclose(back.data, y0.data, rtol=1e-9)
    np.testing.assert_allclose(gradients(back, (y0,), np.array([1.0, 0.0]))[0].data, [1, 0], atol=1e-8)


def test_operands_that_do_not_fit() -> None:
    y0, t = variable([1.0]), np.array([0.0, 1.0])
    with raises(ValueError, "odeint: expected y0 and t of shapes (k,) and (n,), got (1,) and ()", y0):
        odeint(decay, y0, 1.0, (1.0,))
    with raises(ValueError, "odeint: expected y0 and t of shapes (k,) and (n,), got (0,) and (2,)", y0):
        odeint(decay, y0[:0], t, (1.0,))
    with raises(TypeError, "odeint takes a Variable, got an ndarray of shape (1,); write Variable(...) around it", y0):
        odeint(decay, y0.data, t, (1.0,))
