"""One row per differentiable function, gathered from ``tests/rows``.

The tests of the functions, those of NumPy on Variables and `docs/functions.md` all follow this table.
"""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import dezero_typed
from dezero_typed import fft, linalg, nn
from tests.cases import Case, Row, Sample, with_imaginary_parts

HAS_SCIPY = find_spec("scipy") is not None

OF_SCIPY = ("special", "stats", "integrate") if HAS_SCIPY else ()

NAMESPACES = (dezero_typed, linalg, fft, nn, *(import_module(f"dezero_typed.{name}") for name in OF_SCIPY))
"""The packages that hold functions, in the order of the documentation; what needs SciPy is tested where it is."""


def families(package: ModuleType) -> list[str]:
    """Return the modules of functions of `package`, in the order in which it imports from them."""
    body = ast.parse(inspect.getsource(package)).body
    starred = (node.module for node in body if isinstance(node, ast.ImportFrom) and node.names[0].name == "*")
    return [f"{package.__name__}.{module}" for module in starred if module != "aliases"]


FAMILIES = tuple(family.rpartition(".")[2] for package in NAMESPACES for family in families(package))


def rows(family: str) -> tuple[Row, ...]:
    """Return the rows of one family."""
    module: Any = import_module(f"tests.rows.{family}")
    found: tuple[Row, ...] = module.ROWS
    return found


TABLE = tuple(row for family in FAMILIES for row in rows(family))
SAMPLES = tuple(Sample(row, case) for row in TABLE for case in row.cases)


def complex_cases(row: Row) -> list[Case]:
    """Return the calls of `row` with complex numbers."""
    if row.complex != "kept":
        return []
    return list(row.complex_cases or [with_imaginary_parts(case) for case in row.cases])


COMPLEX = tuple(Sample(row, case) for row in TABLE for case in complex_cases(row))
"""The samples with complex inputs."""


def samples(family: str) -> list[Sample]:
    """Return the samples of one family."""
    return [sample for sample in SAMPLES if sample.row.family == family]


def complex_samples(family: str) -> list[Sample]:
    """Return the samples with complex inputs of one family."""
    return [sample for sample in COMPLEX if sample.row.family == family]


def label(sample: Sample) -> str:
    """Return the name of a sample in the name of a test: the function, the shapes, the arguments."""
    kept = sample.case.before, sample.case.between, sample.case.after, sample.case.options
    shapes = "-".join("x".join(map(str, x.shape)) or "scalar" for x in sample.case.xs)
    extra = ",".join(str(part).replace("\n", "") for part in kept if part)
    return f"{sample.row.name}-{shapes}-{extra}".rstrip("-")
