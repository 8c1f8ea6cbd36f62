"""What follows from the families: the pages that list and compare the functions, and ``__all__`` of the packages.

``python -m tests.document`` writes them and the counts in the README, after a function was added.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from importlib import import_module
from pathlib import Path
from types import ModuleType

import dezero_typed
from dezero_typed import aliases
from tests import coverage
from tests.cases import Row
from tests.table import NAMESPACES, families, rows

PAGE = Path(__file__).parents[1] / "docs" / "functions.md"

INTRODUCTION = """\
# The functions

Every function is called as `dezero_typed.exp(x)`, typed, or by NumPy's name as `np.exp(x)`. `gy` stands for the
cotangent of the result. Gradients have the shape and the dtype of their operand: where operands were broadcast, they
are summed over the axes along which they were repeated; where dtypes differ, they are rounded back.

Where a function is differentiable the gradient is exact. Elsewhere it is the least of the subgradients, and operands that
play the same part share a tie evenly. An infinite or a NaN operand gives what NumPy gives, and its gradient is the
limit, or NaN where there is none.

Elements: every function takes float16, float32 and float64, or says so. Those marked *i* take int32 and int64 too and
give integer gradients, those marked *c* take complex64 and complex128. The others raise `TypeError`. The gradient of a
real function of z = x + iy is the direction of steepest ascent, df/dx + i df/dy, as in PyTorch; where a formula below
multiplies by a derivative, complex numbers multiply by its conjugate.
"""


def documentation() -> str:
    """Return the text of the page."""
    parts = [INTRODUCTION]
    for package in NAMESPACES:
        for module in families(package):
            owner, _, family = module.removeprefix("dezero_typed.").rpartition(".")
            title = family.replace("_", " ") if owner == "functions" else f"{owner}: {family.replace('_', ' ')}"
            summary = (inspect.getdoc(import_module(module)) or "").split("\n\n")[0].replace("\n", " ")
            parts.append(
                f"\n## {title}\n\n{summary}\n\n"
                "| function | formula | gradient | at odd points | elements | NumPy |\n|---|---|---|---|---|---|\n"
            )
            parts += [line(row) for row in rows(family)]
    parts.append(f"\n## other names\n\n{(inspect.getdoc(aliases) or '')}\n\n| name | function |\n|---|---|\n")
    parts += [f"| `{alias}` | `{getattr(dezero_typed, alias).__name__}` |\n" for alias in aliases.__all__]
    return "".join(parts)


def line(row: Row) -> str:
    """Return the line of one function."""
    elements = ", ".join(mark for mark, kind in (("i", row.integers), ("c", row.complex)) if kind != "refused")
    numpys = f"`{row.numpy.__module__.replace('numpy', 'np', 1)}.{row.name}`" if row.numpy else ""
    cells = (f"`{row.public}`", row.formula, row.gradient, row.odd, elements, numpys)
    return f"| {' | '.join(cells)} |\n".replace("|  |", "| |").replace("|  |", "| |")


def export(package: ModuleType) -> None:
    """Write ``__all__`` of `package`: what its families export, and in the main namespace what stands there already."""
    path = Path(inspect.getfile(package))
    text = path.read_text(encoding="utf-8")
    start = text.index("\n__all__") + 1
    own: list[str] = ast.literal_eval(text[start:].partition("=")[2].partition("#")[0].strip())
    modules = [import_module(module) for module in families(package)]
    kept = [name for name in (*own, *aliases.__all__) if package is dezero_typed and hasattr(package, name)]
    names = sorted({*kept, *(name for module in modules for name in module.__all__)})
    lines = textwrap.wrap(", ".join(f'"{name}"' for name in names), 120, break_on_hyphens=False)
    body = "\n".join(f"    {line}" for line in lines)
    value = f"__all__ = [\n{body},\n]  # fmt: skip\n" if names else "__all__: list[str] = []\n"
    path.write_text(text[:start] + value, encoding="utf-8")


if __name__ == "__main__":
    for each in NAMESPACES:
        export(each)
    PAGE.write_text(documentation(), encoding="utf-8")
    coverage.PAGE.write_text(coverage.coverage(), encoding="utf-8")
    coverage.README.write_text(coverage.readme(), encoding="utf-8")
