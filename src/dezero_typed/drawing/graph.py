"""`draw`: the boxes of a graph, and what is written in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, overload

import numpy as np

from ..application import is_array_like, is_tuple
from ..arrays import AnyArray, is_array
from ..backprop import ancestry
from ..descent import N0, N1, N2, S0, S1, S2
from ..contract import Output, Select, Spec
from ..node import Node
from ..variable import AnyVariable, Variable, require_variable
from .pictures import Arrow, Box, Drawing
from .specs import Specs, field_names, is_own, operand_specs, specs_of
from .summary import LEAST, description, partition

WIDTH = 40
"""The longest line of a box, in characters."""

SYMMETRIC = frozenset({
    "add", "add_sequence", "fmax", "fmin", "hypot", "logaddexp", "logaddexp2", "maximum", "minimum", "multiply",
    "multiply_sequence",
})  # fmt: skip
"""Functions for which it does not matter which operand is which."""


@overload
def draw(y: Variable[N0, S0], /, *, limit: int = 100) -> Drawing: ...
@overload
def draw(y0: Variable[N0, S0], y1: Variable[N1, S1], /, *, limit: int = 100) -> Drawing: ...
@overload
def draw(y0: Variable[N0, S0], y1: Variable[N1, S1], y2: Variable[N2, S2], /, *, limit: int = 100) -> Drawing: ...
@overload
def draw(y0: Variable[N0, S0], y1: Variable[N0, S0], /, *ys: Variable[N0, S0], limit: int = 100) -> Drawing: ...
def draw(*ys: AnyVariable, limit: int = 100) -> Drawing:
    """Return a picture of the graph of one or several Variables, which stays as it is.

    A box for each leaf says its name, shape and dtype. A box for each operation says the function, its parameters and
    its constants, and what it made: the name, if that Variable was given one, the shape and the dtype. What is off, as
    ``keepdims=False`` is, is left out, and ``·`` stands for an operand that an arrow brings. Arrows are numbered where
    the order of the operands matters. A function with several outputs has a box for each that was used.

    A graph of more than `limit` nodes is summarised: the operations next to `ys` and those next to the leaves, with
    their leaves, and the oldest and the youngest whose results have names, keep boxes of their own, a sixteenth of
    `limit` each. The others share boxes that count them and say their names, and an arrow for many says how many.

    The node of a Variable does not keep its shape: it is found in what the rules keep, or else by running functions
    again on ones. Where that is not possible, after a user's function that keeps nothing, say, the box says so.

    Raises `TypeError` for what is not a Variable, and `ValueError` for a `limit` below 20.

    >>> from dezero_typed import draw, variable
    >>> x = variable([1.0, 2.0], name="x")
    >>> picture = draw((x * x).sum())
    >>> picture
    Drawing(3 boxes, 3 arrows)
    >>> for box in picture.boxes:
    ...     print(box.lines)
    ('x', '(2,) float64')
    ('multiply', '(2,) float64')
    ('sum', '() float64')

    In a notebook, ``draw(y)`` on the last line of a cell shows the picture. ``draw(y).save("graph.svg")`` writes it to
    a file. SVG needs the ``draw`` extra, DOT and Mermaid text need nothing.
    """
    roots = [require_variable("draw", y) for y in ys]
    if not roots:
        raise TypeError("draw takes at least one Variable, got none; write draw(y)")
    if limit < LEAST:
        raise ValueError(f"draw: expected a limit of at least {LEAST}, got {limit}")
    nodes = ancestry(*(y._node for y in roots))
    groups = partition(nodes, [y._node for y in roots], limit)
    shown = {group[0].sequence for group in groups if len(group) == 1}
    specs = specs_of(nodes, roots, shown)
    marked = {y._node.sequence for y in roots}
    boxes = tuple(box_of(group, specs, any(node.sequence in marked for node in group)) for group in groups)
    return Drawing(boxes, arrows_of(groups))


def box_of(group: list[Node], specs: Specs, root: bool) -> Box:
    """Return the box of the nodes in `group`."""
    if len(group) > 1:
        return Box("summary", tuple(map(shortened, description(group, label))), root)
    (node,) = group
    made = " ".join(map(str, specs[node.sequence])) if node.sequence in specs else "shape unknown"
    if node.is_leaf:
        return Box("leaf", (shortened(node.variable_name or "leaf"), made), root)
    made = f"{shortened(node.variable_name)}: {made}" if node.variable_name else made
    if isinstance(node, Output) and isinstance(node.contract, Select):
        return Box("output", (f"output {node.contract.index}", made), root)
    lines = [call(node), *parameters(node, specs)]
    return Box("operation", (*map(shortened, lines), *(() if has_outputs(node) else (made,))), root)


def label(node: Node) -> str:
    """Return the name of the function: ``sum_to`` for the package's own, and what users call theirs."""
    function: Any = type(node)
    name: str = function.label() if is_own(node) else function.__name__
    return name


