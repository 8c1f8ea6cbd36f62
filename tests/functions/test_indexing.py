from __future__ import annotations

from copy import copy
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.cases import values
from tests.helpers import array, assert_grads
from tests.properties import ComplexProperties, Properties, grad_of


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("nested", [True, False])
@pytest.mark.parametrize("entry", [[0, 2], np.array([0, 2]), [True, False, True], np.array([True, False, True])])
def test_index_that_changes_after_the_call_does_not_move_the_gradient(entry: Any, nested: bool) -> None:
    entry = copy(entry)
    x: Any = Variable(array(1, 2, 3))
    y = x[(entry,) if nested else entry]
    entry[0] = entry[1]
    y.backward()
    assert x.grad.tolist() == [1, 0, 1]


def test_second_derivative_adds_up_repeated_elements() -> None:
    x = Variable(array(1, 2, 3))
    (first,) = dz.gradients((x[[0, 0, 2]] ** 3).sum(), (x,))
    (second,) = dz.gradients(first.sum(), (x,))
    assert first.data.tolist() == [6, 0, 27]
    assert second.data.tolist() == [12, 0, 18]


def test_iteration_gives_variables_of_the_graph() -> None:
    assert_grads(lambda x: sum((row * row for row in x), start=Variable(array(0))), [array(1, 2)], [[2, 4]])


def test_operator_is_the_function() -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    for index in (0, (1, 2), slice(1), ..., None, [1, 0], np.array([True, False])):
        np.testing.assert_array_equal(x[index].data, dz.getitem(x, index).data, strict=True)


def test_nan_and_infinity_elsewhere_do_not_reach_the_gradient() -> None:
    assert_grads(lambda x: x[1] * 2, [array(np.nan, 1, np.inf)], [[0, 2, 0]])


MANY: list[tuple[Any, tuple[int, ...]]] = [
    (np.arange(600) % 7, (7,)), (np.arange(600) % 7 - 7, (7, 3)), ((np.arange(600) % 7, np.arange(600) % 2), (7, 2)),
    ((slice(None), np.arange(300) % 5), (3, 5)), ((np.arange(300) % 7, slice(1, None)), (7, 3)), (np.arange(400) % 2, (400, 3)),
    ((..., np.arange(300).reshape(2, 150) % 5), (2, 5)), ((None, np.arange(300) % 7, 0), (7, 4)), ((slice(None), [0, 0]), (300, 2)),
    (np.arange(1, 600, 2), (600, 2)), ((slice(None), np.arange(300)), (2, 301)), (np.minimum(np.arange(300), 298), (300,)), (np.arange(-300, 300), (300,)),
]  # fmt: skip
"""Indices of many places, most of which occur many times, and the shapes that they are for."""


@pytest.mark.parametrize(("index", "shape"), MANY)
@pytest.mark.parametrize("order", ["C", "F"])
def test_many_elements_add_up_as_few_do(index: Any, shape: tuple[int, ...], order: Any) -> None:
    """They take another way, by places in the row of all elements."""
    x = Variable(np.array(values(*shape), order=order))
    y = dz.getitem(x, index)
    gy = np.asarray(values(*y.shape, seed=1), order=order)
    y.backward(gy)
    expected = np.zeros(shape)
    np.add.at(expected, index, gy)
    np.testing.assert_allclose(grad_of(x), expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(dz.add_at(x, index, gy).data, x.data + expected, rtol=1e-12, atol=1e-12)
