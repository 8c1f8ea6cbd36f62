"""The command line of ``python -m benchmarks.functions``: each function against the same by hand."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Sequence
from statistics import median

import numpy as np

from ..contest import HAND, OURS, Effort
from ..timing import in_turn
from . import algebra, elementwise, moving, reducing
from .trial import Trial

TRIALS: tuple[Trial, ...] = (*elementwise.TRIALS, *reducing.TRIALS, *moving.TRIALS, *algebra.TRIALS)

TARGETS = {4: 2.0, 1_000_000: 1.1, 100: 1.1, 500: 1.1}
"""What the median of the ratios should at most be, by size; at a million no single one above `WORST`."""

WORST = 1.5

Ratios = dict[int, dict[str, float]]
"""For each size, the time of each function over that by hand."""


class Options(argparse.Namespace):
    """What the command line says."""

    functions: list[str]
    seconds: float


def main() -> None:
    """Measure what was selected, and print the table, the medians and the ten worst ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.functions", description=__doc__)
    parser.add_argument("functions", nargs="*", help="parts of names; all by default")
    parser.add_argument("--seconds", type=float, default=0.15, help="per function, size and side (default: %(default)s)")
    options = parser.parse_args(namespace=Options())
    chosen = [trial for trial in TRIALS if any(part in trial.name for part in options.functions or [""])]
    effort = Effort(options.seconds, (3, 15), quick=False, peers=())
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}, 1 thread\n")
    print("Forward and backward, over the same by hand.\n")
    print("| function | sizes and ratios |\n|---|---|")
    ratios: Ratios = {}
    for trial in chosen:
        for size in trial.sizes:
            ratios.setdefault(size, {})[trial.name] = ratio(trial, size, effort)
        cells = ", ".join(f"{size:,}: {ratios[size][trial.name]:.2f}" for size in trial.sizes)
        print(f"| `{trial.name}` | {cells} |", flush=True)
    print()
    for line in summary(ratios):
        print(line)


def ratio(trial: Trial, size: int, effort: Effort) -> float:
    """Return the median over the rounds of our time over that by hand."""
    times = in_turn({HAND: trial.by_hand(size), OURS: trial.ours(size)}, effort)
    return median(own / base for own, base in zip(times[OURS], times[HAND], strict=False))


def summary(ratios: Ratios) -> Sequence[str]:
    """Return the median for each size with its target, and the ten worst ratios of all."""
    lines = [
        f"- {size:,}: median {median(found.values()):.2f}"
        + (f", at most {TARGETS[size]:.1f}" if size in TARGETS else "")
        + f"; the largest {max(found.values()):.2f}"
        + (f", at most {WORST:.1f}" if size == 1_000_000 else "")
        for size, found in sorted(ratios.items())
    ]
    for size, found in sorted(ratios.items()):
        worst = sorted(found.items(), key=lambda item: -item[1])[:10]
        lines.append(f"- worst at {size:,}: " + ", ".join(f"{name} {figure:.2f}" for name, figure in worst))
    return lines
