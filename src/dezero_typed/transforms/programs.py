"""A whole function as one place on the tape, with a rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from operator import attrgetter
from typing import Any, ClassVar

import numpy as np

from ..accumulate import Parts
from ..backprop import ancestry
from ..containers import found, kind_of, mapped
from ..contract import Output, Spec, spec_of
from ..descent import Descent
from ..functions.arithmetic import positive
from ..node import Node
from ..recording import RECORDING, Observed
from ..variable import AnyVariable, is_variable, made_by, made_leaf


@dataclass(slots=True, eq=False, repr=False, init=False)
class Program(Node):
    """A function that was applied, between the leaves of its arguments, with what it captured, and its outputs.

    The cotangent that its rule takes is that of all its outputs, by position.
    """

    primals: tuple[Any, ...] = field(init=False)
    """The leaves of the arguments; Variables in a recorded pass."""
    outputs: tuple[Spec, ...] = field(init=False)

    fresh: ClassVar[bool] = True

    def kept(self) -> tuple[object, ...]:
        return self.primals

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        """Return a copy whose primals are Variables; those of the captured nodes are not known, nor needed."""
        twin = self.twin(parents)
        twin.primals = tuple(
            x if parent is None else made_by(parent, x) for parent, x in zip(parents, self.primals, strict=False)
        )
        return twin

    def seeds(self, gy: Parts, *, lift: bool) -> list[Any]:
        """Return a cotangent for each output, zeros for one that nobody used."""
        return [gy[index] if index in gy else zeros(spec, lift=lift) for index, spec in enumerate(self.outputs)]


def zeros(spec: Spec, *, lift: bool) -> Any:
    """Return a cotangent of zeros, for a recorded pass as a Variable."""
    array = np.zeros(*spec)
    return made_leaf(array) if lift else array


def is_recorded(gy: Parts) -> bool:
    """Tell whether a pass that brings this cotangent is recorded."""
    return any(is_variable(part) for part in gy.values())


def is_traced(value: object) -> bool:
    """Tell whether a leaf of an argument is differentiated: arrays are constants, as they are to every function."""
    return is_variable(value) and value.dtype.kind in "fc"


def traced_in(trees: Any) -> list[AnyVariable]:
    """Return the Variables among the leaves of the arguments."""
    return found(trees, is_traced)


def replaced(trees: Any, values: Sequence[Any]) -> Any:
    """Return the arguments, or the outputs, with `values` in the places of their Variables, in containers of their own."""
    each = iter(values)
    return mapped(trees, lambda _: next(each), is_traced)


def own_copy(x: Any) -> AnyVariable:
    """Return a Variable with the value of `x`, which in a recorded pass is one itself, for the function to take."""
    return positive(x) if is_variable(x) else made_leaf(x)


def captured_by(leaves: Sequence[AnyVariable], fresh: Sequence[AnyVariable], since: int) -> list[Node]:
    """Return the nodes older than `since` from which `leaves` were made, besides those of the `fresh` arguments."""
    own = {x._node.sequence for x in fresh}
    nodes = ancestry(*(y._node for y in leaves), since=since)
    return [node for node in nodes if node.sequence < since and node.sequence not in own]


def placed(program: Program, variables: Sequence[AnyVariable], captured: Sequence[Node], leaves: Sequence[AnyVariable]) -> list[Any]:
    """Put `program` on the tape, and return its outputs, with the data of `leaves`."""
    program.place((*(x._node for x in variables), *captured), None)
    program.primals = tuple(x._data for x in variables)
    results = tuple(y._data for y in leaves)
    program.outputs = tuple(spec_of(y) for y in results)
    setting = RECORDING.get()
    if isinstance(setting, Observed):
        setting.saw(program, program.primals, results, recorded=True)
    return [made_by(Output(program, index), y) for index, y in enumerate(results)]


def pulled_to(
    program: Program, leaves: Sequence[AnyVariable], seeds: Sequence[Any], fresh: Sequence[AnyVariable], since: int, *, lift: bool
) -> tuple[Any, ...]:
    """Return a gradient for each parent of `program`, which `fresh` and what it captured stand for."""
    nodes = [*(x._node for x in fresh), *program.parents[len(fresh) :]]
    wanted = [node for node, parent in zip(nodes, program.parents, strict=True) if node is not None and parent is not None]
    pulled = iter(Descent([y._node for y in leaves], wanted, lift=lift, since=since)(seeds))
    gradients = [None if parent is None else next(pulled) for parent in program.parents]
    # What is captured is a part of some output, so that only an argument can have no gradient.
    return tuple(
        zeros(spec_of(fresh[place]._data), lift=lift) if gradient is None and parent is not None else gradient
        for place, (parent, gradient) in enumerate(zip(program.parents, gradients, strict=True))
    )


def reduced(transform: Any, f: Any) -> tuple[Callable[..., object], tuple[object, ...]]:
    """Return how to pickle a transform of `f`: by name where it decorates a function, and so has taken its name."""
    module, name = getattr(f, "__module__", None), getattr(f, "__qualname__", "")
    try:
        if module is not None and named(module, name) is transform:
            return named, (module, name)
    except (AttributeError, ImportError):
        pass  # a function that is not found by its name, and which does not pickle by itself
    return kind_of(transform), (f,)


def named(module: str, name: str) -> object:
    """Return what a module has under a name."""
    value: object = attrgetter(name)(import_module(module))
    return value
