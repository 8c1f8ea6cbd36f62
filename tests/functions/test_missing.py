from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, grads, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


NAN = np.nan
ROWS = np.array([[1.0, NAN, 3.0, 3.0], [NAN, NAN, NAN, NAN], [2.0, 0.0, NAN, -1.0]])


@pytest.mark.parametrize(
    ("function", "value", "gradient"),
    [
        (dz.nanmax, [3, NAN, 2], [[0, 0, 0.5, 0.5], [0, 0, 0, 0], [1, 0, 0, 0]]),
        (dz.nanmin, [1, NAN, -1], [[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]]),
        (dz.nanmean, [7 / 3, NAN, 1 / 3], [[1 / 3, 0, 1 / 3, 1 / 3], [0, 0, 0, 0], [1 / 3, 1 / 3, 0, 1 / 3]]),
        (dz.nansum, [7, 0, 1], [[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 0, 1]]),
        (dz.nanprod, [9, 1, -0.0], [[9, 0, 3, 3], [0, 0, 0, 0], [0, -2, 0, 0]]),
        (dz.nanmedian, [3, NAN, 0], [[0, 0, 0.5, 0.5], [0, 0, 0, 0], [0, 1, 0, 0]]),
    ],
)  # fmt: skip
def test_slices_with_nothing_but_nans(function: Any, value: list[float], gradient: list[list[float]]) -> None:
    leaf = Variable(ROWS)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        y = function(leaf, axis=1)
    messages = [str(each.message) for each in caught]
    assert len(messages) == (NAN in value)
    assert set(messages) <= {"All-NaN slice encountered", "Mean of empty slice"}
    y.backward()
    np.testing.assert_allclose(y.data, value, rtol=1e-15)
    np.testing.assert_array_equal(leaf.grad, np.array(gradient))
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        y = function(Variable(ROWS[1]))
    assert y.shape == ()


@pytest.mark.parametrize("function", [dz.nanvar, dz.nanstd])
def test_variances_of_too_few_numbers(function: Any) -> None:
    leaf = Variable(np.array([[1.0, 3.0, NAN], [2.0, NAN, NAN], [NAN, NAN, NAN], [2.0, 2.0, NAN]]))
    with pytest.warns(RuntimeWarning, match="Degrees of freedom"):
        y = function(leaf, axis=1, ddof=1)
    (first,) = dz.gradients(y, (leaf,), np.ones(4))
    slope = 2.0 if function is dz.nanvar else 0.5**0.5
    expected = np.array([[-slope, slope, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]])
    np.testing.assert_allclose(first.data, expected, rtol=1e-15)
    assert np.isfinite(dz.gradients(first[0], (leaf,))[0].data).all()


def test_running_sums_and_products() -> None:
    x = array(2, NAN, 0, 3)
    np.testing.assert_array_equal(dz.nancumsum(Variable(x)).data, [2, 2, 2, 5])
    assert_grads(dz.nancumsum, [x], [[4, 0, 2, 1]])
    np.testing.assert_array_equal(dz.nancumprod(Variable(x)).data, [2, 2, 0, 0])
    assert_grads(dz.nancumprod, [x], [[2, 0, 8, 0]])


def test_infinities_are_numbers() -> None:
    x = array(-np.inf, NAN, -np.inf)
    assert_grads(dz.nanmax, [x], [[0.5, 0, 0.5]])
    np.testing.assert_array_equal(dz.nansum(Variable(x)).data, -np.inf)


def test_without_nans_the_functions_are_those_of_their_names() -> None:
    x = np.array([[1.0, 3.0, 3.0], [0.0, 2.0, 5.0]])
    for name in ("sum", "prod", "mean", "max", "min", "var", "std", "median"):
        one, other = getattr(dz, name), getattr(dz, f"nan{name}")
        for options in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}):
            np.testing.assert_allclose(other(Variable(x), **options).data, one(Variable(x), **options).data, rtol=1e-15)
            np.testing.assert_allclose(grads(lambda x: other(x, **options), x), grads(lambda x: one(x, **options), x), rtol=1e-14)  # noqa: B023


def test_numpys_names() -> None:
    x = untyped(lambda: Variable(ROWS[::2]))()
    for function in (np.nansum, np.nanmean, np.nanmax, np.nanmin, np.nanprod, np.nanvar, np.nanstd, np.nanmedian):
        assert isinstance(untyped(function)(x, axis=0), Variable)
    with raises(TypeError, "out of np.nansum is not supported for a Variable; write y = np.nansum(...)"):
        untyped(np.nansum)(x, out=np.empty(()))


def test_errors() -> None:
    x = Variable(array(2, NAN))
    with raises(ValueError, "nansum: axis 1 is out of range for an array of 1 axes"):
        dz.nansum(x, 1)
    with raises(ValueError, "nanmax: axis None of shape (0,) is empty, and an empty set has none"):
        dz.nanmax(x[:0])
    with raises(ValueError, "nancumsum: axis 2 is out of range for an array of 1 axes"):
        dz.nancumsum(x, 2)
    with raises(TypeError, "nanmean takes a Variable, got an ndarray of shape (2,); write Variable(...) around it"):
        untyped(dz.nanmean)(x.data)
