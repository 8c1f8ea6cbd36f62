"""Whether operations are written to the tape: `no_grad`, and the opt-in `guard_writes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from functools import wraps
from typing import ParamSpec, TypeVar, final

from .arrays import AnyArray, is_array

P = ParamSpec("P")
R = TypeVar("R")


@final
class Locks:
    """The arrays that a `guard_writes` block has made read-only, in the order in which it did."""

    __slots__ = ("arrays",)

    def __init__(self) -> None:
        self.arrays: list[AnyArray] = []

    def add(self, kept: Iterable[object]) -> None:
        """Make each array of `kept`, and the arrays that it is a view of, read-only."""
        for array in kept:
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


# True: operations are recorded. False: they are not. Locks: they are, and what they keep is locked.
# A context variable, so that one thread's or task's choice never reaches another.
RECORDING: ContextVar[bool | Locks] = ContextVar("dezero_typed.recording", default=True)


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
        self._token = None if TRACING.get() else RECORDING.set(False)

    def __exit__(self, *exception: object) -> None:
        if self._token is not None:
            RECORDING.reset(self._token)


class _Block:
    """A setting of `RECORDING` for the length of a ``with`` block."""

    __slots__ = ("_tokens",)

    def __init__(self) -> None:
        self._tokens: list[Token[bool | Locks]] = []

    def _setting(self) -> bool | Locks:
        raise NotImplementedError

    def __enter__(self) -> None:
        self._tokens.append(RECORDING.set(self._setting()))

    def __exit__(self, *exception: object) -> None:
        RECORDING.reset(self._tokens.pop())


@final
class no_grad(_Block):  # noqa: N801 - reads as a statement, and is the name the field knows
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

    def _setting(self) -> bool | Locks:
        return False

    def __call__(self, function: Callable[P, R], /) -> Callable[P, R]:
        """Return `function` with every call of it inside a block of its own."""

        @wraps(function)
        def unrecorded(*args: P.args, **kwargs: P.kwargs) -> R:
            with no_grad():
                return function(*args, **kwargs)

        return unrecorded


@final
class guard_writes(_Block):  # noqa: N801
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

    def _setting(self) -> bool | Locks:
        return Locks()

    def __exit__(self, *exception: object) -> None:
        """Unlock what the block has locked, and go back to the setting before it."""
        setting = RECORDING.get()
        if isinstance(setting, Locks):
            setting.release()
        super().__exit__(*exception)
