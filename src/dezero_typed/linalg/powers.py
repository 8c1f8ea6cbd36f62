"""Powers and chains of matrix products."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import require_float, unary
from ..arrays import AnyArray, Array, N, Unranked
from ..function import Function
from ..functions.shapes import Reshape, checked_integer
from ..variable import AnyVariable, Matrix, Variable, as_data, is_variable, require_variable
from .solving import inv, require_square

__all__ = ["matrix_power", "multi_dot"]

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of a matrix or of a stack of them."""


@final
class Identity(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The identity matrix in the place of each matrix, whatever it holds."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.broadcast_to(np.eye(x.shape[-1], dtype=x.dtype), x.shape).copy()

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.zeros_like(gy),)


def matrix_power(a: Variable[N, Matrices], n: int) -> Variable[N, Matrices]:
    """The product of `n` times the same square matrices; of their inverses for a negative `n`.

    Shape (..., m, m) and dtype: those of `a`, integers included if `n` is not negative. It takes about 2 log2(n) products
    of matrices, and twice as many backwards. The power 0 is the identity for every matrix, with zeros for its gradient.
    Raises `ValueError` for what is not square, `TypeError` for an `n` that is no integer, and `LinAlgError` for the
    negative power of a singular matrix.
    """
    n = checked_integer("matrix_power", n, "n")
    base = require_square("matrix_power", a)
    if n == 0:
        return unary(Identity(), base)
    if n == 1:
        return unary(Reshape(base.shape, base.shape), base)
    if n < 0:
        require_float("matrix_power", base, complex=True)
        base = inv(base)
    return raised(base, abs(n))


def raised(x: AnyVariable, n: int) -> AnyVariable:
    """Return the product of `n` times `x`, at least once, by squaring."""
    if n == 1:
        return x
    half = raised(x, n // 2)
    square = half @ half
    return square @ x if n % 2 else square


@overload
def multi_dot(arrays: Iterable[Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]]) -> Variable[N]: ...
@overload
def multi_dot(arrays: Iterable[Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]]) -> Matrix[N]: ...
@overload
def multi_dot(arrays: Iterable[Variable[N, Any] | ndarray[Any, np.dtype[N]]]) -> Variable[N]: ...
def multi_dot(arrays: Iterable[AnyVariable | AnyArray]) -> AnyVariable:
    """The product of two matrices or more, in the order that takes the fewest multiplications. Dtype: that of `arrays`.

    Shape: the rows of the first and the columns of the last; either may be a vector, which has no axis in the result.
    At least one is a Variable. Raises `ValueError` for fewer than two, for other ranks and for shapes that do not fit.
    T. H. Cormen et al., Introduction to Algorithms, section on matrix-chain multiplication.
    """
    factors = chain_of(arrays)
    # A vector is a matrix of one row in front, and of one column at the end.
    rows = 1 if factors[0].ndim == 1 else len(factors[0])
    columns = 1 if factors[-1].ndim == 1 else factors[-1].shape[1]
    lengths = [rows, *(len(x) for x in factors[1:]), columns]
    product: AnyVariable = multiplied(factors, cuts_of(lengths), 0, len(factors) - 1)
    return product


def chain_of(arrays: Iterable[object]) -> list[AnyVariable | AnyArray]:
    """Return the factors of a product, a Variable among them, if each fits the one before it."""
    factors = [x if is_variable(x) else as_data(x, "multi_dot", f"operand {place}") for place, x in enumerate(arrays)]
    if len(factors) < 2:
        raise ValueError(f"multi_dot: expected at least two arrays, got {len(factors)}")
    if not any(is_variable(x) for x in factors):
        require_variable("multi_dot", factors[0])
    for place, x in enumerate(factors):
        if x.ndim != 2 and not (x.ndim == 1 and place in (0, len(factors) - 1)):
            raise ValueError(
                f"multi_dot: expected matrices, and vectors only at the ends, got shape {x.shape} for operand {place}"
            )
    for place, (before, after) in enumerate(pairwise(factors)):
        if before.shape[-1] != after.shape[0]:
            raise ValueError(
                f"multi_dot: operand {place + 1} of shape {after.shape} does not fit operand {place} of shape {before.shape}"
            )
    return factors


def multiplied(factors: Sequence[Any], cuts: dict[tuple[int, int], int], first: int, last: int) -> Any:
    """Return the product of the factors from `first` to `last`, cut in two at each step."""
    if first == last:
        return factors[first]
    cut = cuts[first, last]
    return multiplied(factors, cuts, first, cut) @ multiplied(factors, cuts, cut + 1, last)


def cuts_of(lengths: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return for each part of a chain the last factor of its left half; factor i has ``lengths[i : i + 2]``."""
    number = len(lengths) - 1
    costs = {(place, place): 0 for place in range(number)}
    cuts: dict[tuple[int, int], int] = {}
    for span in range(1, number):
        for first in range(number - span):
            last = first + span
            costs[first, last], cuts[first, last] = min(
                (costs[first, cut] + costs[cut + 1, last] + lengths[first] * lengths[cut + 1] * lengths[last + 1], cut)
                for cut in range(first, last)
            )
    return cuts
