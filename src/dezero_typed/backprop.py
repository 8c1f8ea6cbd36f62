"""The reverse pass: from a Variable to what it was made from, each node once, youngest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from heapq import heappop, heappush, heapreplace
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np

from . import accumulate, recording
from .accumulate import Cotangents, Parts
from .arrays import AnyArray, N, Number, S, Shape, is_array
from .contract import spec_of
from .node import Edit, Leaf, Node
from .variable import AnyVariable, Variable, as_data, is_variable, made_leaf

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

Arrival: TypeAlias = tuple[Node, Any, bool]
"""A node, the cotangent that reached it, and whether nobody else can see its memory."""


def sweep(
    root: Node,
    seed: Any,
    *,
    watched: Callable[[int], bool] | None = None,
    needed: set[int] | None = None,
    lift: bool = False,
) -> list[Arrival]:
    """Run the rules from `root` down, and return what arrived at leaves and at `watched` nodes.

    Nothing is written to any node: the cotangents live in a table of this pass. `needed` holds
    the sequence numbers of the nodes that are worth visiting, None for all of them. A pass with
    `lift` hands Variables to the rules, and is thereby recorded itself.
    """
    if root.is_leaf:
        return [(root, seed, True)]
    waiting: Cotangents = {root.sequence: seed}
    pop = waiting.pop
    owned: set[int] = set()
    meet = accumulate.meet
    borrowed: set[int] = set()
    leaves: list[Node] = []
    arrivals: list[Arrival] = []
    # Nodes with a cotangent, youngest first. The youngest stays outside as long as it can: on a
    # chain the heap is never used.
    heap: list[tuple[int, Node]] = []
    node = root
    while True:
        gy = pop(node.sequence)
        # A function with several outputs has no gradient of its own: its outputs have.
        if watched is not None and watched(node.sequence) and not isinstance(gy, Parts):
            arrivals.append((node, gy, False))
        rule = node if needed is None else stand_in(node, needed, lift)
        if needed is not None and not any(rule.parents):
            gradients: tuple[Any, ...] = ()
        elif rule.contract is None:
            gradients = rule.backward(gy)
        else:
            gradients = rule.contract.pull(rule, gy)
        following: Node | None = None
        position = -1
        for parent in rule.parents:  # with a counter, since a zip costs a third of a small rule
            position += 1
            if parent is None:
                continue
            key = parent.sequence
            if key in waiting:
                meet(waiting, key, gradients[position], owned)
                continue
            waiting[key] = gradients[position]
            if not parent.parents:
                leaves.append(parent)
                if not node.fresh:
                    borrowed.add(key)
            elif following is None:
                following = parent
            elif key > following.sequence:
                heappush(heap, (-following.sequence, following))
                following = parent
            else:
                heappush(heap, (-key, parent))
        if following is None:
            if not heap:
                break
            node = heappop(heap)[1]
        elif heap and -heap[0][0] > following.sequence:
            node = heapreplace(heap, (-following.sequence, following))[1]
        else:
            node = following
    if recording.latest_edit > node.sequence:
        refuse_edits(root)
    for leaf in leaves:
        key = leaf.sequence
        arrivals.append((leaf, waiting[key], key in owned or key not in borrowed))
    return arrivals


def stand_in(node: Node, needed: set[int], lift: bool) -> Node:
    """Return what runs in place of `node` in a pass that wants only the `needed` gradients."""
    parents = tuple(parent if parent is not None and parent.sequence in needed else None for parent in node.parents)
    if lift:
        return node.lifted(parents)
    twin = copy(node)
    twin.parents = parents
    return twin


def ancestry(*roots: Node) -> list[Node]:
    """Return `roots` and all that they were made from, oldest first."""
    found = {root.sequence: root for root in roots}
    stack = list(found.values())
    while stack:
        for parent in stack.pop().parents:
            if parent is not None and parent.sequence not in found:
                found[parent.sequence] = parent
                stack.append(parent)
    return [found[sequence] for sequence in sorted(found)]


def refuse_edits(root: Node) -> None:
    """Raise if an array that a rule kept was assigned to in place after the rule kept it."""
    nodes = ancestry(root)
    edits: list[Edit] = [node.edit for node in nodes if node.edit is not None]
    for node in nodes:
        for sequence, array, name in edits:
            if sequence > node.sequence and any(
                is_array(kept) and np.may_share_memory(kept, array) for kept in node.kept()
            ):
                raise RuntimeError(
                    f"backward: the data of {name or f'a Variable of shape {array.shape}'} was changed in place after {node} had kept it; "
                    "write x.data = x.data - v, which makes a new array, or change it after backward"
                )


def seed_for(y: AnyVariable, gy: object, operation: str) -> AnyArray:
    """Return the cotangent that a pass starts with, in memory of its own."""
    data: AnyArray = y._data
    if is_array(gy) and type(gy) is np.ndarray and gy.dtype is data.dtype and gy.shape == data.shape:
        return gy.copy()
    if gy is None:
        if data.dtype.kind == "c":
            raise TypeError(
                f"{operation}: {root_name(y)} is {data.dtype}, which has no direction of ascent; "
                "write a real function of it, such as (abs(y) ** 2).sum(), or give gy"
            )
        ones = np.empty(data.shape, data.dtype)  # and filled, which takes a third of the time of np.ones
        ones.fill(1)
        return ones
    given = as_data(gy, operation, "gy")
    if given.shape != data.shape:
        raise ValueError(f"{operation}: gy has shape {given.shape}, expected {data.shape}, the shape of {root_name(y)}")
    if given.dtype != data.dtype:
        raise TypeError(
            f"{operation}: gy has dtype {given.dtype}, expected {data.dtype}, the dtype of {root_name(y)}; "
            f"write gy.astype(np.{data.dtype})"
        )
    return given.copy()


def root_name(y: AnyVariable) -> str:
    """Return how an error names the Variable at which a pass starts."""
    return y.name or f"the result of {y._node}" if not y._node.is_leaf else y.name or "the Variable"


def settled(node: Node, gradient: AnyArray, stored: AnyArray | None, *, fresh: bool) -> AnyArray:
    """Return what the gradient at `node` becomes; a leaf knows its shape and dtype."""
    shape, dtype = (node.shape, node.dtype) if isinstance(node, Leaf) else spec_of(gradient)
    return accumulate.settle(stored, gradient, shape, dtype, fresh=fresh)


def backpropagate(y: AnyVariable, gy: object, *, retain_grad: bool) -> None:
    """Do what `Variable.backward` promises: all gradients are computed before the first is stored."""
    root = y._node
    seed = seed_for(y, gy, "backward")
    arrivals = sweep(root, seed, watched=(lambda _: True) if retain_grad else None)
    if not root.is_leaf and not retain_grad:
        arrivals.append((root, seed, True))
    stored = [(node, settled(node, gradient, node.grad, fresh=fresh)) for node, gradient, fresh in arrivals]
    for node, gradient in stored:
        node.grad = gradient


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
    wanted = {x._node.sequence for x in xs}
    needed: set[int] = set()
    for node in ancestry(root):
        if node.sequence in wanted or any(parent is not None and parent.sequence in needed for parent in node.parents):
            needed.add(node.sequence)
    arrived: dict[int, AnyVariable] = {}
    if root.sequence in needed:
        for node, gradient, fresh in sweep(root, seed, watched=wanted.__contains__, needed=needed, lift=create_graph):
            if is_variable(gradient):
                arrived[node.sequence] = gradient
            else:
                arrived[node.sequence] = made_leaf(settled(node, gradient, None, fresh=fresh))
    for x in xs:
        if x._node.sequence not in arrived:
            arrived[x._node.sequence] = made_leaf(np.zeros(x.shape, x.dtype))
    return tuple(arrived[x._node.sequence] for x in xs)
