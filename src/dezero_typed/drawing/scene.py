"""Where everything of a picture is, in pixels: the frames of the boxes, and the ways of the arrows."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, final

from .layout import Layers, columns, layers_of

if TYPE_CHECKING:
    from .pictures import Arrow, Box, Drawing

SIZE = 12
"""Of the letters."""
ADVANCE = 0.62 * SIZE
"""From one letter to the next; monospaced fonts have 0.6 or a little more."""
LINE = 16
"""From one line to the next."""
PADDING = 8
"""Between text and border."""
GAP = 24
"""Between two boxes side by side."""
RISE = 28
"""Between two layers, for what is not straight of an arrow."""
HEAD = 16
"""How far an arrow runs straight down before it ends, with its number beside it."""
PORT = 18
"""Between two arrows that end at the same box, at least."""
ASIDE = 8
"""Between two arrows that join the same two boxes."""

Pair: TypeAlias = tuple[int, int]
"""The boxes that an arrow joins."""


@final
@dataclass(frozen=True, slots=True)
class Frame:
    """Where a box is."""

    middle: float
    top: float
    width: float
    height: float


@final
@dataclass(frozen=True, slots=True)
class Stop:
    """Where an arrow runs straight down: from a box, past those of a layer, or to a box."""

    x: float
    top: float
    bottom: float


@final
@dataclass(frozen=True, slots=True)
class Scene:
    """A picture that is laid out."""

    frames: list[Frame]
    """Of the boxes."""
    ways: list[list[Stop]]
    """Of the arrows."""
    width: float
    height: float


def arranged(drawing: Drawing) -> Scene:
    """Return where everything of `drawing` is."""
    arrows = drawing.arrows
    layers = layers_of(len(drawing.boxes), ((arrow.start, arrow.end) for arrow in arrows))
    widths = box_widths(drawing.boxes, arrows)
    heights = [LINE * len(box.lines) + PADDING for box in drawing.boxes]
    spaces = {place: float(PORT) for row in layers.rows for place in row}
    spaces.update((place, width + GAP) for place, width in enumerate(widths))
    x = columns(layers, spaces)
    left = min(middle - spaces[place] / 2 for place, middle in x.items())
    x = {place: middle - left for place, middle in x.items()}
    tops, bottoms = edges_of(layers, heights)
    frames = [Frame(x[place], tops[place], widths[place], heights[place]) for place in range(len(widths))]
    ways = ways_of(arrows, frames, through(layers, len(frames)), {p: Stop(x[p], tops[p], bottoms[p]) for p in x})
    width = max(middle + spaces[place] / 2 for place, middle in x.items())
    return Scene(frames, ways, width, max(bottoms.values()) + GAP / 2)


def box_widths(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> list[float]:
    """Return how wide each box is: for its text, and for the arrows that end there with their numbers."""
    room: defaultdict[int, list[float]] = defaultdict(list)
    for arrow in arrows:
        room[arrow.end].append(max(PORT, len(arrow.text) * ADVANCE + GAP / 2))
    return [
        2 * PADDING + max(len(room[place]) * max(room[place], default=0), *map(text_width, box.lines))
        for place, box in enumerate(boxes)
    ]


def text_width(line: str) -> float:
    """Return how wide `line` is; Chinese characters, say, take two columns."""
    return ADVANCE * sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def edges_of(layers: Layers, heights: Sequence[float]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the upper and the lower edge of the layer of each box and point."""
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    y = GAP / 2
    for row in layers.rows:
        height = max(heights[place] for place in row if place < len(heights))
        tops.update(dict.fromkeys(row, y))
        bottoms.update(dict.fromkeys(row, y + height))
        y += height + RISE + HEAD
    return tops, bottoms


def through(layers: Layers, number: int) -> dict[Pair, list[int]]:
    """Return the points on the way from one of `number` boxes to another, for each two that an arrow joins."""
    following = {start: end for start, end in layers.edges if start >= number}
    points: dict[Pair, list[int]] = {}
    for start, place in layers.edges:
        if start < number:
            between: list[int] = []
            while place >= number:
                between.append(place)
                place = following[place]
            points[start, place] = between
    return points


def ways_of(
    arrows: Sequence[Arrow], frames: Sequence[Frame], points: Mapping[Pair, list[int]], stops: Mapping[int, Stop]
) -> list[list[Stop]]:
    """Return where each arrow runs; `points` are those between two boxes, `stops` says where each is."""
    pairs = [(arrow.start, arrow.end) for arrow in arrows]
    starts = ports([start for start, _ in pairs], [stops[(*points[pair], pair[1])[0]].x for pair in pairs], frames)
    ends = ports([end for _, end in pairs], [stops[(pair[0], *points[pair])[-1]].x for pair in pairs], frames)
    ways: list[list[Stop]] = []
    for pair, start, end, shift in zip(pairs, starts, ends, shifts(pairs), strict=True):
        first, last, top = frames[pair[0]], stops[pair[0]].bottom, stops[pair[1]].top
        between = (stops[point] for point in points[pair])
        passed = [Stop(stop.x + shift, stop.top - HEAD, stop.bottom) for stop in between]
        ways.append([Stop(start, first.top + first.height, last), *passed, Stop(end, top - HEAD, top)])
    return ways


def ports(places: Sequence[int], towards: Sequence[float], frames: Sequence[Frame]) -> list[float]:
    """Return where along the edge of its box each arrow begins or ends, in the order in which they come or go."""
    found = [0.0] * len(places)
    sides: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, (place, x) in enumerate(zip(places, towards, strict=True)):
        sides[place].append((x, number))
    for place, side in sides.items():
        for rank, (_, number) in enumerate(sorted(side)):
            found[number] = frames[place].middle + frames[place].width * ((rank + 0.5) / len(side) - 0.5)
    return found


def shifts(pairs: Sequence[Pair]) -> list[float]:
    """Return how far each arrow keeps to the left or the right of others between the same two boxes."""
    number = Counter(pairs)
    seen: Counter[Pair] = Counter()
    found: list[float] = []
    for pair in pairs:
        found.append((seen[pair] - (number[pair] - 1) / 2) * ASIDE)
        seen[pair] += 1
    return found
