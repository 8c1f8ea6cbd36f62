"""The table of the functions: each against the same by hand, at every size, and what it comes to."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median

import numpy as np

from .contest import OURS, Contest, Effort, Workload, agree
from .subjects import CALLS, Load, Scale, Subject
from .timing import ratio

PAGE = Path(__file__).parents[1] / "docs" / "speed.md"

INTRODUCTION = f"""\
# The speed of each function

The time that a function takes forward and backward, over the time of the same computation written by hand in NumPy: the
value, and the gradients of all operands for a given cotangent, each gradient in memory of its own. 1.00 is the speed of
the arithmetic alone. `benchmarks/functions/` has the code by hand, one line for most functions.

The calls stand in the middle of a graph, which has their cotangents ready. With 4 and 1,000 elements {CALLS} of them, each
of operands of its own, share a pass, as they do in a program; *alone* is one call followed by its own `y.backward(gy)`,
most of whose time is the fixed cost of a pass.

`make bench-functions` makes this page. Both are timed in turn, on one thread, by the clock of the process; a figure is
the median of the ratios of up to fifteen rounds. Elements are float64 or complex128.
"""


@dataclass(frozen=True)
class Target:
    """What the ratios at one size of a table should at most be."""

    median: float
    each: float | None = None


SMALL, LARGE = Target(2.0), Target(1.1, 1.5)
"""Of the smallest size in elements, and of the largest size of every table."""


def target_of(load: Load, scale: Scale) -> Target | None:
    """Return what the ratios under a load should at most be."""
    if load.size == scale.sizes[-1]:
        return LARGE
    return SMALL if load.size == scale.sizes[0] and scale.calls else None


def titled(load: Load, scale: Scale) -> str:
    """Return the heading of the ratios under a load."""
    return f"{load.size:,} {scale.unit}{', alone' if load.alone else ''}"


@dataclass(frozen=True)
class Figure:
    """The ratio of a function under each of the loads of its scale."""

    subject: Subject
    ratios: tuple[float, ...]


@dataclass(frozen=True)
class Column:
    """The ratios of all functions of a table under one load."""

    title: str
    target: Target | None
    ratios: tuple[tuple[str, float], ...]
    """Names and ratios, the worst first."""

    @property
    def middle(self) -> float:
        return median(figure for _, figure in self.ratios)

    @property
    def above(self) -> tuple[tuple[str, float], ...]:
        """The functions above what each should at most be."""
        limit = self.target.each if self.target else None
        return () if limit is None else tuple(pair for pair in self.ratios if pair[1] > limit)


def measure(subjects: Iterable[Subject], effort: Effort, progress: Callable[[Figure], None]) -> list[Figure]:
    """Compare the results of each subject with those by hand, then time both; report each to `progress`."""
    figures: list[Figure] = []
    for subject in subjects:
        tiny = subject.alone(subject.scale.tiny)
        agree(tiny.hand, tiny.ours, subject.name)
        ratios = tuple(ratio(workload(subject, load), effort)[OURS] for load in subject.scale.loads)
        figures.append(Figure(subject, ratios))
        progress(figures[-1])
    return figures


def workload(subject: Subject, load: Load) -> Workload:
    """Return what is timed under a load."""

    def contest(size: int) -> Contest:
        return subject.alone(size) if load.alone else subject.together(size, load.calls, compared=False)

    return Workload(subject.name, contest, size=load.size, tiny=subject.scale.tiny, rows=())


def tables(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures in groups that have the same sizes, the largest group first."""

    def key(figure: Figure) -> tuple[str, tuple[int, ...]]:
        return figure.subject.scale.unit, figure.subject.scale.sizes

    groups = [list(group) for _, group in groupby(sorted(figures, key=key), key)]
    return sorted(groups, key=len, reverse=True)


def columns(table: Sequence[Figure]) -> list[Column]:
    """Return one table by its loads."""
    scale = table[0].subject.scale
    found: list[Column] = []
    for place, load in enumerate(scale.loads):
        pairs = sorted(((figure.subject.name, figure.ratios[place]) for figure in table), key=lambda pair: -pair[1])
        found.append(Column(titled(load, scale), target_of(load, scale), tuple(pairs)))
    return found


def line(figure: Figure) -> str:
    """Return the line of the table for one function."""
    cells = (f"`{figure.subject.name}`", figure.subject.family.replace("_", " "), *(f"{each:.2f}" for each in figure.ratios))
    return f"| {' | '.join(cells)} |"


def in_full(table: Sequence[Figure]) -> str:
    """Return one table in Markdown."""
    scale = table[0].subject.scale
    heads = ["function", "family", *(titled(load, scale) for load in scale.loads)]
    return "\n".join((f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *map(line, table)))


def summary(figures: Sequence[Figure]) -> str:
    """Return the medians, the functions above the targets, and the ten worst of each size."""
    found = [column for table in tables(figures) for column in columns(table)]
    lines = ["| size | functions | median | at most | functions above their limit |", "|---|---|---|---|---|"]
    for column in found:
        aim = f"{column.target.median:.2f}" if column.target else "–"
        limit = f"{len(column.above)} above {column.target.each:.2f}" if column.target and column.target.each else "–"
        cells = (column.title, str(len(column.ratios)), f"{column.middle:.2f}", aim, limit)
        lines.append(f"| {' | '.join(cells)} |")
    for column in found:
        lines.append(f"\nThe ten worst of {column.title}: {listed(column.ratios[:10])}.")
    for column in found:
        if column.above:
            lines.append(f"\nAbove the limit at {column.title}: {listed(column.above)}.")
    return "\n".join(lines)


def listed(pairs: Sequence[tuple[str, float]]) -> str:
    """Return names with their ratios."""
    return ", ".join(f"`{name}` {figure:.2f}" for name, figure in pairs)


def setting() -> str:
    """Return what the figures depend on."""
    return f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}, 1 thread"


def page(figures: Sequence[Figure]) -> str:
    """Return the text of `docs/speed.md`."""
    parts = [INTRODUCTION, f"This run: {setting()}.", f"## Summary\n\n{summary(figures)}", "## Every function"]
    return "\n\n".join((parts[0].rstrip(), *parts[1:], *map(in_full, tables(figures)))) + "\n"
