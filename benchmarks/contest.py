"""What a workload consists of, and what a row of the table says about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

import numpy as np

from . import peers

AnyArray: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Array64: TypeAlias = np.ndarray[tuple[Any, ...], np.dtype[np.float64]]

Run: TypeAlias = Callable[[], Sequence[AnyArray]]
"""One run of a workload by one contestant: the value, if it has one, and the gradients."""

HAND = "NumPy"
OURS = "dezero_typed"


def unopposed(peer: peers.Peer) -> Run:
    """Stand for the peers in a contest that has none."""
    raise LookupError(f"nothing is written for {type(peer).__name__}")


@dataclass(frozen=True)
class Contest:
    """One computation, ready to run: by hand, with this package, and by each peer that is asked for."""

    hand: Run
    ours: Run
    peer: Callable[[peers.Peer], Run] = unopposed

    def run_of(self, contestant: str) -> Run:
        """Return the run of `contestant`, importing it if it is a peer."""
        if contestant == HAND:
            return self.hand
        if contestant == OURS:
            return self.ours
        return self.peer(peers.load(contestant))


@dataclass(frozen=True)
class Effort:
    """How much time goes into a figure, and who takes part."""

    seconds: float
    """What each contestant may use for one figure."""
    rounds: tuple[int, int]
    """The least and the largest number of rounds, whatever their time."""
    quick: bool
    """Whether to run the tiny size of each workload, to see that everything runs."""
    peers: tuple[str, ...]


Figures: TypeAlias = dict[str, float]
"""A figure for each contestant."""


@dataclass(frozen=True)
class Row:
    """One row of the table: a figure of a workload, and what it should at most be."""

    title: str
    unit: str
    target: float | None
    measure: Callable[[Workload, Effort], Figures]


@dataclass(frozen=True)
class Outcome:
    """What was measured for a row."""

    title: str
    unit: str
    target: float | None
    figures: Figures
    notes: tuple[str, ...] = ()


class Entry(Protocol):
    """Something that can be selected by name and fills rows of the table."""

    @property
    def name(self) -> str: ...

    def outcomes(self, effort: Effort) -> list[Outcome]: ...


@dataclass(frozen=True)
class Workload:
    """A computation that can be run at any size, and the rows that it fills."""

    name: str
    contest: Callable[[int], Contest]
    size: int
    tiny: int
    """A size for tests and smoke runs."""
    rows: tuple[Row, ...]
    absent: tuple[str, ...] = ()
    """Peers that cannot do it."""
    sizes: Mapping[str, int] = field(default_factory=dict[str, int])
    """Smaller sizes for peers that would take too long."""

    def contestants(self, effort: Effort) -> tuple[str, ...]:
        """Return who takes part, hand-written NumPy first."""
        return (HAND, OURS, *(peer for peer in effort.peers if peer not in self.absent))

    def size_for(self, contestant: str, effort: Effort) -> int:
        """Return the size at which `contestant` is measured."""
        return self.tiny if effort.quick else self.sizes.get(contestant, self.size)

    def runs(self, effort: Effort) -> dict[str, Run]:
        """Return the run of each contestant."""
        sizes = {contestant: self.size_for(contestant, effort) for contestant in self.contestants(effort)}
        return {contestant: self.contest(size).run_of(contestant) for contestant, size in sizes.items()}

    def outcomes(self, effort: Effort) -> list[Outcome]:
        """Compare all results at the tiny size, then measure the rows."""
        for contestant in self.contestants(effort)[1:]:
            # A contest of its own for each, since a step of gradient descent changes the parameters.
            contest = self.contest(self.tiny)
            agree(contest.hand, contest.run_of(contestant), f"{self.name}: {contestant}")
        notes = tuple(
            f"{self.name}: {peer} with {size:,} in place of {self.size:,}"
            for peer, size in self.sizes.items()
            if peer in effort.peers and not effort.quick
        )
        return [Outcome(row.title, row.unit, row.target, row.measure(self, effort), notes) for row in self.rows]


def agree(hand: Run, other: Run, label: str) -> None:
    """Raise `AssertionError` where the results of `other` are not those of `hand`, dtypes included."""
    expected, found = hand(), other()
    assert len(expected) == len(found), f"{label}: {len(found)} results, expected {len(expected)}"
    for position, (x, y) in enumerate(zip(expected, found, strict=True)):
        x, y = np.asarray(x), np.asarray(y)
        assert x.dtype == y.dtype, f"{label}: result {position} has dtype {y.dtype}, expected {x.dtype}"
        assert x.shape == y.shape, f"{label}: result {position} has shape {y.shape}, expected {x.shape}"
        tolerance = 1e-4 if x.dtype == np.float32 else 1e-9
        np.testing.assert_allclose(y, x, rtol=tolerance, atol=tolerance, err_msg=f"{label}: result {position}")
