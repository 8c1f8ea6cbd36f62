"""The command line: ``python -m benchmarks`` for the workloads, ``python -m benchmarks functions`` for the functions."""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

from . import peers, report, speed
from .contest import Effort, Entry, Outcome
from .functions import SUBJECTS
from .timing import keep_memory
from .workloads import ENTRIES


def main() -> None:
    """Do what the command line says."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["functions"]:
        functions(arguments[1:])
    else:
        workloads(arguments)


class Options(argparse.Namespace):
    """What the command line says."""

    names: list[str]
    quick: bool
    seconds: float
    without: list[str]
    write: bool

    def effort(self, present: tuple[str, ...] = ()) -> Effort:
        """Return how much time goes into a figure."""
        return Effort(
            seconds=0.0 if self.quick else self.seconds,
            rounds=(1, 1) if self.quick else (3, 15),
            quick=self.quick,
            peers=present,
        )


def parser(command: str, description: str, names: str, *, seconds: float) -> argparse.ArgumentParser:
    """Return what parses the options that both commands have."""
    made = argparse.ArgumentParser(prog=f"python -m benchmarks{command}", description=description)
    made.add_argument("names", nargs="*", help=f"all by default: {names}")
    made.add_argument("--quick", action="store_true", help="tiny sizes, once: shows that everything runs")
    made.add_argument("--seconds", type=float, default=seconds, help="per contestant and figure (default: %(default)s)")
    return made


def workloads(arguments: list[str]) -> None:
    """Measure the workloads that were selected, print the table, and say which targets are met."""
    description = "Compare with hand-written NumPy, and with other libraries. 'functions' compares each function."
    made = parser("", description, f"parts of {', '.join(entry.name for entry in ENTRIES)}", seconds=0.5)
    made.add_argument("--without", action="append", default=[], choices=peers.NAMES, help="leave out a peer")
    options = made.parse_args(arguments, namespace=Options())
    chosen: list[Entry] = [entry for entry in ENTRIES if any(part in entry.name for part in options.names or [""])]
    present = tuple(name for name in peers.installed() if name not in options.without)
    effort = options.effort(present)
    start = perf_counter()
    print(f"{speed.setting()}\n")
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


def functions(arguments: list[str]) -> None:
    """Measure the functions that were selected, print a line for each, and a summary; write the page if asked to."""
    description = "Compare every function, forward and backward, with hand-written NumPy."
    made = parser(" functions", description, "families, or functions such as linalg.det", seconds=0.1)
    made.add_argument("--write", action="store_true", help=f"write {speed.PAGE.name}, for which nothing may be left out")
    options = made.parse_args(arguments, namespace=Options())
    if options.write and (options.names or options.quick):
        made.error("--write needs all functions at their full sizes")
    wanted = set(options.names)
    unknown = wanted - {name for subject in SUBJECTS for name in (subject.name, subject.family)}
    if unknown:
        made.error(f"no function or family is called {', '.join(sorted(unknown))}")
    chosen = [subject for subject in SUBJECTS if not wanted or wanted & {subject.name, subject.family}]
    keep_memory()
    start = perf_counter()
    print(f"{speed.setting()}\n", flush=True)
    figures = speed.measure(chosen, options.effort(), lambda figure: print(speed.line(figure), flush=True))
    print(f"\n{perf_counter() - start:.0f} seconds.\n")
    print("These sizes are too small to tell anything." if options.quick else speed.summary(figures))
    if options.write:
        speed.PAGE.write_text(speed.page(figures), encoding="utf-8")
