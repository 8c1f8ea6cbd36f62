"""What the package says where an optional one is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
sys.modules["scipy"] = None  # as if it were not installed
import dezero_typed
dezero_typed.exp, dezero_typed.linalg.det, dezero_typed.nn.gelu
from dezero_typed import *
import dezero_typed.{namespace}
"""


MINIMIZE = """
import sys
sys.modules["scipy"] = None
from dezero_typed import optimize, variable
x, step = variable([3.0, 4.0]), optimize.adam(optimize.constant(0.1))
step(step.init(x), x, optimize.clip_by_norm(x, 1.0))
print("the steps need NumPy alone")
optimize.minimize(lambda x: (x * x).sum(), x)
"""


def run(program: str) -> tuple[str, str]:
    """Return what a program prints, and the last line of its error."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("namespace", ["special", "stats", "integrate"])
def test_without_scipy_the_import_says_what_to_install(namespace: str) -> None:
    assert run(PROGRAM.format(namespace=namespace)) == (
        "", "ImportError: special, stats and integrate of dezero_typed need SciPy: pip install 'dezero_typed[scipy]'"
    )  # fmt: skip


def test_without_scipy_minimize_says_what_to_install() -> None:
    assert run(MINIMIZE) == (
        "the steps need NumPy alone\n",
        "ImportError: minimize of dezero_typed.optimize needs SciPy: pip install 'dezero_typed[scipy]'",
    )
