"""Which parts of a large graph share a box: what is far from both ends, and has no name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest

from ..contract import Output
from ..node import Node

LEAST = 20
"""The smallest limit for which a summary is sure to keep to it."""

KINDS = 4
"""How many kinds of functions a box counts one by one."""


def partition(nodes: Sequence[Node], roots: Iterable[Node], limit: int) -> list[list[Node]]:
    """Return `nodes`, which are all of a graph, oldest first, as at most `limit` lists, one for each box.

    In a summary the `outstanding` nodes stand alone. The others are grouped by `phases`, so that the arrows between the
    boxes run in no circle. A group that has few connected parts is split up into them.
    """
    if len(nodes) <= limit:
        return [[node] for node in nodes]
    number = limit // 16
    alone = outstanding(nodes, [root.sequence for root in roots], number)
    groups = phases(nodes, alone)
    parts = connected(nodes, groups)
    if len(set(parts.values())) <= 2 * number:
        groups = parts
    boxes: defaultdict[tuple[bool, int], list[Node]] = defaultdict(list)
    for node in nodes:
        hidden = node.sequence in groups
        boxes[hidden, groups[node.sequence] if hidden else node.sequence].append(node)
    return list(boxes.values())


def outstanding(nodes: Sequence[Node], roots: list[int], number: int) -> set[int]:
    """Return which nodes stand alone.

    `number` each of the roots, of the operations next to them, of those next to the leaves, of the oldest and of the
    youngest whose results have names; and of the leaves that the operations at either end use.
    """
    depths, heights = distances(nodes, roots)
    operations = [node for node in nodes if node.parents]
    named = [node for node in operations if node.variable_name]
    high = nsmallest(number, operations, key=lambda node: (heights[node.sequence], -node.sequence))
    deep = nsmallest(number, operations, key=lambda node: (depths[node.sequence], node.sequence))
    alone = set(roots[:number])
    for chosen in (high, deep, named[:number], named[-number:]):
        alone.update(node.sequence for node in chosen)
    for chosen in (high, deep):
        leaves = (p.sequence for node in chosen for p in node.parents if p is not None and not p.parents)
        alone.update(list(dict.fromkeys(leaves))[:number])
    return alone


def distances(nodes: Sequence[Node], roots: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return how far each node is from the leaves, and how far from the roots, along the longest path."""
    depths: dict[int, int] = {}
    for node in nodes:
        depth = 0
        for parent in node.parents:
            if parent is not None and depths[parent.sequence] >= depth:
                depth = depths[parent.sequence] + 1
        depths[node.sequence] = depth
    heights = dict.fromkeys(roots, 0)
    for node in reversed(nodes):
        height = heights[node.sequence] + 1
        for parent in node.parents:
            if parent is not None and heights.get(parent.sequence, 0) < height:
                heights[parent.sequence] = height
    return depths, heights


def phases(nodes: Sequence[Node], alone: set[int]) -> dict[int, int]:
    """Return the group of each node that does not stand alone.

    It is how often, along a path from a leaf, one comes from a node that stands alone to one that does not, at most.
    So it grows along each path that leaves a group, and none comes back. A leaf belongs to the first that uses it.
    """
    phase: dict[int, int] = {}
    first: dict[int, int] = {}
    for node in nodes:
        hidden = node.sequence not in alone
        most = 0
        for parent in node.parents:
            if parent is not None:
                key = parent.sequence
                most = max(most, phase[key] + 1 if hidden and key in alone else phase[key])
        phase[node.sequence] = most
        for parent in node.parents:
            if parent is not None and parent.is_leaf:
                first[parent.sequence] = min(most, first.get(parent.sequence, most))
    return {key: first.get(key, most) for key, most in phase.items() if key not in alone}


def connected(nodes: Sequence[Node], groups: dict[int, int]) -> dict[int, int]:
    """Return the connected part of its group to which each node belongs, by the number of its youngest node.

    Trees of leaders as in the union-find algorithm, in which a leader is younger than those it leads.
    """
    leader = {key: key for key in groups}
    for node in nodes:
        group = groups.get(node.sequence)
        for parent in node.parents:
            if parent is not None and group is not None and groups.get(parent.sequence) == group:
                key = parent.sequence
                while (above := leader[key]) != key:
                    leader[key] = leader[above]
                    key = above
                leader[key] = node.sequence
    for key in sorted(leader, reverse=True):
        leader[key] = leader[leader[key]]
    return leader


def description(nodes: Sequence[Node], label: Callable[[Node], str]) -> tuple[str, ...]:
    """Return the lines of a box for many nodes: how many of which functions, named by `label`, and the names."""
    operations = [node for node in nodes if node.parents and type(node) is not Output]
    samples = {type(node): node for node in operations}
    kinds = Counter(map(type, operations)).most_common()
    leaves = sum(not node.parents for node in nodes)
    counts = [counted(len(operations), "operation")] * bool(kinds) + [counted(leaves, "leaf", "leaves")] * bool(leaves)
    lines = [" and ".join(counts), *(f"{number:,} {label(samples[kind])}" for kind, number in kinds[:KINDS])]
    if kinds[KINDS:]:
        lines.append(f"{sum(number for _, number in kinds[KINDS:]):,} of {counted(len(kinds) - KINDS, 'other kind')}")
    names = [node.variable_name for node in nodes if node.variable_name]
    return (*lines, ", ".join(names[:20])) if names else tuple(lines)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 operation", "2,000 operations"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
