"""What the indices in a call of einsum say, in either form: which each operand has, and which the result."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import numpy as np

from ..arrays import Shape
from ..variable import Operand, as_data, is_variable
from .shapes import checked_integer

LETTERS = ascii_uppercase + ascii_lowercase
"""What NumPy takes for indices, in the order that they have in a result which is not stated."""


def split(operands: Sequence[Any]) -> tuple[str, Sequence[Operand]]:
    """Return the indices as a string, and the operands, of either form of a call."""
    if operands and isinstance(operands[0], str):
        return operands[0].replace(" ", ""), operands[1:]
    if len(operands) < 2:
        raise TypeError('einsum takes the indices and the operands; write einsum("ij->ji", x) or einsum(x, [0, 1], [1, 0])')
    terms = ",".join(map(letters_of, operands[1::2]))
    if len(operands) % 2 == 0:
        return terms, operands[::2]
    return f"{','.join(map(letters_of, operands[1:-1:2]))}->{letters_of(operands[-1])}", operands[:-1:2]


def letters_of(indices: object) -> str:
    """Return the letters that stand for the numbers `indices`, in the same order."""
    given: Any = indices
    if isinstance(indices, str) or not np.iterable(given):
        raise TypeError(f"einsum: expected a list of indices after each operand, got {type(given).__name__}")
    return "".join("..." if number is Ellipsis else letter_of(number) for number in given)


def letter_of(number: object) -> str:
    """Return the letter for a number, capitals first."""
    place = checked_integer("einsum", number, "an index")
    if not 0 <= place < len(LETTERS):
        raise ValueError(f"einsum: an index must be a number from 0 to {len(LETTERS) - 1}, got {place}")
    return LETTERS[place]


def shape_of(x: object, position: int) -> Shape:
    """Return the shape of an operand: a Variable, an array, or a number."""
    if is_variable(x):
        shape: Shape = x.shape
        return shape
    return () if isinstance(x, int | float | complex) else as_data(x, "einsum", f"operand {position}").shape


@lru_cache(maxsize=256)
def terms_of(subscripts: str, shapes: tuple[Shape, ...]) -> tuple[tuple[str, ...], str]:
    """Return the indices of each operand and of the result, all stated: letters in the place of each ellipsis."""
    left, arrow, output = subscripts.partition("->")
    terms = left.split(",")
    if len(terms) != len(shapes):
        raise ValueError(f"einsum: {subscripts!r} has indices for {len(terms)} operands, got {len(shapes)}")
    for term in (*terms, output):
        letters = term.replace("...", "", 1)
        if not (letters == "" or (letters.isalpha() and letters.isascii())):
            raise ValueError(f"einsum: expected letters and at most one '...' for each operand, got {term!r} in {subscripts!r}")
    free = [letter for letter in reversed(LETTERS) if letter not in subscripts]
    widest = 0
    for position, (term, shape) in enumerate(zip(terms, shapes, strict=True)):
        rest = len(shape) - len(term.replace("...", ""))
        if rest < 0 or (rest > 0 and "..." not in term) or rest > len(free):
            raise ValueError(f"einsum: {term!r} has not as many indices as operand {position} has axes, {len(shape)}")
        terms[position] = term.replace("...", "".join(free[:rest][::-1]))
        widest = max(widest, rest)
    check_lengths(terms, shapes)
    dots = "".join(free[:widest][::-1])
    if arrow:
        check_output(subscripts, left, output, dots)
        return tuple(terms), output.replace("...", dots)
    once = sorted(letter for letter in set(left) & set(LETTERS) if left.count(letter) == 1)
    return tuple(terms), dots + "".join(once)


def check_output(subscripts: str, left: str, output: str, dots: str) -> None:
    """Raise if `output` has an index twice, or one that no operand has, or not all axes that broadcast."""
    for letter in output.replace("...", ""):
        if letter not in left or output.count(letter) > 1:
            raise ValueError(f"einsum: the result of {subscripts!r} must have indices of the operands, each once, got {letter!r}")
    if dots and "..." not in output:
        raise ValueError(f"einsum: the result of {subscripts!r} leaves out '...'; write it after the arrow, or sum over letters")


def check_lengths(terms: Sequence[str], shapes: Sequence[Shape]) -> None:
    """Raise if an index has two lengths, one of which may be one if it is in another operand."""
    lengths = lengths_of(terms, shapes)
    for position, (term, shape) in enumerate(zip(terms, shapes, strict=True)):
        own: dict[str, int] = {}
        for index, length in zip(term, shape, strict=True):
            if length not in (1, lengths[index]) or own.setdefault(index, length) != length:
                raise ValueError(
                    f"einsum: axes with one index must have one length, got shape {shape} of operand {position} "
                    f"with the indices {term!r} and {', '.join(map(str, shapes))} in all"
                )


def lengths_of(terms: Sequence[str], shapes: Sequence[Shape]) -> dict[str, int]:
    """Return the length of each index, to which lengths of one broadcast."""
    lengths: dict[str, int] = {}
    for index, length in zip(chain(*terms), chain(*shapes), strict=True):
        if length != 1 or index not in lengths:
            lengths[index] = length
    return lengths
