from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
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


def test_sum_of_int32_is_int32() -> None:
    assert dz.sum(Variable(array(1, 2, dtype=np.int32))).dtype == np.int32


def test_sum_of_float16_is_float16() -> None:
    assert dz.sum(Variable(np.ones(3000, np.float16))).dtype == np.float16


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "logsumexp"])
def test_axis_may_be_an_integer_of_numpy(name: str) -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    function = getattr(dz, name)
    np.testing.assert_array_equal(function(x, axis=np.int64(1)).data, function(x, axis=1).data)


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min"])
def test_method_is_the_function(name: str) -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    for axis in (None, 0, (0, 1)):
        for keepdims in (False, True):
            found = getattr(x, name)(axis, keepdims=keepdims)
            np.testing.assert_array_equal(found.data, getattr(dz, name)(x, axis, keepdims=keepdims).data, strict=True)
