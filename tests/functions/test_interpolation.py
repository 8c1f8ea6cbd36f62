from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from dezero_typed.arrays import AnyArray
from tests.helpers import Call, array, assert_grads, grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties

any_interp = untyped(dz.interp)

KNOTS = array(0, 1, 2, 4)
LEVELS = array(1, 3, 2, 8)


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


class TestAtPoints:
    """Where two lines meet, or one ends."""

    @pytest.mark.parametrize(("levels", "slope"), [
        ([0, 1, 3], 1), ([0, 2, 3], 1), ([0, -1, -3], -1), ([0, -3, -4], -1), ([0, 1, 0], 0), ([0, -1, 5], 0), ([0, 0, 5], 0), ([0, 5, 5], 0), ([0, 2, 4], 2),
    ])  # fmt: skip
    def test_slope_is_the_lesser_one_and_zero_between_signs(self, levels: list[float], slope: float) -> None:
        x, xp, fp = array(1), array(0, 1, 2), array(*levels)
        assert_grads(any_interp, [x, xp, fp], [[slope], [0, -slope, 0], [0, 1, 0]])

    def test_slope_at_a_point_is_the_same_beside_other_places(self) -> None:
        assert_grads(lambda x: any_interp(x, KNOTS, LEVELS), [array(0.5, 1, 1.5, 2, 3)], [[2, 0, -1, 0, 3]])

    def test_slope_is_zero_at_the_first_point_and_the_last_and_beyond(self) -> None:
        places = array(-1, 0, 4, 5, np.inf, -np.inf)
        assert_grads(any_interp, [places, KNOTS, LEVELS], [np.zeros(6), np.zeros(4), [3, 0, 0, 3]])

    @pytest.mark.parametrize("scale", [1e-200, 1e200])
    def test_slopes_whose_squares_are_no_numbers(self, scale: float) -> None:
        for levels, slope in ((array(0, 1, 3), 1), (array(0, 2, 3), 1), (array(0, 1, 0), 0)):
            assert_grads(lambda x: any_interp(x, [0, 1, 2], levels * scale), [array(1)], [[slope * scale]])  # noqa: B023

    @pytest.mark.parametrize(("first", "second", "least"), [(3 + 4j, 3 - 4j, 3), (1 + 1j, 2 + 2j, 1 + 1j), (2j, 1j, 1j), (1, -3, 0), (2 - 1j, 2 - 1j, 2 - 1j)])
    def test_complex_slope_is_the_nearest_to_zero_between_two(self, first: complex, second: complex, least: complex) -> None:
        levels = np.array([0, first, first + second], np.complex128)
        for weight, gradient in ((1, least.real), (1j, least.imag)):
            x = variable([1.0])
            dz.interp(x, [0, 1, 2], levels).backward(np.array([weight], np.complex128))
            assert x.grad is not None
            np.testing.assert_allclose(x.grad, [gradient], atol=1e-15)

    def test_second_derivatives_at_points_are_those_of_the_chosen_line(self) -> None:
        fp = variable([0.0, 1.0, 3.0])
        (first,) = dz.gradients(dz.interp(x := variable([1.0]), [0, 1, 2], fp), (x,))
        (second,) = dz.gradients(first, (fp,))
        assert (first.data.tolist(), second.data.tolist()) == ([1], [-1, 1, 0])

    def test_steps_have_the_slopes_of_the_lines_beside_them(self) -> None:
        xp, fp = array(0, 1, 1, 2), array(0, 1, 5, 6)
        assert_grads(lambda x: any_interp(x, xp, fp), [array(0.5, 1, 1.5)], [[1, 1, 1]])
        assert_grads(lambda v: any_interp(array(1), xp, v), [fp], [[0, 0, 1, 0]])

    def test_one_point_makes_a_constant(self) -> None:
        assert_grads(any_interp, [array(-1, 0, 1), array(0), array(7)], [np.zeros(3), [0], [3]])


