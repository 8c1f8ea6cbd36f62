"""Gradients with respect to chosen Variables: the way down to them, and `gradients`, which goes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, final, overload

import numpy as np

from .arrays import AnyArray, N, Number, S, Shape
from .backprop import ancestry, seed_for, settled, sweep
from .node import Node
from .variable import AnyVariable, Variable, is_variable, made_leaf

N0 = TypeVar("N0", bound=Number)
N1 = TypeVar("N1", bound=Number)
N2 = TypeVar("N2", bound=Number)
N3 = TypeVar("N3", bound=Number)
N4 = TypeVar("N4", bound=Number)
N5 = TypeVar("N5", bound=Number)
S0 = TypeVar("S0", bound=Shape)
S1 = TypeVar("S1", bound=Shape)
S2 = TypeVar("S2", bound=Shape)
S3 = TypeVar("S3", bound=Shape)
S4 = TypeVar("S4", bound=Shape)
S5 = TypeVar("S5", bound=Shape)


@final
class Descent:
    """The way from `roots` down to the nodes `wanted`, found once, and gone as often as there are seeds.

    With `lift` the rules are handed Variables, and the pass is thereby recorded itself. What is
    older than `since` is not looked at: by default, what is older than the oldest wanted node.
    """

    __slots__ = ("_lift", "_repeats", "_root", "_rules", "_several", "_wanted", "_watched")

    def __init__(self, roots: Sequence[Node], wanted: Sequence[Node], *, lift: bool, since: int | None = None) -> None:
        self._several = len(roots) != 1
        self._root = Roots(tuple(roots)) if self._several else roots[0]
        self._wanted = [node.sequence for node in wanted]
        watched = set(self._wanted)
        self._repeats = len(watched) < len(self._wanted)
        self._watched = watched.__contains__
        self._rules = rules_towards(watched, self._root, lift, min(watched) if since is None else since)
        self._lift = lift

    def __call__(self, seeds: Sequence[Any]) -> list[Any]:
        """Return the gradient of each wanted node, None where there is none, given the cotangents of the roots.

        The gradients are Variables in a pass with `lift`, and else arrays that nobody else sees.
        """
        if self._root.sequence not in self._rules:
            return [None] * len(self._wanted)
        seed = tuple(seeds) if self._several else seeds[0]
        arrived: dict[int, Any] = {}
        for node, gradient, fresh in sweep(self._root, seed, watched=self._watched, rule_at=self._rule_at):
            arrived[node.sequence] = gradient if self._lift else settled(node, gradient, None, fresh=fresh)
        found = [arrived.get(sequence) for sequence in self._wanted]
        if self._lift or not self._repeats:
            return found
        return [None if gradient is None else gradient.copy() for gradient in found]

    def _rule_at(self, node: Node) -> Node | None:
        return self._rules[node.sequence]


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Roots(Node):
    """Several nodes at which one pass starts: its cotangent is the tuple of theirs."""

    def __init__(self, roots: tuple[Node, ...]) -> None:
        self.place(roots, None)

    def backward(self, gy: tuple[Any, ...], /) -> tuple[Any, ...]:
        return gy

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        return self.twin(parents)


def once(roots: Sequence[Node], seeds: Sequence[Any], leaves: Sequence[Node]) -> list[Any]:
    """Return the gradient of each of `leaves`, made one after the other, as one call of a `Descent` does, in less time.

    Nobody looks for the way: a pass goes down to all that is not older than they are.
    """
    since = leaves[0].sequence

    def rule_at(node: Node) -> Node | None:
        for parent in node.parents:
            if parent is not None and parent.sequence < since:
                parents = tuple(each if each is not None and each.sequence >= since else None for each in node.parents)
                return node.twin(parents) if any(parents) else None
        return node

    several = len(roots) != 1
    root = Roots(tuple(roots)) if several else roots[0]
    arrivals = sweep(root, tuple(seeds) if several else seeds[0], rule_at=rule_at)
    arrived = {arrival[0].sequence: arrival for arrival in arrivals}
    return [
        settled(leaf, found[1], None, fresh=found[2]) if (found := arrived.get(leaf.sequence)) else None for leaf in leaves
    ]


def rules_towards(wanted: set[int], root: Node, lift: bool, since: int) -> dict[int, Node | None]:
    """Return what runs at each node on the way from `root` to the `wanted` ones, by sequence number: nothing at its end."""
    rules: dict[int, Node | None] = {}
    for node in ancestry(root, since=since):
        sequence = node.sequence
        parents = node.parents
        reached = cut = False
        for parent in parents if sequence >= since else ():
            if parent is not None:
                if parent.sequence in rules:
                    reached = True
                else:
                    cut = True
        if reached:
            if cut:
                parents = tuple(parent if parent is not None and parent.sequence in rules else None for parent in parents)
            rules[sequence] = node.lifted(parents) if lift else node.twin(parents) if cut else node
        elif sequence in wanted:
            rules[sequence] = None
    return rules


@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0], Variable[N1, S1]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], Variable[N1, S1]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3], Variable[N4, S4]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3], Variable[N4, S4]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3], Variable[N4, S4], Variable[N5, S5]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], Variable[N1, S1], Variable[N2, S2], Variable[N3, S3], Variable[N4, S4], Variable[N5, S5]]: ...
@overload
def gradients(
    y: Variable[N, S],
    xs: Sequence[Variable[N0, S0]],
    gy: Variable[N, S] | np.ndarray[S, np.dtype[N]] | None = None,
    create_graph: bool = True,
) -> tuple[Variable[N0, S0], ...]: ...
def gradients(
    y: AnyVariable, xs: Sequence[AnyVariable], gy: AnyVariable | AnyArray | None = None, create_graph: bool = True
) -> tuple[AnyVariable, ...]:
    """Return the gradient of `y`, times the cotangent `gy`, with respect to each of `xs`.

    The gradients are Variables of the shapes and dtypes of `xs`, zeros where `y` does not depend
    on one. `xs` may be leaves or come from the middle of the graph. `gy` has the shape and dtype
    of `y`; the default is ones. No ``grad`` is read or written.

    With `create_graph` the gradients are recorded, and can be differentiated again to any order.
    Raises `ValueError` or `TypeError` for a wrong `gy` and for what a rule returns.

    >>> import numpy as np
    >>> from dezero_typed import Variable, gradients
    >>> x = Variable(np.array(2.0))
    >>> (first,) = gradients(x**3, (x,))
    >>> (second,) = gradients(first, (x,))
    >>> first, second
    (Variable(12.), Variable(12.))
    """
    given: object = xs
    if is_variable(given):
        raise TypeError("gradients: xs must be a tuple or list of Variables, got a Variable; write (x,)")
    each: object
    for each in xs:
        if not is_variable(each):
            raise TypeError(f"gradients: xs must hold Variables alone, got a {type(each).__name__}; write variable(...)")
    root = y._node
    seed: Any = seed_for(y, gy.data if is_variable(gy) else gy, "gradients")
    if create_graph:
        seed = gy if is_variable(gy) else made_leaf(seed)
    if not xs:
        return ()
    found = Descent([root], [x._node for x in xs], lift=create_graph)([seed])
    return tuple(
        made_leaf(np.zeros(x.shape, x.dtype)) if gradient is None
        else gradient if is_variable(gradient)
        else made_leaf(gradient)
        for x, gradient in zip(xs, found, strict=True)
    )  # fmt: skip
