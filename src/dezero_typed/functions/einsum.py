"""Sums of products written with indices: einsum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import prod
from string import ascii_lowercase, ascii_uppercase
from types import EllipsisType
from typing import Any, Literal, NamedTuple, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, unary
from ..arrays import Array, N, Shape
from ..function import Function, operation
from ..variable import AnyVariable, Operand, Variable, as_data, is_variable
from .shapes import checked_integer

__all__ = ["einsum"]

Optimize: TypeAlias = bool | Literal["greedy", "optimal"] | list[str | tuple[int, ...]]
"""Whether to multiply two operands at a time, in which order; a list is what ``np.einsum_path`` returns."""

Indices: TypeAlias = Sequence[int | EllipsisType]
"""The indices of one operand, in the form without a string."""

LETTERS = ascii_uppercase + ascii_lowercase
"""What NumPy takes for indices, in the order that they have in a result which is not stated."""

MANY = 100_000
"""From so many products on, products of matrices are quicker than a loop even if they have to be found first."""


@final
@operation
class Einsum(Function[Array, *tuple[Array, ...]], reads=((0,),), fresh=True, ring=True, holomorphic=True):
    """The sum of products in which operands of `shapes` have the indices `terms`, and the result those of `output`."""

    terms: tuple[str, ...]
    output: str
    shapes: tuple[Shape, ...]
    optimize: Optimize

    def forward(self, *xs: Array) -> Array:
        y: Array = summed(f"{','.join(self.terms)}->{self.output}", xs, self.optimize)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return tuple(self.gradient(gy, place) if wanted else gy for place, wanted in enumerate(self.wants))

    def gradient(self, gy: Array, place: int) -> Array:
        """Return the gradient of the operand at `place`: the same sum, with the cotangent in its stead."""
        plan = plan_of(self.terms, self.output, self.shapes, place)
        factors = (gy, *self.primals[:place], *self.primals[place + 1 :])
        gradient = summed(plan.subscripts, factors, self.order(plan.products)).reshape(plan.partial)
        new = len(factors) > 1 and plan.partial == plan.whole
        if plan.partial != plan.whole:
            gradient = np.broadcast_to(gradient, plan.whole)
        if len(plan.whole) < len(self.terms[place]):
            return on_diagonals(gradient, self.terms[place], self.shapes[place])
        array: Array = gradient if new else owned(gradient)
        return array

    def order(self, products: int) -> Optimize:
        """Return in which order to multiply, for a gradient that is a sum of so many `products`."""
        if self.optimize is False:
            return products >= MANY
        return True if isinstance(self.optimize, list) else self.optimize


class Plan(NamedTuple):
    """How the gradient of one operand is summed."""

    subscripts: str
    """The indices of the cotangent, of the other operands, and of the sum."""
    partial: Shape
    """The shape of the sum, with ones for the indices that the operand has and the sum has not."""
    whole: Shape
    """The lengths of the operand's indices, each once."""
    products: int
    """How many products are summed."""


@lru_cache(maxsize=1024)
def plan_of(terms: tuple[str, ...], output: str, shapes: tuple[Shape, ...], place: int) -> Plan:
    """Return how the gradient of the operand at `place` is summed.

    What an operand was multiplied by came from the other operands and the cotangent, and from nowhere else: where none
    of them has an index, or all of them are of length one, the gradient is constant along it. Where the operand itself
    is of length one it was broadcast, and the gradient is summed over that index.
    """
    lengths = lengths_of(terms, shapes)
    own = dict(zip(terms[place], shapes[place], strict=True))
    factors = (output, *terms[:place], *terms[place + 1 :])
    given = lengths_of(factors, (tuple(lengths[index] for index in output), *shapes[:place], *shapes[place + 1 :]))
    found = {index: given[index] for index in own if index in given and own[index] == lengths[index]}
    partial = tuple(found.get(index, 1) for index in own)
    return Plan(f"{','.join(factors)}->{''.join(found)}", partial, tuple(own.values()), prod(lengths.values()))


def owned(view: Any) -> Any:
    """Return a copy of an array that is a view; what a recorded pass has, nobody writes to."""
    return view if is_variable(view) else view.copy()