class TestEnds:
    """What stands beyond the points."""

    def test_ends_may_be_variables(self) -> None:
        x, left, right = variable([-1.0, 0.0, 4.0, 5.0, 6.0]), variable(10.0), variable(20.0)
        fp = Variable(LEVELS)
        y = dz.interp(x, KNOTS, fp, left, right)
        assert y.data.tolist() == [10, 1, 8, 20, 20]
        (y * array(1, 2, 3, 4, 5)).backward()
        found = [each.grad for each in (left, right, fp, x)]
        assert [None if each is None else each.tolist() for each in found] == [1, 9, [2, 0, 0, 3], [0, 0, 0, 0, 0]]

    def test_an_end_may_be_all_that_varies(self) -> None:
        left: Any = variable(10.0)
        y = any_interp(array(-1, 0.5, -2), [0, 1], [0, 1], left=left)
        y.backward()
        assert (y.data.tolist(), left.grad.tolist()) == ([10, 0.5, 10], 2)

    def test_only_the_right_end(self) -> None:
        right: Any = variable(5.0)
        fp = Variable(LEVELS)
        y = dz.interp(array(-1, 5), KNOTS, fp, right=right)
        y.backward()
        assert y.data.tolist() == [1, 5]
        assert fp.grad is not None
        assert (fp.grad.tolist(), right.grad.tolist()) == ([1, 0, 0, 0], 1)

    def test_complex_ends_of_complex_points(self) -> None:
        left, fp = variable(1j, np.complex128), variable([1.0, 2j], np.complex128)
        y = dz.interp(array(-1, 0.5), array(0, 1), fp, left)
        y.backward(np.array([2j, 1j]))
        assert left.grad is not None
        assert fp.grad is not None
        assert (y.data.tolist(), left.grad.tolist(), fp.grad.tolist()) == ([1j, 0.5 + 1j], 2j, [0.5j, 0.5j])


class TestInfinitiesAndNans:
    """What has no place."""

    def test_nan_makes_nan(self) -> None:
        gx, gxp, gfp = grads(any_interp, array(np.nan, 0.5), KNOTS, LEVELS)
        assert gx[1] == 2
        assert np.isnan(gxp[2:]).all()
        assert np.isnan(gfp[2:]).all()
        assert np.isfinite([*gxp[:2], *gfp[:2]]).all()

    def test_infinite_levels_elsewhere_do_not_reach_the_gradient(self) -> None:
        assert_grads(lambda x: any_interp(x, KNOTS, array(1, 3, np.inf, np.inf)), [array(0.5, 9, -1)], [[2, 0, 0]])


class TestComplexPoints:
    """Real places among complex points."""

    def test_derivatives_match_central_differences(self) -> None:
        x, xp = variable([[0.3, 1.2], [3.1, -2.0]]), Variable(KNOTS)
        untyped(dz.check_gradients)(any_interp, x, xp, Variable(LEVELS + 1j * LEVELS[::-1]))

    def test_gradients_of_places_are_real_and_of_single_precision_single(self) -> None:
        x, fp = variable([0.5], np.float32), variable([1j, 2.0], np.complex64)
        y = dz.interp(x, [0, 1], fp)
        y.backward(np.ones(1, np.complex64))
        assert x.grad is not None
        assert fp.grad is not None
        assert [str(each.dtype) for each in (y, x.grad, fp.grad)] == ["complex64", "float32", "complex64"]
        assert (x.grad.tolist(), fp.grad.tolist()) == ([2], [0.5, 0.5])


class TestPeriod:
    """Points that go on for ever."""

    def test_places_and_points_of_other_periods(self) -> None:
        x, xp, fp = array(-180, -170, 0, 365), array(190, -190, 350, -350), array(5, 10, 3, 4)
        np.testing.assert_allclose(any_interp(Variable(x), xp, fp, period=360).data, np.interp(x, xp, fp, period=360))

    def test_gradients_go_to_the_points_as_they_were_given(self) -> None:
        # Between the points at 3 and, one period on, at 0 + 4.
        assert_grads(lambda x, fp: any_interp(x, array(3, 0, 1), fp, period=4), [array(3.25), array(1, 5, 7)], [[4], [0.75, 0.25, 0]])


