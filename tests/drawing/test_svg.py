"""The SVG: well formed, every label in its box, no box on another, each arrow from a box to a box."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import final

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Drawing, draw, gradients, variable
from dezero_typed.drawing import Arrow, Box
from dezero_typed.drawing.scene import ADVANCE, text_width
from tests.drawing.test_summary import random_graph

NAMESPACE = "{http://www.w3.org/2000/svg}"


@final
@dataclass(frozen=True)
class Frame:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x - 0.1 <= x <= self.x + self.width + 0.1 and self.y - 0.1 <= y <= self.y + self.height + 0.1

    def meets(self, other: Frame) -> bool:
        beside = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not (beside or self.y + self.height <= other.y or other.y + other.height <= self.y)


def number(element: ET.Element, name: str) -> float:
    return float(element.attrib[name])


def frames(root: ET.Element) -> list[Frame]:
    names = ("x", "y", "width", "height")
    return [Frame(*(number(rectangle, name) for name in names)) for rectangle in root.iter(f"{NAMESPACE}rect")]


def pictures() -> dict[str, Drawing]:
    x = variable([1.0, 2.0], name='a "<&>\' ]]> 重み')
    z = variable(1.5, name="z")
    (first,) = gradients(dz.tanh(z) * z**3, (z,))
    (second,) = gradients(first, (z,))
    _, s, vt = dz.linalg.svd(variable(np.ones((3, 2))), full_matrices=False)
    return {
        "one": draw(x),
        "twice": draw((x * x).sum(), variable(2.0)),
        "second": draw(second),
        "outputs": draw(s.sum() + vt.sum()),
        "operands": draw(dz.stack([variable(float(i)) for i in range(40)])),
        "summary": draw(random_graph(0, 300)),
        "crowded": draw(random_graph(0, 60), limit=400),
    }


PICTURES = pictures()


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_every_line_is_in_its_box(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    texts = [text for text in root.iter(f"{NAMESPACE}text") if text.get("text-anchor") == "middle"]
    assert [text.text for text in texts] == [line for box in picture.boxes for line in box.lines]
    places = [place for place, box in enumerate(picture.boxes) for _ in box.lines]
    boxes = frames(root)
    for text, place in zip(texts, places, strict=True):
        half = text_width(text.text or "") / 2
        assert boxes[place].holds(number(text, "x") - half, number(text, "y") - 9)
        assert boxes[place].holds(number(text, "x") + half, number(text, "y") + 3)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_boxes_are_apart_and_on_the_page(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    boxes = frames(root)
    page = Frame(0, 0, number(root, "width"), number(root, "height"))
    assert len(boxes) == len(picture.boxes)
    for place, box in enumerate(boxes):
        assert page.holds(box.x, box.y) and page.holds(box.x + box.width, box.y + box.height)
        assert not any(box.meets(other) for other in boxes[:place])


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_arrows_leave_a_box_and_end_at_one(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    boxes = frames(root)
    paths = [path.attrib["d"] for path in root.iter(f"{NAMESPACE}path")]
    lines, heads = paths[::2], paths[1::2]
    for arrow, line, head in zip(picture.arrows, lines, heads, strict=True):
        x, y = map(float, re.findall(r"-?[\d.]+", line)[:2])
        assert boxes[arrow.start].holds(x, y) and abs(boxes[arrow.start].y + boxes[arrow.start].height - y) < 0.1
        x, y = map(float, re.findall(r"L(-?[\d.]+),(-?[\d.]+)z", head)[0])
        assert boxes[arrow.end].holds(x, y) and abs(boxes[arrow.end].y - y) < 0.1


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_no_arrow_runs_through_a_box(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    boxes = frames(root)
    for path in list(root.iter(f"{NAMESPACE}path"))[::2]:
        stops = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)(?=V)", path.attrib["d"])]
        downs = [float(down) for down in re.findall(r"V(-?[\d.]+)", path.attrib["d"])]
        for (x, y), down in list(zip(stops, downs, strict=True))[1:-1]:
            assert not any(box.meets(Frame(x, y, 0.1, down - y)) for box in boxes)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_numbers_stand_beside_their_arrows_and_apart(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    numbers = [text for text in root.iter(f"{NAMESPACE}text") if text.get("text-anchor") is None]
    assert [text.text for text in numbers] == [arrow.text for arrow in picture.arrows if arrow.text]
    areas = [
        Frame(number(text, "x"), number(text, "y") - 8, len(text.text or "") * 6.0, 8) for text in numbers
    ]  # fmt: skip
    for place, area in enumerate(areas):
        assert not any(area.meets(other) for other in [*areas[:place], *frames(root)])


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_arrows_end_straight_and_none_covers_another(picture: Drawing) -> None:
    root = ET.fromstring(picture.svg())
    lines = [path.attrib["d"] for path in root.iter(f"{NAMESPACE}path")][::2]
    for line in lines:
        start, end = map(float, re.findall(r",(-?[\d.]+)V(-?[\d.]+)$", line)[0])
        assert end - start >= 10 - 0.1
    stretches = [stretch for line in lines for stretch in set(re.findall(r"-?[\d.]+,-?[\d.]+V-?[\d.]+", line))]
    assert len(stretches) == len(set(stretches))


def test_the_same_picture_is_the_same_text() -> None:
    assert PICTURES["crowded"].svg() == PICTURES["crowded"].svg()


def test_a_root_has_a_thick_border() -> None:
    root = ET.fromstring(draw(variable(1.0) * 2.0).svg())
    assert [rectangle.attrib["stroke-width"] for rectangle in root.iter(f"{NAMESPACE}rect")] == ["1", "3"]


def test_wide_characters_take_two_columns() -> None:
    assert text_width("重み") == 4 * ADVANCE
    assert text_width("é") == ADVANCE


def test_too_many_boxes() -> None:
    many = Drawing((Box("leaf", ("x",)),) * 2001, tuple(Arrow(i, i + 1) for i in range(2000)))
    with pytest.raises(ValueError, match=r"^svg: expected at most 2,000 boxes, got 2,001; draw with a smaller limit$"):
        many.svg()
    assert Drawing(many.boxes[1:], many.arrows[1:-1]).svg().count("<rect") == 2000
    assert many._repr_mimebundle_().keys() == {"text/plain", "text/vnd.mermaid"}
