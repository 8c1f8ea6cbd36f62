"""Whether operations are written to the tape, and who looks on: `no_grad`, and the opt-in `guard_writes`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextvars import ContextVar, Token
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar, final

from .arrays import AnyArray, is_array
from .node import Node

P = ParamSpec("P")
R = TypeVar("R")


RuleAt: TypeAlias = Callable[[Node], Node | None]
"""What runs in a pass in the place of a node, with the parents that are worth visiting; None where none is."""


class Observer(ABC):
    """What looks on while operations run, for the length of a block."""

    __slots__ = ()

    @abstractmethod
    def saw(self, function: Node, operands: tuple[Any, ...], result: Any, recorded: bool) -> None:
        """Take note of an operation, of its arrays, and of whether it is on the tape."""

    def passed(self, rule_at: RuleAt | None) -> RuleAt | None:
        """Return what says which rules a pass runs, in the place of `rule_at`; None: that of each node."""
        return rule_at

    def arrived(self, root: Node, seed: Any, arrivals: Sequence[tuple[Node, Any, bool]]) -> None:
        """Take note of what a pass from `root` brought to its leaves."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Observed(Observer):
    """Recording, or no recording, under the eyes of several observers, of which the innermost is the last."""

    observers: tuple[Observer, ...]
    records: bool

    def saw(self, function: Node, operands: tuple[Any, ...], result: Any, recorded: bool) -> None:
        for observer in self.observers:
            observer.saw(function, operands, result, recorded)

    def passed(self, rule_at: RuleAt | None) -> RuleAt | None:
        for observer in self.observers:
            rule_at = observer.passed(rule_at)
        return rule_at

    def arrived(self, root: Node, seed: Any, arrivals: Sequence[tuple[Node, Any, bool]]) -> None:
        for observer in self.observers:
            observer.arrived(root, seed, arrivals)


@final
class Locks(Observer):
    """The arrays that a `guard_writes` block has made read-only, in the order in which it did."""

    __slots__ = ("arrays",)

    def __init__(self) -> None:
        self.arrays: list[AnyArray] = []

    def saw(self, function: Node, operands: tuple[Any, ...], result: Any, recorded: bool) -> None:
        """Make each array that `function` keeps, and the arrays that it is a view of, read-only."""
        for array in function.kept() if recorded else ():
            while is_array(array):
                if array.flags.writeable:
                    array.flags.writeable = False
                    self.arrays.append(array)
                array = array.base

    def release(self) -> None:
        """Make them writable again, bases before their views, as NumPy demands."""
        for array in sorted(self.arrays, key=lambda array: array.base is not None):
            array.flags.writeable = True
        self.arrays.clear()


Setting: TypeAlias = bool | Observed
"""True: operations are recorded. False: they are not. Observed: one or the other, and somebody looks on."""

# A context variable, so that one thread's or task's choice never reaches another.
RECORDING: ContextVar[Setting] = ContextVar("dezero_typed.recording", default=True)


def is_off(setting: Setting) -> bool:
    """Tell whether nothing is recorded."""
    return setting is False or not (setting is True or setting.records)


def observers_of(setting: Setting) -> tuple[Observer, ...]:
    """Return those who look on."""
    return setting.observers if isinstance(setting, Observed) else ()


def with_observers(setting: Setting, observers: tuple[Observer, ...]) -> Setting:
    """Return a setting that records where `setting` does, with others who look on."""
    return Observed(observers, not is_off(setting)) if observers else not is_off(setting)


def with_recording(setting: Setting) -> Setting:
    """Return a setting that records, and in which the same look on."""
    return with_observers(True, observers_of(setting))


def without_recording(setting: Setting) -> Setting:
    """Return a setting that does not record, and in which the same look on."""
    return with_observers(False, observers_of(setting))


# Whether a transform, such as `grad`, is at work: what is computed then may be differentiated once more.
TRACING: ContextVar[bool] = ContextVar("dezero_typed.tracing", default=False)


# The sequence number of the last assignment in place to any Variable's data: a pass over younger
# nodes alone has nothing to look for.
latest_edit = 0


@final
class constant_outside:  # noqa: N801
    """Do not record what a block computes, unless a transform may need it."""

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        self._token = None if TRACING.get() else RECORDING.set(without_recording(RECORDING.get()))

    def __exit__(self, *exception: object) -> None:
        if self._token is not None:
            RECORDING.reset(self._token)


class Block(ABC):
    """A setting of `RECORDING` for the length of a ``with`` block."""

    __slots__ = ("_tokens",)

    def __init__(self) -> None:
        self._tokens: list[Token[Setting]] = []

    @abstractmethod
    def _setting(self, around: Setting) -> Setting:
        """Return the setting inside of the block, given the one around it."""

    def __enter__(self) -> None:
        self._tokens.append(RECORDING.set(self._setting(RECORDING.get())))

    def __exit__(self, *exception: object) -> None:
        RECORDING.reset(self._tokens.pop())


@final
class no_grad(Block):  # noqa: N801 - reads as a statement, and is the name the field knows
    """Run a block, or every call of a function, without recording.

    What is computed inside has no history: a `Variable` made there is a leaf. The setting belongs
    to the current thread or task, nests, and is restored when the block ends by an exception.

    >>> import numpy as np
    >>> from dezero_typed import Variable, no_grad
    >>> x = Variable(np.array(3.0))
    >>> with no_grad():
    ...     y = x * x
    >>> y.backward()
    >>> print(x.grad)
    None

    As a decorator it keeps the signature of what it decorates:

    >>> @no_grad()
    ... def predict(x: Variable) -> Variable:
    ...     return x * 2.0
    """

    __slots__ = ()

    def _setting(self, around: Setting) -> Setting:
        return without_recording(around)

    def __call__(self, function: Callable[P, R], /) -> Callable[P, R]:
        """Return `function` with every call of it inside a block of its own."""

        @wraps(function)
        def unrecorded(*args: P.args, **kwargs: P.kwargs) -> R:
            with no_grad():
                return function(*args, **kwargs)

        return unrecorded


@final
class guard_writes(Block):  # noqa: N801
    """Record, and make every array that a rule keeps read-only until the block ends.

    A rule computes with the arrays of the forward pass. Inside the block a write to one of them,
    ``x.data[0] = 1.0`` say, raises NumPy's ``ValueError`` on the line that writes; outside, nothing
    can notice it. `backward` belongs inside the block too.

    >>> import numpy as np
    >>> from dezero_typed import Variable, guard_writes
    >>> x = Variable(np.array([1.0, 2.0]))
    >>> with guard_writes():
    ...     y = x * x
    ...     x.data[0] = 5.0
    Traceback (most recent call last):
        ...
    ValueError: assignment destination is read-only
    """

    __slots__ = ()

    def _setting(self, around: Setting) -> Setting:
        return Observed((*observers_of(around), Locks()), records=True)

    def __exit__(self, *exception: object) -> None:
        """Unlock what the block has locked, and go back to the setting before it."""
        for own in observers_of(RECORDING.get())[-1:]:
            if isinstance(own, Locks):
                own.release()
        super().__exit__(*exception)
