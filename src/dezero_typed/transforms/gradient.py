"""Gradients of scalar functions, and of functions that act element by element."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, Literal, ParamSpec, TypeVar, final, overload

from ..arrays import F
from ..containers import Opaque, is_sequence
from ..variable import Scalar, is_variable
from .tracing import a, detached, inputs_of, name_of, ones_for, pulled, scalar_of, tracing, without_history

P = ParamSpec("P")
M = TypeVar("M")
M1 = TypeVar("M1")
G = TypeVar("G")
Aux = TypeVar("Aux")

Both = tuple[Literal[0], Literal[1]]
"""The first two arguments."""


@final
@dataclass(frozen=True, slots=True, repr=False)
class Grad(Opaque, Generic[P, G]):
    """The gradient of `f`, as a function of the same arguments; see `grad`."""

    f: Callable[P, object]
    argnums: int | tuple[int, ...] = 0

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> G:
        """The gradient at these arguments."""
        gradient: G = differentiated("grad", self.f, self.argnums, args, kwargs, has_aux=False)[1]
        return gradient

    def __repr__(self) -> str:
        return f"grad({name_of(self.f)}{'' if self.argnums == 0 else f', argnums={self.argnums}'})"


@final
@dataclass(frozen=True, slots=True, repr=False)
class ValueAndGrad(Opaque, Generic[P, G]):
    """The value and the gradient of `f`, as a function of the same arguments; see `value_and_grad`."""

    f: Callable[P, object]
    argnums: int | tuple[int, ...] = 0
    has_aux: bool = False

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> G:
        """The value and the gradient at these arguments."""
        pair: Any = differentiated("value_and_grad", self.f, self.argnums, args, kwargs, has_aux=self.has_aux)
        both: G = pair
        return both

    def __repr__(self) -> str:
        options = ("" if self.argnums == 0 else f", argnums={self.argnums}") + (", has_aux=True" if self.has_aux else "")
        return f"value_and_grad({name_of(self.f)}{options})"


def differentiated(
    label: str, f: Callable[..., object], argnums: int | tuple[int, ...], args: tuple[Any, ...], kwargs: dict[str, Any],
    *, has_aux: bool,
) -> tuple[Any, Any]:  # fmt: skip
    """Return the value of `f`, with what comes beside it if it `has_aux`, and its gradient."""
    positions = (argnums,) if isinstance(argnums, int) else argnums
    if len(args) <= max(positions):
        raise TypeError(f"{label}: argument {max(positions)} has to be given by position, got {len(args)} positional ones")
    with tracing() as nested:
        inputs = inputs_of(label, tuple([args[position] for position in positions]), nested, names=positions)
        traced = list(args)
        for position, tree in zip(positions, inputs.traced(), strict=True):
            traced[position] = tree
        made = f(*traced, **kwargs)
        value, aux = pair_of(label, made) if has_aux else (made, None)
        y = scalar_of(label, value)
        gradients = inputs.returned(pulled([y], [ones_for(y, nested)], inputs.fresh, lift=nested), nested)
    kept = y if nested else detached(y)
    return (
        (kept, without_history(aux, nested)) if has_aux else kept,
        gradients[0] if isinstance(argnums, int) else tuple(gradients),
    )


def checked(label: str, argnums: int | tuple[int, ...]) -> int | tuple[int, ...]:
    """Return the numbers of the arguments to differentiate with respect to; raise about `label` where they are none."""
    if not isinstance(argnums, int) and (not argnums or len(set(argnums)) < len(argnums)):
        raise ValueError(f"{label}: argnums is {argnums}, expected a number or several different ones")
    return argnums


def pair_of(label: str, made: object) -> tuple[object, object]:
    """Return the value and what comes beside it."""
    if not is_sequence(made) or len(made) != 2:
        raise TypeError(f"{label}: the function returned {a(made)}, expected a tuple (value, aux), as has_aux is True")
    return made[0], made[1]


@overload
def grad(f: Callable[Concatenate[M, P], Scalar[F]], argnums: Literal[0] = 0) -> Grad[Concatenate[M, P], M]: ...
@overload
def grad(f: Callable[Concatenate[M, M1, P], Scalar[F]], argnums: Literal[1]) -> Grad[Concatenate[M, M1, P], M1]: ...
@overload
def grad(f: Callable[Concatenate[M, M1, P], Scalar[F]], argnums: Both) -> Grad[Concatenate[M, M1, P], tuple[M, M1]]: ...
def grad(f: Callable[..., object], argnums: int | tuple[int, ...] = 0) -> Grad[..., Any]:
    """The gradient of a scalar function, as a function of the same arguments.

    It is with respect to the argument `argnums`, a Variable or any container of them (see `tree`), and has its type:
    the gradient with respect to a ``Model`` is a ``Model``. With two numbers it is a tuple. What differentiated
    arguments hold has to be given by position; the others, keyword ones included, stay as they are.

    No ``grad`` is read or written. Transforms nest to any depth; outside of all of them the result has no history.
    Where `f` does not depend on a leaf, its gradient is zero. Raises `ValueError` where `f` returns more than one
    element, and `TypeError` for no real Variable or an argument without leaves.

    >>> from dezero_typed import Scalar, grad, variable
    >>> def cube(x: Scalar) -> Scalar:
    ...     return x**3
    >>> grad(cube)(variable(2.0)), grad(grad(cube))(variable(2.0))
    (Variable(12.), Variable(12.))
    >>> grad(cube)
    grad(cube)
    """
    return Grad(f, checked("grad", argnums))


@overload
def value_and_grad(
    f: Callable[Concatenate[M, P], Scalar[F]], argnums: Literal[0] = 0, has_aux: Literal[False] = False
) -> ValueAndGrad[Concatenate[M, P], tuple[Scalar[F], M]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[M, M1, P], Scalar[F]], argnums: Literal[1], has_aux: Literal[False] = False
) -> ValueAndGrad[Concatenate[M, M1, P], tuple[Scalar[F], M1]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[M, M1, P], Scalar[F]], argnums: Both, has_aux: Literal[False] = False
) -> ValueAndGrad[Concatenate[M, M1, P], tuple[Scalar[F], tuple[M, M1]]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[M, P], tuple[Scalar[F], Aux]], argnums: Literal[0] = 0, *, has_aux: Literal[True]
) -> ValueAndGrad[Concatenate[M, P], tuple[tuple[Scalar[F], Aux], M]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[M, M1, P], tuple[Scalar[F], Aux]], argnums: Literal[1], *, has_aux: Literal[True]
) -> ValueAndGrad[Concatenate[M, M1, P], tuple[tuple[Scalar[F], Aux], M1]]: ...
@overload
def value_and_grad(
    f: Callable[Concatenate[M, M1, P], tuple[Scalar[F], Aux]], argnums: Both, *, has_aux: Literal[True]
) -> ValueAndGrad[Concatenate[M, M1, P], tuple[tuple[Scalar[F], Aux], tuple[M, M1]]]: ...
def value_and_grad(
    f: Callable[..., object], argnums: int | tuple[int, ...] = 0, has_aux: bool = False
) -> ValueAndGrad[..., Any]:
    """The value and the gradient of a scalar function, as a function of the same arguments: ``(value, gradient)``.

    The gradient is that of `grad`. With `has_aux` the function returns ``(value, aux)``, where `aux` is anything, and
    the result is ``((value, aux), gradient)``. Raises what `grad` raises.

    >>> from dezero_typed import Scalar, Vector, value_and_grad, variable
    >>> def loss(w: Vector) -> Scalar:
    ...     return (w * w).sum()
    >>> value_and_grad(loss)(variable([1.0, 2.0]))
    (Variable(5.), Variable([2., 4.]))
    """
    return ValueAndGrad(f, checked("value_and_grad", argnums), has_aux)


@final
@dataclass(frozen=True, slots=True, repr=False)
class ElementwiseGrad(Opaque, Generic[P, M]):
    """The derivative of `f` at each element; see `elementwise_grad`."""

    f: Callable[P, M]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> M:
        """The derivatives at these arguments."""
        slopes: M = slopes_of(self.f, args, kwargs)
        return slopes

    def __repr__(self) -> str:
        return f"elementwise_grad({name_of(self.f)})"


def slopes_of(f: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Return the gradient of the sum of ``f(*args)`` with respect to the first argument."""
    label = "elementwise_grad"
    if not args:
        raise TypeError(f"{label}: argument 0 has to be given by position, got no positional ones")
    with tracing() as nested:
        inputs = inputs_of(label, args[:1], nested)
        y = f(*inputs.traced(), *args[1:], **kwargs)
        alone = inputs.given[0] is args[0]
        if not is_variable(y) or not alone or y.shape != args[0].shape or y.dtype.kind != "f":
            raise ValueError(f"{label}: the function of {a(args[0])} returned {a(y)}, expected a real Variable of that shape")
        return inputs.returned(pulled([y], [ones_for(y, nested)], inputs.fresh, lift=nested), nested)[0]


def elementwise_grad(f: Callable[Concatenate[M, P], M]) -> ElementwiseGrad[Concatenate[M, P], M]:
    """The derivative of a function that acts element by element, at each element of its first argument.

    Of a function that mixes elements it is the sum of each column of the Jacobian. Shape and dtype are those of the
    argument. Raises `ValueError` where the result has another shape.

    >>> from dezero_typed import elementwise_grad, tanh, variable
    >>> elementwise_grad(tanh)(variable([0.0, 1.0]))
    Variable([1.        , 0.41997434])
    """
    return ElementwiseGrad(f)
