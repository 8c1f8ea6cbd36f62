"""Where the boxes stand: in layers, in order, without overlap."""

from __future__ import annotations

import pytest

from dezero_typed.drawing.layout import Layers, columns, layers_of, nearest


def test_layers_point_down_and_long_arrows_pass_through_points() -> None:
    layers = layers_of(4, [(0, 1), (1, 2), (0, 2), (0, 2)])
    assert [sorted(row) for row in layers.rows] == [[0, 3], [1, 4], [2]]
    assert sorted(layers.edges) == [(0, 1), (0, 4), (1, 2), (4, 2)]


def test_parts_that_nothing_joins() -> None:
    layers = layers_of(7, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    assert [sorted(row) for row in layers.rows] == [[0, 3, 6], [1, 4, 7, 8], [2, 5]]
    assert sorted(layers.edges) == sorted(layers_of(7, [(3, 4), (4, 5), (3, 5), (0, 1), (1, 2), (0, 2)]).edges)
    assert layers_of(2, []).rows == [[0, 1]]


@pytest.mark.parametrize(
    ("wanted", "widths", "found"),
    [
        ([0.0, 10.0], [2.0, 2.0], [0.0, 10.0]),
        ([0.0, 0.0], [2.0, 4.0], [-1.5, 1.5]),
        ([5.0, 0.0, 1.0], [2.0, 2.0, 2.0], [0.0, 2.0, 4.0]),
        ([0.0, 0.0, 9.0], [2.0, 2.0, 2.0], [-1.0, 1.0, 9.0]),
        ([], [], []),
    ],
)
def test_nearest_places(wanted: list[float], widths: list[float], found: list[float]) -> None:
    assert nearest(wanted, widths) == found


def test_boxes_stand_side_by_side_and_below_their_operands() -> None:
    layers = Layers([[0, 1], [2, 3], [4]], [(0, 2), (1, 3), (2, 4), (3, 4)])
    widths = {0: 10.0, 1: 30.0, 2: 50.0, 3: 20.0, 4: 10.0}
    x = columns(layers, widths)
    for row in layers.rows:
        for left, right in zip(row, row[1:]):
            assert x[right] - x[left] >= (widths[left] + widths[right]) / 2 - 1e-9
    assert abs(x[4] - (x[2] + x[3]) / 2) < 1e-6
    assert abs(x[0] - x[2]) < 1e-6
