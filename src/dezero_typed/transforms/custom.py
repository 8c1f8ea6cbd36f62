"""Functions whose rule is stated beside them, and the function that has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, Generic, TypeVar, TypeVarTuple, final, overload

from ..accumulate import Parts
from ..containers import Opaque, aligned, is_sequence, mapped
from ..recording import RECORDING, is_off, no_grad
from ..variable import AnyVariable, is_variable, made_leaf
from .programs import Program, is_recorded, placed, reduced, replaced, traced_in
from .tracing import a, detached, name_of, without_history

M = TypeVar("M")
Y = TypeVar("Y")
Ts = TypeVarTuple("Ts")
Ts1 = TypeVarTuple("Ts1")


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Stated(Program):
    """A function that was applied, and its own rule."""

    f: Callable[..., Any] = field(init=False)
    rule: Callable[[Any], object] = field(init=False)
    args: tuple[Any, ...] = field(init=False)
    """The arguments, for what a gradient has to be like."""
    value: Any = field(init=False)
    """The value without its history, for what a cotangent is like."""

    def __init__(self, f: Callable[..., Any], rule: Callable[[Any], object], args: tuple[Any, ...], value: Any) -> None:
        self.f = f
        self.rule = rule
        self.args = args
        self.value = value

    def backward(self, gy: Parts, /) -> tuple[Any, ...]:
        lift = is_recorded(gy)
        seeds = self.seeds(gy, lift=lift)
        if lift:
            return tuple(self.checked(self.rule(replaced(self.value, seeds))))
        with no_grad():
            # In memory of its own: a rule may return its cotangent, and a seed may belong to another node.
            made = self.rule(replaced(self.value, [made_leaf(seed) for seed in seeds]))
        return tuple(x.data.copy() for x in self.checked(made))

    def checked(self, made: object) -> list[AnyVariable]:
        """Return the gradients of the Variables among the arguments; raise where there are others than those."""
        label = f"the rule of {name_of(self.f)}"
        gradients: Any = made
        if not isinstance(made, tuple):
            raise TypeError(f"{label} returned {a(made)}, expected a tuple with one gradient per argument")
        if len(gradients) != len(self.args):
            raise ValueError(f"{label} returned a tuple of {len(gradients)} for {len(self.args)} arguments; write one gradient per argument")
        found: list[AnyVariable] = []
        for position, (arg, gradient) in enumerate(zip(self.args, gradients, strict=True)):
            for place, leaf, own in aligned(label, f"gradient {position}", arg, gradient):
                if is_variable(leaf):
                    if not is_variable(own):
                        raise TypeError(f"{label}: {place} is {a(own)}, expected a Variable")
                    found.append(own)
        return found

    def __repr__(self) -> str:
        return f"custom_gradient({name_of(self.f)})"


@final
@dataclass(frozen=True, slots=True, repr=False)
class CustomGradient(Opaque, Generic[Y, *Ts]):
    """A function with a rule of its own; see `custom_gradient`."""

    f: Callable[[*Ts], tuple[Y, Callable[[Y], tuple[*Ts]]]]

    def __call__(self, *args: *Ts) -> Y:
        """The value of the function."""
        value, rule = value_and_rule(self.f, args)
        variables = traced_in(args)
        bare: Y = without_history(value, nested=False)
        if is_off(RECORDING.get()) or not variables:
            return bare
        leaves = traced_in(value)
        # The arguments in containers of their own, since the caller's may change.
        program = Stated(self.f, rule, replaced(args, variables), bare)
        made: Y = replaced(bare, placed(program, variables, [], leaves))
        return made

    @overload
    def __get__(self, instance: None, owner: type[object] | None = None) -> CustomGradient[Y, *Ts]: ...
    @overload
    def __get__(
        self: CustomGradient[Y, M, *Ts1], instance: M, owner: type[object] | None = None
    ) -> Callable[[*Ts1], Y]: ...
    def __get__(self, instance: object, owner: type[object] | None = None) -> Any:
        """The function as a method of `instance`, where it decorates one."""
        return self if instance is None else MethodType(self, instance)

    def __repr__(self) -> str:
        return f"custom_gradient({name_of(self.f)})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return reduced(self, self.f)


def value_and_rule(f: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, Callable[[Any], object]]:
    """Return what a function with a rule of its own makes."""
    made: Any = f(*args)
    if not is_sequence(made) or len(made) != 2 or not callable(made[1]):
        raise TypeError(f"custom_gradient: {name_of(f)} returned {a(made)}, expected a tuple (value, rule)")
    return made[0], made[1]


def custom_gradient(f: Callable[[*Ts], tuple[Y, Callable[[Y], tuple[*Ts]]]]) -> CustomGradient[Y, *Ts]:
    """A function whose gradient is what its own rule says; a decorator.

    `f` returns its value and the rule, which takes a cotangent like the value to a tuple with one gradient per argument,
    like it. All of them are Variables, or containers of them (see `tree`). A rule written with functions of this package
    can be differentiated again. What `f` takes from elsewhere than its arguments has no gradient. What is no leaf has no
    gradient either: the rule returns it as it is. Raises `TypeError` or `ValueError` for other results.

    >>> from collections.abc import Callable
    >>> from dezero_typed import Vector, custom_gradient, elementwise_grad, exp, log1p, variable
    >>> @custom_gradient
    ... def softplus(x: Vector) -> tuple[Vector, Callable[[Vector], tuple[Vector]]]:
    ...     e = exp(x)
    ...     def rule(gy: Vector) -> tuple[Vector]:
    ...         return (gy * (1.0 - 1.0 / (1.0 + e)),)
    ...     return log1p(e), rule
    >>> elementwise_grad(softplus)(variable([0.0, 100.0]))
    Variable([0.5, 1. ])
    """
    return CustomGradient(f)


def stop_gradient(x: M, /) -> M:
    """The container `x` as a constant: its Variables have no history, so that no gradient flows through them.

    It shares their memory. Shape and dtype: those of `x`.

    >>> from dezero_typed import Scalar, grad, stop_gradient, variable
    >>> def f(x: Scalar) -> Scalar:
    ...     return x * stop_gradient(x)
    >>> grad(f)(variable(3.0))
    Variable(3.)
    """
    constant: M = mapped(x, detached, is_variable)
    return constant
