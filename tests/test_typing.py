"""Programs that must not type-check, and do not.

Each file of ``tests/typing`` holds mistakes, one a line, and beside each what has to notice it::

    exp(integers)  # mypy: type-var  pyright: reportArgumentType

Every checker reads all files once; then each marked line is a test of its own, for either checker.
On a marked line exactly the marked codes are reported, and on every other line nothing. What pyright
adds because an expression with a mistake has no type, or because nothing is done with it, does not
count: these rules are in `CONSEQUENCES`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypeAlias, TypedDict

import pytest

import dezero_typed

ROOT = Path(__file__).parents[1]
PROGRAMS = sorted((ROOT / "tests" / "typing").glob("*.py"))
MARKER = re.compile(r"  # mypy: (?P<mypy>[\w, -]+?)  pyright: (?P<pyright>\w+(, \w+)*)$")
CONSEQUENCES = re.compile(r"reportUnknown\w+Type|reportUnused(Expression|Variable)")

Place: TypeAlias = tuple[Path, int]
Codes: TypeAlias = dict[Place, set[str]]
"""For each file and line, the codes that a checker reported there."""


@dataclass(frozen=True)
class Mistake:
    """A marked line, and the codes that the two checkers give it."""

    place: Place
    mypy: frozenset[str]
    pyright: frozenset[str]

    def __str__(self) -> str:
        path, line = self.place
        return f"{path.name}:{line}"


class MypyReport(TypedDict):
    """What the tests read of a line of ``mypy --output=json``."""

    file: str
    line: int
    code: str | None
    severity: str


class Position(TypedDict):
    """A place in a file; lines count from 0."""

    line: int


class Range(TypedDict):
    """From where to where."""

    start: Position


class PyrightReport(TypedDict):
    """What the tests read of a diagnostic of ``pyright --outputjson``."""

    file: str
    range: Range
    rule: NotRequired[str]


class PyrightSummary(TypedDict):
    """What the tests read of the summary."""

    filesAnalyzed: int


class PyrightOutput(TypedDict):
    """What ``pyright --outputjson`` prints."""

    generalDiagnostics: list[PyrightReport]
    summary: PyrightSummary


def marked(path: Path) -> list[Mistake]:
    """Return the marked lines of `path`; a comment that only looks like a marker is an error."""
    found: list[Mistake] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := MARKER.search(line):
            mypy, pyright = (frozenset(match[name].split(", ")) for name in ("mypy", "pyright"))
            found.append(Mistake((path, number), mypy, pyright))
        elif "mypy:" in line or "pyright:" in line:
            raise ValueError(f"{path.name}:{number}: no marker of the form '  # mypy: code  pyright: rule'")
    return found


MISTAKES = [mistake for path in PROGRAMS for mistake in marked(path)]


def run(module: str, *arguments: str) -> str:
    """Return what a checker prints, which must have ended by reporting mistakes, and not in another way."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, f"{module} ended with {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def gathered(reports: Sequence[tuple[Place, str]]) -> Codes:
    """Return the codes of each place. A checker that read a program has found something in it."""
    codes: Codes = {}
    for place, code in reports:
        codes.setdefault(place, set()).add(code)
    assert {path for path, _ in codes} >= set(PROGRAMS)
    return codes


@pytest.fixture(scope="session")
def mypy_codes() -> Codes:
    """What mypy reports, with the settings of the package."""
    output = run("mypy", "--config-file=mypy.ini", "--output=json", *map(str, PROGRAMS))
    reports: list[MypyReport] = [json.loads(line) for line in output.splitlines()]
    return gathered(
        [
            ((ROOT / report["file"], report["line"]), report["code"] or "no code")
            for report in reports
            if report["severity"] == "error"
        ]
    )


@pytest.fixture(scope="session")
def pyright_codes(tmp_path_factory: pytest.TempPathFactory) -> Codes:
    """What basedpyright reports, with the settings of the package."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["basedpyright"]
    # The package's own settings leave these programs out.
    project = settings | {"include": [str(path) for path in PROGRAMS], "exclude": []}
    # Where the package is on the path and not installed, a relative path would start at the project file.
    project["extraPaths"] = [str(Path(dezero_typed.__file__).parents[1])]
    config = tmp_path_factory.mktemp("basedpyright") / "pyrightconfig.json"
    config.write_text(json.dumps(project), encoding="utf-8")
    python = f"--pythonpath={sys.executable}"
    output: PyrightOutput = json.loads(run("basedpyright", "--outputjson", python, f"--project={config}"))
    assert output["summary"]["filesAnalyzed"] == len(PROGRAMS)
    return gathered(
        [
            ((Path(report["file"]), report["range"]["start"]["line"] + 1), report.get("rule", "no rule"))
            for report in output["generalDiagnostics"]
        ]
    )


def test_there_are_enough_mistakes() -> None:
    """A directory that lost its files, or a marker that is spelt in another way, is noticed."""
    assert len(PROGRAMS) >= 5
    assert len(MISTAKES) >= 40
    assert {mistake.place[0] for mistake in MISTAKES} == set(PROGRAMS)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_mypy_rejects(mistake: Mistake, mypy_codes: Codes) -> None:
    """On the line of each mistake, mypy reports the marked codes and no others."""
    assert mypy_codes.get(mistake.place, set()) == mistake.mypy


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_pyright_rejects(mistake: Mistake, pyright_codes: Codes) -> None:
    """On the line of each mistake, pyright reports the marked rules, their consequences, and no others."""
    reported = pyright_codes.get(mistake.place, set())
    assert {rule for rule in reported if not CONSEQUENCES.fullmatch(rule)} == mistake.pyright


def test_mypy_accepts_the_rest(mypy_codes: Codes) -> None:
    """No other line of the programs, nor of the package that they import, has an error."""
    assert unmarked(mypy_codes) == {}


def test_pyright_accepts_the_rest(pyright_codes: Codes) -> None:
    """The same; here what else a mistake leads to counts as well."""
    assert unmarked(pyright_codes) == {}


def unmarked(codes: Codes) -> dict[str, set[str]]:
    """Return what was reported elsewhere than on a marked line."""
    expected = {mistake.place for mistake in MISTAKES}
    return {f"{path}:{line}": found for (path, line), found in codes.items() if (path, line) not in expected}
