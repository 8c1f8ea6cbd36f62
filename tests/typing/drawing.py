"""Mistakes in what is drawn, and in how a picture is used."""

from __future__ import annotations

import numpy as np

from dezero_typed import Drawing, Matrix, Vector, draw

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]


def drawn_wrongly(x: Vector, m: Matrix, array: Vec) -> None:
    draw()  # mypy: call-overload  pyright: reportCallIssue
    draw(array)  # mypy: call-overload  pyright: reportArgumentType
    draw(3.0)  # mypy: call-overload  pyright: reportArgumentType
    draw(x, array)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    draw([x, m])  # mypy: call-overload  pyright: reportArgumentType
    draw(x, limit="all")  # mypy: call-overload  pyright: reportArgumentType
    draw(x, 50)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    draw(x, depth=3)  # mypy: call-overload  pyright: reportCallIssue


def used_wrongly(x: Vector, picture: Drawing) -> None:
    array: Vec = draw(x)  # mypy: assignment  pyright: reportAssignmentType
    text: str = picture  # mypy: assignment  pyright: reportAssignmentType
    picture.svg("graph.svg")  # mypy: call-arg  pyright: reportCallIssue
    picture.save()  # mypy: call-arg  pyright: reportCallIssue
    picture.save(3)  # mypy: arg-type  pyright: reportArgumentType
    picture.png()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    picture.boxes[0].lines.append("more")  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    picture.arrows[0].start = 3  # mypy: misc  pyright: reportAttributeAccessIssue
    picture.boxes = ()  # mypy: misc  pyright: reportAttributeAccessIssue
