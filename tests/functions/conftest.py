"""Gives the tests of a family the rows of its family: `sample`, and of some rows `operands`, `countable` or `complex_sample`."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.properties")

from tests.table import complex_samples, label, samples  # noqa: E402


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    family = metafunc.definition.path.stem.removeprefix("test_")
    found = samples(family)
    chosen = {
        "sample": found,
        "operands": [each for each in found if len(each.case.xs) > 1],
        "countable": [each for each in found if each.row.integers != "depends"],
        "complex_sample": complex_samples(family),
    }
    for name, rows in chosen.items():
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, rows, ids=label)
