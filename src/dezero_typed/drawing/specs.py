"""The shape and the dtype of what each function made.

A node does not keep them. They are stated all over the graph: by leaves, by what rules keep and by what surrounds the
rules. What is stated nowhere is found by running functions again, on ones that need no memory. Only the package's own
functions are run, as a user's might do something else besides; what stays unknown is shown as such.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from copy import copy
from dataclasses import fields
from typing import Any

import numpy as np

from ..application import is_array_like
from ..arrays import AnyArray
from ..contract import Broadcast, Checked, Conjugate, Output, Select, Several, Spec, spec_of
from ..functions.arithmetic import Add, Divide, Multiply, Subtract
from ..node import Contract, Leaf, Node
from ..variable import AnyVariable

Specs = dict[int, Spec]
"""What is known, by the sequence number of the node."""


ALIKE: frozenset[type[Node]] = frozenset({Add, Subtract, Multiply, Divide})
"""Functions whose operands are like the result where nothing has to be done around the rule."""


def specs_of(nodes: Sequence[Node], roots: Iterable[AnyVariable], shown: Iterable[int]) -> Specs:
    """Return what is known of `nodes`, which are all of a graph, oldest first; for those `shown` functions are run."""
    specs = {y._node.sequence: spec_of(y._data) for y in roots}
    needed = set(shown)
    for node in reversed(nodes):  # what uses a node comes before it
        state_operands(node, specs)
        spec = specs.get(node.sequence) or made_by_rule(node)
        if spec is not None:
            specs[node.sequence] = spec
        elif node.sequence in needed:
            needed.update(parent.sequence for parent in node.parents if parent is not None)
    runner = Runner()
    with np.errstate(all="ignore"):
        for node in nodes:
            if node.sequence in needed and node.sequence not in specs and (spec := runner.spec(node, specs)):
                specs[node.sequence] = spec
    return specs


def state_operands(node: Node, specs: Specs) -> None:
    """Add to `specs` what is stated of the operands of `node`."""
    if inner_contract(node) is None:
        result = specs.get(node.sequence) if type(node) in ALIKE else None
        stated = (result,) * len(node.parents)
    else:
        stated = contract_specs(node)
    kept: tuple[Any, ...] = getattr(node, "primals", None) or (None,) * len(node.parents)
    for parent, spec, x in zip(node.parents, stated, kept, strict=True):
        if parent is None or parent.sequence in specs:
            continue
        if x is not None:
            specs[parent.sequence] = spec_of(x)
        elif spec is not None:
            specs[parent.sequence] = spec


def inner_contract(node: Node) -> Contract | None:
    """Return what brings the gradients of `node` back to its operands."""
    contract = node.contract
    while contract is not None and isinstance(contract, Conjugate | Several):
        contract = contract.inner
    return contract


def contract_specs(node: Node) -> tuple[Spec | None, ...]:
    """Return the operands to which the gradients are brought back; None for the others."""
    contract = inner_contract(node)
    if isinstance(contract, Broadcast):
        return contract.specs
    return contract.inputs if isinstance(contract, Checked) else (None,) * len(node.parents)


def made_by_rule(node: Node) -> Spec | None:
    """Return what a node says of its own result."""
    if isinstance(node, Leaf):
        return node.shape, node.dtype
    if isinstance(node, Output):
        return output_spec(node)
    result: Any = getattr(node, "result", None)
    return spec_of(result) if is_array_like(result, recorded=False) else None


def output_spec(node: Output) -> Spec | None:
    """Return what a function with several outputs says of one of them."""
    (function,) = node.parents
    if function is None or not isinstance(node.contract, Select):
        return None
    contract = function.contract
    outputs = contract.outputs if isinstance(contract, Several | Checked) else None
    return None if outputs is None else outputs[node.contract.index]


def field_names(function: type[Node]) -> tuple[str, ...]:
    """Return the names of the parameters of a class of functions."""
    return tuple(field.name for field in fields(function) if field.repr)


def is_own(node: Node) -> bool:
    """Tell whether the package has this function, or a user."""
    return type(node).__module__.partition(".")[0] == __name__.partition(".")[0]


class Runner:
    """Runs functions again; one that was run with the same parameters on the same shapes is not."""

    def __init__(self) -> None:
        self.seen: dict[Hashable, Spec | None] = {}

    def spec(self, node: Node, specs: Specs) -> Spec | None:
        """Return what `node` made, from what its operands are."""
        operands = operand_specs(node, specs)
        if not is_own(node) or None in operands:
            return None
        key = type(node), operands, *(getattr(node, name) for name in field_names(type(node)))
        try:
            if key not in self.seen:
                self.seen[key] = run(node, operands)
            return self.seen[key]
        except TypeError:  # an array is among the parameters, and has no hash
            return run(node, operands)


def operand_specs(node: Node, specs: Specs) -> tuple[Spec | None, ...]:
    """Return what the operands of `node` are, constants too; None where that is not known."""
    known = tuple(None if parent is None else specs.get(parent.sequence) for parent in node.parents)
    if all(node.parents):
        return known
    kept: tuple[Any, ...] = getattr(node, "primals", None) or (None,) * len(known)
    other = next((spec for spec in known if spec is not None), None)
    alike = type(node) in ALIKE and inner_contract(node) is None
    return tuple(
        spec if parent is not None else constant_spec(x, other, alike)
        for parent, spec, x in zip(node.parents, known, kept, strict=True)
    )


def constant_spec(x: Any, other: Spec | None, alike: bool) -> Spec | None:
    """Return what may stand for the constant `x`, None where it was not kept, beside an operand `other`."""
    if is_array_like(x, recorded=False):
        return spec_of(x)
    return ((), other[1]) if other is not None and (alike or x is not None) else None


def ones(spec: Spec) -> AnyArray:
    """Return an array of ones that takes the memory of one element."""
    return np.broadcast_to(np.ones((), spec[1]), spec[0])


def run(node: Node, operands: Sequence[Spec | None]) -> Spec | None:
    """Return the shape and the dtype of what a function makes of ones; None where they do not do, or it is no array."""
    twin: Any = copy(node)  # so that whatever `forward` may set is set elsewhere
    try:
        result: Any = twin.forward(*(ones(spec) for spec in operands if spec is not None))
    except Exception:  # a singular matrix, say: no picture is worth an error
        return None
    return spec_of(result) if is_array_like(result, recorded=False) else None
