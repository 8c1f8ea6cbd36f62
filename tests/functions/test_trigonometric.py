from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


def test_derivatives_of_sine_go_in_a_circle() -> None:
    x = y = Variable(array(0.3, 2))
    derivatives = [y := dz.sin(x)] + [y := dz.gradients(y, (x,))[0] for _ in range(4)]
    np.testing.assert_allclose(derivatives[1].data, np.cos(x.data))
    np.testing.assert_allclose(derivatives[2].data, -np.sin(x.data))
    np.testing.assert_allclose(derivatives[4].data, np.sin(x.data))


def test_tanh_saturates_without_overflow() -> None:
    assert dz.tanh(Variable(array(-1000, 1000))).data.tolist() == [-1, 1]
    assert_grads(dz.tanh, [array(-1000, 1000)], [[0, 0]])
