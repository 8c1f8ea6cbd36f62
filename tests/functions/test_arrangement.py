from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.cases import RECENT
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestTrimZeros:
    """What is cut off is a constant."""

    @pytest.mark.parametrize("trim", ["fb", "bf", "f", "b"])
    @pytest.mark.parametrize("axis", [None, 0, -1, *([(0, 1)] if RECENT else [])])
    def test_box_is_that_of_numpy(self, trim: str, axis: object) -> None:
        for data in (np.array([[0, 0, 0, 0], [0, 1.5, 0, 0], [0, 2, -1, 0]]), np.zeros((2, 3)), np.array([[0, np.nan]])):
            expected = untyped(np.trim_zeros)(data, trim, axis)
            np.testing.assert_array_equal(untyped(dz.trim_zeros)(Variable(data), trim, axis).data, expected)

    def test_gradient_of_what_is_cut_off_is_0(self) -> None:
        assert_grads(lambda x: dz.trim_zeros(x) * array(1, 2, 3), [array(0, 5, 0, 6, 0)], [[0, 1, 2, 3, 0]])
        assert_grads(lambda x: dz.trim_zeros(x), [array(0, 0)], [[0, 0]])


def test_views_stay_views() -> None:
    x = Variable(np.ones((2, 3)))
    for y in (dz.flip(x), dz.fliplr(x), dz.flipud(x), dz.rot90(x), dz.rot90(x, 2)):
        assert np.shares_memory(y.data, x.data)


@pytest.mark.parametrize(("message", "call"), named(
    ("roll: axis 2 is out of range for an array of 2 axes", lambda x: dz.roll(x, 1, 2)),
    ("roll: shift (1, 2) and axis (0, 1, 0) differ in length", lambda x: dz.roll(x, (1, 2), (0, 1, 0))),
    ("flip: axis 2 is out of range for an array of 2 axes", lambda x: dz.flip(x, 2)),
    ("fliplr: axis 1 is out of range for an array of 1 axes", lambda x: dz.fliplr(x[0])),
    ("flipud: axis 0 is out of range for an array of 0 axes", lambda x: dz.flipud(x[0, 0])),
    ("rot90: axes (0, -2) are the same axis", lambda x: dz.rot90(x, 1, (0, -2))),
    ("rot90: axis 2 is out of range for an array of 2 axes", lambda x: dz.rot90(x, 1, (0, 2))),
    ("rot90: axes must be two, got (0,)", lambda x: untyped(dz.rot90)(x, 1, (0,))),
    ("trim_zeros: trim must be 'f', 'b' or 'fb', got 'x'", lambda x: untyped(dz.trim_zeros)(x, "x")),
    ("trim_zeros: axis 2 is out of range for an array of 2 axes", lambda x: dz.trim_zeros(x, "f", 2)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_shift_that_is_no_integer() -> None:
    with raises(TypeError, "roll: shift must be an integer, got 0.5"):
        untyped(dz.roll)(Variable(array(1)), 0.5)
