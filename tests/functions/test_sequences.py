from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable, gradients, variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties

any_product = untyped(dz.multiply_sequence)


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


def test_gradients_of_a_product_are_exact_where_operands_are_zero() -> None:
    xs = [array(0, 0, 2), array(3, 0, 5), array(7, 11, 13)]
    for position, expected in enumerate(([21, 0, 65], [0, 0, 26], [0, 0, 10])):
        before, after = xs[:position], xs[position + 1 :]
        assert_grads(lambda x: any_product(*before, x, *after), [xs[position]], [expected])  # noqa: B023


def test_second_derivative_of_a_product_of_zeros() -> None:
    x, y, z = variable(0.0), variable(0.0), variable(3.0)
    (first,) = gradients(dz.multiply_sequence(x, y, z), (x,))
    assert float(gradients(first, (y,))[0].data) == 3


def test_of_one_operand_it_is_that() -> None:
    x = variable([1.0, 2.0])
    for function in (dz.add_sequence, dz.multiply_sequence):
        y = function(x)
        y.backward(np.ones(2))
        assert not np.shares_memory(y.data, x.grad)
    assert x.grad is not None
    assert x.grad.tolist() == [2, 2]


def test_numbers_among_the_operands() -> None:
    x = variable([1.0, 2.0], np.float32)
    assert dz.add_sequence(1.5, x, 2).data.dtype == np.float32
    assert dz.multiply_sequence(x, 2, 0.5, x).data.tolist() == [1, 4]
    with raises(TypeError, "add_sequence of int64 and floats has no int64 gradient; write x.astype(np.float64)"):
        dz.add_sequence(variable([1, 2], np.int64), 0.5)


def test_operands_that_fit_nothing() -> None:
    with raises(TypeError, "add_sequence: expected at least one operand, got none"):
        dz.add_sequence()
    with raises(ValueError, "multiply_sequence: shapes (2,), (), (3,) do not broadcast"):
        dz.multiply_sequence(Variable(np.ones(2)), 1.0, Variable(np.ones(3)))
