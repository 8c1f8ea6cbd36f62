"""The table in Markdown, and which targets are met."""

from __future__ import annotations

from collections.abc import Sequence

from .contest import OURS, Outcome


def shown(figure: float | None, unit: str) -> str:
    """Return a figure with its unit: two decimals, or none from a hundred on."""
    if figure is None:
        return "–"
    text = f"{figure:,.0f}" if figure >= 100 or figure == 0 else f"{figure:.2f}"
    return f"{text} {unit}".rstrip()


def heading(peers: Sequence[str]) -> str:
    """Return the first two lines of the table."""
    names = ["workload", "at most", OURS, *peers]
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def line(outcome: Outcome, peers: Sequence[str]) -> str:
    """Return the line of the table for `outcome`."""
    figures = [shown(outcome.figures.get(name), outcome.unit) for name in (OURS, *peers)]
    return f"| {' | '.join([outcome.title, shown(outcome.target, outcome.unit), *figures])} |"


def verdict(outcomes: Sequence[Outcome]) -> str:
    """Return which targets are met and which are missed, with the figures."""
    met: list[str] = []
    missed: list[str] = []
    for outcome in outcomes:
        figure = outcome.figures.get(OURS)
        if outcome.target is not None and figure is not None:
            text = f"- {outcome.title}: {shown(figure, outcome.unit)}, at most {shown(outcome.target, outcome.unit)}"
            (met if figure <= outcome.target else missed).append(text)
    parts = [f"{len(met)} targets met:", *met, "", f"{len(missed)} missed:", *missed]
    return "\n".join(parts)
