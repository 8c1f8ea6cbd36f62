"""The page that compares the packages, the counts in the README, and the lists they are made of."""

from __future__ import annotations

import json

import pytest

from tests import coverage
from tests.table import HAS_SCIPY

pytestmark = pytest.mark.skipif(not HAS_SCIPY, reason="some families need SciPy")


def test_page_is_what_the_table_and_the_lists_say() -> None:
    """``python -m tests.document`` writes it."""
    assert coverage.PAGE.read_text("utf-8") == coverage.coverage()


def test_every_function_of_the_others_is_here() -> None:
    assert coverage.missing() == []


def test_counts_in_the_readme_are_those_of_the_page() -> None:
    assert all(coverage.README.read_text("utf-8").count(mark) == 1 for mark in coverage.MARKS)
    assert coverage.README.read_text("utf-8") == coverage.readme()


def test_lists_are_sorted_and_name_nothing_twice() -> None:
    lists: dict[str, list[str]] = json.loads(coverage.DATA.read_text("utf-8"))
    assert tuple(lists) == coverage.PEERS
    assert all(names == sorted(set(names)) for names in lists.values())
    assert lists["DeZero"] == list(coverage.OF_DEZERO)


def test_a_function_with_other_names_is_one_that_the_page_lists() -> None:
    listed = {*coverage.own(), *coverage.missing()}
    assert set(coverage.SAME.values()) <= listed
    assert not set(coverage.SAME) & listed - set(coverage.SAME.values())


def test_lists_are_those_of_the_installed_packages() -> None:
    pytest.importorskip("autograd")
    pytest.importorskip("mygrad")
    assert json.loads(coverage.DATA.read_text("utf-8")) == coverage.found()
