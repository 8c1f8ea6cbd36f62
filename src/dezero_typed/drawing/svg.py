"""A picture as SVG: attributes alone, no style sheet and no identifiers, so that a page may hold many.

Boxes have a light ground and dark text, arrows are of a grey that shows on white and on black.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from .scene import LINE, PADDING, SIZE, Frame, Stop, arranged

if TYPE_CHECKING:
    from .pictures import Box, Drawing

MOST = 2000
"""How many boxes are laid out at most; the library that finds the layers is recursive."""

GREY = "#7a7a7a"
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
BOLD = ' font-weight="bold"'

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
    scene = arranged(drawing)
    arrows = (arrow_text(way, arrow.text) for arrow, way in zip(drawing.arrows, scene.ways, strict=True))
    boxes = map(box_text, drawing.boxes, scene.frames)
    width, height = f"{scene.width:.0f}", f"{scene.height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{FONTS}">\n'
        f"<title>{escape(repr(drawing))}</title>\n{''.join(arrows)}{''.join(boxes)}</svg>\n"
    )


def arrow_text(way: Sequence[Stop], number: str) -> str:
    """Return an arrow: its line, its head, and its number beside that."""
    first, last = way[0], way[-1]
    steps = [f"M{first.x:.1f},{first.top:.1f}V{first.bottom:.1f}"]
    for before, stop in zip(way, way[1:]):
        half = (before.bottom + stop.top) / 2
        end = stop.bottom - 6 if stop is last else stop.bottom  # where the head begins
        steps.append(f"C{before.x:.1f},{half:.1f} {stop.x:.1f},{half:.1f} {stop.x:.1f},{stop.top:.1f}V{end:.1f}")
    line = f'<path d="{"".join(steps)}" fill="none" stroke="{GREY}"/>'
    head = f'<path d="M{last.x - 4:.1f},{last.bottom - 7:.1f}h8L{last.x:.1f},{last.bottom:.1f}z" fill="{GREY}"/>'
    place = f'x="{last.x + 6:.1f}" y="{last.bottom - 5:.1f}"'
    beside = f'<text {place} font-size="{SIZE - 2}" fill="{GREY}">{number}</text>' if number else ""
    return f"{line}{head}{beside}\n"


def box_text(box: Box, frame: Frame) -> str:
    """Return a box and its lines."""
    ground = (
        f'<rect x="{frame.middle - frame.width / 2:.1f}" y="{frame.top:.1f}" width="{frame.width:.1f}" '
        f'height="{frame.height:.1f}" {STYLES[box.kind]} stroke-width="{3 if box.root else 1}"/>'
    )
    first = frame.top + PADDING / 2 + SIZE
    lines = (
        f'<text x="{frame.middle:.1f}" y="{first + LINE * row:.1f}" text-anchor="middle" font-size="{SIZE}" '
        f'fill="#111827"{"" if row else BOLD}>{escape(line)}</text>'
        for row, line in enumerate(box.lines)
    )
    return f"{ground}{''.join(lines)}\n"