def has_outputs(node: Node) -> bool:
    """Tell whether `node` is a function with several outputs, whose boxes say what they are."""
    return getattr(node.contract, "outputs", None) is not None


def call(node: Node) -> str:
    """Return the name of the function and, where some operands are constants, all operands: ``divide(1.0, ·)``."""
    if all(node.parents):
        return label(node)
    primals: tuple[object, ...] = getattr(node, "primals", ()) or (None,) * len(node.parents)
    pairs = zip(node.parents, primals, strict=True)
    return f"{label(node)}({', '.join('·' if parent is not None else constant(x) for parent, x in pairs)})"


def constant(value: object) -> str:
    """Return a constant operand: a number, the shape of an array, or nothing but that it is one."""
    if value is None:
        return "constant"
    if is_array_like(value, recorded=False):
        array: AnyArray = np.asarray(value)
        return str(array[()]) if array.ndim == 0 else f"array {array.shape}"
    return str(value)


def parameters(node: Node, specs: Specs) -> list[str]:
    """Return a line for each parameter, without those that are off or repeat a shape or a dtype shown anyway."""
    known = [spec for spec in (*operand_specs(node, specs), specs.get(node.sequence)) if spec is not None]
    values = ((name, getattr(node, name)) for name in field_names(type(node)))
    return [f"{name}={written(value)}" for name, value in values if not is_needless(name, value, known)]


def is_needless(name: str, value: object, known: Sequence[Spec]) -> bool:
    """Tell whether a parameter is off, or says a shape or a dtype that stands in the picture already."""
    if value is None or value is False:
        return True
    shapes = [shape for shape, _ in known]
    if name in {"dtype", "old", "shape"}:
        return value in (*shapes, *(dtype for _, dtype in known))
    return name == "shapes" and value == tuple(shapes[:-1])


def written(value: Any) -> str:
    """Return the value of a parameter, of an array its shape and dtype."""
    if is_array(value):
        return f"array {value.shape} {value.dtype}"
    if is_tuple(value):
        inner = ", ".join(map(written, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)


def shortened(line: str) -> str:
    """Return `line` without what cannot be printed, and no longer than a box is wide."""
    line = "".join(character if character.isprintable() else " " for character in line)
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def arrows_of(groups: Sequence[Sequence[Node]]) -> tuple[Arrow, ...]:
    """Return the arrows between the boxes of `groups`; those between the same two, one of many nodes, are one."""
    places = {node.sequence: place for place, group in enumerate(groups) for node in group}
    arrows: list[Arrow] = []
    for end, group in enumerate(groups):
        several: Counter[int] = Counter()
        for node in group:
            ordered = sum(parent is not None for parent in node.parents) > 1 and label(node) not in SYMMETRIC
            for position, parent in enumerate(node.parents):
                start = end if parent is None else places[parent.sequence]
                if start != end and max(len(group), len(groups[start])) > 1:
                    several[start] += 1
                elif start != end:
                    arrows.append(Arrow(start, end, str(position) if ordered else ""))
        arrows += [Arrow(start, end, f"{number:,}×" if number > 1 else "") for start, number in several.items()]
    return tuple(arrows)
