from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_one_variable_twice_gets_both_parts() -> None:
    weights = array(1, 2, 3, 4)
    assert_grads(lambda x: dz.concatenate([x, x]) * weights, [array(5, 6)], [[4, 6]])
    assert_grads(lambda x: dz.stack([x, x]) * weights.reshape(2, 2), [array(5, 6)], [[4, 6]])


def test_tuple_of_variables_and_arrays() -> None:
    assert_grads(lambda x: dz.concatenate((array(9), x, array(9))) * array(1, 2, 3), [array(5)], [[2]])
    assert_grads(lambda x: dz.stack((array(9), x)) * np.array([[1.0], [2.0]]), [array(5)], [[2]])


def test_float32_and_float64_promote_and_each_gradient_comes_back() -> None:
    y = untyped(dz.concatenate)([Variable(array(1, dtype=np.float32)), Variable(array(2))])
    assert y.dtype == np.float64
    assert_grads(lambda a, b: untyped(dz.concatenate)([a, b]), [array(1, dtype=np.float32), array(2)], [[1], [1]])
