"""Containers as values to differentiate: any nesting of dataclasses, NamedTuples, tuples, lists and dicts.

The leaves of a container are its Variables and arrays of a float or complex type. Everything else (numbers,
strings, callables, None, integer arrays ...) passes through unchanged, and so does a field of a dataclass that is
marked ``field(metadata={"static": True})``. What comes back has the type of what went in. A dataclass is made anew
from its fields, without its ``__init__``: what is no field is not carried over.

A function of several containers raises `ValueError` where they differ, with the place: ``Model.layers[2].bias``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, final, overload

import numpy as np

from .arrays import I
from .containers import Opaque, aligned, as_variable, filled, found, in_place_of, like, mapped, path_of, walk
from .functions.joining import concatenate
from .functions.splitting import split
from .recording import constant_outside
from .variable import AnyVariable, Variable, Vector, is_variable, made_leaf

__all__ = ["Axpy", "Leaf", "OfLeaf", "OfThreeLeaves", "OfTwoLeaves", "Unravel", "axpy", "leaves", "map_leaves", "ravel", "zeros_like"]

M = TypeVar("M")

Leaf: TypeAlias = (
    Variable[np.float16] | Variable[np.float32] | Variable[np.float64] | Variable[np.complex64] | Variable[np.complex128]
)
"""A leaf of a container, whose element type depends on the container."""


class OfLeaf(Protocol):
    """A function of a Variable of any float or complex type, which returns one of the same type."""

    def __call__(self, x: Variable[I], /) -> Variable[I]: ...


class OfTwoLeaves(Protocol):
    """A function of two Variables of the same float or complex type, which returns one of that type."""

    def __call__(self, x: Variable[I], y: Variable[I], /) -> Variable[I]: ...


class OfThreeLeaves(Protocol):
    """A function of three Variables of the same float or complex type, which returns one of that type."""

    def __call__(self, x: Variable[I], y: Variable[I], z: Variable[I], /) -> Variable[I]: ...


def leaves(tree: object) -> list[Leaf]:
    """The leaves of a container, in the order of its fields and items.

    An array comes as a Variable with the same memory.

    >>> from dataclasses import dataclass
    >>> from dezero_typed import Matrix, Vector, tree, variable
    >>> @dataclass(frozen=True)
    ... class Line:
    ...     slope: Vector
    ...     offset: Vector
    ...     degree: int = 1
    >>> line = Line(variable([2.0, 3.0]), variable([1.0]))
    >>> tree.leaves(line)
    [Variable([2., 3.]), Variable([1.])]
    """
    return [as_variable(leaf) for leaf in found(tree)]


@overload
def map_leaves(f: OfLeaf, tree: M, /) -> M: ...
@overload
def map_leaves(f: OfTwoLeaves, tree: M, other: M, /) -> M: ...
@overload
def map_leaves(f: OfThreeLeaves, tree: M, second: M, third: M, /) -> M: ...
def map_leaves(f: Callable[..., AnyVariable], /, *trees: Any) -> Any:
    """The container of ``f(leaf)`` for each leaf of one container, or of ``f`` of the leaves of two or three side by side.

    `f` takes and returns Variables; where a container holds an array, its result is an array too, except within a transform,
    which needs its history. What is no leaf is that of the first container. Raises `ValueError` where the containers differ, and `TypeError` where `f` returns no
    Variable.

    >>> from dezero_typed import tree, variable
    >>> weights = {"w": variable([1.0, 2.0]), "b": variable(0.5)}
    >>> tree.map_leaves(lambda x: 2.0 * x, weights)
    {'w': Variable([2., 4.]), 'b': Variable(1.)}
    """
    first, *rest = trees
    path = path_of(first)
    rows = [[other for _, _, other in aligned("map_leaves", path, first, tree)] for tree in rest]
    made: list[Any] = []
    for (place, leaf), *others in zip(walk(first, path), *rows, strict=True):
        value: object = f(as_variable(leaf), *(as_variable(other) for other in others))
        if not is_variable(value):
            raise TypeError(f"map_leaves: the function returned a {type(value).__name__} for {place}, expected a Variable")
        made.append(in_place_of(leaf, value))
    return filled(first, made)


def zeros_like(tree: M, /) -> M:
    """The container with zeros in the place of its leaves: arrays and Variables of the same shapes and dtypes.

    >>> from dezero_typed import tree, variable
    >>> tree.zeros_like([variable([1.0, 2.0]), "name"])
    [Variable([0., 0.]), 'name']
    """
    zeros: M = mapped(tree, lambda leaf: like(leaf, np.zeros(leaf.shape, leaf.dtype)))
    return zeros


@final
@dataclass(frozen=True, slots=True, eq=False)
class Axpy(Opaque, Generic[M]):
    """A container that waits for another one of its type, to be added to it; see `axpy`."""

    a: float
    x: M

    def __call__(self, y: M, /) -> M:
        """``a * x + y``, leaf by leaf. Raises `ValueError` where `x` and `y` differ in structure, shapes or dtypes."""
        triples = aligned("axpy", path_of(y), y, self.x)
        with constant_outside():
            sums = [in_place_of(y, self.a * as_variable(x) + as_variable(y)) for _, y, x in triples]
        made: M = filled(y, sums)
        return made


def axpy(a: float, x: M, /) -> Axpy[M]:
    """A function that adds `a` times the container `x` to another one of the same type: ``axpy(a, x)(y)``.

    In two calls, since in one a checker would take the containers of two classes for two objects, and accept them.
    What it makes outside of every transform has no history, as with a step of an optimiser: ``params =
    axpy(-0.1, g)(params)`` may be repeated for ever.

    >>> from dezero_typed import tree, variable
    >>> tree.axpy(-0.5, {"w": variable([2.0, 4.0])})({"w": variable([1.0, 1.0])})
    {'w': Variable([ 0., -1.])}
    """
    return Axpy(a, x)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Unravel(Opaque, Generic[M]):
    """The way back from one vector to a container like that which `ravel` was given."""

    tree: M
    """A container with the shapes and dtypes, and what is no leaf."""

    def __call__(self, vector: Vector[I], /) -> M:
        """The container whose leaves have the elements of `vector`, in the dtypes that they had.

        Raises `ValueError` for a vector of another length.
        """
        flat: AnyVariable = vector
        shapes = [leaf.shape for leaf in found(self.tree)]
        ends = [int(end) for end in np.cumsum([np.prod(shape, dtype=np.intp) for shape in shapes])]
        if flat.shape != (ends[-1] if ends else 0,):
            raise ValueError(f"unravel: expected a vector of {ends[-1] if ends else 0} elements, got shape {flat.shape}")
        parts = iter(split(flat, ends[:-1]) if ends else [])
        made: M = mapped(self.tree, lambda leaf: restored(leaf, next(parts)))
        return made


def restored(leaf: Any, part: AnyVariable) -> Any:
    """Return a part of a vector in the shape and dtype of `leaf`, and as what that is, array or Variable."""
    real = part.real if part.dtype.kind == "c" and leaf.dtype.kind != "c" else part
    shaped = real.reshape(leaf.shape)
    cast = shaped if shaped.dtype == leaf.dtype else shaped.astype(leaf.dtype)
    made = in_place_of(leaf, cast)
    return made if is_variable(made) else made.copy()  # so that who goes on to change the vector changes nothing else


@overload
def ravel(tree: M, /) -> tuple[Vector, Unravel[M]]: ...
@overload
def ravel(tree: M, /, dtype: type[I]) -> tuple[Vector[I], Unravel[M]]: ...
def ravel(tree: Any, /, dtype: Any = np.float64) -> tuple[AnyVariable, Unravel[Any]]:
    """One vector of all elements of a container's leaves, and the function that leads back.

    The vector is float64 unless `dtype` says otherwise; on the way back each leaf has its own dtype again. Both ways
    can be differentiated. Raises `TypeError` for complex leaves and a real `dtype`.

    >>> from dezero_typed import tree, variable
    >>> flat, unravel = tree.ravel({"w": variable([[1.0, 2.0]]), "b": variable(3.0)})
    >>> flat
    Variable([1., 2., 3.])
    >>> unravel(10.0 * flat)
    {'w': Variable([[10., 20.]]), 'b': Variable(30.)}
    """
    rows: list[AnyVariable] = []
    for path, leaf in walk(tree, path_of(tree)):
        if leaf.dtype.kind == "c" and np.dtype(dtype).kind != "c":
            raise TypeError(
                f"ravel: {path} is {leaf.dtype}, expected real numbers; write dtype=np.complex128, or make its real and "
                "imaginary part leaves"
            )
        row = as_variable(leaf).reshape(-1)
        rows.append(row if row.dtype == dtype else row.astype(dtype))
    return concatenate(rows) if rows else made_leaf(np.zeros(0, dtype)), Unravel(tree)
