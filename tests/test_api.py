"""What is public: named, documented, sorted, and each class abstract or final."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import dezero_typed
from dezero_typed import aliases
from tests.table import families

SOURCE = Path(dezero_typed.__file__).parent


def starred(package: ModuleType) -> list[ModuleType]:
    """Return the modules that a package exports whole."""
    return [import_module(module) for module in families(package)]


def test_all_is_sorted_and_is_what_is_public() -> None:
    names = dezero_typed.__all__
    assert names == sorted(names)
    imported = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse((SOURCE / "__init__.py").read_text()))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    functions = {name for module in (*starred(dezero_typed), aliases) for name in module.__all__}
    assert set(names) == (imported - {"*", "TYPE_CHECKING", "import_module", "integrate", "special", "stats"}) | functions


def test_every_public_name_has_a_docstring() -> None:
    for name in dezero_typed.__all__:
        value: object = getattr(dezero_typed, name)
        if inspect.isclass(value) or inspect.isroutine(value):
            assert inspect.getdoc(value), name


def test_every_public_method_has_a_docstring() -> None:
    for owner in (dezero_typed.Variable, dezero_typed.Function):
        for name, value in vars(owner).items():
            if not name.startswith("_") and (inspect.isroutine(value) or isinstance(value, property)):
                assert inspect.getdoc(value), f"{owner.__name__}.{name}"


def test_every_public_class_is_abstract_or_final() -> None:
    for name in dezero_typed.__all__:
        value: object = getattr(dezero_typed, name)
        if inspect.isclass(value):
            assert inspect.isabstract(value) or getattr(value, "__final__", False), name


def test_optimize_exports_what_its_modules_do() -> None:
    """It is no namespace of differentiable functions, of which other tests speak."""
    package = dezero_typed.optimize
    body = ast.parse(inspect.getsource(package)).body
    modules = {import_module(f"{package.__name__}.{node.module}") for node in body if isinstance(node, ast.ImportFrom)}
    assert package.__all__ == sorted(name for module in modules for name in module.__all__)
    described = re.findall(r"^(\w+\.py) ", package.__doc__ or "", re.MULTILINE)
    assert set(described) == {path.name for path in (SOURCE / "optimize").glob("*.py")} - {"__init__.py"}
    for name in package.__all__:
        value: object = getattr(package, name)
        if inspect.isclass(value):
            assert getattr(value, "__final__", False), name
            own = [method for each, method in vars(value).items() if each == "__call__" or not each.startswith("_")]
            assert all(inspect.getdoc(method) for method in own if inspect.isfunction(method)), name
        if inspect.isclass(value) or inspect.isroutine(value):
            assert inspect.getdoc(value), name


def test_the_map_names_every_module() -> None:
    modules = {path.name for path in SOURCE.glob("*.py")} - {"__init__.py", "__main__.py"}
    described = re.findall(r"^(\w+\.py) ", dezero_typed.__doc__ or "", re.MULTILINE)
    assert set(described) == modules
