from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import nn, variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import OperandProperties, Properties

any_ranking = untyped(nn.margin_ranking)


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_a_margin_that_is_kept_costs_nothing() -> None:
    x, y = array(3, 1, 2), array(1, 2, 1)
    assert_grads(lambda x, y: any_ranking(x, y, 1, margin=1, reduction="sum"), [x, y], [[0, -1, 0], [0, 1, 0]])
    assert_grads(lambda x, y: any_ranking(x, y, array(-1, 1, -1), margin=1, reduction="sum"), [x, y], [[1, -1, 1], [-1, 1, -1]])


def test_gradient_of_a_label_counts_the_classes_that_come_too_close() -> None:
    x = np.array([[1.0, 0.5, -3.0, 0.0]])
    assert_grads(lambda x: nn.multiclass_hinge(x, np.array([0]), margin=1.0), [x], [[[-1, 1, 0, 0]]])
    assert_grads(lambda x: nn.multiclass_hinge(x, np.array([2]), margin=1.0), [x], [[[1, 1, -3, 1]]])


@pytest.mark.parametrize(("message", "call"), named(
    ("margin_ranking: expected targets of the shape (2,) of the predictions, got (1,)", lambda x: any_ranking(x, x[:1], 1.0)),
    ("margin_ranking: targets of shape (2, 2) do not broadcast to (2,)", lambda x: any_ranking(x, x, np.ones((2, 2)))),
    ("margin_ranking: margin must not be negative, got -1", lambda x: any_ranking(x, x, 1.0, margin=-1)),
    ("multiclass_hinge: margin must not be negative, got -1", lambda x: nn.multiclass_hinge(x.reshape(1, 2), np.array([0]), margin=-1)),
    ('multiclass_hinge: reduction must be "mean", "sum" or "none", got None', lambda x: untyped(nn.multiclass_hinge)(x.reshape(1, 2), np.array([0]), reduction=None)),
    ("multiclass_hinge: labels must be from 0 to 1, got 2 to 2", lambda x: nn.multiclass_hinge(x.reshape(1, 2), np.array([2]))),
))  # fmt: skip
def test_arguments_that_make_no_loss(message: str, call: Call) -> None:
    x = variable([1.0, 2.0])
    with raises(ValueError, message, x):
        call(x)


def test_operands_of_another_kind() -> None:
    x = variable([1.0, 2.0])
    with raises(TypeError, "margin_ranking: targets must be constant; write targets.data", x):
        any_ranking(x, x, x)
    with raises(TypeError, "margin_ranking takes a Variable, got an ndarray of shape (2,); write Variable(...) around it", x):
        any_ranking(x.data, x.data, 1.0)
