"""Where each box of a picture stands: in layers, each arrow pointing down, with few crossings.

The layers and the order in each of them are those of fast-sugiyama (Sugiyama, Tagawa and Toda, Methods for visual
understanding of hierarchical system structures, 1981). It takes all boxes for equally wide; where they stand in their
layer is found here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, final

SWEEPS = 12
"""How often the boxes are moved towards their neighbours, down and up."""


@final
@dataclass(frozen=True, slots=True)
class Layers:
    """Boxes, and the points at which arrows pass through layers: numbers, of which those of boxes are the lowest."""

    rows: list[list[int]]
    """What stands in each layer, from left to right."""
    edges: list[tuple[int, int]]
    """Each from one layer to the next."""


def layers_of(number: int, arrows: Iterable[tuple[int, int]]) -> Layers:
    """Return the layers of `number` boxes; raise `ImportError` where the library is missing."""
    edges = sorted(set(arrows))
    alone = set(range(number)).difference(*edges)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    links: list[tuple[int, int]] = []
    free = number
    for positions, _, height, steps in components(edges):
        names = {place: place for place, _ in positions if place < number}
        for place, _ in sorted(positions):
            if place >= number:  # the points of each component are counted anew
                names[place] = free
                free += 1
        for place, point in sorted(positions, key=lambda each: each[1]):
            rows[round(height - point[1])].append(names[place])
        links += [(names[start], names[end]) for start, end in steps]
    rows[0] += sorted(alone)
    return Layers([rows[row] for row in sorted(rows)], links)


def components(edges: list[tuple[int, int]]) -> Any:
    """Return what fast-sugiyama says of each connected part: positions, width, height, and the edges between layers."""
    if not edges:
        return []
    from_edges: Callable[..., Any] = library().from_edges
    return from_edges(
        edges, vertex_spacing=1, dummy_vertices=True, dummy_size=1, ranking_type="down", check_layout=False
    )


def library() -> Any:
    """Return the module that finds layers."""
    try:
        return import_module("fast_sugiyama")
    except ImportError as error:
        raise ImportError("SVG of dezero_typed.draw needs fast-sugiyama: pip install 'dezero_typed[draw]'") from error


def columns(layers: Layers, widths: Mapping[int, float]) -> dict[int, float]:
    """Return the middle of each box and point: near to its neighbours' above and below, in its order, without overlap.

    Each layer in turn is moved to where the sum of squared distances to the means of the neighbours is least.
    """
    above: defaultdict[int, list[int]] = defaultdict(list)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for start, end in layers.edges:
        below[start].append(end)
        above[end].append(start)
    x: dict[int, float] = {}
    for row in layers.rows:
        x.update(zip(row, nearest([0.0] * len(row), [widths[place] for place in row]), strict=True))
    for sweep in range(2 * SWEEPS):
        down = sweep % 2 == 0
        for row in layers.rows if down else layers.rows[::-1]:
            sides = [(above if down else below)[place] or (below if down else above)[place] for place in row]
            wanted = [mean([x[each] for each in side] or [x[place]]) for place, side in zip(row, sides, strict=True)]
            x.update(zip(row, nearest(wanted, [widths[place] for place in row]), strict=True))
    return x


def mean(values: Sequence[float]) -> float:
    """Return the mean of numbers."""
    return sum(values) / len(values)


def nearest(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Return the middles of intervals of these widths, in order and side by side, nearest to those `wanted`.

    With the space that the ones before take subtracted, the middles have to ascend: least squares under that condition
    is isotonic regression, which pools adjacent violators.
    """
    offsets: list[float] = [0.0]
    for left, right in zip(widths, widths[1:]):
        offsets.append(offsets[-1] + (left + right) / 2)
    pools: list[tuple[float, int]] = []
    for goal, offset in zip(wanted, offsets, strict=False):
        level, size = goal - offset, 1
        while pools and pools[-1][0] >= level:
            other, many = pools.pop()
            level, size = (level * size + other * many) / (size + many), size + many
        pools.append((level, size))
    levels = [level for level, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]
