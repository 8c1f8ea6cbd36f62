"""Sums of products written with indices: einsum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import prod
from types import EllipsisType
from typing import Any, Literal, NamedTuple, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import is_tuple, nary, unary
from ..arrays import N, Array, Shape, as_array
from ..function import Function, operation
from ..variable import AnyVariable, Variable, is_variable
from .subscripts import lengths_of, shape_of, split, terms_of

__all__ = ["einsum"]

Optimize: TypeAlias = bool | Literal["greedy", "optimal"] | tuple[Literal["greedy", "optimal"], float] | list[str | tuple[int, ...]]
"""Whether to multiply two operands at a time, in which order; a list is what ``np.einsum_path`` returns.

A number with an order is how many elements what is made in between may have.
"""

Indices: TypeAlias = Sequence[int | EllipsisType]
"""The indices of one operand, in the form without a string."""

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
        xs = self.primals
        return tuple(
            gradient_of(place, self.terms, self.output, self.shapes, (gy, *xs[:place], *xs[place + 1 :]), self.optimize) if wanted else gy
            for place, wanted in enumerate(self.wants)
        )


@final
@operation
class EinsumOfOne(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The same for an operand alone, which the gradient does not read."""

    term: str
    output: str
    shape: Shape
    optimize: Optimize

    def forward(self, x: Array) -> Array:
        return as_array(summed(f"{self.term}->{self.output}", (x,), self.optimize))

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gradient_of(0, (self.term,), self.output, (self.shape,), (gy,), self.optimize),)

    @classmethod
    def label(cls) -> str:
        return "einsum"


def gradient_of(
    place: int, terms: tuple[str, ...], output: str, shapes: tuple[Shape, ...], factors: tuple[Array, ...], optimize: Optimize
) -> Array:
    """Return the gradient of the operand at `place`: the same sum, with the cotangent in its stead.

    The `factors` are the cotangent and the other operands.
    """
    plan = plan_of(terms, output, shapes, place)
    if optimize is False:
        optimize = plan.products >= MANY
    elif isinstance(optimize, list):  # a path of as many steps as the sum itself has
        optimize = True
    gradient = summed(plan.subscripts, factors, optimize).reshape(plan.partial)
    if plan.partial != plan.whole:
        gradient = np.broadcast_to(gradient, plan.whole)
    if len(plan.whole) < len(terms[place]):
        return on_diagonals(gradient, terms[place], shapes[place])
    new = len(factors) > 1 and plan.partial == plan.whole
    array: Array = gradient if new else owned(gradient)
    return array


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
    order = checked_order(optimize)
    if len(xs) == 1 and is_variable(xs[0]):
        return unary(EinsumOfOne(terms[0], output, shapes[0], order), xs[0])
    y: AnyVariable = nary(Einsum(terms, output, shapes, order), xs)
    return y


def checked_order(optimize: object) -> Optimize:
    """Return `optimize` if it is one of those that `einsum` takes."""
    given: Any = optimize
    order_of = given[0] if is_tuple(given) and len(given) == 2 else given
    if type(optimize) in (bool, list) or order_of in ("greedy", "optimal"):
        order: Optimize = given
        return order
    raise ValueError(f"einsum: optimize must be True, False, 'greedy', 'optimal' or a path, got {optimize!r}")
