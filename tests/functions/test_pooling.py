from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, nn
from tests.helpers import Call, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties

any_max_pool2d, any_avg_pool2d = untyped(nn.max_pool2d), untyped(nn.avg_pool2d)
NAN, INF = np.nan, np.inf


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize(("row", "largest", "gradient"), [
    ([1, 2, 2, 0], 2, [0, 1 / 2, 1 / 2, 0]),
    ([3, 3, 3, 3], 3, [1 / 4, 1 / 4, 1 / 4, 1 / 4]),
    ([0.0, -0.0, -1, -2], 0, [1 / 2, 1 / 2, 0, 0]),
    ([NAN, 1, NAN, 0], NAN, [1 / 2, 0, 1 / 2, 0]),
    ([INF, INF, 1, 0], INF, [1 / 2, 1 / 2, 0, 0]),
    ([-INF, -INF, -INF, -INF], -INF, [1 / 4, 1 / 4, 1 / 4, 1 / 4]),
])  # fmt: skip
def test_ties_of_a_window_share_evenly(row: list[float], largest: float, gradient: list[float]) -> None:
    for shape, kernel, padding in (((1, 1, 1, 4), (1, 4), 0), ((1, 1, 2, 2), 2, 0), ((1, 1, 2, 2), 4, 1)):
        x = np.array(row, np.float64).reshape(shape)
        assert_grads(lambda x: any_max_pool2d(x, kernel, 1, padding), [x], [np.reshape(gradient, shape)])  # noqa: B023
        np.testing.assert_array_equal(any_max_pool2d(Variable(x), kernel, 1, padding).data, [[[[largest]]]])


def test_a_border_is_never_the_maximum() -> None:
    x = np.array([[[[-INF, -3.0], [NAN, -5.0]]]])
    y = nn.max_pool2d(Variable(x), 2, 1, 1)
    np.testing.assert_array_equal(y.data, [[[[-INF, -3, -3], [NAN, NAN, -3], [NAN, NAN, -5]]]])
    assert_grads(lambda x: any_max_pool2d(x, 2, 1, 1), [x], [[[[[1, 3], [4, 1]]]]])


def test_windows_that_overlap_add_up() -> None:
    x = np.array([[[[1.0, 4.0, 2.0, 3.0]]]])
    assert_grads(lambda x: any_max_pool2d(x, (1, 2), 1), [x], [[[[[0, 2, 0, 1]]]]])
    assert_grads(lambda x: any_avg_pool2d(x, (1, 2), 1), [x], [[[[[1 / 2, 1, 1, 1 / 2]]]]])


def test_elements_of_no_window_have_a_gradient_of_zero() -> None:
    x = np.arange(5.0).reshape(1, 1, 1, 5)
    assert_grads(lambda x: any_max_pool2d(x, (1, 2)), [x], [[[[[0, 1, 0, 1, 0]]]]])
    assert_grads(lambda x: any_avg_pool2d(x, (1, 2)), [x], [[[[[1 / 2, 1 / 2, 1 / 2, 1 / 2, 0]]]]])


def test_whether_a_mean_counts_the_border() -> None:
    x = np.full((1, 1, 1, 2), 6.0)
    counted, uncounted = (any_avg_pool2d(Variable(x), (1, 2), 1, (0, 1), count_include_pad=each) for each in (True, False))
    np.testing.assert_array_equal(counted.data, [[[[3, 6, 3]]]])
    np.testing.assert_array_equal(uncounted.data, [[[[6, 6, 6]]]])
    assert_grads(lambda x: any_avg_pool2d(x, (1, 2), 1, (0, 1), count_include_pad=False), [x], [[[[[1.5, 1.5]]]]])


def test_an_infinite_cotangent_stays_where_the_maximum_is() -> None:
    x = Variable(np.array([[[[1.0, 2.0]]]]))
    nn.max_pool2d(x, (1, 2)).backward(np.full((1, 1, 1, 1), INF))
    np.testing.assert_array_equal(x.grad, [[[[0, INF]]]])


def test_derivatives_of_higher_order() -> None:
    x = Variable(np.random.default_rng(0).normal(size=(1, 2, 4, 5)))
    dz.check_gradients(lambda x: any_max_pool2d(x, 3, 2, 1) ** 3, x, order=3)
    dz.check_gradients(lambda x: any_avg_pool2d(x, 3, 2, 1, count_include_pad=False) ** 3, x, order=3)


@pytest.mark.parametrize("pool", [any_max_pool2d, any_avg_pool2d], ids=["max_pool2d", "avg_pool2d"])
@pytest.mark.parametrize(("message", "call"), named(
    ("expected x of shape (N, C, H, W) with images that are not empty, got (1, 3, 4)", lambda pool: pool(Variable(np.ones((1, 3, 4))), 2)),
    ("expected x of shape (N, C, H, W) with images that are not empty, got (1, 1, 0, 4)", lambda pool: pool(Variable(np.ones((1, 1, 0, 4))), 2, 1, 1)),
    ("kernel_size must be 1 or more, got (2, 0)", lambda pool: pool(Variable(np.ones((1, 1, 3, 4))), (2, 0))),
    ("expected kernel_size as an integer or 2 of them, got (2,)", lambda pool: pool(Variable(np.ones((1, 1, 3, 4))), (2,))),
    ("stride must be 1 or more, got 0", lambda pool: pool(Variable(np.ones((1, 1, 3, 4))), 2, 0)),
    ("padding must be at most half of kernel_size (2, 3), got (1, 2)", lambda pool: pool(Variable(np.ones((1, 1, 3, 4))), (2, 3), 1, (1, 2))),
    ("along axis 2 the kernel reaches over 4 elements, and x with its padding has 3", lambda pool: pool(Variable(np.ones((1, 1, 3, 4))), 4)),
))  # fmt: skip
def test_arguments_that_do_not_fit(pool: Any, message: str, call: Call) -> None:
    with raises(ValueError, f"{pool.__name__}: {message}"):
        call(pool)


@pytest.mark.parametrize("pool", [any_max_pool2d, any_avg_pool2d], ids=["max_pool2d", "avg_pool2d"])
def test_arguments_of_another_kind(pool: Any) -> None:
    x = Variable(np.ones((1, 1, 2, 2)))
    with raises(TypeError, f"{pool.__name__}: kernel_size must be an integer, got 2.0", x):
        pool(x, 2.0)
    with raises(TypeError, f"{pool.__name__} takes a Variable, got an ndarray of shape (1, 1, 2, 2); write Variable(...) around it"):
        pool(x.data, 2)
