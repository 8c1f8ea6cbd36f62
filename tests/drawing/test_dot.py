"""The text in the DOT language, all of it."""

from __future__ import annotations

from dezero_typed import draw, variable
from dezero_typed.drawing.dot import HEAD, escaped

LEAF = 'style="rounded,filled", fillcolor="#dbeafe", color="#2563eb"'
OPERATION = 'fillcolor="#fef3c7", color="#b45309"'
SUMMARY = 'style="dashed,filled", fillcolor="#ede9fe", color="#7c3aed"'


def test_a_small_graph() -> None:
    x = variable([1.0, 2.0], name="x")
    w = variable([3.0, 4.0], name='w "<&>\\')
    y = (x * x - w).sum()
    y.name = "y"
    assert draw(y).dot() == (
        f"{HEAD}"
        f'  n0 [label="x\\n(2,) float64", {LEAF}]\n'
        f'  n1 [label="w \\"<&amp;>\\\\\\n(2,) float64", {LEAF}]\n'
        f'  n2 [label="multiply\\n(2,) float64", {OPERATION}]\n'
        f'  n3 [label="subtract\\n(2,) float64", {OPERATION}]\n'
        f'  n4 [label="sum\\ny: () float64", {OPERATION}, penwidth=3]\n'
        "  n0 -> n2\n"
        "  n0 -> n2\n"
        '  n2 -> n3 [headlabel="0", labeldistance=1.5]\n'
        '  n1 -> n3 [headlabel="1", labeldistance=1.5]\n'
        "  n3 -> n4\n"
        "}\n"
    )


def test_a_summary() -> None:
    y = variable(1.0, name="x")
    for _ in range(20):
        y = y * 2.0
    assert f'  n2 [label="18 operations\\n18 multiply", {SUMMARY}]\n' in draw(y, limit=20).dot()


def test_escapes() -> None:
    assert escaped('"') == '\\"'
    assert escaped("\\N") == "\\\\N"
    assert escaped("&lt; <b>") == "&amp;lt; <b>"
    assert escaped("重み é") == "重み é"
