"""What a picture consists of: boxes with lines of text, and arrows from an operand to what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Literal, TypeAlias, final

from . import dot, mermaid, svg

Kind: TypeAlias = Literal["leaf", "operation", "output", "summary"]


@final
@dataclass(frozen=True, slots=True)
class Box:
    """A box of a picture: a leaf, an operation, an output of one that has several, or many of them in one."""

    kind: Kind
    """What the box stands for."""
    lines: tuple[str, ...]
    """What is written in it: printable characters."""
    root: bool = False
    """Whether the picture was asked for this Variable: its border is thick."""


@final
@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from the box of an operand to that of the operation."""

    start: int
    """Which box it leaves: a place in `Drawing.boxes`."""
    end: int
    """Which box it points to."""
    text: str = ""
    """Which operand it is, counted from 0, where that matters; or how many arrows this one stands for."""


@final
@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture of a graph, which `draw` returns. A notebook shows it.

    It holds text alone, neither Variables nor arrays, so it outlives the graph and keeps nothing of it in memory.
    """

    boxes: tuple[Box, ...]
    """The boxes, in the order in which they, or the oldest of what they stand for, were made."""
    arrows: tuple[Arrow, ...]
    """The arrows, in the order of the boxes that they point to, and of the operands."""

    def dot(self) -> str:
        """Return the picture in the language of Graphviz."""
        return dot.text(self)

    def mermaid(self) -> str:
        """Return the picture in the language of Mermaid, which GitHub and many editors draw."""
        return mermaid.text(self)

    def svg(self) -> str:
        """Return the picture as an SVG document, readable on light and dark pages.

        Raises `ImportError` where the ``draw`` extra is not installed, and `ValueError` for more than 2,000 boxes.
        """
        return svg.text(self)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the picture to a file, in the format that its suffix says: .svg, .dot or .gv, .mmd.

        Raises `ValueError` for another suffix, and what `svg` raises.
        """
        target = Path(path)
        write = WRITERS.get(target.suffix.lower())
        if write is None:
            raise ValueError(f"save: expected a file name that ends with {', '.join(WRITERS)}, got {target.name!r}")
        target.write_text(write(self), encoding="utf-8")

    def __repr__(self) -> str:
        return f"Drawing({len(self.boxes)} boxes, {len(self.arrows)} arrows)"

    # Jupyter's name, which looks private.
    def _repr_mimebundle_(  # pyright: ignore[reportUnusedFunction]
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        """Return what a notebook shows: the SVG or, where that cannot be made, Mermaid's text, which Jupyter draws."""
        try:
            shown = {"image/svg+xml": self.svg()}
        except (ImportError, ValueError):
            shown = {"text/vnd.mermaid": self.mermaid()}
        return {"text/plain": repr(self), **shown}


WRITERS: dict[str, Callable[[Drawing], str]] = {
    ".svg": Drawing.svg, ".dot": Drawing.dot, ".gv": Drawing.dot, ".mmd": Drawing.mermaid,
}  # fmt: skip
