from __future__ import annotations

from copy import copy
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads
from tests.properties import ComplexProperties, Properties


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
