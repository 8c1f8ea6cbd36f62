"""What a program pays before and beside its computations: the import, and what the collector finds."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from statistics import median
from typing import final

from ..contest import OURS, Effort, Outcome
from .chains import MIXED_4

MODULES = {OURS: "dezero_typed", "autograd": "autograd.numpy", "mygrad": "mygrad", "torch": "torch"}
GRAPHS = 10_000


def seconds_to_import(module: str) -> float:
    """Return the time that a new Python process takes to import `module`, by the clock of that process."""
    program = f"from time import process_time; start = process_time(); import {module}; print(process_time() - start)"
    # A first import writes byte code, as an installation does, even where the environment says not to.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", program]
    return float(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


@final
class Import:
    """The time of an import over that of NumPy alone."""

    name = "import"

    def outcomes(self, effort: Effort) -> list[Outcome]:
        """Start NumPy and the others in turn, and take the median of the differences."""
        figures: dict[str, float] = {}
        for contestant in (OURS, *effort.peers):
            seconds_to_import(MODULES[contestant])
            rounds = 1 if effort.quick else 21 if contestant == OURS else 7
            differences = [
                seconds_to_import(MODULES[contestant]) - seconds_to_import("numpy") for _ in range(rounds)
            ]
            figures[contestant] = 1e3 * median(differences)
        return [Outcome("import, over NumPy's own", "ms", 10.0, figures)]


@final
class Garbage:
    """Whether a graph dies by reference counting alone."""

    name = "garbage"

    def outcomes(self, effort: Effort) -> list[Outcome]:
        """Make many graphs with the collector off, then count what it finds."""
        graphs = 10 if effort.quick else GRAPHS
        figures: dict[str, float] = {}
        for contestant in (OURS, *effort.peers):
            run = MIXED_4.contest(MIXED_4.tiny).run_of(contestant)
            run()
            gc.collect()
            gc.disable()
            try:
                for _ in range(graphs):
                    run()
                figures[contestant] = float(gc.collect())
            finally:
                gc.enable()
        return [Outcome(f"objects that the garbage collector finds after {GRAPHS:,} graphs", "", 0.0, figures)]
