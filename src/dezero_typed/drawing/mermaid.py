"""A picture as a flowchart of Mermaid, https://mermaid.js.org/syntax/flowchart.html."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pictures import Arrow, Box, Drawing

SHAPES = {"leaf": "([{}])", "operation": "[{}]", "output": "({})", "summary": "[[{}]]"}

CLASSES = """\
  classDef leaf fill:#dbeafe,stroke:#2563eb,color:#111827
  classDef operation fill:#fef3c7,stroke:#b45309,color:#111827
  classDef output fill:#f3f4f6,stroke:#6b7280,color:#111827
  classDef summary fill:#ede9fe,stroke:#7c3aed,color:#111827
  classDef root stroke-width:3px
"""


def text(drawing: Drawing) -> str:
    """Return the text of `drawing`."""
    boxes = (box_line(number, box) for number, box in enumerate(drawing.boxes))
    roots = ",".join(f"n{number}" for number, box in enumerate(drawing.boxes) if box.root)
    return f"flowchart TD\n{''.join(boxes)}{''.join(map(arrow_line, drawing.arrows))}{CLASSES}  class {roots} root\n"


def box_line(number: int, box: Box) -> str:
    """Return the statement that makes a box."""
    label = "<br/>".join(map(escaped, box.lines))
    shape = SHAPES[box.kind].format(f'"{label}"')
    return f"  n{number}{shape}:::{box.kind}\n"


def arrow_line(arrow: Arrow) -> str:
    """Return the statement that makes an arrow."""
    label = f'|"{escaped(arrow.text)}"|' if arrow.text else ""
    return f"  n{arrow.start} -->{label} n{arrow.end}\n"


def escaped(line: str) -> str:
    """Return `line` inside a quoted text of Mermaid, which reads HTML, and Markdown where a backtick is first."""
    return re.sub(r'["#&<>`*\\]', lambda found: f"#{ord(found[0])};", line)
