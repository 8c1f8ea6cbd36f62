"""The benchmarks compare like with like: equal results at tiny sizes, nothing timed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from benchmarks import report, speed
from benchmarks.contest import HAND, OURS, AnyArray, Effort, Outcome, Workload, agree
from benchmarks.functions import FAMILIES, SUBJECTS, subjects
from benchmarks.subjects import Load, Scale, Subject, chances, unary
from benchmarks.workloads import ENTRIES, WORKLOADS
from tests.table import TABLE


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


def test_every_function_is_measured_once() -> None:
    assert Counter(subject.name for subject in SUBJECTS) == Counter(row.public for row in TABLE)
    assert all(subject.family == family for family in FAMILIES for subject in subjects(family))


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_functions_by_hand(subject: Subject) -> None:
    for contest in (subject.alone(subject.scale.tiny), subject.together(subject.scale.tiny, 2)):
        agree(contest.hand, contest.ours, subject.name)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_gradients_by_hand_have_memory_of_their_own(subject: Subject) -> None:
    contest = subject.alone(subject.scale.tiny)
    results = list(contest.hand())
    split = len(results) - len(subject.operands)
    values, gradients = results[:split], results[split:]
    before = [np.array(value) for value in values]
    for gradient in gradients:
        gradient[...] = 7
    assert not any(np.shares_memory(a, b) for a, b in combinations(gradients, 2))
    for value, copy in zip(values, before, strict=True):
        np.testing.assert_array_equal(value, copy)
    # Neither the operands nor the cotangents have changed.
    agree(contest.hand, contest.ours, subject.name)


def test_several_results_and_constants() -> None:
    def call(x: Any, chosen: Any) -> Any:
        return dz.array_split(dz.where(chosen, x + x, x), 2)

    def other(gy: Any, x: Any, chosen: Any) -> tuple[Any, ...]:
        scale = np.where(chosen, 2, 1)
        return *np.array_split(scale * x, 2), scale * np.concatenate(gy)

    subject = Subject(dz.array_split, other, (lambda n, seed: np.arange(n) + 1.0,), constants=(chances(),), call=call)
    contest = subject.together(7, 1)
    agree(contest.hand, contest.ours, subject.name)
    assert (subject.name, subject.family) == ("array_split", "splitting")
    assert Subject(dz.linalg.det, other, ()).name == "linalg.det"


def test_a_wrong_derivative_by_hand_stops_the_measurement() -> None:
    wrong = unary(dz.square, lambda gy, x: (x * x, gy * x))
    with pytest.raises(AssertionError, match="square: result 1"):
        speed.measure([wrong], Effort(0.0, (1, 1), True, ()), lambda figure: None)


def test_every_size_is_measured() -> None:
    right = unary(dz.square, lambda gy, x: (x * x, gy * (x + x)))
    seen: list[speed.Figure] = []
    (figure,) = speed.measure([right], Effort(0.0, (1, 1), True, ()), seen.append)
    assert seen == [figure]
    assert right.scale.loads == (Load(4, 1, alone=True), Load(4, 50), Load(1_000, 50), Load(1_000_000, 1))
    assert len(figure.ratios) == len(right.scale.loads) and all(each > 0 for each in figure.ratios)
    workload = speed.workload(right, right.scale.loads[2])
    assert workload.size_for(HAND, Effort(0.0, (1, 1), False, ())) == 1_000
    assert len(workload.contest(1_000).hand()) == 100


def test_the_table_of_functions_tells_what_is_above_its_limit() -> None:
    def hand(gy: Any, x: Any) -> tuple[Any, ...]:
        raise NotImplementedError

    square, sqrt = unary(dz.square, hand), unary(dz.sqrt, hand)
    det = Subject(dz.linalg.det, hand, (), scale=Scale((100, 500), "rows", 4))
    figures = [speed.Figure(square, (9.0, 3.0, 2.0, 1.6)), speed.Figure(det, (1.5, 1.0)), speed.Figure(sqrt, (8.0, 1.0, 1.5, 1.0))]
    assert speed.line(figures[0]) == "| `square` | arithmetic | 9.00 | 3.00 | 2.00 | 1.60 |"
    assert speed.summary(figures).splitlines() == [
        "| size | functions | median | at most | functions above their limit |",
        "|---|---|---|---|---|",
        "| 4 elements, alone | 2 | 8.50 | 2.00 | – |",
        "| 4 elements | 2 | 2.00 | 2.00 | – |",
        "| 1,000 elements | 2 | 1.75 | – | – |",
        "| 1,000,000 elements | 2 | 1.30 | 1.10 | 1 above 1.50 |",
        "| 100 rows | 1 | 1.50 | – | – |",
        "| 500 rows | 1 | 1.00 | 1.10 | 0 above 1.50 |",
        "",
        "The ten worst of 4 elements, alone: `square` 9.00, `sqrt` 8.00.",
        "",
        "The ten worst of 4 elements: `square` 3.00, `sqrt` 1.00.",
        "",
        "The ten worst of 1,000 elements: `square` 2.00, `sqrt` 1.50.",
        "",
        "The ten worst of 1,000,000 elements: `square` 1.60, `sqrt` 1.00.",
        "",
        "The ten worst of 100 rows: `linalg.det` 1.50.",
        "",
        "The ten worst of 500 rows: `linalg.det` 1.00.",
        "",
        "Above the limit at 1,000,000 elements: `square` 1.60.",
    ]
    page = speed.page(figures)
    assert page.index("| function | family | 4 elements, alone |") < page.index("| function | family | 100 rows |")
    assert all(speed.line(figure) in page for figure in figures)
