"""A picture as SVG: attributes alone, no style sheet and no identifiers, so that a page may hold many.

Boxes have a light ground and dark text, arrows are of a grey that shows on white and on black.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from .layout import columns, layers_of

if TYPE_CHECKING:
    from .pictures import Drawing

MOST = 2000
"""How many boxes are laid out; the library's algorithm is recursive."""

SIZE = 12
ADVANCE = 0.62 * SIZE  # of a character; monospaced fonts have 0.6 or a little more
LINE = 16
PADDING = 8
GAP = 24
"""Between two boxes side by side."""
RISE = 28
"""Between two layers."""
HEAD = 16
"""How far an arrow runs straight down before it ends, with its number beside it."""
PORT = 18
"""Between two arrows that end at the same box, at least."""
ASIDE = 8
"""Between two arrows that join the same two boxes."""
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
GREY = "#7a7a7a"
WEIGHT = ' font-weight="bold"'

STYLES = {
    "leaf": 'rx="10" fill="#dbeafe" stroke="#2563eb"',
    "operation": 'rx="2" fill="#fef3c7" stroke="#b45309"',
    "output": 'rx="10" fill="#f3f4f6" stroke="#6b7280"',
    "summary": 'rx="2" fill="#ede9fe" stroke="#7c3aed" stroke-dasharray="5 3"',
}


def text(drawing: Drawing) -> str:
    """Return the document; raise `ValueError` where it would have too many boxes."""
    if len(drawing.boxes) > MOST:
        raise ValueError(f"svg: expected at most {MOST:,} boxes, got {len(drawing.boxes):,}; draw with a smaller limit")
    scene = Scene(drawing)
    parts = [*map(scene.arrow, range(len(drawing.arrows))), *map(scene.box, range(len(drawing.boxes)))]
    width, height = scene.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" font-family="{FONTS}">\n'
        f"<title>{escape(repr(drawing))}</title>\n{''.join(parts)}</svg>\n"
    )


