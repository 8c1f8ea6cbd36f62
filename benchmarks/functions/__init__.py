"""The derivative tables, one module per family, with the name of the function's own module.

A module has a tuple SUBJECTS with one line per public function. What needs SciPy is measured where SciPy is installed.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import dezero_typed

from ..subjects import Subject

OF_SCIPY = {
    path.stem for each in ("integrate", "special", "stats") for path in (Path(dezero_typed.__file__).parent / each).glob("*.py")
}

FAMILIES = tuple(
    family for _, family, _ in iter_modules(__path__) if family not in OF_SCIPY or find_spec("scipy") is not None
)


def subjects(family: str) -> tuple[Subject, ...]:
    """Return the lines of one family."""
    module: Any = import_module(f"{__name__}.{family}")
    found: tuple[Subject, ...] = module.SUBJECTS
    return found


SUBJECTS = tuple(subject for family in FAMILIES for subject in subjects(family))
