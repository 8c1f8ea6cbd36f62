from __future__ import annotations

import pytest

from dezero_typed import nn, variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import OperandProperties, Properties


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_huber_is_a_square_inside_and_a_line_outside() -> None:
    assert_grads(lambda x: nn.huber(x, array(0, 0, 0), delta=2, reduction="sum"), [array(1, 2, -5)], [[1, 2, -2]])


@pytest.mark.parametrize(("message", "call"), named(
    ("mse: expected targets of the shape (2,) of the predictions, got (2, 1)", lambda x: untyped(nn.mse)(x, x.reshape(2, 1))),
    ('mse: reduction must be "mean", "sum" or "none", got None', lambda x: untyped(nn.mse)(x, x, reduction=None)),
    ("huber: delta must be positive, got -1", lambda x: nn.huber(x, x, delta=-1)),
    ("focal: gamma must not be negative, got -1", lambda x: nn.focal(x, x, gamma=-1)),
))  # fmt: skip
def test_arguments_that_make_no_loss(message: str, call: Call) -> None:
    x = variable([1.0, 2.0])
    with raises(ValueError, message, x):
        call(x)
