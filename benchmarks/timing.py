"""Contestants timed in turn, in one process, so that a busy machine slows them all alike.

The clock is that of the process: it stands still while another program has the processor.
"""

from __future__ import annotations

import ctypes
import gc
import platform
from collections.abc import Callable
from math import ceil
from statistics import median
from time import process_time

from .contest import HAND, Effort, Figures, Run, Workload

SHORTEST = 0.003
"""Seconds: what takes less is run several times in a row, since a clock is read in between."""


def keep_memory() -> None:
    """Tell the GNU C library not to give memory back to the system as long as this process runs.

    By default it does so when much is free behind the last array in use. Which of the contestants has to ask
    for it again, page by page, at up to twice the cost of its arithmetic, is then a matter of luck.
    """
    if platform.libc_ver()[0] == "glibc":
        trim_threshold, map_threshold = -1, -3
        library = ctypes.CDLL(None)
        library.mallopt(map_threshold, 32 * 2**20)
        library.mallopt(trim_threshold, 2**31 - 1)


def time_once(run: Run, loops: int, *, collecting: bool = False) -> float:
    """Return the seconds of one run, as the mean of `loops` in a row."""
    gc.collect()
    if not collecting:
        gc.disable()
    try:
        start = process_time()
        for _ in range(loops):
            run()
        return (process_time() - start) / loops
    finally:
        gc.enable()


def in_turn(runs: dict[str, Run], effort: Effort, *, collecting: bool = False) -> dict[str, list[float]]:
    """Return the seconds of each contestant, round by round.

    The first takes part in every round. The others leave when they have used up their time: the
    slower one is, the fewer rounds it has, but no fewer than the least number.
    """
    # What the libraries made when they were imported would be looked through in every collection.
    gc.collect()
    gc.freeze()
    loops: dict[str, int] = {}
    left: dict[str, int] = {}
    least, most = effort.rounds
    for name, run in runs.items():
        seconds = time_once(run, 1, collecting=collecting)
        if seconds < effort.seconds:  # the first run of a quick one is mostly about cold caches
            seconds = time_once(run, 1, collecting=collecting)
        loops[name] = 1 if effort.quick else max(1, ceil(SHORTEST / seconds))
        left[name] = min(most, max(least, int(effort.seconds / (seconds * loops[name]))))
    left[next(iter(runs))] = max(left.values())
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(max(left.values())):
        for name, run in runs.items():
            if turn < left[name]:
                times[name].append(time_once(run, loops[name], collecting=collecting))
    return times


def ratio(workload: Workload, effort: Effort) -> Figures:
    """Return the time of each contestant over that of hand-written NumPy in the same round: the median.

    Both are times for one unit of size, since a slow peer may be given less.
    """
    times = in_turn(workload.runs(effort), effort)
    hand = times.pop(HAND)
    figures: Figures = {}
    for name, seconds in times.items():
        scale = workload.size_for(HAND, effort) / workload.size_for(name, effort)
        figures[name] = median(scale * own / base for own, base in zip(seconds, hand, strict=False))
    return figures


def over(base: str) -> Callable[[Workload, Effort], Figures]:
    """Return what measures the time of each contestant over that of the contestant `base`; of none without it."""

    def measure(workload: Workload, effort: Effort) -> Figures:
        runs = workload.runs(effort)
        del runs[HAND]
        if base not in runs:
            return {}
        times = in_turn({base: runs.pop(base), **runs}, effort)
        return {
            name: median(own / first for own, first in zip(seconds, times[base], strict=False))
            for name, seconds in times.items()
        }

    return measure


def microseconds(workload: Workload, effort: Effort) -> Figures:
    """Return the time of each contestant for one unit of size."""
    return per_unit(workload, effort, collecting=False)


def microseconds_collecting(workload: Workload, effort: Effort) -> Figures:
    """Return the same with the cyclic garbage collector on, as Python starts."""
    return per_unit(workload, effort, collecting=True)


def per_unit(workload: Workload, effort: Effort, *, collecting: bool) -> Figures:
    """Return the median of the microseconds that each contestant takes for one unit of size."""
    runs = workload.runs(effort)
    del runs[HAND]
    times = in_turn(runs, effort, collecting=collecting)
    return {name: 1e6 * median(seconds) / workload.size_for(name, effort) for name, seconds in times.items()}


def growth(workload: Workload, effort: Effort, *, small: int) -> Figures:
    """Return the time for one unit of size over that at the size `small`: the median of the rounds."""
    figures: Figures = {}
    for name, run in workload.runs(effort).items():
        if name != HAND:
            times = in_turn({"small": workload.contest(small).run_of(name), "large": run}, effort)
            scale = small / workload.size_for(name, effort)
            pairs = zip(times["large"], times["small"], strict=False)
            figures[name] = median(large * scale / least for large, least in pairs)
    return figures
