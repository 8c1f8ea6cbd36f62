"""What surrounds a rule: un-broadcasting, conjugation, several outputs; checks for users' ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn, final

import numpy as np

from . import application
from .accumulate import Parts, fit
from .arrays import AnyArray, Shape
from .node import Contract, Node

Spec = tuple[Shape, "np.dtype[Any]"]
"""The shape and the dtype of an array."""


def spec_of(array: AnyArray) -> Spec:
    """Return what a cotangent of `array` has to look like."""
    return array.shape, array.dtype


@final
@dataclass(slots=True, eq=False, repr=False)
class Broadcast(Contract):
    """For operations that broadcast or promote: each gradient is brought back to its primal."""

    specs: tuple[Spec | None, ...]
    """What to bring each gradient to; None where it is right as it comes, or not wanted."""

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        gradients = list(node.backward(gy))
        for position, spec in enumerate(self.specs):
            if spec is not None and node.parents[position] is not None:
                gradients[position] = fit(gradients[position], *spec)
        return tuple(gradients)


@final
@dataclass(slots=True, eq=False, repr=False)
class Conjugate(Contract):
    """For complex elements and a rule that multiplies by the complex derivative, as one for real ones does.

    The gradient of a real function of z is the direction of steepest ascent. For that the cotangent
    is multiplied by the conjugate of the derivative, so the rule is run between two conjugations.
    """

    inner: Contract | None
    """What brings the gradients back to their operands, after that."""

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        turned = tuple(np.conj(part) for part in gy) if application.is_tuple(gy) else np.conj(gy)
        gradients = node.backward(turned) if self.inner is None else self.inner.pull(node, turned)
        return tuple(
            gx if parent is None else np.conj(gx) for parent, gx in zip(node.parents, gradients, strict=True)
        )


@final
@dataclass(slots=True, eq=False, repr=False)
class Several(Contract):
    """For our rules of functions with several outputs: an output that nobody used has a zero cotangent."""

    outputs: tuple[Spec, ...]
    inner: Contract | None
    """What is done around the rule once all cotangents are there."""

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        parts = tuple(gy[index] if index in gy else np.zeros(*spec) for index, spec in enumerate(self.outputs))
        return node.backward(parts) if self.inner is None else self.inner.pull(node, parts)


@final
@dataclass(slots=True, eq=False, repr=False)
class Select(Contract):
    """For one output of a function that has several: the function waits for the parts of all."""

    index: int

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        return (Parts({self.index: gy}),)


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Output(Node):
    """One output of a function that has several, between the function and what uses the output."""

    def __init__(self, function: Node, index: int) -> None:
        self.place((function,), Select(index))

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        return self


@final
@dataclass(slots=True, eq=False, repr=False)
class Checked(Contract):
    """For users' rules: what they are given is protected, what they return is checked."""

    inputs: tuple[Spec, ...]
    outputs: tuple[Spec, ...] | None
    """Of a function with several outputs; None for one with one."""

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        if self.outputs is None:
            gradients = node.backward(read_only(gy))
        else:
            parts: Parts = gy
            gradients = node.backward(
                tuple(
                    read_only(parts[index]) if index in parts else np.zeros(*spec)
                    for index, spec in enumerate(self.outputs)
                )
            )
        # What is stated of a rule's result is checked here and nowhere else, so it is not believed.
        found: Any = gradients
        if not application.is_tuple(found):
            kind = type(found).__name__
            raise TypeError(f"{node}: backward returned a {kind}; write a tuple with one gradient per input")
        if len(found) != len(self.inputs):
            raise ValueError(
                f"{node}: backward returned {count(len(found), 'gradient')} for "
                f"{count(len(self.inputs), 'input')}; write a tuple with one gradient per input"
            )
        return tuple(
            None if parent is None else checked(node, position, gx, spec)
            for position, (parent, gx, spec) in enumerate(zip(node.parents, found, self.inputs, strict=True))
        )


def checked(node: Node, position: int, gradient: Any, spec: Spec) -> Any:
    """Return `gradient` in the dtype of its primal, or raise an error that names function and input."""
    shape, dtype = spec
    if not application.is_array_like(gradient):
        refuse(node, position, f"is a {type(gradient).__name__}, expected an ndarray", TypeError)
    if gradient.shape != shape:
        refuse(node, position, f"has shape {gradient.shape}, expected {shape}", ValueError)
    if not np.can_cast(gradient.dtype, dtype, "same_kind"):
        refuse(node, position, f"has dtype {gradient.dtype}, expected {dtype}", TypeError)
    return fit(gradient, shape, dtype)


def refuse(node: Node, position: int, problem: str, error: type[Exception]) -> NoReturn:
    """Raise `error` about what a rule returned for the input at `position`."""
    raise error(f"{node}: the gradient of input {position} {problem}")


def count(number: int, noun: str) -> str:
    """Return "1 gradient", "2 gradients"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def read_only(gy: Any) -> Any:
    """Return a view that a rule cannot write through: others may hold the same cotangent."""
    if not application.is_array_like(gy, recorded=False):
        return gy
    view = np.asarray(gy).view()
    view.flags.writeable = False
    return view
