"""A picture in the DOT language, https://graphviz.org/doc/info/lang.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pictures import Arrow, Box, Drawing

HEAD = """\
digraph {
  bgcolor="transparent"
  node [shape=box, style=filled, fontname="Helvetica", fontsize=11, fontcolor="#111827"]
  edge [fontname="Helvetica", fontsize=9, color="#7a7a7a", fontcolor="#7a7a7a"]
"""

STYLES = {
    "leaf": 'style="rounded,filled", fillcolor="#dbeafe", color="#2563eb"',
    "operation": 'fillcolor="#fef3c7", color="#b45309"',
    "output": 'style="rounded,filled", fillcolor="#f3f4f6", color="#6b7280"',
    "summary": 'style="dashed,filled", fillcolor="#ede9fe", color="#7c3aed"',
}


def text(drawing: Drawing) -> str:
    """Return the text of `drawing`."""
    boxes = (box_line(number, box) for number, box in enumerate(drawing.boxes))
    return f"{HEAD}{''.join(boxes)}{''.join(map(arrow_line, drawing.arrows))}}}\n"


def box_line(number: int, box: Box) -> str:
    """Return the statement that makes a box."""
    label = "\\n".join(map(escaped, box.lines))
    root = ", penwidth=3" if box.root else ""
    return f'  n{number} [label="{label}", {STYLES[box.kind]}{root}]\n'


def arrow_line(arrow: Arrow) -> str:
    """Return the statement that makes an arrow."""
    label = f' [headlabel="{escaped(arrow.text)}", labeldistance=1.5]' if arrow.text else ""
    return f"  n{arrow.start} -> n{arrow.end}{label}\n"


def escaped(line: str) -> str:
    """Return `line` inside a string of DOT, in which Graphviz knows backslashes and the entities of HTML."""
    return line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