class Scene:
    """Where everything of a picture is, in pixels."""

    def __init__(self, drawing: Drawing) -> None:
        self.boxes = drawing.boxes
        self.arrows = drawing.arrows
        layers = layers_of(len(drawing.boxes), ((arrow.start, arrow.end) for arrow in drawing.arrows))
        self.widths = self.box_widths()
        self.heights = [LINE * len(box.lines) + PADDING for box in drawing.boxes]
        spaces = dict(enumerate(width + GAP for width in self.widths))
        points = {place: float(PORT) for row in layers.rows for place in row if place not in spaces}
        middles = columns(layers, spaces | points)
        left = min(x - (spaces | points)[place] / 2 for place, x in middles.items())
        self.x = {place: x - left for place, x in middles.items()}
        self.tops: dict[int, float] = {}
        """The upper edges of the layers, by what stands in them."""
        self.bottoms: dict[int, float] = {}
        y = float(GAP / 2)
        for row in layers.rows:
            height = max((self.heights[place] for place in row if place in spaces), default=0)
            self.tops.update(dict.fromkeys(row, y))
            self.bottoms.update(dict.fromkeys(row, y + height))
            y += height + RISE + HEAD
        right = max(self.x[place] + space / 2 for place, space in (spaces | points).items())
        self.size = right, y - RISE - HEAD + GAP / 2
        self.ways = self.through(layers.edges)
        self.shifts = self.beside()
        self.starts = self.ports([arrow.start for arrow in self.arrows], first=True)
        self.ends = self.ports([arrow.end for arrow in self.arrows], first=False)

    def box_widths(self) -> list[float]:
        """Return how wide each box is: for its text, and for the arrows that end there with their numbers."""
        room: defaultdict[int, list[float]] = defaultdict(list)
        for arrow in self.arrows:
            room[arrow.end].append(max(PORT, len(arrow.text) * ADVANCE + GAP / 2))
        return [
            2 * PADDING + max(len(room[place]) * max(room[place], default=0), *(map(text_width, box.lines)))
            for place, box in enumerate(self.boxes)
        ]

    def through(self, edges: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[int]]:
        """Return the points that lead from one box to another, for each two that an arrow joins."""
        following = {start: end for start, end in edges if start >= len(self.boxes)}
        ways: dict[tuple[int, int], list[int]] = {}
        for start, place in edges:
            if start < len(self.boxes):
                points: list[int] = []
                while place >= len(self.boxes):
                    points.append(place)
                    place = following[place]
                ways[start, place] = points
        return ways

    def beside(self) -> list[float]:
        """Return how far each arrow keeps to the left or the right of others between the same two boxes."""
        number = Counter((arrow.start, arrow.end) for arrow in self.arrows)
        seen: Counter[tuple[int, int]] = Counter()
        shifts: list[float] = []
        for arrow in self.arrows:
            pair = arrow.start, arrow.end
            shifts.append((seen[pair] - (number[pair] - 1) / 2) * ASIDE)
            seen[pair] += 1
        return shifts

    def ports(self, ends: Sequence[int], *, first: bool) -> list[float]:
        """Return where along the edge of its box each arrow begins, or ends, so that none crosses another there."""
        ports = [0.0] * len(ends)
        sides: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for number, arrow in enumerate(self.arrows):
            stops = [arrow.start, *self.ways[arrow.start, arrow.end], arrow.end]
            sides[ends[number]].append((self.x[stops[1 if first else -2]], number))
        for place, arrivals in sides.items():
            for rank, (_, number) in enumerate(sorted(arrivals)):
                ports[number] = self.x[place] + self.widths[place] * ((rank + 0.5) / len(arrivals) - 0.5)
        return ports

    def arrow(self, number: int) -> str:
        """Return the line of an arrow, its head, and its text beside that."""
        arrow = self.arrows[number]
        x, y = self.starts[number], self.tops[arrow.start] + self.heights[arrow.start]
        path = [f"M{x:.1f},{y:.1f}V{self.bottoms[arrow.start]:.1f}"]
        y = self.bottoms[arrow.start]
        for point in (*self.ways[arrow.start, arrow.end], arrow.end):
            to = self.ends[number] if point == arrow.end else self.x[point] + self.shifts[number]
            top = self.tops[point] - HEAD
            path.append(f"C{x:.1f},{(y + top) / 2:.1f} {to:.1f},{(y + top) / 2:.1f} {to:.1f},{top:.1f}")
            x, y = to, self.bottoms[point]
            path.append(f"V{y if point != arrow.end else top + HEAD - 6:.1f}")
        end = self.tops[arrow.end]
        head = f'<path d="M{x - 4:.1f},{end - 7:.1f}h8L{x:.1f},{end:.1f}z" fill="{GREY}"/>'
        beside = f'<text x="{x + 6:.1f}" y="{end - 5:.1f}" font-size="{SIZE - 2}" fill="{GREY}">{arrow.text}</text>'
        return f'<path d="{"".join(path)}" fill="none" stroke="{GREY}"/>{head}{beside if arrow.text else ""}\n'

    def box(self, place: int) -> str:
        """Return a box and its lines."""
        box, x, y = self.boxes[place], self.x[place], self.tops[place]
        width, height = self.widths[place], self.heights[place]
        thickness = 3 if box.root else 1
        frame = (
            f'<rect x="{x - width / 2:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'{STYLES[box.kind]} stroke-width="{thickness}"/>'
        )
        first = y + PADDING / 2 + SIZE
        lines = (
            f'<text x="{x:.1f}" y="{first + LINE * number:.1f}" text-anchor="middle" font-size="{SIZE}" fill="#111827"'
            f'{WEIGHT if number == 0 else ""}>{escape(line)}</text>'
            for number, line in enumerate(box.lines)
        )
        return f"{frame}{''.join(lines)}\n"


def text_width(line: str) -> float:
    """Return how wide `line` is; Chinese characters, say, take two columns."""
    return ADVANCE * sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
