from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, grads
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_operator_is_the_function() -> None:
    x, y = Variable(np.arange(6.0).reshape(2, 3)), Variable(array(1, 2, 3))
    for product in (x @ y, x @ y.data, dz.matmul(x.data, y), dz.matmul(x, y)):
        assert product.data.tolist() == [8, 26]


def test_stack_of_one_matrix_gets_the_sum_over_the_other_stack() -> None:
    x, y = np.arange(30.0).reshape(5, 2, 3), np.ones((1, 3, 4))
    gy = grads(dz.matmul, x, y)[1]
    np.testing.assert_array_equal(gy[0], x.sum((0, 1))[:, None] * np.ones((3, 4)))


def test_empty_inner_axis_gives_zeros_and_empty_gradients() -> None:
    x, y = Variable(np.ones((2, 0))), Variable(np.ones((0, 3)))
    assert dz.matmul(x, y).data.tolist() == [[0, 0, 0]] * 2
    assert [gradient.shape for gradient in grads(dz.matmul, x.data, y.data)] == [(2, 0), (0, 3)]
