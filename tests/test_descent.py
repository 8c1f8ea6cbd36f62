"""`Descent`: gradients of chosen nodes, wherever they are, and `gradients`, which uses it."""

from __future__ import annotations

import numpy as np
import pytest

from dezero_typed import exp, gradients, no_grad, variable
from dezero_typed.descent import Descent


def test_the_root_is_wanted() -> None:
    """A leaf or not, alone or with what it was made from: its gradient is its cotangent, in memory of its own."""
    x = variable([1.0, 2.0])
    y = x * x
    seed = np.array([1.0, 10.0])
    for wanted in ([x._node], [y._node], [x._node, y._node], [y._node, x._node]):
        root = y if y._node in wanted else x
        found = Descent([root._node], wanted, lift=False)([seed])
        expected = [[1.0, 10.0] if node is root._node else [2.0, 40.0] for node in wanted]
        assert [array.tolist() for array in found] == expected
        assert not any(np.shares_memory(array, seed) for array in found)
    assert seed.tolist() == [1.0, 10.0]


def test_several_roots_of_which_some_are_the_same() -> None:
    x = variable([1.0, 2.0])
    y = exp(x)
    down = Descent([y._node, x._node, y._node], [x._node, y._node], lift=False)
    by_x, by_y = down([np.ones(2), np.ones(2), np.ones(2)])
    np.testing.assert_allclose(by_x, 2 * y.data + 1)
    np.testing.assert_allclose(by_y, [2.0, 2.0])


def test_no_roots_and_roots_that_lead_elsewhere() -> None:
    x, other = variable([1.0, 2.0]), variable([1.0, 2.0])
    assert Descent([], [x._node], lift=False)([]) == [None]
    assert Descent([(other * 2.0)._node], [x._node, x._node], lift=False)([np.ones(2)]) == [None, None]
    with no_grad():
        constant = x * 2.0
    assert Descent([constant._node], [x._node], lift=False)([np.ones(2)]) == [None]


def test_it_is_gone_as_often_as_there_are_seeds() -> None:
    x = variable([1.0, 2.0])
    down = Descent([(x * x)._node], [x._node], lift=False)
    assert [down([seed])[0].tolist() for seed in (np.ones(2), np.array([0.0, 1.0]))] == [[2.0, 4.0], [0.0, 4.0]]


@pytest.mark.parametrize("create_graph", [False, True])
def test_one_variable_twice(create_graph: bool) -> None:
    x = variable([1.0, 2.0])
    one, other = gradients((x * x).sum(), (x, x), create_graph=create_graph)
    assert one.data.tolist() == other.data.tolist() == [2.0, 4.0]
    if not create_graph:
        assert not np.shares_memory(one.data, other.data)


def test_what_is_in_the_middle_is_not_gone_past() -> None:
    """A wanted node that others were made from has its gradient by all ways."""
    x = variable(3.0)
    y = x * x
    z = y * x
    assert [g.item() for g in gradients(z, (y, x))] == [3.0, 27.0]
    assert [g.item() for g in gradients(z, (z, y))] == [1.0, 3.0]
