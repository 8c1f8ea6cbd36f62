"""The shapes and dtypes that a picture shows, held against the cotangents that arrive."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from dezero_typed.arrays import Array
from dezero_typed.backprop import ancestry, sweep
from dezero_typed.drawing.specs import specs_of
from dezero_typed.functions.shapes import Transpose
from dezero_typed.node import Node
from dezero_typed.variable import AnyVariable, is_variable
from tests.cases import Row, Sample
from tests.table import TABLE


def shapes(y: AnyVariable) -> dict[int, tuple[int, ...]]:
    """Return the shapes that are found, without the help of `y` itself."""
    nodes = ancestry(y._node)
    return {key: shape for key, (shape, _) in specs_of(nodes, [], {node.sequence for node in nodes}).items()}


def has_constant(node: Node) -> bool:
    return any(None in each.parents for each in ancestry(node))


def results(row: Row) -> list[AnyVariable]:
    """Return the results of the first case of a row that have a history."""
    sample = Sample(row, row.cases[0])
    made: Any = sample.call(row.function, sample.variables())
    several: tuple[object, ...] = (made,) if is_variable(made) else tuple(made)
    return [y for y in several if is_variable(y) and not y._node.is_leaf]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.public)
def test_they_are_those_of_the_cotangents(row: Row) -> None:
    with np.errstate(all="ignore"):
        for y in results(row):
            found = shapes(y)
            for node, gradient, _ in sweep(y._node, np.ones_like(y.data), watched=lambda _: True):
                assert has_constant(node) or node.sequence in found, node
                assert found.get(node.sequence, gradient.shape) == gradient.shape, node


def test_a_chain_that_keeps_nothing() -> None:
    x = variable(np.ones((2, 3)))
    y = (((-x).T + 1.0).reshape(6)[1:] - 2.0).sum()
    found = [shape for _, shape in sorted(shapes(y).items())]
    assert found == [(2, 3), (2, 3), (3, 2), (3, 2), (6,), (5,), (5,), ()]


def test_sums_are_like_their_operands_where_nothing_is_broadcast() -> None:
    x = variable(np.ones((2, 3)), np.float32)
    y = x + np.ones((2, 3), np.float32) - 1.0
    nodes = ancestry(y._node)
    assert set(specs_of(nodes, [], {node.sequence for node in nodes}).values()) == {((2, 3), np.dtype(np.float32))}


def test_a_constant_that_was_not_kept_may_hide_the_shape() -> None:
    x = variable(np.ones(3))
    y = x + np.ones((2, 3))
    assert [shape for _, shape in sorted(shapes(y).items())] == [(3,)]
    assert [shape for _, shape in sorted(shapes(y * y).items())] == [(3,), (2, 3), (2, 3)]


def test_what_does_not_work_on_ones_is_unknown() -> None:
    a = variable(np.array([[2.0, 1.0], [1.0, 3.0]]), name="A")
    y = dz.linalg.inv(a)
    node: Any = y._node
    del node.result
    assert shapes(y) == {a._node.sequence: (2, 2)}  # and no error about the matrix of ones, which is singular


def test_functions_are_run_for_what_is_shown_alone() -> None:
    y = variable(np.ones((2, 3))).T
    nodes = ancestry(y._node)
    assert len(specs_of(nodes, [], set())) == 1
    assert len(specs_of(nodes, [], {y._node.sequence})) == 2


def test_functions_are_run_once_for_the_same_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    y: Variable = variable(np.ones((2, 3)))
    for _ in range(10):
        y = y.T
    calls: list[tuple[int, ...]] = []

    def forward(_: Transpose, x: Array) -> Array:
        calls.append(x.shape)
        return x.T

    monkeypatch.setattr(Transpose, "forward", forward)
    assert len(shapes(y)) == 11
    assert calls == [(2, 3), (3, 2)]
