"""Containers and functions of them as SciPy's optimizers see them: vectors of float64, and functions of vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, final

import numpy as np

from ..arrays import FLOAT64, Array, Shape
from ..containers import aligned, filled, like, path_of, walk
from ..descent import Descent
from ..transforms.tracing import inputs_of, ones_for, pulled, scalar_of, tracing
from ..variable import AnyVariable, data_of, made_leaf

M = TypeVar("M")


@final
class Layout(Generic[M]):
    """Where the leaves of a container are in one vector of float64.

    Raises `TypeError` where there are none or complex ones, `ValueError` where they have no elements.
    """

    __slots__ = ("_places", "leaves", "size", "tree")

    def __init__(self, tree: M) -> None:
        self.tree: M = tree
        self.leaves: list[Any] = inputs_of("minimize", (tree,), nested=False).given
        self._places: list[tuple[slice, Shape, np.dtype[Any]]] = []
        self.size: int = 0
        for path, leaf in walk(tree, path_of(tree)):
            if leaf.dtype.kind == "c":
                raise TypeError(
                    f"minimize: {path} is {leaf.dtype}, expected real numbers; make its real and imaginary part leaves"
                )
            self._places.append((slice(self.size, self.size + leaf.size), leaf.shape, leaf.dtype))
            self.size += leaf.size
        if not self.size:
            raise ValueError(f"minimize: the leaves of {path_of(tree)} have no elements, of which a minimum could be found")

    def parts(self, x: Array) -> list[Any]:
        """Return the elements of each leaf in its shape and dtype, in memory that nobody else has: SciPy reuses `x`."""
        own = x.copy()
        return [
            own[place].reshape(shape) if dtype is FLOAT64 else own[place].reshape(shape).astype(dtype)
            for place, shape, dtype in self._places
        ]

    def container(self, x: Array) -> M:
        """Return the container with the elements of `x`, each leaf as what it was, array or Variable."""
        pairs = zip(self.leaves, self.parts(x), strict=True)
        made: M = filled(self.tree, [like(leaf, part.copy()) for leaf, part in pairs])
        return made

    def vector(self, parts: Sequence[Any]) -> Array:
        """Return a new vector of the elements of `parts`, one for each leaf, of which None is zero."""
        flat: Array = np.empty(self.size)
        for (place, _, _), part in zip(self._places, parts, strict=True):
            flat[place] = 0.0 if part is None else part.reshape(-1)
        return flat

    def start(self) -> Array:
        """Return the vector of the container itself. Raises `ValueError` where an element is not finite."""
        for path, leaf in walk(self.tree, path_of(self.tree)):
            if not np.isfinite(data_of(leaf)).all():
                raise ValueError(f"minimize: {path} is not finite at the start; write other parameters")
        return self.vector([data_of(leaf) for leaf in self.leaves])

    def limits(self, lower: M, upper: M) -> tuple[Array, Array]:
        """Return the vectors of two bounds. Raises `ValueError` where they cross, or are not like the container."""
        path = path_of(self.tree)
        pairs = [aligned("minimize", path, self.tree, bound) for bound in (lower, upper)]
        for (place, _, low), (_, _, high) in zip(*pairs, strict=True):
            if not (data_of(low) <= data_of(high)).all():
                raise ValueError(f"minimize: the bounds of {place} cross or are NaN: expected lower <= upper")
        below, above = ([data_of(bound) for _, _, bound in triples] for triples in pairs)
        return self.vector(below), self.vector(above)


@final
class Objective(Generic[M]):
    """A scalar function of a container as functions of one vector: its value, gradient, and second derivatives."""

    __slots__ = ("_at", "_down", "_f", "_latest", "_layout", "_linear", "evaluations")

    def __init__(self, f: Callable[[M], object], layout: Layout[M]) -> None:
        self._f = f
        self._layout = layout
        self.evaluations: int = 0
        self._latest: tuple[Array, float, Array] | None = None
        self._at: Array | None = None
        self._down: Descent | None = None
        self._linear: list[bool] = []

    def _applied(self, x: Array) -> tuple[AnyVariable, list[AnyVariable]]:
        """Return the value of the function at `x`, and the Variables that it was given."""
        fresh = [made_leaf(part) for part in self._layout.parts(x)]
        return scalar_of("minimize", self._f(filled(self._layout.tree, fresh))), fresh

    def value_and_gradient(self, x: Array) -> tuple[float, Array]:
        """Return what SciPy calls ``fun``, with ``jac=True``: the value and the gradient, of one pass."""
        self.evaluations += 1
        with tracing():
            y, fresh = self._applied(x)
            gradients = pulled([y], [ones_for(y, nested=False)], fresh, lift=False)
        value, gradient = y._data.item(), self._layout.vector(gradients)
        self._latest = x.copy(), value, gradient.copy()
        return value, gradient

    def latest(self, x: Array) -> tuple[float, Array]:
        """Return the value and the gradient at `x`, which are known where that was the last place to be asked for."""
        if self._latest is not None and np.array_equal(self._latest[0], x):
            return self._latest[1:]
        return self.value_and_gradient(x)

    def product(self, x: Array, v: Array) -> Array:
        """Return what SciPy calls ``hessp``: the Hessian at `x` times `v`."""
        with tracing():
            self._record(x)
            if self._down is None:
                return np.zeros(self._layout.size)
            parts = self._layout.parts(v)
            return self._layout.vector(
                self._down([part for part, linear in zip(parts, self._linear, strict=True) if not linear])
            )

    def matrix(self, x: Array) -> Array:
        """Return what SciPy calls ``hess``: the Hessian at `x`, a pass for each row."""
        return np.stack([self.product(x, unit) for unit in np.eye(self._layout.size)])

    def _record(self, x: Array) -> None:
        """Record the gradient at `x`, unless it is already: SciPy asks for many products at one place."""
        if self._at is not None and np.array_equal(self._at, x):
            return
        self._at = self._down = None
        y, fresh = self._applied(x)
        slopes = pulled([y], [ones_for(y, nested=True)], fresh, lift=True)
        self._linear = [slope is None for slope in slopes]
        curved = [slope._node for slope in slopes if slope is not None]
        if curved:
            self._down = Descent(curved, [each._node for each in fresh], lift=False)
        self._at = x.copy()
