from __future__ import annotations

import warnings

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.cases import values
from tests.helpers import array, assert_grads, grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


def test_the_covariance_of_one_quantity_is_its_variance() -> None:
    x = values(7)
    np.testing.assert_allclose(grads(dz.cov, x), grads(lambda x: dz.var(x, ddof=1), x), rtol=1e-14)
    assert dz.cov(Variable(x)).shape == ()


def test_frequencies_are_repetitions() -> None:
    x, often = values(2, 4), np.array([2, 0, 1, 3])
    y = dz.cov(Variable(x), fweights=often)
    np.testing.assert_allclose(y.data, np.cov(np.repeat(x, often, axis=1)), rtol=1e-14)
    repeated = grads(lambda x: dz.cov(dz.repeat(x, often, axis=1))[0], x)
    np.testing.assert_allclose(grads(lambda x: dz.cov(x, fweights=often)[0], x), repeated, rtol=1e-13, atol=1e-15)


def test_what_does_not_change_a_correlation_has_no_gradient() -> None:
    x = array(1, 2, 4)
    assert dz.corrcoef(Variable(x)).item() == 1
    np.testing.assert_allclose(grads(dz.corrcoef, x), np.zeros((1, 3)), atol=1e-15)
    np.testing.assert_allclose(grads(lambda x: dz.corrcoef(x, 3 * x + 1), x), np.zeros((1, 3)), atol=1e-15)


def test_a_constant_quantity_leaves_the_other_gradients_alone() -> None:
    x = np.vstack([values(2, 4), np.full(4, 2.0)])
    leaf = Variable(x)
    with pytest.warns(RuntimeWarning, match="invalid value"):
        y = dz.corrcoef(leaf)
    assert np.isnan(y.data[2]).all()
    (first,) = dz.gradients(y[0, 1], (leaf,))
    expected = grads(lambda x: dz.corrcoef(x)[0, 1], x[:2])[0]
    np.testing.assert_allclose(first.data, np.vstack([expected, np.zeros(4)]), rtol=1e-14)
    assert np.isfinite(dz.gradients((first * first).sum(), (leaf,))[0].data).all()


def test_nothing_to_divide_by() -> None:
    leaf = Variable(array(1, 3))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        y = dz.cov(leaf, ddof=2)
    assert caught
    y.backward()
    assert y.item() == np.inf
    np.testing.assert_array_equal(leaf.grad, [0, 0])


def test_nothing_to_vary() -> None:
    assert_grads(lambda x: dz.cov(x).sum(), [np.zeros((0, 3))], [np.zeros((0, 3))])
    assert dz.cov(Variable(np.zeros((0, 3)))).shape == (0, 0)


def test_constants_and_variables() -> None:
    x = array(1, 2, 4)
    np.testing.assert_allclose(grads(lambda y: dz.cov(x, y)[0, 1], x), [[-2 / 3, -1 / 6, 5 / 6]])
    assert dz.cov(Variable(x.astype(np.float32)), x.astype(np.float32)).dtype == np.float32


def test_numpys_names() -> None:
    x = untyped(lambda: Variable(array(2, 3, 1)))()
    assert isinstance(np.cov(x, bias=True), Variable)
    assert isinstance(np.corrcoef(x, x), Variable)
    assert isinstance(np.corrcoef(array(1, 2, 4), x), Variable)
    with raises(TypeError, "dtype of np.corrcoef is not supported for a Variable; write .astype(...) behind an operand or the result"):
        np.corrcoef(x, dtype=np.float32)


def test_errors() -> None:
    x, m = Variable(array(2, 3, 1)), Variable(np.ones((2, 2, 2)))
    with raises(ValueError, "cov: expected a vector or a matrix, got shape (2, 2, 2)"):
        untyped(dz.cov)(m, x)
    with raises(ValueError, "corrcoef: x has 3 observations and y has 2"):
        dz.corrcoef(x, x[:2])
    with raises(ValueError, "cov: expected aweights of shape (3,), got (2,)"):
        dz.cov(x, aweights=array(1, 2))
    with raises(ValueError, "cov: aweights must not be negative, nor all 0"):
        dz.cov(x, aweights=array(1, 2, -1))
    with raises(TypeError, "cov: fweights must be integers"):
        dz.cov(x, fweights=array(1, 2, 0.5))
    with raises(TypeError, "cov: aweights have no gradient, got a Variable; write aweights.data"):
        untyped(dz.cov)(x, aweights=x)
    with raises(ValueError, "cov: ddof must be an integer, got 0.5"):
        untyped(dz.cov)(x, ddof=0.5)
    with raises(TypeError, "cov takes a Variable, got an ndarray of shape (3,); write Variable(...) around it"):
        untyped(dz.cov)(x.data)
