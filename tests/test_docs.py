"""The Python of the documentation: every block runs, type-checks, and shows what it says it shows.

A block of ``text`` right after a block of Python is what the block prints. A comment such as
``# Vector`` or ``# Model`` behind an assignment is the static type of what is assigned, and ``#
Scalar, Model`` behind one to two names those of both. A block marked ``python mistakes`` must not
type-check: the ``text`` that follows it is what mypy says, and pyright refuses the same lines. One
marked ``python mypy`` is accepted by mypy alone. A block marked ``python autograd`` or ``python jax`` is a program of that library, which runs where it
is installed.
"""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent
from typing import final

import pytest

import dezero_typed

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

BLOCK = re.compile(r"^( *)```python(?: (\w+))?\n(.*?)^\1```\n", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
STATED = re.compile(r"^\(?(\w+(?:, \w+)*),?\)? = .*# ((?:[A-Z]\w*|tuple\[)[\w., \[\]]*)$", re.MULTILINE)
NAME = re.compile(r"(?<![\w.])[A-Z]\w*")
LIBRARIES = ("autograd", "jax")


@final
@dataclass(frozen=True)
class Block:
    """A piece of Python in a page, and the output that the page shows for it."""

    name: str
    code: str
    shown: str | None
    mark: str | None
    """What stands behind ``python``."""

    def __str__(self) -> str:
        return self.name


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    blocks: list[Block] = []
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        # Prose may stand between a mistake and what mypy says of it, not between code and its output.
        following = text[found.end() :] if found[2] != "mistakes" else text[text.index("\n```text\n", found.end()) :]
        shown = SHOWN.match(following)
        stem = page.stem.replace("-", "_").lower()
        blocks.append(
            Block(f"{stem}_{line}", dedent(found[3]), None if shown is None else shown[1], found[2])
        )
    return blocks


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
ACCEPTED = [block for block in BLOCKS if block.mark is None]
REJECTED = [block for block in BLOCKS if block.mark == "mistakes"]
HALF_ACCEPTED = [block for block in BLOCKS if block.mark == "mypy"]
TYPED = [*ACCEPTED, *HALF_ACCEPTED, *REJECTED]
FOREIGN = [block for block in BLOCKS if block.mark in LIBRARIES]


def with_types_asserted(code: str) -> str:
    """Return `code` with what its comments say of types in a form that checkers read."""
    lines = [f"typing.assert_type({value}, {type_})" for value, type_ in stated(code)]
    return "\n".join([code, "import typing", "import dezero_typed", *lines, ""]) if lines else code


def stated(code: str) -> Iterator[tuple[str, str]]:
    """Yield what is assigned in `code` and its type, where a comment states one."""
    for names, comment in STATED.findall(code):
        type_ = NAME.sub(qualified, comment)
        yield (f"({names})", f"tuple[{type_}]") if "," in names else (names, type_)


def qualified(name: re.Match[str]) -> str:
    """Return a name of a type as a block can write it: what the package has not is the block's own."""
    return f"dezero_typed.{name[0]}" if name[0] in dezero_typed.__all__ else name[0]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with every block as a file."""
    directory = tmp_path_factory.mktemp("docs")
    for block in TYPED:
        code = block.code if block in REJECTED else with_types_asserted(block.code)
        (directory / f"{block.name}.py").write_text(code, encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def mypy_says(written: Path) -> list[str]:
    """What mypy says of all of it, in one run, with the settings of the repository."""
    pytest.importorskip("mypy")
    minor = f"{sys.version_info.major}.{sys.version_info.minor}"
    paths = [str(written / f"{block.name}.py") for block in TYPED]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--python-version", minor, "--no-error-summary", *paths],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return [re.sub(r"^\S*[/\\]", "", line) for line in done.stdout.splitlines()]


def test_the_pages_have_blocks() -> None:
    assert len(ACCEPTED) >= 30
    assert len(REJECTED) >= 7
    assert {block.mark for block in FOREIGN} == set(LIBRARIES)
    assert len(TYPED) + len(FOREIGN) == len(BLOCKS)
    assert sum(len(list(stated(block.code))) for block in ACCEPTED) >= 40
    assert all(block.shown is not None for block in BLOCKS if block.mark == "mistakes" or "print(" in block.code)


def test_what_comments_say_of_types_becomes_assertions() -> None:
    code = "a = f()  # Model\nb, c = g()  # Scalar[np.float32], Model\n(d,) = h()  # Vector\ne = 1  # one\n"
    assert list(stated(code)) == [
        ("a", "Model"),
        ("(b, c)", "tuple[dezero_typed.Scalar[np.float32], Model]"),
        ("d", "dezero_typed.Vector"),
    ]


@pytest.mark.parametrize("block", [*ACCEPTED, *HALF_ACCEPTED], ids=str)
def test_a_block_runs_and_prints_what_is_shown(
    block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"{block.name}.py"
    file.write_text(with_types_asserted(block.code), encoding="utf-8")
    runpy.run_path(str(file))
    assert capsys.readouterr().out == (block.shown or "")


@pytest.mark.parametrize("block", FOREIGN, ids=str)
def test_a_program_of_another_library_prints_what_is_shown(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip(str(block.mark))
    exec(compile(block.code, block.name, "exec"), {})
    assert capsys.readouterr().out == (block.shown or "")


def test_mypy_accepts_the_blocks(mypy_says: list[str]) -> None:
    rejected = tuple(f"{block.name}.py:" for block in REJECTED)
    assert [line for line in mypy_says if not line.startswith(rejected)] == []


@pytest.mark.parametrize("block", REJECTED, ids=str)
def test_mypy_says_what_is_shown_of_the_mistakes(block: Block, mypy_says: list[str]) -> None:
    name = f"{block.name}.py"
    said = [line.replace(name, "mistakes.py") for line in mypy_says if line.startswith(f"{name}:") and ": note: " not in line]
    assert block.shown is not None
    shown = block.shown.splitlines()
    assert [place_and_code(line) for line in said] == [place_and_code(line) for line in shown]
    named = re.search(r"What mypy (\d+\.\d+) says", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named is not None
    if version("mypy").startswith(f"{named[1]}."):  # another version may put it in other words
        assert [one_spelling(line) for line in said] == [one_spelling(line) for line in shown]


def place_and_code(line: str) -> tuple[str, ...]:
    found = re.fullmatch(r"mistakes\.py:(\d+): error: .*\[([\w-]+)\]", line)
    assert found is not None, line
    return found.groups()


def one_spelling(line: str) -> str:
    """Return `line` with float32 spelt in one way: it depends on the version of NumPy's stubs."""
    return line.replace("floating[_32Bit]", "float32")


def pyright_says(written: Path, blocks: list[Block]) -> dict[str, dict[int, str]]:
    """Return for each block the lines on which pyright reports an error, with what it says."""
    pytest.importorskip("basedpyright")
    settings = {"typeCheckingMode": "standard", "include": [f"{block.name}.py" for block in blocks]}
    (written / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "--pythonpath", sys.executable, "--project", str(written)],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: dict[str, dict[int, str]] = {block.name: {} for block in blocks}
    for each in json.loads(done.stdout)["generalDiagnostics"]:
        if each["severity"] == "error":
            found[Path(each["file"]).stem][each["range"]["start"]["line"] + 1] = each["message"]
    return found


def test_pyright_sees_the_same_types(written: Path) -> None:
    assert [said for said in pyright_says(written, ACCEPTED).items() if said[1]] == []


def test_pyright_refuses_the_same_mistakes(written: Path) -> None:
    shown = {block.name: {int(place_and_code(line)[0]) for line in (block.shown or "").splitlines()} for block in REJECTED}
    assert {name: set(said) for name, said in pyright_says(written, REJECTED).items()} == shown


def test_pyright_refuses_what_mypy_alone_accepts(written: Path) -> None:
    assert [name for name, said in pyright_says(written, HALF_ACCEPTED).items() if not said] == []
