"""What a container is to `tree` and the transforms: its leaves, the way back from them, and where two differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import numpy as np

from .arrays import AnyArray, is_array
from .node import Node
from .variable import AnyVariable, Variable, is_variable, made_leaf

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Step: TypeAlias = tuple[str, Any]
"""How a child is reached from its container: the text of it, such as ``.bias`` or ``[2]``, and the child."""


def is_dict(value: object) -> TypeIs[dict[Any, Any]]:
    """Tell whether `value` is a dict; what `isinstance` leaves unknown of its type is stated as Any."""
    return isinstance(value, dict)


def is_sequence(value: object) -> TypeIs[tuple[Any, ...] | list[Any]]:
    """Tell whether `value` is a tuple or a list, likewise."""
    return isinstance(value, (tuple, list))


def is_collection(value: object) -> TypeIs[Collection[Any]]:
    """Tell whether `value` can be looked through, likewise."""
    return isinstance(value, Collection)


@cache
def fields_of(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the fields of a dataclass that can hold leaves, and those of the static ones."""
    each = fields(kind)
    static = tuple(field.name for field in each if field.metadata.get("static", False))
    return tuple(field.name for field in each if field.name not in static), static


def is_leaf(value: object) -> TypeIs[AnyVariable | AnyArray]:
    """Tell whether `value` is a Variable or an array that a gradient can belong to."""
    return (is_variable(value) or is_array(value)) and value.dtype.kind in "fc"


def is_container(value: object) -> bool:
    """Tell whether `value` is looked into: an instance of a dataclass, a tuple, a list or a dict."""
    return holds_others(kind_of(value))


@cache
def holds_others(kind: Any) -> bool:
    """Tell whether the instances of a class are containers."""
    # Variables and Functions are dataclasses too, but not ones with leaves.
    if issubclass(kind, (Variable, Node)):
        return False
    return issubclass(kind, (tuple, list, dict)) or is_dataclass(kind)


def kind_of(tree: object) -> Any:
    """Return the class of a container, which may be made with any arguments."""
    return type(tree)


def steps(tree: Any) -> list[Step]:
    """Return the children of a container, and how each is reached; none where it is no container."""
    if not is_container(tree):
        return []
    if is_dict(tree):
        return [(f"[{key!r}]", child) for key, child in tree.items()]
    if is_sequence(tree):
        names = getattr(tree, "_fields", None)
        return [(f"[{i}]" if names is None else f".{names[i]}", child) for i, child in enumerate(tree)]
    return [(f".{name}", getattr(tree, name)) for name in fields_of(kind_of(tree))[0]]


def remade(tree: Any, children: Sequence[Any]) -> Any:
    """Return a container like `tree` with other `children`, in the order of `steps`."""
    kind = kind_of(tree)
    if is_dict(tree):
        made = copy(tree)  # not of its items, so that a defaultdict keeps its default
        made.update(zip(tuple(made), children, strict=True))
        return made
    if is_sequence(tree):
        return getattr(kind, "_make", kind)(children)
    moving, static = fields_of(kind)
    new: Any = object.__new__(kind)
    for name, child in zip(moving, children, strict=True):
        object.__setattr__(new, name, child)
    for name in static:
        object.__setattr__(new, name, getattr(tree, name))
    return new


def mapped(tree: Any, f: Callable[[Any], Any], is_leaf: Callable[[object], bool] = is_leaf) -> Any:
    """Return `tree` with ``f(leaf)`` in the place of each leaf, in the order of `found`."""
    if is_leaf(tree):
        return f(tree)
    if not is_container(tree):
        refuse_hidden(tree)
        return tree
    return remade(tree, [mapped(child, f, is_leaf) for _, child in steps(tree)])


def found(tree: Any) -> list[Any]:
    """Return the leaves of `tree` as they are, Variables and arrays."""
    collected: list[Any] = []

    def collect(leaf: Any) -> Any:
        collected.append(leaf)
        return leaf

    mapped(tree, collect)
    return collected


def filled(tree: Any, values: Sequence[Any]) -> Any:
    """Return `tree` with `values` in the places of its leaves."""
    each = iter(values)
    return mapped(tree, lambda _: next(each))


def walk(tree: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the leaves of `tree`, each with its place."""
    if is_leaf(tree):
        yield path, tree
    for step, child in steps(tree):
        yield from walk(child, path + step)


def path_of(tree: object) -> str:
    """Return how errors name a container: by its class."""
    return type(tree).__name__


def refuse_hidden(value: object) -> None:
    """Raise where Variables are in a collection that is no container: their gradients would be lost."""
    if is_collection(value) and not isinstance(value, (str, bytes, Variable, np.ndarray)):
        if any(is_variable(item) for item in value):
            raise TypeError(
                f"a {path_of(value)} of Variables is no container to differentiate; write a list, a tuple or a dict"
            )


def aligned(label: str, path: str, tree: Any, other: Any) -> list[tuple[str, Any, Any]]:
    """Return the leaves of two containers side by side; raise about the operation `label` where they differ."""
    if is_leaf(tree):
        if not is_leaf(other):
            differ(label, path, f"an array of shape {tree.shape}", f"{type(other).__name__}")
        if tree.shape != other.shape or tree.dtype != other.dtype:
            differ(label, path, f"{tree.dtype} of shape {tree.shape}", f"{other.dtype} of shape {other.shape}")
        return [(path, tree, other)]
    if not is_container(tree):
        if is_leaf(other) or is_container(other):
            differ(label, path, f"{type(tree).__name__}, which has no leaves", f"{type(other).__name__}")
        return []
    if type(tree) is not type(other):
        differ(label, path, type(tree).__name__, type(other).__name__)
    ours, theirs = steps(tree), dict(steps(other))
    for step in theirs.keys() ^ {step for step, _ in ours}:
        differ(label, path + step, *(("no such item", "one") if step in theirs else ("an item", "none")))
    return [triple for step, child in ours for triple in aligned(label, path + step, child, theirs[step])]


def differ(label: str, path: str, expected: str, got: str) -> NoReturn:
    """Raise about two containers of different structure."""
    raise ValueError(f"{label}: the containers differ at {path}: expected {expected}, got {got}")


def as_variable(leaf: Any) -> AnyVariable:
    """Return a leaf as a Variable, which for an array shares its memory."""
    return leaf if is_variable(leaf) else Variable(leaf)


def like(leaf: Any, array: AnyArray) -> Any:
    """Return `array` as what `leaf` is, an array or a Variable."""
    return made_leaf(array) if is_variable(leaf) else array
