"""Elements along an axis by their places or by truths, or from one of several arrays."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, ROWS, Subject, chances, np, numbers, placed, rows, uniform


def table(n: int) -> tuple[int, ...]:
    """As many elements in rows of up to 64, the size of an embedding."""
    columns = min(n // 2, 64)
    return (n // columns, columns)


def take(gy: Any, x: Any, places: Any) -> tuple[Any, ...]:
    """Rows of a table, to which their cotangents are added."""
    gx = np.zeros_like(x)
    np.add.at(gx, places, gy)
    return x[places], gx


def take_along_axis(gy: Any, x: Any, places: Any) -> tuple[Any, ...]:
    """Elements of each row, likewise."""
    gx = np.zeros_like(x)
    np.add.at(gx, (np.arange(len(x))[:, None], places), gy)
    return np.take_along_axis(x, places, -1), gx


def compress(gy: Any, x: Any, chosen: Any) -> tuple[Any, ...]:
    """The elements where a condition holds, with zeros between their cotangents."""
    gx = np.zeros_like(x)
    gx[chosen] = gy
    return x[chosen], gx


def choose_of(a: Any, b: Any, c: Any, number: Any) -> Any:
    return dz.choose(number, [a, b, c])


def choose(gy: Any, a: Any, b: Any, c: Any, number: Any) -> tuple[Any, ...]:
    """The element of the operand with a number; the others have no gradient there."""
    return np.choose(number, [a, b, c]), *(np.where(number == each, gy, 0.0) for each in range(3))


TABLE = uniform(shape=table)
OF_TABLE = numbers(lambda n: table(n)[0], lambda n: table(n)[:1])

SUBJECTS = (
    placed(dz.take, take, TABLE, OF_TABLE, call=lambda x, places: dz.take(x, places, 0)),
    placed(dz.take_along_axis, take_along_axis, ROWS, numbers(lambda n: rows(n)[1], rows)),
    placed(dz.compress, compress, ANY, chances(), call=lambda x, chosen: dz.compress(chosen, x)),
    Subject(dz.choose, choose, (ANY, ANY, ANY), (numbers(lambda n: 3),), call=choose_of),
)
