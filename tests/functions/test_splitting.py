from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("cuts", [[], [2], [0, 5], [3, 2], [-1], [5, -1, 3], [2, 2, 9], np.array([1, 4]), (1,)])
def test_cuts_follow_the_rules_of_slices(cuts: Any) -> None:
    x = Variable(array(1, 2, 3, 4, 5))
    for ours, numpys in ((dz.split, np.split), (dz.array_split, np.array_split), (dz.hsplit, np.hsplit)):
        parts, expected = ours(x, cuts), numpys(x.data, cuts)
        assert [part.data.tolist() for part in parts] == [part.tolist() for part in expected]


def test_parts_that_overlap_add_up_and_gaps_are_0() -> None:
    assert_grads(lambda x: dz.concatenate(dz.split(x, [3, 2])), [array(1, 2, 3, 4)], [[1, 1, 2, 1]])
    assert_grads(lambda x: dz.concatenate(dz.split(x, [1, 3, 2])[:1]), [array(1, 2, 3, 4)], [[1, 0, 0, 0]])


def test_parts_that_nothing_uses_have_gradient_0() -> None:
    assert_grads(lambda x: dz.split(x, 3)[1] * 2, [array(1, 2, 3)], [[0, 2, 0]])
    assert_grads(lambda x: dz.unstack(x)[1] * 2, [array(1, 2, 3)], [[0, 2, 0]])
    x = Variable(np.arange(6.0).reshape(2, 3))
    (first,) = dz.gradients(dz.unstack(x, axis=1)[2] ** 3, (x,))
    (second,) = dz.gradients(first, (x,))
    assert first.data.tolist() == [[0, 0, 12], [0, 0, 75]]
    assert second.data.tolist() == [[0, 0, 12], [0, 0, 30]]


def test_a_part_used_twice_gets_both_gradients() -> None:
    def f(x: Any) -> Any:
        first, second = dz.split(x, 2)
        return first * first * second

    assert_grads(f, [array(2, 3)], [[12, 4]])


def test_parts_are_views() -> None:
    x = Variable(np.ones((4, 4)))
    for part in (*dz.split(x, 2), *dz.hsplit(x, 2), *dz.unstack(x)):
        assert np.shares_memory(part.data, x.data)


def test_many_parts_are_put_together_once() -> None:
    """The pass makes one array of the size of `x`, and nothing of that size for each part."""
    x = Variable(np.ones(3000))
    parts = dz.split(x, 1000)
    (gradient,) = dz.gradients(dz.concatenate(parts[::-1]) * np.arange(3000.0), (x,), create_graph=False)
    assert gradient.data[:6].tolist() == [2997, 2998, 2999, 2994, 2995, 2996]
    assert len({part._node.parents[0] for part in parts}) == 1


def test_nothing_to_unstack() -> None:
    assert dz.unstack(Variable(np.ones((0, 3)))) == ()


@pytest.mark.parametrize(("message", "call"), named(
    ("split: 2 parts of 3 elements are not equal; array_split takes any number", lambda x: dz.split(x, 2, 1)),
    ("array_split: expected at least one part, got 0", lambda x: dz.array_split(x, 0)),
    ("split: axis 2 is out of range for an array of 2 axes", lambda x: dz.split(x, 1, 2)),
    ("hsplit: expected at least 1 axis, got shape ()", lambda x: dz.hsplit(x[0, 0], 1)),
    ("vsplit: expected at least 2 axes, got shape (3,)", lambda x: dz.vsplit(x[0], 1)),
    ("dsplit: expected at least 3 axes, got shape (2, 3)", lambda x: dz.dsplit(x, 1)),
    ("unstack: expected at least 1 axis, got shape ()", lambda x: dz.unstack(x[0, 0])),
    ("unstack: axis -3 is out of range for an array of 2 axes", lambda x: dz.unstack(x, axis=-3)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_number_of_parts_that_is_no_integer() -> None:
    with raises(TypeError, "split: the number of parts must be an integer, got 0.5"):
        untyped(dz.split)(Variable(array(1)), 0.5)
