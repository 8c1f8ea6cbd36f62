"""`python -m dezero_typed`, run as a user runs it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dezero_typed import __main__
from dezero_typed.demo import book, digits

EXAMPLES = Path(__file__).parent.parent / "examples"

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def run(*arguments: str, extra: bool = True) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with its output piped; without the extra if so asked."""
    # None in sys.modules makes an import fail the way it does where nothing is installed.
    hide = "" if extra else "sys.modules.update(dict.fromkeys(['sklearn', 'sklearn.datasets', 'tqdm']));"
    warnings = [] if extra else ["-W", "error"]  # what other libraries warn about is not our affair
    program = (
        f"import sys; {hide} sys.argv[1:] = {list(arguments)!r}; "
        "import runpy; runpy.run_module('dezero_typed', run_name='__main__', alter_sys=True)"
    )
    return subprocess.run(
        [sys.executable, *warnings, "-c", program], capture_output=True, text=True, timeout=300, check=False
    )


def test_the_book_needs_numpy_alone() -> None:
    done = run("--book", extra=False)
    assert done.stderr == ""
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == len(book.TABLE) + 2
    for row, line in zip(book.TABLE, lines[1:], strict=False):
        assert line.startswith(f"ok {row.step}")
        assert line.count(row.expected) == 2
    assert lines[-1].startswith(f"all {len(book.TABLE)} rows agree")
    assert not CONTROL.search(done.stdout)
    assert max(map(len, lines)) <= 120


def test_a_row_that_differs_is_marked_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = book.Row("14", "y = add(x, x) at 3", "y 6, x.grad 1", book.used_twice)
    monkeypatch.setattr(book, "TABLE", (wrong, book.TABLE[0]))
    assert __main__.main(["--book"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("NO 14")
    assert lines[2].startswith("ok")
    assert lines[3].startswith("1 of 2 rows differ")


def test_without_the_extra_it_says_what_to_install() -> None:
    done = run(extra=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert 'pip install "dezero_typed[examples]"' in done.stderr
    assert "scikit-learn" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--epochs", "0"], "argument --epochs: expected a whole number from 1 to 10000, got '0'"),
        (["--epochs", "many"], "argument --epochs: expected a whole number from 1 to 10000, got 'many'"),
        (["--seed", "-1"], "argument --seed: expected a whole number from 0 to 4294967295, got '-1'"),
        (["--speed"], "unrecognized arguments: --speed"),
    ],
)
def test_wrong_arguments_are_explained(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        __main__.main(arguments)
    assert stopped.value.code == 2
    assert problem in capsys.readouterr().err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        __main__.main(["--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert all(option in text for option in ("--book", "--seed", "--epochs", "dezero_typed[examples]"))


def accuracy_in(text: str) -> float:
    found = re.search(r"test accuracy +(0\.\d+)", text)
    assert found is not None
    return float(found[1])


def test_digits_are_learnt() -> None:
    pytest.importorskip("sklearn")
    done = run("--epochs", "12")
    assert done.returncode == 0, done.stderr
    assert accuracy_in(done.stdout) >= 0.96
    assert "599 held out" in done.stdout
    assert re.search(r"time +\d+\.\d s for 12 epochs", done.stdout)
    slopes = re.search(r"d loss / d b0\[\d+\] = (\S+), by central differences (\S+)", done.stdout)
    assert slopes is not None
    assert float(slopes[1]) == pytest.approx(float(slopes[2]), abs=1e-7)
    assert not CONTROL.search(done.stdout)


def test_the_same_seed_gives_the_same_digits() -> None:
    pytest.importorskip("sklearn")
    arguments = [sys.executable, str(EXAMPLES / "digits.py"), "--epochs", "1", "--seed", "3"]
    again = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=True).stdout
    first, other = run("--epochs", "1", "--seed", "3").stdout, run("--epochs", "1", "--seed", "4").stdout
    assert "test accuracy" in first
    assert without_time(first) == without_time(again) != without_time(other)


def without_time(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("time")]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    pytest.importorskip("tqdm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    digits.run(epochs=2)
    text = terminal.getvalue()
    assert "\repoch:" in text
    assert "2/2" in text
    assert "loss 0." in text


def test_the_census_is_fitted() -> None:
    arguments = [sys.executable, "-W", "error", str(EXAMPLES / "population.py")]
    text = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=True).stdout
    assert "step 8: squared error 2.587420" in text
    assert "limit 196.2 million" in text


def test_the_mobility_is_fitted_as_certified() -> None:
    pytest.importorskip("scipy")
    arguments = [sys.executable, "-W", "error", str(EXAMPLES / "mobility.py")]
    text = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=True).stdout
    assert text.startswith("Optimization terminated successfully.")
    assert "sum of squares 5642.708240, certified 5642.708240" in text
    rows = [line.split() for line in text.splitlines() if line.startswith("b")]
    assert [row[0] for row in rows] == [f"b{place}" for place in range(1, 8)]
    for _, fitted, certified, digits, deviation, spread in rows:
        assert float(fitted) == pytest.approx(float(certified), rel=1e-8)
        assert float(digits) >= 8.0
        assert float(deviation) == pytest.approx(float(spread), rel=1e-4)
