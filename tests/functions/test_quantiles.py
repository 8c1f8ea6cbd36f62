from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from dezero_typed.functions.signatures_quantiles import METHODS, Method
from tests.cases import values
from tests.helpers import array, assert_grads, grads, raises, untyped
from tests.properties import Properties


class TestRows(Properties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("method", METHODS)
def test_methods(method: Method) -> None:
    for number in (1, 2, 5, 8):
        x = Variable(values(number, seed=number))
        for q in (0.0, 0.25, 0.3, 0.5, 0.8, 1.0):
            y = dz.quantile(x, q, method=method)
            np.testing.assert_allclose(y.data, np.quantile(x.data, q, method=method), rtol=1e-13)
            dz.check_gradients(lambda x: dz.quantile(x, q, method=method), x)


def test_elements_that_equal_a_neighbour_share_its_gradient() -> None:
    assert_grads(dz.median, [array(1, 2, 2, 2, 9)], [[0, 1 / 3, 1 / 3, 1 / 3, 0]])
    assert_grads(dz.median, [array(1, 2, 3, 3)], [[0, 0.5, 0.25, 0.25]])
    assert_grads(dz.median, [array(3, 3, 3, 3)], [[0.25, 0.25, 0.25, 0.25]])
    x = array(2, 1, 2, 5)
    assert_grads(lambda x: dz.quantile(x, [0, 0.25, 0.75]), [x], [[0.75, 1.25, 0.75, 0.25]])


def test_few_and_many_quantiles_agree() -> None:
    x = np.random.default_rng(1).integers(0, 6, (3, 20)).astype(float)
    x[1, 4:7] = np.nan
    q = np.linspace(0, 1, 13)
    leaf = Variable(x)
    many = dz.quantile(leaf, q, axis=1)
    for each, one in enumerate(q):
        few = dz.quantile(leaf, float(one), axis=1)
        np.testing.assert_allclose(many.data[each], few.data, rtol=1e-14)
        for row in (0, 1, 2):
            (wanted,) = dz.gradients(few[row], (leaf,))
            np.testing.assert_allclose(dz.gradients(many[each, row], (leaf,))[0].data, wanted.data, atol=1e-15)


def test_the_extreme_quantiles_are_the_extrema() -> None:
    x = np.random.default_rng(2).integers(0, 3, (4, 5)).astype(float)
    assert_grads(lambda x: dz.quantile(x, 1, axis=0), [x], grads(lambda x: dz.max(x, axis=0), x))
    assert_grads(lambda x: dz.percentile(x, 0, axis=1), [x], grads(lambda x: dz.min(x, axis=1), x))


def test_nan() -> None:
    x = np.array([[1.0, np.nan, np.nan], [1.0, 2.0, 4.0]])
    np.testing.assert_array_equal(dz.median(Variable(x), axis=1).data, [np.nan, 2])
    assert_grads(lambda x: dz.median(x, axis=1), [x], [[[0, 0.5, 0.5], [0, 1, 0]]])
    np.testing.assert_array_equal(dz.quantile(Variable(x), 0.5).data, np.nan)


def test_infinities() -> None:
    inf = np.inf
    for x, q, value, gradient in (
        ([inf, inf], 0.5, inf, [0.5, 0.5]), ([inf, inf], 0.25, inf, [0.5, 0.5]), ([-inf, inf, 1], 0.5, 1, [0, 0, 1]),
        ([1, inf], 0.75, inf, [0.25, 0.75]), ([-inf, 1], 0.25, -inf, [0.75, 0.25]), ([1, inf], 0.0, 1, [1, 0]),
        ([-1e308, 1.7e308], 0.5, 0.35e308, [0.5, 0.5]),
    ):  # fmt: skip
        leaf = Variable(array(*x))
        y = dz.quantile(leaf, q)
        y.backward()
        np.testing.assert_allclose(y.data, value)
        np.testing.assert_array_equal(leaf.grad, gradient)


def test_quantiles_of_small_floats_are_located_exactly() -> None:
    x = np.arange(5000).astype(np.float16)
    y = dz.quantile(Variable(x), 0.3)
    assert y.dtype == np.float16
    assert y.item() == np.float16(1499.5)
    assert dz.median(Variable(np.full(3, 0.1, np.float32))).item() == np.float32(0.1)


def test_shape_of_q_leads() -> None:
    x = Variable(np.ones((2, 3, 4)))
    assert dz.quantile(x, np.array([[0.1, 0.2]]), axis=1).shape == (1, 2, 2, 4)
    assert dz.quantile(x, np.zeros((0, 5)), axis=(0, 1), keepdims=True).shape == (0, 5, 1, 1, 4)
    assert dz.percentile(x, (1, 2, 3)).shape == (3,)


def test_numpys_names() -> None:
    x = untyped(lambda: Variable(array(2, 3, 1)))()
    assert np.median(x, axis=0).item() == np.quantile(x, 0.5).item() == np.percentile(x, 50, method="lower").item() == 2
    with raises(TypeError, "out of np.quantile is not supported for a Variable; write y = np.quantile(...)"):
        untyped(np.quantile)(x, 0.5, out=np.empty(()))


def test_elements_that_weigh_nothing_take_no_part() -> None:
    x = array(1, 2, 2, 2, 5)
    assert_grads(lambda v: dz.quantile(v, 0.5, method="inverted_cdf", weights=[1, 1, 0, 1, 1]), [x], [[0, 0.5, 0, 0.5, 0]])
    assert_grads(lambda v: dz.quantile(v, 0.9, method="inverted_cdf", weights=[1, 1, 1, 1, 0]), [x], [[0, 1 / 3, 1 / 3, 1 / 3, 0]])
    holes = array(1, np.nan, 4)
    assert_grads(lambda v: dz.nanpercentile(v, 50, method="inverted_cdf", weights=[1, 5, 3]), [holes], [[0, 0, 1]])
    assert_grads(lambda v: dz.percentile(v, 50, method="inverted_cdf", weights=[1, 5, 3]), [holes], [[0, 1, 0]])


def test_weights_that_do_not_fit() -> None:
    x = Variable(array(2, 3, 1))
    with raises(ValueError, "quantile: only the method 'inverted_cdf' has weights, got 'linear'"):
        dz.quantile(x, 0.5, weights=[1, 1, 1])
    with raises(ValueError, "percentile: weights must not be negative"):
        dz.percentile(x, 50, method="inverted_cdf", weights=[1, -1, 1])
    with raises(TypeError, "quantile: weights have no gradient, got a Variable; write weights.data"):
        untyped(dz.quantile)(x, 0.5, method="inverted_cdf", weights=x)
    with raises(ValueError, "quantile: expected weights of shape (3,), or that of x along axis None, got shape (2,)"):
        dz.quantile(x, 0.5, method="inverted_cdf", weights=[1, 1])


def test_errors() -> None:
    x = Variable(array(2, 3, 1))
    with raises(ValueError, "median: axis 1 is out of range for an array of 1 axes"):
        dz.median(x, 1)
    with raises(ValueError, "quantile: axis None of shape (0,) is empty, and an empty set has none"):
        dz.quantile(x[:0], 0.5)
    with raises(ValueError, "quantile: q must be between 0 and 1, got 50"):
        dz.quantile(x, 50)
    with raises(ValueError, "percentile: q must be between 0 and 100, got nan"):
        dz.percentile(x, np.nan)
    with raises(ValueError, f"quantile: method must be one of {', '.join(METHODS)}, got 'cubic'"):
        untyped(dz.quantile)(x, 0.5, method="cubic")
    with raises(TypeError, "quantile: q has no gradient, got a Variable; write q.data"):
        untyped(dz.quantile)(x, x)
    with raises(TypeError, "percentile: q must be a number or an array of them, got 'x'"):
        untyped(dz.percentile)(x, "x")
