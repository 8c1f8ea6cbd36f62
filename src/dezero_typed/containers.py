"""What a container is to `tree` and the transforms: its leaves, the way back from them, and where two differ."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, final

from .arrays import AnyArray, is_array
from .node import Node
from .recording import TRACING
from .variable import AnyVariable, Variable, is_variable, made_leaf

if TYPE_CHECKING:
    from typing_extensions import TypeIs


def is_dict(value: object) -> TypeIs[dict[Any, Any]]:
    """Tell whether `value` is a dict; what `isinstance` leaves unknown of its type is stated as Any."""
    return isinstance(value, dict)


def is_sequence(value: object) -> TypeIs[tuple[Any, ...] | list[Any]]:
    """Tell whether `value` is a tuple or a list, likewise."""
    return isinstance(value, (tuple, list))


def is_hiding(value: object) -> bool:
    """Tell whether `value` is a collection that is no container; others may be long, or costly to go through."""
    return isinstance(value, (Set, Mapping, deque))


class Opaque:
    """A dataclass that is no container though it may hold Variables: a transform, and what waits for arguments.

    With other leaves in its fields it would be another function than the one that its graph belongs to.
    """

    __slots__ = ()


@cache
def getter_of(kind: Any) -> Callable[[Any], Sequence[Any]]:
    """Return what gets the fields of a dataclass that can hold leaves, all at once."""
    names, _ = fields_of(kind)
    return attrgetter(*names) if len(names) > 1 else lambda tree: [getattr(tree, name) for name in names]


@cache
def fields_of(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the fields of a dataclass that can hold leaves, and those of the static ones."""
    each = fields(kind)
    static = tuple(field.name for field in each if field.metadata.get("static", False))
    return tuple(field.name for field in each if field.name not in static), static


def is_leaf(value: object) -> TypeIs[AnyVariable | AnyArray]:
    """Tell whether `value` is a Variable or an array that a gradient can belong to."""
    if type(value) is Variable:  # which no class inherits from
        return value._data.dtype.kind in "fc"
    return is_array(value) and value.dtype.kind in "fc"


def is_container(value: object) -> bool:
    """Tell whether `value` is looked into: an instance of a dataclass, a tuple, a list or a dict."""
    return holds_others(kind_of(value))


@cache
def holds_others(kind: Any) -> bool:
    """Tell whether the instances of a class are containers."""
    if issubclass(kind, (tuple, list, dict)):
        return True
    # Variables and Functions are dataclasses too, but not ones with leaves.
    return not issubclass(kind, (Variable, Node, Opaque)) and is_dataclass(kind)


def kind_of(tree: object) -> Any:
    """Return the class of a container, which may be made with any arguments."""
    return type(tree)


def children(tree: Any) -> Sequence[Any]:
    """Return what a container holds, static fields apart."""
    if is_dict(tree):
        return list(tree.values())
    if is_sequence(tree):
        return tree
    try:
        return getter_of(kind_of(tree))(tree)
    except AttributeError:
        return [getattr(tree, name) for name in set_ones(tree, fields_of(kind_of(tree))[0])]


