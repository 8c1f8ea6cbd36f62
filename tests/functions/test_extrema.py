from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.helpers import array, assert_grads
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_tie_is_shared_along_each_axis() -> None:
    x = np.array([[1.0, 1.0], [1.0, 0.0]])
    assert_grads(dz.max, [x], [[[1 / 3, 1 / 3], [1 / 3, 0]]])
    assert_grads(lambda v: dz.max(v, 0), [x], [[[0.5, 1], [0.5, 0]]])
    assert_grads(lambda v: dz.max(v, 1, keepdims=True), [x], [[[0.5, 0.5], [1, 0]]])
    assert_grads(lambda v: dz.min(v, (0, 1)), [x], [[[0, 0], [0, 1]]])


def test_an_initial_that_attains_the_extremum_leaves_the_gradient_0() -> None:
    assert_grads(lambda x: dz.max(x, initial=3.0), [array(1, 3, 3)], [[0, 0, 0]])
    assert_grads(lambda x: dz.max(x, initial=2.0), [array(1, 3, 3)], [[0, 0.5, 0.5]])
    assert_grads(lambda x: dz.min(x, initial=0.0), [array(1, 3, 3)], [[0, 0, 0]])
    assert_grads(lambda x: dz.max(x, initial=0.0), [array(-1, np.nan)], [[0, 1]])
