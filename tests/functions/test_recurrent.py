from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import Variable, nn, variable
from tests.cases import values
from tests.helpers import Call, named, raises, untyped
from tests.properties import OperandProperties, Properties

any_gru = untyped(nn.gru)


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_a_gate_that_is_shut_keeps_the_state() -> None:
    bias = variable([[1000.0, 1000], [0, 0], [0, 0]])
    state = variable([[0.25, -0.5]])
    y = any_gru(values(4, 1, 3), values(3, 3, 2), values(3, 2, 2), bias, state)
    y[-1].sum().backward()
    assert y.data.tolist() == [[[0.25, -0.5]]] * 4
    assert state.grad is not None
    assert state.grad.tolist() == [[1, 1]]


@pytest.mark.parametrize(("message", "call"), named(
    ("gru: expected shapes (steps, samples, n) and (3, n, m), with a step at least, got (2, 2, 2) and (3, 3, 2)", lambda x: any_gru(x, np.ones((3, 3, 2)), np.ones((3, 2, 2)))),
    ("gru: expected shapes (steps, samples, n) and (3, n, m), with a step at least, got (0, 2, 2) and (3, 2, 2)", lambda x: any_gru(x[:0], np.ones((3, 2, 2)), np.ones((3, 2, 2)))),
    ("gru: expected recurrent of shape (3, 4, 4), got (3, 2, 2)", lambda x: any_gru(x, np.ones((3, 2, 4)), np.ones((3, 2, 2)))),
    ("gru: expected bias of shape (3, 2), got (2,)", lambda x: any_gru(x, np.ones((3, 2, 2)), np.ones((3, 2, 2)), np.ones(2))),
    ("gru: expected state of shape (2, 2), got (1, 2)", lambda x: any_gru(x, np.ones((3, 2, 2)), np.ones((3, 2, 2)), None, np.ones((1, 2)))),
))  # fmt: skip
def test_shapes_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 2, 2)))
    with raises(ValueError, message, x):
        call(x)


def test_one_operand_has_to_be_a_variable() -> None:
    x = np.ones((2, 2, 2))
    with raises(TypeError, "gru takes a Variable, got an ndarray of shape (2, 2, 2); write Variable(...) around it"):
        any_gru(x, np.ones((3, 2, 2)), np.ones((3, 2, 2)))
