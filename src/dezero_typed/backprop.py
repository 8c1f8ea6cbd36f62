"""The reverse pass: from a Variable to what it was made from, each node once, youngest first; `Variable.backward`."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush, heapreplace
from typing import Any, TypeAlias

import numpy as np

from . import accumulate, recording
from .accumulate import Cotangents, Parts
from .arrays import AnyArray, is_array
from .contract import spec_of
from .node import Edit, Leaf, Node
from .recording import RuleAt
from .variable import AnyVariable, as_data

Arrival: TypeAlias = tuple[Node, Any, bool]
"""A node, the cotangent that reached it, and whether nobody else can see its memory."""


def sweep(
    root: Node,
    seed: Any,
    *,
    watched: Callable[[int], bool] | None = None,
    rule_at: RuleAt | None = None,
) -> list[Arrival]:
    """Run the rules from `root` down, and return what arrived at leaves and at `watched` nodes.

    Nothing is written to any node: the cotangents live in a table of this pass. `rule_at` says what
    runs in the place of a node, with the parents that are worth visiting, or that none is.
    """
    if root.is_leaf:
        return [(root, seed, False)]
    setting = recording.RECORDING.get()
    if setting is not True and setting is not False:
        rule_at = setting.passed(rule_at)
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
        rule = node if rule_at is None else rule_at(node)
        gradients: tuple[Any, ...] = ()
        parents: tuple[Node | None, ...] = ()
        if rule is not None:
            parents = rule.parents
            gradients = rule.backward(gy) if rule.contract is None else rule.contract.pull(rule, gy)
        following: Node | None = None
        position = -1
        for parent in parents:  # with a counter, since a zip costs a third of a small rule
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
    if setting is not True and setting is not False:
        setting.arrived(root, seed, arrivals)
    return arrivals


def ancestry(*roots: Node, since: int = 0) -> list[Node]:
    """Return `roots` and all that they were made from, oldest first; of what is older than `since`, what is met first."""
    found = {root.sequence: root for root in roots}
    stack = list(found.values())
    while stack:
        node = stack.pop()
        if node.sequence < since:
            continue
        for parent in node.parents:
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
