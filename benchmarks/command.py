"""The command line of ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import platform
from time import perf_counter

import numpy as np

from . import peers, report
from .contest import Effort, Entry, Outcome
from .workloads import ENTRIES


def main() -> None:
    """Measure what was selected, print the table, and say which targets are met."""
    options = parsed()
    chosen: list[Entry] = [entry for entry in ENTRIES if any(part in entry.name for part in options.workloads or [""])]
    present = tuple(name for name in peers.installed() if name not in options.without)
    effort = Effort(
        seconds=0.0 if options.quick else options.seconds,
        rounds=(1, 1) if options.quick else (3, 15),
        quick=options.quick,
        peers=present,
    )
    start = perf_counter()
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}, 1 thread\n")
    print(report.heading(present), flush=True)
    outcomes: list[Outcome] = []
    for entry in chosen:
        for outcome in entry.outcomes(effort):
            print(report.line(outcome, present), flush=True)
            outcomes.append(outcome)
    print(f"\n{perf_counter() - start:.0f} seconds.")
    absent = [name for name in peers.NAMES if name not in present]
    if absent:
        print(f"Left out, as not installed or not wanted: {', '.join(absent)}.")
    for note in dict.fromkeys(note for outcome in outcomes for note in outcome.notes):
        print(note)
    print("\nThese sizes are too small to tell anything." if effort.quick else f"\n{report.verdict(outcomes)}")


class Options(argparse.Namespace):
    """What the command line says."""

    workloads: list[str]
    without: list[str]
    quick: bool
    seconds: float


def parsed() -> Options:
    """Return what the command line says."""
    description = "Compare with hand-written NumPy, and with other libraries."
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=description)
    names = ", ".join(entry.name for entry in ENTRIES)
    parser.add_argument("workloads", nargs="*", help=f"parts of names; all by default: {names}")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, once: shows that everything runs")
    parser.add_argument("--seconds", type=float, default=0.5, help="per contestant and figure (default: %(default)s)")
    parser.add_argument("--without", action="append", default=[], choices=peers.NAMES, help="leave out a peer")
    return parser.parse_args(namespace=Options())
