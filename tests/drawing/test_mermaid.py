"""The text in Mermaid's language, all of it."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import draw, variable
from dezero_typed.drawing.mermaid import CLASSES, escaped


def test_a_small_graph() -> None:
    x = variable([1.0, 2.0], name="x")
    w = variable([3.0, 4.0], name='w "<&>')
    y = (x * x - w).sum()
    assert draw(y, w).mermaid() == (
        "flowchart TD\n"
        '  n0(["x<br/>(2,) float64"]):::leaf\n'
        '  n1(["w #34;#60;#38;#62;<br/>(2,) float64"]):::leaf\n'
        '  n2["multiply<br/>(2,) float64"]:::operation\n'
        '  n3["subtract<br/>(2,) float64"]:::operation\n'
        '  n4["sum<br/>() float64"]:::operation\n'
        "  n0 --> n2\n"
        "  n0 --> n2\n"
        '  n2 -->|"0"| n3\n'
        '  n1 -->|"1"| n3\n'
        "  n3 --> n4\n"
        f"{CLASSES}"
        "  class n1,n4 root\n"
    )


def test_outputs_and_summaries() -> None:
    _, s, _ = dz.linalg.svd(variable(np.eye(2)))
    assert '  n2("output 1<br/>(2,) float64"):::output\n' in draw(s).mermaid()
    y = variable(1.0)
    for _ in range(2000):
        y = y + 1.0
    assert '  n7[["1,988 operations<br/>1,988 add"]]:::summary\n' in draw(y).mermaid()


def test_escapes() -> None:
    assert escaped('"`*#\\') == "#34;#96;#42;#35;#92;"
    assert escaped("#35;") == "#35;35;"
    assert escaped("(a, b)_重み") == "(a, b)_重み"
