"""The table, the package, NumPy's registry, the test modules and the documentation name the same functions."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import aliases, transforms, numpy_protocol
from tests.cases import Row
from tests.document import documentation
from tests.table import FAMILIES, HAS_SCIPY, NAMESPACES, TABLE, families, rows

ROOT = Path(__file__).parents[1]
TOOLS = {"check_gradients", "draw", "gradients", "numerical_diff", "variable", *transforms.__all__}
"""Public functions that are not differentiable operations."""


def public_functions() -> dict[str, object]:
    """Return the differentiable functions by the names that users write after ``dezero_typed.``."""
    found: dict[str, object] = {}
    for package in NAMESPACES:
        prefix = "" if package is dz else package.__name__.rpartition(".")[2] + "."
        for name in package.__all__:
            value = getattr(package, name)
            if inspect.isroutine(value) and name not in TOOLS and name not in aliases.__all__:
                found[prefix + name] = value
    return found


def test_an_alias_is_the_function_that_numpy_has_under_both_names() -> None:
    functions = {row.function for row in TABLE}
    assert aliases.__all__ == sorted(aliases.__all__)
    for alias in aliases.__all__:
        function = getattr(dz, alias)
        assert function in functions
        assert function.__name__ != alias
        assert numpy_protocol.differentiable()[getattr(np, alias)] is function


def test_every_public_function_has_one_row() -> None:
    found = {row.public: row.function for row in TABLE}
    assert len(found) == len(TABLE)
    assert found == public_functions()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_family_is_the_module_of_the_function(row: Row) -> None:
    assert row in rows(row.family)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_numpys_function_of_the_same_name_is_registered(row: Row) -> None:
    spaces = {"functions": [np, np.lib.stride_tricks], "linalg": [np.linalg], "fft": [np.fft]}
    found = [getattr(space, row.name, None) for space in spaces.get(row.function.__module__.split(".")[1], [])]
    assert row.numpy is next((function for function in found if function is not None), None)
    if row.numpy is not None:
        assert numpy_protocol.differentiable().get(row.numpy) is row.function


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_row_tries_shape_0_size_1_and_empty_arrays(row: Row) -> None:
    shapes = {x.shape for case in row.cases for x in case.xs}
    sizes = {x.size for case in row.cases for x in case.xs}
    assert not row.scalar or () in shapes
    assert not row.single or any(shape and set(shape) == {1} for shape in shapes)
    assert not row.empty or 0 in sizes


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_function_has_a_docstring_that_states_the_shape_and_the_dtype(row: Row) -> None:
    text = row.function.__doc__ or ""
    assert "hape" in text
    assert "type" in text


@pytest.mark.skipif(not HAS_SCIPY, reason="some families need SciPy")
def test_every_family_has_a_test_module_and_every_module_a_family() -> None:
    modules = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "functions").glob("test_*.py")}
    assert modules == {path.stem for path in (ROOT / "tests" / "rows").glob("[!_]*.py")} == set(FAMILIES)


@pytest.mark.parametrize("package", NAMESPACES, ids=lambda package: package.__name__)
def test_package_exports_what_its_modules_do(package: ModuleType) -> None:
    modules = [import_module(family) for family in families(package)]
    assert all(module.__all__ == sorted(module.__all__) for module in modules)
    exported = [name for module in modules for name in module.__all__]
    assert package.__all__ == sorted({*exported, *(package.__all__ if package is dz else ())})
    assert len(exported) == len(set(exported))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_row_says_what_the_documentation_says(row: Row) -> None:
    assert row.formula
    assert row.gradient


@pytest.mark.skipif(not HAS_SCIPY, reason="some families need SciPy")
def test_documentation_is_what_the_table_says() -> None:
    """``python -m tests.document`` writes it."""
    assert (ROOT / "docs" / "functions.md").read_text("utf-8") == documentation()
