"""What every transform does: it gives a function Variables of its own, and takes their gradients.

Inside of a transform another one may be at work, and what the inner one computes is recorded, so that the outer one can
differentiate it. Outside of all of them nothing is: what comes back has no history.

The Variables that a function is given are new ones, also where the caller's are part of a graph: there a node of their
own stands between. This tells apart what is differentiated from what merely has the same value, or the same origin,
which is all that nested derivatives need.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import Token
from dataclasses import dataclass
from typing import Any, final

import numpy as np

from ..containers import aligned, as_variable, found, like, mapped, path_of
from ..descent import Descent
from ..functions.arithmetic import positive
from ..recording import RECORDING, TRACING, Locks
from ..variable import AnyVariable, data_of, is_variable, made_leaf


@final
class tracing:  # noqa: N801 - reads as a statement
    """Run a block as the inside of a transform; as a value, whether what comes out of it has a history."""

    __slots__ = ("_tokens",)

    def __enter__(self) -> bool:
        recording = RECORDING.get()
        outside = TRACING.get()
        self._tokens: tuple[Token[bool], Token[bool | Locks] | None] = (
            TRACING.set(True),
            RECORDING.set(True) if recording is False else None,
        )
        return outside and recording is not False

    def __exit__(self, *exception: object) -> None:
        inside, recording = self._tokens
        TRACING.reset(inside)
        if recording is not None:
            RECORDING.reset(recording)


@final
@dataclass(slots=True)
class Inputs:
    """The containers that a transform differentiates with respect to, and the Variables that stand for their leaves."""

    trees: tuple[Any, ...]
    given: list[Any]
    """Their leaves, Variables and arrays."""
    fresh: list[AnyVariable]
    """What a function is given in their place."""

    def traced(self) -> list[Any]:
        """Return the containers with the Variables that stand for their leaves."""
        return parted(self.trees, self.fresh)

    def returned(self, gradients: Sequence[Any], nested: bool) -> list[Any]:
        """Return the containers with `gradients`, of which None is zero, in the place of their leaves."""
        pairs = zip(self.given, gradients, strict=True)
        return parted(self.trees, [gradient_like(leaf, gradient, nested) for leaf, gradient in pairs])


def way_down(outputs: Sequence[AnyVariable], inputs: Sequence[AnyVariable], *, lift: bool) -> Descent:
    """Return the way from `outputs` to `inputs`."""
    return Descent([y._node for y in outputs], [x._node for x in inputs], lift=lift)


def pulled(
    outputs: Sequence[AnyVariable | None], seeds: Sequence[Any], inputs: Sequence[AnyVariable], *, lift: bool
) -> list[Any]:
    """Return the gradients of `inputs`, given the cotangents of `outputs`, which nobody else sees; None is zero."""
    pairs = [(y, seed) for y, seed in zip(outputs, seeds, strict=True) if y is not None and seed is not None]
    if not pairs or not inputs:
        return [None] * len(inputs)
    return way_down([y for y, _ in pairs], inputs, lift=lift)([seed for _, seed in pairs])


def gradient_like(leaf: Any, gradient: Any, nested: bool) -> Any:
    """Return a gradient, array or Variable or none, as what `leaf` is; what may be differentiated stays a Variable."""
    if gradient is None:
        return like(leaf, np.zeros(leaf.shape, leaf.dtype))
    if is_variable(gradient):
        return gradient if nested or is_variable(leaf) else gradient.data
    return like(leaf, gradient)


def parted(trees: Sequence[Any], values: Sequence[Any]) -> list[Any]:
    """Return several containers with `values` in the places of all their leaves."""
    each = iter(values)
    return [mapped(tree, lambda _: next(each)) for tree in trees]


def inputs_of(label: str, trees: tuple[Any, ...], nested: bool, *, names: Sequence[object] = ()) -> Inputs:
    """Return Variables that stand for the leaves of `trees`; raise about the transform `label` where one has none."""
    given: list[Any] = []
    for position, tree in enumerate(trees):
        leaves = found(tree)
        if not leaves:
            name = names[position] if names else position
            raise TypeError(
                f"{label}: argument {name} is {described(tree)}, in which nothing can be differentiated; "
                "write a Variable or array of a float type, or a container of them"
            )
        given += leaves
    return Inputs(trees, given, [own(leaf, nested) for leaf in given])


def described(tree: object) -> str:
    """Return what an error says of an argument without leaves."""
    kind = type(tree).__name__
    dtype = getattr(tree, "dtype", None)
    return f"a {kind}" if dtype is None else f"a {kind} of {dtype}"


def own(leaf: Any, nested: bool) -> AnyVariable:
    """Return a Variable that stands for `leaf` in one application of a transform."""
    if is_variable(leaf):
        return positive(leaf) if nested else made_leaf(leaf._data)
    return as_variable(leaf)


def without_history(tree: Any, nested: bool) -> Any:
    """Return `tree` as it leaves a transform: where no other one is around it, its Variables are leaves."""
    return tree if nested else mapped(tree, detached, is_variable)


def detached(x: AnyVariable) -> AnyVariable:
    """Return a leaf with the data of `x`."""
    return made_leaf(x._data)


def scalar_of(label: str, y: object) -> AnyVariable:
    """Return what a function made, which has to be a real Variable of one element."""
    if not is_variable(y):
        raise TypeError(f"{label}: the function returned {a(y)}, expected a Variable of shape ()")
    if y.size != 1:
        raise ValueError(
            f"{label}: the function returned a Variable of shape {y.shape}, expected (); write .sum() or .mean(), or jacobian"
        )
    if y.dtype.kind != "f":
        raise TypeError(
            f"{label}: the function returned {y.dtype}, expected a real float type; write .real, abs(...) or .astype(np.float64)"
        )
    return y


def a(value: object) -> str:
    """Return what an error says of a wrong value."""
    shape = getattr(value, "shape", None)
    return f"a {path_of(value)}" if shape is None else f"a {path_of(value)} of shape {shape}"


def ones_for(y: AnyVariable, nested: bool) -> Any:
    """Return the cotangent of a scalar, with which a pass starts."""
    ones = np.empty(y._data.shape, y._data.dtype)  # and filled, which takes a third of the time of np.ones
    ones.fill(1)
    return made_leaf(ones) if nested else ones


def seeds_for(label: str, likes: Any, given: Any, nested: bool) -> list[Any]:
    """Return the leaves of `given`, which has to be like `likes`, as cotangents for a pass, in memory of their own."""
    triples = aligned(label, path_of(likes), likes, given)
    if nested:
        return [as_variable(seed) for _, _, seed in triples]
    return [data_of(seed).copy() for _, _, seed in triples]


def name_of(f: object) -> str:
    """Return how a repr names a function."""
    name: str = getattr(f, "__qualname__", "") or repr(f)
    return name


def variables_of(label: str, tree: Any) -> list[AnyVariable]:
    """Return the leaves of what a function made, which have to be Variables."""
    leaves = found(tree)
    for leaf in leaves:
        if not is_variable(leaf):
            raise TypeError(f"{label}: the function returned {a(leaf)}, expected a Variable or a container of Variables")
    return leaves
