"""`debug_nonfinite`: the first operation whose value or gradient is NaN or infinite, and who called it."""

from __future__ import annotations

import linecache
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from inspect import currentframe
from itertools import zip_longest
from typing import Any, NoReturn, TypeAlias, final

import numpy as np

from .accumulate import Parts
from .application import is_array_like, is_tuple
from .arrays import AnyArray
from .contract import Output, Spec, spec_of
from .descent import Roots
from .node import Contract, Node
from .recording import RECORDING, Block, Observer, RuleAt, Setting, observers_of, with_observers
from .variable import data_of

Place: TypeAlias = tuple[str, int]
"""The file and the number of a line."""

PACKAGE = os.path.dirname(__file__) + os.sep
DEMO = os.path.join(PACKAGE, "demo") + os.sep
NUMPY = os.path.dirname(np.__file__) + os.sep


@final
class debug_nonfinite(Block):  # noqa: N801 - reads as a statement, as its neighbours do
    """Raise at the first operation in a block whose value or gradient is NaN or infinite.

    The `FloatingPointError` names the function with its parameters, the shapes and dtypes of its operands, and the line
    of your program that called it. For a gradient it says which operand's, and the line is that of the operation whose
    rule it is, if that ran inside the block too. It says as well what was not finite before: an operand, or the cotangent
    that the rule was given. A number that is not finite in a leaf alone is no error, nor is one inside of a rule.

    Passes belong into the block, as operations do; both are looked at under `no_grad` too, and inside of transforms. Each
    operation takes several times as long as outside. The setting belongs to the current thread or task, nests, and is
    restored when the block ends by an exception.

    >>> import numpy as np
    >>> from dezero_typed import debug_nonfinite, exp, variable
    >>> with np.errstate(over="ignore"), debug_nonfinite():
    ...     y = exp(variable([1.0, 1000.0]))
    Traceback (most recent call last):
        ...
    FloatingPointError: Exp(): the result of shape (2,) is not finite: inf at [1], 1 of 2 elements
      operand 0: float64 of shape (2,)
      called at <doctest dezero_typed.watching.debug_nonfinite[2]>:2: y = exp(variable([1.0, 1000.0]))
    """

    __slots__ = ()

    def _setting(self, around: Setting) -> Setting:
        return watched_by(around, Watch(values=True))


def watched_by(setting: Setting, watch: Watch) -> Setting:
    """Return a setting like this one, with `watch` in the place of any other one."""
    others = tuple(observer for observer in observers_of(setting) if not isinstance(observer, Watch))
    return with_observers(setting, (*others, watch))


@final
@dataclass(frozen=True, slots=True)
class Watch(Observer):
    """Looks for NaN and infinity in what operations and rules return."""

    values: bool
    """Whether the values of operations are looked at; in a rule they are not, as its arrays are not."""

    def saw(self, function: Node, operands: tuple[Any, ...], result: Any, recorded: bool) -> None:
        call = Call(calling_line(), tuple(spec_of(x) if is_array_like(x) else x for x in operands))
        if self.values:
            for position, y in enumerate(result if is_tuple(result) else (result,)):
                if not is_finite(y):
                    what = f"output {position}" if is_tuple(result) else "the result"
                    call.refuse(f"{function}: {what} {wrong_in(y)}", operands)
        if recorded:
            function.contract = Placed(function.contract, call)

    def passed(self, rule_at: RuleAt | None) -> RuleAt:
        return lambda node: guarded(node if rule_at is None else rule_at(node))

    def arrived(self, root: Node, seed: Any, arrivals: Sequence[tuple[Node, Any, bool]]) -> None:
        for node, gradient, _ in arrivals:
            if node.is_leaf and is_finite(seed) and not is_finite(gradient):
                problem = f"the gradient of a Variable {wrong_in(gradient)}"
                raise FloatingPointError(f"backward: {problem}; each part of it was finite, and their sum overflowed")


