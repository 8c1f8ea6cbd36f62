"""`Node`, a place on the tape; `Leaf`, where a path starts; `Contract`, what surrounds a rule.

A node knows its parents, the nodes that made its inputs. It knows neither its input Variables nor
its outputs, so a graph has no cycles and dies by reference counting alone.
"""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, final

import numpy as np

from .arrays import AnyArray, Shape

if TYPE_CHECKING:
    from typing_extensions import Self

Edit: TypeAlias = tuple[int, AnyArray, str]
"""An assignment in place, ``x.data -= v``: when, to which array, and the name of the Variable."""

next_sequence: Callable[[], int] = itertools.count(1).__next__


@dataclass(slots=True, eq=False, repr=False, init=False)
class Node:
    """A place on the tape. A node is younger than its parents: its sequence number is higher."""

    sequence: int = field(init=False, repr=False, compare=False)
    parents: tuple[Node | None, ...] = field(init=False, repr=False, compare=False)
    """The nodes of the inputs; None for a constant, which wants no gradient."""
    contract: Contract | None = field(init=False, repr=False, compare=False)
    """What is done around the rule; None where its gradients are right as they come."""
    grad: AnyArray | None = field(init=False, repr=False, compare=False)
    """The gradient that the Variable of this node shows."""
    edit: Edit | None = field(init=False, repr=False, compare=False)
    """The last assignment in place to that Variable's data."""
    variable_name: str = field(init=False, repr=False, compare=False)
    """The name of that Variable, which pictures and errors find here; a function may have a ``name`` of its own."""

    is_leaf: ClassVar[bool] = False
    fresh: ClassVar[bool] = False

    def place(self, parents: tuple[Node | None, ...], contract: Contract | None) -> None:
        """Put the node on the tape, as the youngest."""
        self.sequence = next_sequence()
        self.parents = parents
        self.contract = contract
        self.grad = self.edit = None
        self.variable_name = ""

    def twin(self, parents: tuple[Node | None, ...]) -> Self:
        """Return a copy that runs in this node's place in one pass, which wants the gradients of `parents` alone."""
        kind: Any = type(self)
        new: Self = object.__new__(kind)  # by hand, as copy.copy takes three times as long
        new.sequence, new.parents, new.contract = self.sequence, parents, self.contract
        for name in own_slots(kind):
            value = getattr(self, name, ABSENT)
            if value is not ABSENT:
                setattr(new, name, value)
        if hasattr(self, "__dict__"):
            new.__dict__.update(self.__dict__)
        return new

    # Any, since the engine holds rules of every type side by side; `Function` states the types.
    def backward(self, gy: Any, /) -> tuple[Any, ...]:
        """Return the cotangents of the parents, given the cotangent of what the node made."""
        raise NotImplementedError

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        """Return what a recorded pass runs in this node's place; `parents` are those it wants."""
        raise NotImplementedError

    def kept(self) -> tuple[object, ...]:
        """Return the arrays of the forward pass that the rule will read."""
        return ()


ABSENT = object()
"""Stands for what a node was not given."""


@cache
def own_slots(kind: Any) -> tuple[str, ...]:
    """Return the slots in which nodes of a class have their parameters, and what their rules read."""
    names = [name for base in kind.__mro__ for name in getattr(base, "__slots__", ()) if not name.startswith("__")]
    return tuple(name for name in names if name not in Node.__slots__)


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Leaf(Node):
    """The start of a path: a Variable that no recorded operation made, and whose gradient is kept."""

    shape: Shape = field(init=False)
    dtype: np.dtype[Any] = field(init=False)

    is_leaf: ClassVar[bool] = True

    def __init__(self, data: AnyArray) -> None:
        self.shape = data.shape
        self.dtype = data.dtype
        self.place((), None)


class Contract(ABC):
    """What is done around a rule, before its gradients reach the parents."""

    __slots__ = ()

    @abstractmethod
    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        """Return the cotangents of the parents of `node`, given the cotangent of its result."""
