"""The benchmarks compare like with like: equal results at tiny sizes, nothing timed."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import report
from benchmarks.contest import OURS, AnyArray, Outcome, Workload, agree
from benchmarks.workloads import ENTRIES, WORKLOADS


@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
def test_results_are_those_by_hand(workload: Workload) -> None:
    contest = workload.contest(workload.tiny)
    agree(contest.hand, contest.ours, workload.name)


ONES = np.ones(3)


@pytest.mark.parametrize("other", [ONES + 1e-6, ONES.astype(np.float32), ONES[:2]], ids=["value", "dtype", "shape"])
def test_a_wrong_result_is_noticed(other: AnyArray) -> None:
    agree(lambda: [ONES], lambda: [ONES.copy()], "equal")
    with pytest.raises(AssertionError, match="of another"):
        agree(lambda: [ONES], lambda: [other], "of another")


def test_names_are_distinct() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(set(names)) == len(names)


def test_the_report_tells_what_is_met() -> None:
    met = Outcome("a", "us", 3.0, {OURS: 2.0, "torch": 4.5})
    missed = Outcome("b", "", 1.0, {OURS: 1.25})
    assert report.line(met, ["torch"]) == "| a | 3.00 us | 2.00 us | 4.50 us |"
    assert report.line(missed, ["torch"]) == "| b | 1.00 | 1.25 | – |"
    assert report.verdict([met, missed]) == (
        "1 targets met:\n- a: 2.00 us, at most 3.00 us\n\n1 missed:\n- b: 1.25, at most 1.00"
    )