@final
@dataclass(frozen=True, slots=True)
class Call:
    """Who called an operation, with what operands: the shape and dtype of each, or a number."""

    place: Place | None
    operands: tuple[Spec | complex, ...]

    def refuse(self, problem: str, arrays: Sequence[Any], *details: str) -> NoReturn:
        """Raise about what is not finite; `arrays` are those of the operands that are known."""
        lines = [
            f"operand {position}: {described(operand)}{'' if is_finite(x) else ', which was not finite already'}"
            for position, (operand, x) in enumerate(zip_longest(self.operands, arrays[: len(self.operands)], fillvalue=0.0))
        ]
        raise FloatingPointError("\n  ".join((problem, *lines, *details, f"called at {line_at(self.place)}")))


@final
@dataclass(slots=True, eq=False, repr=False)
class Placed(Contract):
    """For an operation that was watched: its rule as it is, and who called it."""

    inner: Contract | None
    call: Call

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        return node.backward(gy) if self.inner is None else self.inner.pull(node, gy)


@final
@dataclass(slots=True, eq=False, repr=False)
class Guarded(Contract):
    """For a pass that is watched: the gradients that a rule returns are looked at."""

    inner: Contract | None

    def pull(self, node: Node, gy: Any, /) -> tuple[Any, ...]:
        token = RECORDING.set(watched_by(RECORDING.get(), Watch(values=False)))
        try:
            gradients = node.backward(gy) if self.inner is None else self.inner.pull(node, gy)
        finally:
            RECORDING.reset(token)
        for position, (parent, gradient) in enumerate(zip(node.parents, gradients, strict=False)):
            if parent is not None and not is_finite(gradient):
                self.refuse(f"{node}: the gradient of operand {position} {wrong_in(gradient)}", node, gy)
        return gradients

    def refuse(self, problem: str, node: Node, gy: Any) -> NoReturn:
        """Raise about a gradient."""
        call = self.inner.call if isinstance(self.inner, Placed) else Call(None, ())
        already = () if is_finite(gy) else ("the cotangent of the result was not finite already",)
        call.refuse(problem, getattr(node, "primals", ()), *already)


def guarded(rule: Node | None) -> Node | None:
    """Return what runs in place of `rule` in a pass that is watched; what only hands on cotangents runs itself."""
    if rule is None or isinstance(rule, (Output, Roots)):
        return rule
    twin = rule.twin(rule.parents)
    twin.contract = Guarded(rule.contract)
    return twin


def is_finite(value: Any) -> bool:
    """Tell whether an array or a Variable, or each of several, has neither NaN nor infinity in it."""
    if isinstance(value, Parts) or is_tuple(value):
        return all(is_finite(part) for part in (value.values() if isinstance(value, Parts) else value))
    return not is_array_like(value) or value.dtype.kind not in "fc" or bool(np.isfinite(data_of(value)).all())


def described(operand: Spec | complex) -> str:
    """Return what an error says of an operand."""
    return f"{operand[1]} of shape {operand[0]}" if is_tuple(operand) else f"the number {operand}"


def wrong_in(value: Any) -> str:
    """Return the shape of an array or a Variable, and what is not finite in it."""
    array: AnyArray = np.asarray(data_of(value))
    wrong = np.argwhere(~np.isfinite(array))
    first = [int(i) for i in wrong[0]]
    where = f" at {first}, {len(wrong)} of {array.size} elements" if first else ""
    return f"of shape {array.shape} is not finite: {array[tuple(first)]}{where}"


def calling_line() -> Place | None:
    """Return the line of the user's program that is at work: the innermost outside of this package and NumPy."""
    frame = currentframe()
    while frame is not None and is_ours(frame.f_code.co_filename):
        frame = frame.f_back
    return None if frame is None else (frame.f_code.co_filename, frame.f_lineno)


@cache
def is_ours(file: str) -> bool:
    """Tell whether a file belongs to this package, without its demonstrations, or to NumPy."""
    return file.startswith((PACKAGE, NUMPY, "<__array_function__")) and not file.startswith(DEMO)


def line_at(place: Place | None) -> str:
    """Return how errors show a line of a program."""
    if place is None:
        return "an unknown line, outside of the block: move the forward pass into it, too"
    file, number = place
    return f"{file}:{number}: {linecache.getline(file, number).strip()}"
