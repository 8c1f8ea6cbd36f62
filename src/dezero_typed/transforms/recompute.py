"""`checkpoint`: memory saved by computing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, final, overload

from ..accumulate import Parts
from ..containers import Opaque
from ..node import next_sequence
from ..recording import RECORDING, is_off
from .programs import Program, captured_by, is_recorded, own_copy, placed, pulled_to, reduced, replaced, traced_in
from .tracing import name_of, tracing, without_history

P = ParamSpec("P")
P1 = ParamSpec("P1")
M = TypeVar("M")
Y = TypeVar("Y")


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Recomputed(Program):
    """A function that is applied once more when its gradient is asked for."""

    f: Callable[..., Any] = field(init=False)
    trees: Any = field(init=False)
    """The arguments. Of their Variables nothing but the place is used: `primals` has the data."""

    def __init__(self, f: Callable[..., Any], trees: Any) -> None:
        self.f = f
        self.trees = trees

    def backward(self, gy: Parts, /) -> tuple[Any, ...]:
        lift = is_recorded(gy)
        with tracing():
            fresh = [own_copy(x) for x in self.primals]
            since = next_sequence()
            args, kwargs = replaced(self.trees, fresh)
            leaves = traced_in(self.f(*args, **kwargs))
            return pulled_to(self, leaves, self.seeds(gy, lift=lift), fresh, since, lift=lift)

    def __repr__(self) -> str:
        return f"checkpoint({name_of(self.f)})"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Checkpoint(Opaque, Generic[P, Y]):
    """`f`, of which a graph keeps nothing but the arguments; see `checkpoint`."""

    f: Callable[P, Y]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Y:
        """What `f` returns for these arguments."""
        if is_off(RECORDING.get()):
            return self.f(*args, **kwargs)
        made: Y = recomputed(self.f, args, kwargs)
        return made

    @overload
    def __get__(self, instance: None, owner: type[object] | None = None) -> Checkpoint[P, Y]: ...
    @overload
    def __get__(
        self: Checkpoint[Concatenate[M, P1], Y], instance: M, owner: type[object] | None = None
    ) -> Callable[P1, Y]: ...
    def __get__(self, instance: object, owner: type[object] | None = None) -> Any:
        """The function as a method of `instance`, where it decorates one."""
        return self if instance is None else MethodType(self, instance)

    def __repr__(self) -> str:
        return f"checkpoint({name_of(self.f)})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return reduced(self, self.f)


def recomputed(f: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Apply `f`, and put it on the tape as one place.

    Its graph is made, to see what it captures, and dropped: no more of it than of one function is there at a time.
    """
    variables = traced_in((args, kwargs))
    with tracing():
        fresh = [own_copy(x._data) for x in variables]
        since = next_sequence()
        own_args, own_kwargs = replaced((args, kwargs), fresh)
        outputs = f(*own_args, **own_kwargs)
    leaves = traced_in(outputs)
    captured = captured_by(leaves, fresh, since)
    if not variables and not captured:
        return without_history(outputs, nested=False)
    # In containers of their own: the caller's may be other ones by the time that this is computed again.
    program = Recomputed(f, replaced((args, kwargs), variables))
    return replaced(without_history(outputs, nested=False), placed(program, variables, captured, leaves))


def checkpoint(f: Callable[P, Y]) -> Checkpoint[P, Y]:
    """The function or method `f` with another balance of time and memory: what it computes is computed again, not kept.

    Arguments and result are any containers (see `tree`). Until its gradient is asked for, a graph keeps the arguments
    alone. A chain of n layers in about ``sqrt(n)`` checkpointed parts of ``sqrt(n)`` layers needs memory for twice as many
    arrays, and the time of one more forward computation. `f` has to compute the same each time; what it takes from
    elsewhere, such as the Variables of a model, is differentiated too.

    >>> from dezero_typed import Scalar, Vector, checkpoint, exp, grad, variable
    >>> @checkpoint
    ... def layers(x: Vector) -> Scalar:
    ...     return exp(exp(x)).sum()
    >>> grad(layers)(variable([0.0]))
    Variable([2.71828183])
    """
    return Checkpoint(f)
