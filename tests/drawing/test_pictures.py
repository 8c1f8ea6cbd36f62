"""What a `Drawing` is: how it is shown, and saved."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest

from dezero_typed import Drawing, draw, exp, variable
from dezero_typed.drawing import Arrow, Box, layout

PICTURE = draw(exp(variable(1.0, name="重み")))


def test_it_is_a_frozen_dataclass_of_text() -> None:
    assert PICTURE == Drawing(
        (Box("leaf", ("重み", "() float64")), Box("operation", ("exp", "() float64"), root=True)), (Arrow(0, 1),)
    )
    assert pickle.loads(pickle.dumps(PICTURE)) == PICTURE
    assert hash(PICTURE) == hash(pickle.loads(pickle.dumps(PICTURE)))
    with pytest.raises(dataclasses.FrozenInstanceError):
        PICTURE.boxes = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # what is tested
    assert repr(PICTURE) == "Drawing(2 boxes, 1 arrows)"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("graph.svg", PICTURE.svg()), ("graph.dot", PICTURE.dot()), ("graph.gv", PICTURE.dot()),
        ("graph.mmd", PICTURE.mermaid()), ("GRAPH.SVG", PICTURE.svg()),
    ],
)  # fmt: skip
def test_the_suffix_says_how_it_is_saved(tmp_path: Path, name: str, text: str) -> None:
    PICTURE.save(tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    PICTURE.save(str(tmp_path / name))


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^save: .* name that ends with \.svg, \.dot, \.gv, \.mmd, got 'a\.png'$"):
        PICTURE.save(tmp_path / "a.png")
    assert not list(tmp_path.iterdir())


def test_a_notebook_shows_svg() -> None:
    assert PICTURE._repr_mimebundle_() == {"text/plain": repr(PICTURE), "image/svg+xml": PICTURE.svg()}
    assert PICTURE._repr_mimebundle_(include=None, exclude=None).keys() == {"text/plain", "image/svg+xml"}


def test_a_notebook_shows_mermaid_where_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def library() -> None:
        raise ImportError

    monkeypatch.setattr(layout, "library", library)
    assert PICTURE._repr_mimebundle_() == {"text/plain": repr(PICTURE), "text/vnd.mermaid": PICTURE.mermaid()}
