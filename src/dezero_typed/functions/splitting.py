"""Cutting an array along an axis into several, which are views of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, unary
from ..arrays import Array, N, S, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, require_variable
from .indexing import Getitem
from .shapes import checked_integer, checked_place, lengths

__all__ = ["array_split", "dsplit", "hsplit", "split", "unstack", "vsplit"]

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
"""The shape of an array of one axis or more."""

Matrices = TypeVar("Matrices", bound=tuple[int, int, *tuple[Any, ...]])
"""The shape of an array of two axes or more."""

Cubes = TypeVar("Cubes", bound=tuple[int, int, int, *tuple[Any, ...]])
"""The shape of an array of three axes or more."""

Stacks = TypeVar("Stacks", bound=tuple[int, int, int, int, *tuple[Any, ...]])
"""The shape of an array of four axes or more."""

Sections: TypeAlias = int | Sequence[int] | ndarray[Any, np.dtype[np.integer[Any]]]
"""How many parts, or at which places to cut."""


@final
@operation
class Split(Function[tuple[Array, ...], Array], reads=((),), fresh=True, ring=True, complex=True):
    """The parts of x along `axis` between the places `cuts`."""

    axis: int
    cuts: tuple[int, ...]

    def forward(self, x: Array) -> tuple[Array, ...]:
        lead = (slice(None),) * self.axis
        return tuple(x[(*lead, slice(start, stop))] for start, stop in pairwise(self.cuts))

    def backward(self, gy: tuple[Array, ...], /) -> tuple[Array]:
        return (np.concatenate(gy, axis=self.axis),)


@final
@operation
class Unstack(Function[tuple[Array, ...], Array], reads=((),), fresh=True, ring=True, complex=True):
    """The parts of x at each place along `axis`, without that axis."""

    axis: int

    def forward(self, x: Array) -> tuple[Array, ...]:
        return tuple(np.moveaxis(x, self.axis, 0))

    def backward(self, gy: tuple[Array, ...], /) -> tuple[Array]:
        return (np.stack(gy, axis=self.axis),)


def split(x: Variable[N, Lines], indices_or_sections: Sections, axis: int = 0) -> list[Variable[N, Lines]]:
    """The equal parts of `x` along `axis`, so many, or the parts between the places given. Dtype: that of `x`.

    Shape: that of `x`, with the lengths of the parts along `axis`. Places follow the rules of slices. The gradient is put
    together once, however many parts there are; a part that nothing uses has the gradient zero.
    Raises `ValueError` for a number that does not divide the length, and for an axis that `x` does not have.
    """
    return parts_of("split", x, indices_or_sections, axis)


def array_split(x: Variable[N, Lines], indices_or_sections: Sections, axis: int = 0) -> list[Variable[N, Lines]]:
    """What `split` does, with the first parts longer by one where the number does not divide the length.

    Shape and dtype: as of `split`. Raises `ValueError` for a number below one, and for an axis that `x` does not have.
    """
    return parts_of("array_split", x, indices_or_sections, axis)


def vsplit(x: Variable[N, Matrices], indices_or_sections: Sections) -> list[Variable[N, Matrices]]:
    """What `split` does along axis 0, of an array of two axes or more. Shape and dtype: as of `split`.

    Raises `ValueError` for fewer axes, and for a number that does not divide the length.
    """
    return parts_of("vsplit", with_ndim("vsplit", x, 2), indices_or_sections, 0)


def hsplit(x: Variable[N, Lines], indices_or_sections: Sections) -> list[Variable[N, Lines]]:
    """What `split` does along axis 1, of a vector along axis 0. Shape and dtype: as of `split`.

    Raises `ValueError` for shape ``()``, and for a number that does not divide the length.
    """
    return parts_of("hsplit", x, indices_or_sections, 1 if with_ndim("hsplit", x, 1).ndim > 1 else 0)


def dsplit(x: Variable[N, Cubes], indices_or_sections: Sections) -> list[Variable[N, Cubes]]:
    """What `split` does along axis 2, of an array of three axes or more. Shape and dtype: as of `split`.

    Raises `ValueError` for fewer axes, and for a number that does not divide the length.
    """
    return parts_of("dsplit", with_ndim("dsplit", x, 3), indices_or_sections, 2)


@overload
def unstack(x: Variable[N, Unranked], /, *, axis: int = 0) -> tuple[Variable[N], ...]: ...
@overload
def unstack(x: Vector[N], /, *, axis: int = 0) -> tuple[Scalar[N], ...]: ...
@overload
def unstack(x: Matrix[N], /, *, axis: int = 0) -> tuple[Vector[N], ...]: ...
@overload
def unstack(x: Variable[N, tuple[int, int, int]], /, *, axis: int = 0) -> tuple[Matrix[N], ...]: ...
@overload
def unstack(x: Variable[N, Stacks], /, *, axis: int = 0) -> tuple[Variable[N], ...]: ...
def unstack(x: AnyVariable, /, *, axis: int = 0) -> tuple[AnyVariable, ...]:
    """The parts of `x` at each place along `axis`: what `stack` puts together. Dtype: that of `x`.

    Shape: that of `x` without `axis`. The gradient is put together once, however many parts there are.
    Raises `ValueError` for an axis that `x` does not have.
    """
    place = checked_place("unstack", axis, with_ndim("unstack", x, 1).ndim)
    if x.shape[place] == 0:
        return ()
    parts: tuple[AnyVariable, ...] = nary(Unstack(place), (x,))
    return parts


def parts_of(label: str, x: Variable[N, S], sections: Sections, axis: int) -> list[Variable[N, S]]:
    """Return the parts of `x` along `axis`; raise about the operation `label`."""
    place = checked_place(label, axis, require_variable(label, x).ndim)
    length = x.shape[place]
    if np.ndim(sections):
        cuts = (0, *lengths(sections), length)
    else:
        cuts = even_cuts(length, checked_integer(label, sections, "the number of parts"), label)
    bounds = [slice(*pair).indices(length)[:2] for pair in pairwise(cuts)]
    if all(before[1] == after[0] <= after[1] for before, after in pairwise(bounds)):
        parts: tuple[Variable[N, S], ...] = nary(Split(place, (0, *(stop for _, stop in bounds))), (x,))
        return list(parts)
    # Places out of order make parts that overlap or leave gaps.
    lead = (slice(None),) * place
    return [unary(Getitem((*lead, slice(start, stop)), x.shape), x) for start, stop in bounds]


def even_cuts(length: int, number: int, label: str) -> tuple[int, ...]:
    """Return where to cut for a `number` of parts, the first ones longer by one if it does not divide `length`."""
    if number < 1:
        raise ValueError(f"{label}: expected at least one part, got {number}")
    size, longer = divmod(length, number)
    if longer and label != "array_split":
        raise ValueError(f"{label}: {number} parts of {length} elements are not equal; array_split takes any number")
    return tuple(size * place + min(place, longer) for place in range(number + 1))


def with_ndim(label: str, x: AnyVariable, ndim: int) -> AnyVariable:
    """Return `x` if it has so many axes; raise `ValueError` otherwise."""
    if require_variable(label, x).ndim < ndim:
        raise ValueError(f"{label}: expected at least {ndim} {'axis' if ndim == 1 else 'axes'}, got shape {x.shape}")
    return x
