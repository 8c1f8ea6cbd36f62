from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, grads, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


WEIGHTS = array(1, 2, 4, 8)


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ([3.0, 1.0, 3.0, 2.0], [6, 1, 6, 2]),
        ([1.0, 1.0, 1.0, 1.0], [3.75, 3.75, 3.75, 3.75]),
        ([0.0, 5.0, -0.0, 5.0], [1.5, 6, 1.5, 6]),
        ([np.inf, 2.0, -np.inf, np.inf], [6, 2, 1, 6]),
        ([np.nan, 2.0, np.nan, 1.0], [6, 2, 6, 1]),
    ],
)  # fmt: skip
def test_equal_elements_of_sort_share_evenly(x: list[float], expected: list[float]) -> None:
    rows, wanted = np.array([x, [4.0, 3.0, 2.0, 1.0]]), np.array([expected, [8, 4, 2, 1]])
    for values, axis, weights, gradient in (
        (rows[0], 0, WEIGHTS, wanted[0]), (rows, 1, np.tile(WEIGHTS, (2, 1)), wanted),
        (rows.T, 0, np.tile(WEIGHTS, (2, 1)).T, wanted.T),
    ):  # fmt: skip
        leaf = Variable(values)
        dz.sort(leaf, axis).backward(weights)
        np.testing.assert_array_equal(leaf.grad, gradient)


def test_ends_of_sort_are_the_extrema() -> None:
    x = array(1, 3, 1, 3, 3)
    assert_grads(lambda x: dz.sort(x)[-1], [x], grads(dz.max, x))
    assert_grads(lambda x: dz.sort(x)[0], [x], grads(dz.min, x))


def test_second_derivatives_of_sort_share_at_ties() -> None:
    x = Variable(array(2, 2, 1))
    (first,) = dz.gradients((dz.sort(x) ** 3 * array(1, 2, 4)).sum(), (x,))
    np.testing.assert_array_equal(first.data, [36, 36, 3])
    (second,) = dz.gradients((first * array(1, 3, 1)).sum(), (x,))
    np.testing.assert_array_equal(second.data, [72, 72, 6])


def test_what_equals_an_element_at_kth_shares_evenly() -> None:
    assert_grads(lambda x: dz.partition(x, 1)[1], [array(3, 1, 3, 3)], [[1 / 3, 0, 1 / 3, 1 / 3]])
    assert_grads(lambda x: dz.partition(x, 2)[:2], [array(3, 1, 3, 3)], [[1 / 3, 1, 1 / 3, 1 / 3]])
    assert_grads(lambda x: dz.partition(x, (0, -1))[::3], [array(1, 4, 1, 4)], [[0.5, 0.5, 0.5, 0.5]])
    assert_grads(lambda x: dz.partition(x, -1)[-1], [array(1, np.nan, np.nan)], [[0, 0.5, 0.5]])


def test_partition_of_many_elements() -> None:
    x = np.random.default_rng(0).integers(0, 40, (3, 100)) / 4
    y = dz.partition(Variable(x), (70, 30))
    np.testing.assert_array_equal(y.data[:, [30, 70]], np.sort(x)[:, [30, 70]])
    smallest = grads(lambda x: dz.partition(x, 30)[:, :30], x)[0]
    np.testing.assert_allclose(smallest, grads(lambda x: dz.sort(x)[:, :30], x)[0], rtol=1e-13)


def test_numpys_names() -> None:
    x = Variable(array(2, 3, 1))
    assert isinstance(np.sort(untyped(lambda: x)(), kind="heapsort"), Variable)
    assert isinstance(np.partition(untyped(lambda: x)(), 1), Variable)
    with raises(TypeError, "order of np.sort is not supported for a Variable; the arguments are x, axis, kind, stable"):
        np.sort(untyped(lambda: x)(), order="f0")


def test_places_are_plain_integers() -> None:
    x = Variable(array(2, 3, 1))
    loose = untyped(lambda: x)()
    pairs: list[tuple[Any, Any]] = [
        (np.argsort(loose), [2, 0, 1]), (np.argmax(loose), 1), (np.argmin(loose), 2), (np.argpartition(loose, (0, 1)), [2, 0, 1]),
        (np.searchsorted(untyped(lambda: dz.sort(x))(), loose), [1, 2, 0]), (np.digitize(loose, array(1.5, 2.5)), [1, 2, 0]),
        (np.nanargmax(loose), 1), (np.nanargmin(loose), 2), (np.lexsort((loose,)), [2, 0, 1]), (np.count_nonzero(loose), 3),
        (np.searchsorted(array(1.5, 2.5), loose), [1, 2, 0]), (np.bincount(np.argsort(loose)), [1, 1, 1]),
    ]  # fmt: skip
    for found, expected in pairs:
        assert not isinstance(found, Variable)
        np.testing.assert_array_equal(found, expected)


def test_errors() -> None:
    x, m = Variable(array(2, 3, 1)), Variable(np.ones((2, 3)))
    with raises(ValueError, "sort: axis 1 is out of range for an array of 1 axes"):
        dz.sort(x, 1)
    with raises(ValueError, "sort: axis -1 is out of range for an array of 0 axes"):
        dz.sort(x.sum())
    with raises(ValueError, "partition: kth 3 is out of range for 3 elements along axis 0"):
        dz.partition(x, (1, 3))
    with raises(ValueError, "partition: kth -7 is out of range for 6 elements along axis 0"):
        dz.partition(m, -7, None)
    with raises(TypeError, "sort takes a Variable, got an ndarray of shape (3,); write Variable(...) around it"):
        untyped(dz.sort)(x.data)