def set_ones(tree: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the fields `names` that have a value: one that ``__init__`` leaves out may have none yet."""
    return tuple(name for name in names if hasattr(tree, name))


def steps(tree: Any) -> list[tuple[str, Any]]:
    """Return the `children`, each with how it is reached: ``.bias``, ``[2]``, ``['key']``; none of what is no container."""
    if not is_container(tree):
        return []
    if is_dict(tree):
        names = [f"[{key!r}]" for key in tree]
    elif is_sequence(tree) and not hasattr(tree, "_fields"):
        names = [f"[{position}]" for position in range(len(tree))]
    else:
        fields: tuple[str, ...] = getattr(tree, "_fields", ()) or set_ones(tree, fields_of(kind_of(tree))[0])
        names = [f".{name}" for name in fields]
    return list(zip(names, children(tree), strict=True))


def remade(tree: Any, new: Sequence[Any]) -> Any:
    """Return a container like `tree` with the children `new`."""
    kind = kind_of(tree)
    if is_dict(tree):
        made = copy(tree)  # not of its items, so that a defaultdict keeps its default
        for key, child in zip(tuple(made), new, strict=True):
            made[key] = child  # and no update, which in a Counter counts
        return made
    if is_sequence(tree):
        return getattr(kind, "_make", kind)(new)
    moving, static = fields_of(kind)
    instance: Any = object.__new__(kind)
    for name, child in zip(moving if len(moving) == len(new) else set_ones(tree, moving), new, strict=True):
        object.__setattr__(instance, name, child)
    for name in static and set_ones(tree, static):
        object.__setattr__(instance, name, getattr(tree, name))
    return instance


LEAF = object()
"""Stands for a leaf of a container that was taken apart."""


@final
class Branch:
    """A container that was taken apart: itself, and of each child a `LEAF`, a branch, or what passes through."""

    __slots__ = ("parts", "tree")

    tree: Any
    parts: list[Any]

    def __init__(self, tree: Any, parts: list[Any]) -> None:
        self.tree = tree
        self.parts = parts


def taken_apart(tree: Any, leaves: list[Any], is_leaf: Callable[[object], bool] = is_leaf) -> Any:
    """Add the leaves of `tree` to `leaves`, Variables and arrays as they are, and return what remains."""
    if is_leaf(tree):
        leaves.append(tree)
        return LEAF
    if not is_container(tree):
        refuse_hidden(tree)
        return tree
    parts: list[Any] = []
    for child in children(tree):
        if is_leaf(child):  # here too, which saves a call for each
            leaves.append(child)
            parts.append(LEAF)
        else:
            parts.append(taken_apart(child, leaves, is_leaf))
    return Branch(tree, parts)


def put_together(rest: Any, each: Iterator[Any]) -> Any:
    """Return what `taken_apart` took apart with the next ones of `each` in the place of the leaves."""
    if rest is LEAF:
        return next(each)
    if type(rest) is not Branch:
        return rest
    return remade(rest.tree, [next(each) if part is LEAF else put_together(part, each) for part in rest.parts])


def found(tree: Any, is_leaf: Callable[[object], bool] = is_leaf) -> list[Any]:
    """Return the leaves of `tree` as they are."""
    leaves: list[Any] = []
    taken_apart(tree, leaves, is_leaf)
    return leaves


def filled(tree: Any, values: Iterable[Any], is_leaf: Callable[[object], bool] = is_leaf) -> Any:
    """Return `tree` with `values` in the places of its leaves."""
    return put_together(taken_apart(tree, [], is_leaf), iter(values))


def mapped(tree: Any, f: Callable[[Any], Any], is_leaf: Callable[[object], bool] = is_leaf) -> Any:
    """Return `tree` with ``f(leaf)`` in the place of each leaf."""
    leaves: list[Any] = []
    rest = taken_apart(tree, leaves, is_leaf)
    return put_together(rest, map(f, leaves))


def walk(tree: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the leaves of `tree`, each with its place."""
    if is_leaf(tree):
        yield path, tree
    for step, child in steps(tree):
        yield from walk(child, path + step)


def path_of(tree: object) -> str:
    """Return how errors name a container: by its class."""
    return type(tree).__name__


def refuse_hidden(value: Any) -> None:
    """Raise where Variables are in a collection that is no container: their gradients would be lost."""
    if is_hiding(value) and any(is_variable(item) for item in (value.values() if hasattr(value, "values") else value)):
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
    ours, theirs = dict(steps(tree)), dict(steps(other))
    for step in (*ours, *theirs):
        if step not in theirs or step not in ours:
            differ(label, path + step, *(("no such item", "one") if step in theirs else ("an item", "none")))
    return [triple for step, child in ours.items() for triple in aligned(label, path + step, child, theirs[step])]


def differ(label: str, path: str, expected: str, got: str) -> NoReturn:
    """Raise about two containers of different structure."""
    raise ValueError(f"{label}: the containers differ at {path}: expected {expected}, got {got}")


def as_variable(leaf: Any) -> AnyVariable:
    """Return a leaf as a Variable, which for an array shares its memory."""
    return leaf if is_variable(leaf) else Variable(leaf)


def like(leaf: Any, array: AnyArray) -> Any:
    """Return `array` as what `leaf` is, an array or a Variable."""
    return made_leaf(array) if is_variable(leaf) else array


def in_place_of(leaf: Any, x: AnyVariable) -> Any:
    """Return `x` as what `leaf` is; within a transform always as a Variable, through which gradients flow."""
    return x if is_variable(leaf) or TRACING.get() else x.data
