"""The table, the package, NumPy's registry, the test modules and the documentation name the same functions."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import numpy_protocol
from tests.table import FAMILIES, TABLE, Row

ROOT = Path(__file__).parents[1]
TOOLS = {"check_gradients", "gradients", "numerical_diff", "variable"}
"""Public functions that are not differentiable operations."""
NEVER_EMPTY = {"softmax_cross_entropy"}
AXES_NEEDED = {"concatenate", "log_softmax", "matmul", "softmax", "softmax_cross_entropy"}
"""Functions that arrays of shape () do not have."""


def public_functions() -> set[str]:
    return {name for name in dz.__all__ if inspect.isfunction(getattr(dz, name))} - TOOLS


def documented() -> dict[str, dict[str, str]]:
    """Return NumPy's name for each function of each family, as the documentation has them."""
    families: dict[str, dict[str, str]] = {}
    for line in (ROOT / "docs" / "functions.md").read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"## (\w+)", line):
            families[heading[1]] = {}
        elif cells := re.fullmatch(r"\| `(\w+)` \|.*\| *(`np\.\w+`)? *\|", line):
            families[list(families)[-1]][cells[1]] = (cells[2] or "").strip("`")
    return families


def test_every_public_function_has_one_row() -> None:
    assert sorted(row.name for row in TABLE) == sorted(public_functions())
    assert all(getattr(dz, row.name) is row.function for row in TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_family_is_the_module_of_the_function(row: Row) -> None:
    assert row.function.__module__ == f"dezero_typed.functions.{row.family}"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_numpys_function_of_the_same_name_is_registered(row: Row) -> None:
    assert row.numpy is getattr(np, row.name, None)
    if row.numpy is not None:
        assert numpy_protocol.differentiable().get(row.numpy) is row.function


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_row_tries_shape_0_size_1_and_empty_arrays(row: Row) -> None:
    shapes = {x.shape for case in row.cases for x in case.xs}
    sizes = {x.size for case in row.cases for x in case.xs}
    assert row.name in AXES_NEEDED or () in shapes
    assert any(shape and set(shape) == {1} for shape in shapes)
    assert row.name in NEVER_EMPTY or 0 in sizes


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_function_has_a_docstring_that_states_the_shape_and_the_dtype(row: Row) -> None:
    text = row.function.__doc__ or ""
    assert "hape" in text
    assert "type" in text


def test_every_family_has_a_test_module_and_every_module_a_family() -> None:
    modules = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "functions").glob("test_*.py")}
    sources = {path.stem for path in (ROOT / "src" / "dezero_typed" / "functions").glob("*.py")}
    assert modules == set(FAMILIES) == sources - {"__init__", "signatures"}


def test_documentation_lists_the_functions_of_the_table_by_family() -> None:
    expected: dict[str, dict[str, str]] = {family: {} for family in FAMILIES}
    for row in TABLE:
        expected[row.family][row.name] = f"np.{row.name}" if row.numpy else ""
    assert documented() == expected
    assert list(documented()) == list(FAMILIES)