def test_numbers_in_lists_take_the_precision_of_the_variable() -> None:
    x = variable([0.5, 1.5], np.float32)
    for points in ([0, 1, 2], [0.0, 1.0, 2.0], (0, 1, 2)):
        y = any_interp(x, points, [1, 2, 4])
        assert (y.dtype, y.data.tolist()) == (np.float32, [1.5, 3])
    assert any_interp(0.5, (0, 1), variable([1.0, 2.0], np.float32)).dtype == np.float32


def test_numpys_function_takes_lists_too() -> None:
    numpys: Any = np.interp
    x = variable([0.5])
    numpys(x, [0, 1], [0, 3]).backward()
    assert x.grad is not None
    assert x.grad.tolist() == [3]


@pytest.mark.parametrize(("message", "call"), named(
    ("interp: expected xp and fp of one axis and one length, got shapes (2,) and (3,)", lambda x: any_interp(x, array(0, 1), array(0, 1, 2))),
    ("interp: expected xp and fp of one axis and one length, got shapes (1, 2) and (1, 2)", lambda x: any_interp(x, np.ones((1, 2)), np.ones((1, 2)))),
    ("interp: there are no points, xp is empty", lambda x: any_interp(x, [], [])),
    ("interp: left and right must have shape (), got (1,)", lambda x: any_interp(x, [0, 1], [0, 1], right=array(1))),
    ("interp: with a period nothing is left or right of the points; write left or right without it", lambda x: any_interp(x, [0, 1], [0, 1], left=1, period=2)),
    ("interp: period must not be 0", lambda x: any_interp(x, [0, 1], [0, 1], period=0)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = variable([0.5])
    with raises(ValueError, message, x):
        call(x)


@pytest.mark.parametrize(("message", "call"), named(
    ("interp needs a real array, got complex128; write x.real, x.imag or abs(x)", lambda x: any_interp(x, np.array([0, 1j]), [0, 1])),
    ("interp needs a real array, got complex128; write x.real, x.imag or abs(x)", lambda x: any_interp(x + 0 * x, variable([0.0, 1.0], np.complex128), [0, 1])),
    ("interp needs a float array, got int64; write x.astype(np.float64)", lambda x: any_interp(x, [0, 1], variable([0.0, 1.0], np.int64))),
    ("interp: left and right must be real where fp is, got a complex number", lambda x: any_interp(x, [0, 1], [0, 1], left=1j)),
    ("interp: period has no gradient, got a Variable; write x.data", lambda x: any_interp(x, [0, 1], [0, 1], period=x[0])),
    ("interp takes a Variable, got an ndarray of shape (1,); write Variable(...) around it", lambda x: any_interp(x.data, [0, 1], [0, 1])),
    ("interp: operand must be an ndarray, got str; write variable(...) or np.array(...)", lambda x: any_interp(x, "ab", [0, 1])),
))  # fmt: skip
def test_arguments_of_another_kind(message: str, call: Call) -> None:
    x = variable([0.5])
    with raises(TypeError, message, x):
        call(x)


def test_gradient_of_many_places_is_the_transpose() -> None:
    rng = np.random.default_rng(1)
    xp = np.sort(rng.uniform(size=20))
    x, fp = rng.uniform(-0.2, 1.2, size=500), rng.normal(size=20)
    matrix: AnyArray = np.stack([np.interp(x, xp, unit) for unit in np.eye(20)], axis=1)
    weights = rng.normal(size=500)
    v = Variable(fp)
    dz.interp(x, xp, v).backward(weights)
    assert v.grad is not None
    np.testing.assert_allclose(v.grad, weights @ matrix, rtol=1e-11)
