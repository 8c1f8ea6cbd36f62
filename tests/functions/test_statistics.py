from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.cases import values
from tests.helpers import array, assert_grads, raises
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("function", [dz.var, dz.std, dz.nanvar, dz.nanstd])
def test_a_mean_that_is_known_is_not_computed_again(function: Any) -> None:
    x = values(3, 4)
    leaf = Variable(x)
    known = dz.mean(leaf, 1, keepdims=True)
    expected = function(leaf, 1)
    (gradient,) = dz.gradients(expected, (leaf,))
    for center in (known, known.data, known.data[:, 0][:, None]):
        y = function(leaf, 1, mean=center)
        np.testing.assert_allclose(y.data, expected.data, rtol=1e-14)
        np.testing.assert_allclose(dz.gradients(y, (leaf,))[0].data, gradient.data, rtol=1e-12)
    far = Variable(np.array(2.0))
    y = function(leaf, mean=far)
    np.testing.assert_allclose(y.data, getattr(np, function.__name__)(x, mean=far.data), rtol=1e-14)
    dz.check_gradients(lambda v, c: function(v, mean=c), leaf, far)


def test_correction_is_another_name_of_ddof() -> None:
    x = Variable(values(3, 4))
    for function in (dz.var, dz.std, dz.nanvar, dz.nanstd):
        np.testing.assert_array_equal(function(x, 0, correction=1).data, function(x, 0, ddof=1).data)
    with raises(ValueError, "var: ddof and correction are two names of one argument, got 1 and 0", x):
        dz.var(x, ddof=1, correction=0)
    with raises(ValueError, "std: expected a mean of shape (1, 4), got (3, 1); write mean(x, axis, keepdims=True)", x):
        dz.std(x, 0, mean=np.ones((3, 1)))


def test_std_of_equal_elements_has_gradient_0_in_every_form() -> None:
    x = array(2, 2, 5)
    mask = np.array([True, True, False])
    assert_grads(lambda v: dz.std(v[:2]), [x], [[0, 0, 0]])
    assert_grads(lambda v: dz.std(v, where=mask), [x], [[0, 0, 0]])
    assert_grads(lambda v: dz.std(v[:2], mean=np.array([2.0])), [x], [[0, 0, 0]])
    assert_grads(lambda v: dz.nanstd(v, where=mask), [x], [[0, 0, 0]])


@pytest.mark.parametrize(("function", "value"), [(dz.var, np.inf), (dz.nanvar, np.nan)])
def test_too_few_elements_give_what_numpy_gives_and_no_gradient(function: Any, value: float) -> None:
    leaf, mask = Variable(np.array([[1.0, 3.0], [2.0, 4.0]])), np.array([[True, True], [True, False]])
    with pytest.warns(RuntimeWarning, match="Degrees of freedom <= 0 for slice"):
        y = function(leaf, 1, ddof=2, where=mask)
    np.testing.assert_array_equal(y.data, [value, np.nan])
    y.backward()
    np.testing.assert_array_equal(leaf.grad, np.zeros((2, 2)))
