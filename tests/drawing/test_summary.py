"""Large graphs: few boxes, nothing lost, no circles."""

from __future__ import annotations

import random
from graphlib import TopologicalSorter

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Drawing, Variable, draw, stack, tanh, variable
from dezero_typed.backprop import ancestry
from dezero_typed.drawing.summary import description, partition
from dezero_typed.node import Node


def chain(length: int) -> Variable:
    y: Variable = variable(1.0, name="x")
    for _ in range(length // 2):
        y = y * 1.0001 + 0.1
    return y


def random_graph(seed: int, size: int) -> Variable:
    """Return a graph with many ways from one node to another, leaves late and early, and some names."""
    choice = random.Random(seed)
    pool: list[Variable] = [variable(1.0)]
    for number in range(size):
        a, b = choice.choices(pool, k=2)
        pool.append(variable(1.0) if choice.random() < 0.2 else tanh(a) * b if choice.random() < 0.6 else a - b)
        if choice.random() < 0.1:
            pool[-1].name = f"y{number}"
    total: Variable = variable(0.0)
    for y in pool:
        total = total + y
    return total


def has_no_circle(picture: Drawing) -> bool:
    order = TopologicalSorter[int]({place: [] for place in range(len(picture.boxes))})
    for arrow in picture.arrows:
        order.add(arrow.end, arrow.start)
    return len(list(order.static_order())) == len(picture.boxes)  # which raises where there is one


def test_a_chain_of_ten_thousand() -> None:
    picture = draw(chain(10_000))
    kinds = [box.kind for box in picture.boxes]
    assert kinds == ["leaf", *["operation"] * 6, "summary", *["operation"] * 6]
    assert picture.boxes[0].lines == ("x", "() float64")
    assert picture.boxes[7].lines == ("9,988 operations", "4,994 multiply", "4,994 add")
    assert [box.lines for box in picture.boxes[-2:]] == [
        ("multiply(·, 1.0001)", "() float64"), ("add(·, constant)", "() float64"),
    ]  # fmt: skip
    assert [(arrow.start, arrow.end, arrow.text) for arrow in picture.arrows] == [(i, i + 1, "") for i in range(13)]
    assert picture.boxes[-1].root


def test_a_chain_deeper_than_any_stack() -> None:
    assert draw(chain(200_000)).boxes[7].lines[0] == "199,988 operations"


def test_a_wide_graph() -> None:
    x = variable([1.0, 2.0], name="x")
    y = stack([tanh(x * variable(float(i), name=f"w{i}")) for i in range(3000)]).sum()
    picture = draw(y)
    (summary,) = (box for box in picture.boxes if box.kind == "summary")
    assert summary.lines == (
        "5,990 operations and 2,994 leaves", "2,996 tanh", "2,994 multiply", "w6, w7, w8, w9, w10, w11, w12, w13, w14…",
    )  # fmt: skip
    assert len(picture.boxes) <= 100 and has_no_circle(picture)
    assert {"2,994×", "2,996×"} <= {arrow.text for arrow in picture.arrows}


def test_names_are_shown() -> None:
    y: Variable = variable(1.0)
    for i in range(500):
        y = tanh(y * 2.0)
        if i % 50 == 25:
            y.name = f"layer {i}"
    picture = draw(y)
    shown = [box.lines[-1] for box in picture.boxes if box.kind == "operation" and "layer" in box.lines[-1]]
    assert shown == [f"layer {i}: () float64" for i in range(25, 500, 50)]
    assert sum(box.kind == "summary" for box in picture.boxes) == 11 and has_no_circle(picture)


def test_a_graph_within_the_limit_is_shown_whole() -> None:
    y = chain(98)
    assert len(draw(y).boxes) == 99
    assert len(draw(y, limit=99).boxes) == 99
    assert len(draw(y, limit=98).boxes) < 98


@pytest.mark.parametrize("limit", [20, 33, 100])
@pytest.mark.parametrize("seed", range(6))
def test_the_limit_holds_and_the_boxes_have_no_circle(seed: int, limit: int) -> None:
    y = random_graph(seed, 400)
    nodes = ancestry(y._node)
    groups = partition(nodes, [y._node], limit)
    assert sorted(node.sequence for group in groups for node in group) == [node.sequence for node in nodes]
    picture = draw(y, limit=limit)
    assert len(picture.boxes) == len(groups) <= limit
    assert has_no_circle(picture)


def test_every_arrow_of_the_graph_is_counted() -> None:
    y = random_graph(1, 400)
    nodes = ancestry(y._node)
    groups = partition(nodes, [y._node], 100)
    place = {node.sequence: number for number, group in enumerate(groups) for node in group}
    pairs = ((place[p.sequence], place[node.sequence]) for node in nodes for p in node.parents if p is not None)
    crossing = sum(start != end for start, end in pairs)
    texts = [arrow.text for arrow in draw(y).arrows]
    assert crossing == sum(int(text[:-1].replace(",", "")) if text.endswith("×") else 1 for text in texts)


def test_the_leaves_of_one_operation() -> None:
    y = stack([variable(float(i), name=f"w{i}") for i in range(300)])
    picture = draw(y)
    assert [box.lines[0] for box in picture.boxes] == ["w0", "w1", "w2", "w3", "w4", "w5", "294 leaves", "stack"]
    assert picture.arrows[-1].text == "294×"


def test_each_root_stands_alone() -> None:
    x = variable(np.ones(3))
    hidden = x * 2.0
    y: Variable = hidden
    for _ in range(200):
        y = y + 1.0
    picture = draw(hidden, y)
    assert [box.lines[0] for box in picture.boxes if box.root] == ["multiply(·, 2.0)", "add(·, constant)"]


def test_descriptions() -> None:
    x = variable(np.eye(3), name="x")
    y = dz.linalg.svd(x)[1].sum() + dz.exp(x).max() * dz.tanh(x).min() - x.trace()
    nodes: list[Node] = ancestry(y._node)
    assert description(nodes, lambda node: type(node).__name__) == (
        "10 operations and 1 leaf", "1 Svd", "1 Sum", "1 Exp", "1 Max", "6 of 6 other kinds", "x",
    )  # fmt: skip
    assert description(nodes[:1], str) == ("1 leaf", "x")
