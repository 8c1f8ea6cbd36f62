from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestDiff:
    """What is put in front and behind."""

    def test_numbers_and_arrays_at_the_ends(self) -> None:
        x = variable([[1.0, 3.0], [6.0, 10.0]])
        assert dz.diff(x, prepend=0, append=x).data.tolist() == np.diff(x.data, prepend=0, append=x.data).tolist()
        assert dz.diff(x, axis=0, append=np.ones((2, 2))).data.tolist() == np.diff(x.data, axis=0, append=np.ones((2, 2))).tolist()

    def test_gradient_of_the_ends(self) -> None:
        x, y = variable([1.0, 3.0]), variable([2.0])
        (dz.diff(x, prepend=y) * array(1, 10)).backward()
        assert x.grad is not None
        assert y.grad is not None
        assert (x.grad.tolist(), y.grad.tolist()) == ([-9, 10], [-1])


class TestGradient:
    """Slopes: spacings, edges, errors."""

    @pytest.mark.parametrize("number", [3, 4, 5, 6, 9])
    @pytest.mark.parametrize("order", [1, 2])
    @pytest.mark.parametrize("even", [True, False])
    def test_adjoint_is_the_transpose_at_every_length(self, number: int, order: Literal[1, 2], even: bool) -> None:
        spacing: Any = 0.5 if even else np.arange(number) ** 1.5
        columns = [np.gradient(unit, spacing, edge_order=order) for unit in np.eye(number)]
        rows: list[Any] = []
        for unit in np.eye(number):
            x = Variable(np.zeros(number))
            untyped(dz.gradient)(x, spacing, edge_order=order).backward(unit)
            rows.append(x.grad)
        np.testing.assert_allclose(np.stack(rows), np.stack(columns).T, rtol=1e-13)

    def test_several_axes_give_a_tuple(self) -> None:
        x = variable([[1.0, 2.0], [4.0, 8.0]])
        found = dz.gradient(x, 2.0)
        assert isinstance(found, tuple)
        assert [each.data.tolist() for each in found] == [each.tolist() for each in np.gradient(x.data, 2.0)]

    @pytest.mark.parametrize(("message", "args", "options"), [
        ("gradient: expected a spacing for each of 1 axes, or one number, got 2", (1.0, 2.0), {}),
        ("gradient: expected 3 places along axis 0, got shape (2,)", (np.ones(2),), {}),
        ("gradient: edge_order must be 1 or 2, got 3", (), {"edge_order": 3}),
    ])  # fmt: skip
    def test_arguments_that_do_not_fit(self, message: str, args: tuple[Any, ...], options: dict[str, Any]) -> None:
        x = variable([1.0, 2.0, 3.0])
        with raises(ValueError, message, x):
            untyped(dz.gradient)(x, *args, **options)

    def test_too_few_points(self) -> None:
        x = variable([1.0, 2.0])
        with raises(ValueError, "gradient: edge_order 2 needs 3 points or more, got 2 along axis 0", x):
            dz.gradient(x, edge_order=2)

    def test_places_in_a_variable_are_refused(self) -> None:
        x = variable([1.0, 2.0])
        with raises(TypeError, "gradient: the spacing must be constant, got a Variable; write x.data", x):
            untyped(dz.gradient)(x, x)


class TestTrapezoid:
    """Areas."""

    def test_places_may_be_variables(self) -> None:
        y, x = array(1, 3, 5), array(0, 1, 3)
        assert_grads(dz.trapezoid, [y, x], [[0.5, 1.5, 1], [-2, -2, 4]])

    def test_places_that_do_not_fit(self) -> None:
        y = variable([[1.0, 2.0]])
        with raises(ValueError, "trapezoid: expected 2 places, or the shape (1, 2), got shape (3,)", y):
            untyped(dz.trapezoid)(y, np.ones(3))


def test_ends_of_ediff1d_come_in_one_row() -> None:
    x = variable([1.0, 3.0])
    y = dz.ediff1d(x, to_end=variable([[7.0, 8.0]]), to_begin=np.ones((1, 1)))
    assert y.data.tolist() == [1, 2, 7, 8]
