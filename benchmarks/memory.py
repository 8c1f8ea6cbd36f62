"""What a run adds to the resident memory of a process, and what it leaves to the garbage collector.

Each figure comes from a process of its own, ``python -m benchmarks.memory workload contestant size``,
where nothing that was freed before can be used again. Only Linux tells the largest resident set
since a process began; elsewhere these rows stay empty.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from .contest import HAND, Contest, Effort, Figures, Workload

STATUS = Path("/proc/self/status")


def resident(entry: str) -> int:
    """Return ``VmRSS`` (resident now) or ``VmHWM`` (at most, so far) of this process, in bytes."""
    lines = STATUS.read_text().splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(f"{entry}:"))


def added_by(contest: Contest, warm: Contest, contestant: str) -> int:
    """Return by how many bytes the resident memory of this process grows while `contestant` runs."""
    gc.disable()
    warm.run_of(contestant)()
    run = contest.run_of(contestant)
    before = resident("VmRSS")
    run()
    return resident("VmHWM") - before


def in_own_process(workload: Workload, contestant: str, size: int) -> int:
    """Return what `added_by` says in a new process."""
    command = [sys.executable, "-m", "benchmarks.memory", workload.name, contestant, str(size)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def bytes_per_unit(workload: Workload, effort: Effort) -> Figures:
    """Return the largest resident set that a run adds, for one unit of size."""
    if not STATUS.exists():
        return {}
    sizes = {name: workload.size_for(name, effort) for name in workload.contestants(effort) if name != HAND}
    return {name: in_own_process(workload, name, size) / size for name, size in sizes.items()}


def arrays(workload: Workload, effort: Effort) -> Figures:
    """Return the same in float64 arrays of as many elements as the size says."""
    return {name: number / 8 for name, number in bytes_per_unit(workload, effort).items()}


def main() -> None:
    """Print what one contestant adds."""
    from .workloads import WORKLOADS

    name, contestant, size = sys.argv[1:]
    workload = next(workload for workload in WORKLOADS if workload.name == name)
    print(added_by(workload.contest(int(size)), workload.contest(workload.tiny), contestant))


if __name__ == "__main__":
    main()
