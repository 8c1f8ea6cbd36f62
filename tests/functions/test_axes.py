from __future__ import annotations

import itertools

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("axis", range(-3, 3))
def test_axes_move_as_in_numpy(axis: int) -> None:
    x = Variable(np.arange(24.0).reshape(2, 3, 4))
    for other in range(-3, 4):
        np.testing.assert_array_equal(dz.rollaxis(x, axis, other).data, np.rollaxis(x.data, axis, other))
        if other < 3:
            np.testing.assert_array_equal(dz.moveaxis(x, axis, other).data, np.moveaxis(x.data, axis, other))
            np.testing.assert_array_equal(dz.swapaxes(x, axis, other).data, np.swapaxes(x.data, axis, other))


def test_several_axes_move_as_in_numpy() -> None:
    x = Variable(np.arange(24.0).reshape(2, 3, 4))
    for source, destination in itertools.product(itertools.permutations(range(3), 2), repeat=2):
        expected = np.moveaxis(x.data, source, destination)
        np.testing.assert_array_equal(dz.moveaxis(x, source, destination).data, expected)


def test_results_are_views() -> None:
    x = Variable(np.ones((2, 3)))
    for y in (x.mT, x.swapaxes(0, 1), dz.moveaxis(x, 0, 1), dz.rollaxis(x, 1), dz.expand_dims(x, 0), dz.atleast_3d(x)):
        assert np.shares_memory(y.data, x.data)


def test_arrays_beside_variables_become_leaves() -> None:
    first, second = dz.atleast_2d(Variable(array(1)), array(2, 3))
    assert first.shape == (1, 1)
    assert second.data.tolist() == [[2, 3]]


@pytest.mark.parametrize(("message", "call"), named(
    ("swapaxes: axis 2 is out of range for an array of 2 axes", lambda x: dz.swapaxes(x, 0, 2)),
    ("moveaxis: axis -3 is out of range for an array of 2 axes", lambda x: dz.moveaxis(x, -3, 0)),
    ("moveaxis: axis (0, 0) names an axis twice", lambda x: dz.moveaxis(x, (0, 0), (0, 1))),
    ("moveaxis: 1 axes do not move to 2 places", lambda x: dz.moveaxis(x, 0, (0, 1))),
    ("rollaxis: start 3 is out of range for an array of 2 axes", lambda x: dz.rollaxis(x, 0, 3)),
    ("expand_dims: axis 3 is out of range for an array of 3 axes", lambda x: dz.expand_dims(x, 3)),
    ("expand_dims: axis (0, -4) names an axis twice", lambda x: dz.expand_dims(x, (0, -4))),
    ("matrix_transpose: expected at least two axes, got shape (3,)", lambda x: dz.matrix_transpose(x[0])),
))  # fmt: skip
def test_axes_that_are_not_there(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_what_is_no_axis_and_no_variable() -> None:
    with raises(TypeError, "swapaxes: axis must be an integer, got 0.5"):
        untyped(dz.swapaxes)(Variable(np.ones((2, 3))), 0.5, 0)
    with raises(TypeError, "atleast_1d takes a Variable, got float; write variable(...)"):
        untyped(dz.atleast_1d)(1.0)
    with raises(TypeError, "expand_dims takes a Variable, got an ndarray of shape (1,); write Variable(...) around it"):
        untyped(dz.expand_dims)(array(1), 0)