def summed(subscripts: str, xs: Sequence[Any], optimize: Optimize) -> Any:
    """Return what NumPy makes of indices that are all stated, of arrays or, in a recorded pass, of Variables."""
    function: Any = np.einsum
    return function(subscripts, *xs, optimize=optimize)


def diagonal_of(term: str) -> str:
    """Return the indices of the sum that takes from an operand with those of `term` its diagonals."""
    return f"{term}->{''.join(dict.fromkeys(term))}"


def lengths_of(terms: Sequence[str], shapes: Sequence[Shape]) -> dict[str, int]:
    """Return the length of each index, to which lengths of one broadcast."""
    lengths: dict[str, int] = {}
    for index, length in zip(chain(*terms), chain(*shapes), strict=True):
        if length != 1 or index not in lengths:
            lengths[index] = length
    return lengths


@final
@operation
class OnDiagonals(Function[Array, Array], reads=((),), ring=True, complex=True):
    """Zeros of `shape` with the elements of x where the indices that `term` repeats are equal."""

    term: str
    shape: Shape

    def forward(self, x: Array) -> Array:
        return on_diagonals(x, self.term, self.shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (summed(diagonal_of(self.term), (gy,), False),)


def on_diagonals(x: Array, term: str, shape: Shape) -> Array:
    """Return zeros of `shape` with `x`, which has each index of `term` once, where repeated ones are equal.

    Takes an array, or a Variable in a recorded pass, and returns the same.
    """
    source: Any = x
    y: Any
    if is_variable(source):
        y = unary(OnDiagonals(term, shape), source)
    else:
        y = np.zeros(shape, x.dtype)
        diagonal = summed(diagonal_of(term), (y,), False)
        diagonal[...] = x
    array: Array = y
    return array


@overload
def einsum(subscripts: str, /, *operands: Variable[N, Any] | ndarray[Any, np.dtype[N]] | float, optimize: Optimize = False) -> Variable[N]: ...
@overload
def einsum(
    operand: Variable[N, Any] | ndarray[Any, np.dtype[N]], indices: Indices, /,
    *rest: Variable[N, Any] | ndarray[Any, np.dtype[N]] | Indices, optimize: Optimize = False,
) -> Variable[N]: ...
def einsum(*operands: Any, optimize: Optimize = False) -> AnyVariable:
    """The sum of products of elements, over every index that the result does not have.

    ``einsum("ij,jk->ik", x, y)`` is the product of matrices: a letter for each axis of each operand, then those of the
    result. Without an arrow the result has the indices that occur once, in alphabetical order. A letter that occurs
    twice in one operand stands for its diagonal, "..." for all axes without a letter, which broadcast; an axis of
    length one broadcasts, too. ``einsum(x, [0, 1], y, [1, 2], [0, 2])`` says the same in numbers below 52.

    Shape: the lengths of the indices of the result. Dtype: that of the operands, integers included; at least one is a
    Variable, the others are constants. The gradient of each is again such a sum, exact on diagonals and where
    operands broadcast.

    By default NumPy multiplies all operands in one loop; with `optimize` two at a time, as products of matrices where
    it can, in a good order ("greedy", True), the best ("optimal") or the one that ``np.einsum_path`` returned.
    Raises `ValueError` for indices that are not of this form and for lengths that do not fit.

    >>> import dezero_typed as dz
    >>> x = dz.variable([[1, 2], [3, 4]])
    >>> dz.einsum("ii", x), dz.einsum("ij->j", x)
    (Variable(5.), Variable([4., 6.]))
    """
    subscripts, xs = split(operands)
    shapes = tuple(shape_of(x, position) for position, x in enumerate(xs))
    terms, output = terms_of(subscripts, shapes)
    y: AnyVariable = nary(Einsum(terms, output, shapes, checked_order(optimize)), xs)
    return y


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


def checked_order(optimize: object) -> Optimize:
    """Return `optimize` if it is one of those that `einsum` takes."""
    given: Any = optimize
    if type(optimize) in (bool, list) or given in ("greedy", "optimal"):
        order: Optimize = given
        return order
    raise ValueError(f"einsum: optimize must be True, False, 'greedy', 'optimal' or a path, got {optimize!r}")
