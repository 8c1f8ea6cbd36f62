"""Products of a Jacobian with vectors on either side, for functions of and to any containers.

There is one rule for each function, that of its vector-Jacobian product ``u -> J.T @ u``. This is linear in u, so its
own transpose, which is its derivative, is ``v -> J @ v``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, TypeVarTuple, final

import numpy as np

from ..containers import Opaque, filled
from ..variable import AnyVariable, is_variable, made_leaf
from .tracing import Inputs, inputs_of, name_of, pulled, seeds_for, tracing, variables_of, without_history

Y = TypeVar("Y")
Ts = TypeVarTuple("Ts")


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vjp(Opaque, Generic[Y, *Ts]):
    """The vector-Jacobian product of `f` at `primals`, a function of the cotangent; see `vjp`."""

    f: Callable[[*Ts], Y]
    primals: tuple[*Ts]
    _inputs: Inputs
    _outputs: Any

    def __call__(self, cotangent: Y, /) -> tuple[*Ts]:
        """The products, one for each primal. Raises `ValueError` where `cotangent` is not like the value of `f`."""
        with tracing() as nested:
            seeds = seeds_for("vjp", self._outputs, cotangent, nested)
            gradients = pulled(variables_of("vjp", self._outputs), seeds, self._inputs.fresh, lift=nested)
            products: Any = tuple(self._inputs.returned(gradients, nested))
        typed: tuple[*Ts] = products
        return typed

    def __repr__(self) -> str:
        return f"<vector-Jacobian product of {name_of(self.f)}>"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle the function and its primals: the graph is made anew."""
        return remade_vjp, (self.f, self.primals)


def remade_vjp(f: Callable[..., Any], primals: tuple[Any, ...]) -> Vjp[Any, *tuple[Any, ...]]:
    """Return what a pickle of a vector-Jacobian product is."""
    return vjp(f, *primals)[1]


def applied(f: Callable[..., Y], inputs: Inputs) -> Y:
    """Return what `f` makes of the Variables that stand for the leaves of its arguments."""
    return f(*inputs.traced())


def vjp(f: Callable[[*Ts], Y], *primals: *Ts) -> tuple[Y, Vjp[Y, *Ts]]:
    """The value of `f` at `primals`, and the function that takes a cotangent ``u`` of it to ``J.T @ u``.

    Primals and value are any containers (see `tree`). The function returns a tuple with one product for each primal,
    like it in structure, shapes and dtypes, and may be called many times. Complex numbers count as pairs: the product
    of a real function's gradient is the direction of steepest ascent. Raises `TypeError` where a primal has no leaves.

    >>> from dezero_typed import Vector, variable, vjp
    >>> def square(x: Vector) -> Vector:
    ...     return x * x
    >>> y, pull = vjp(square, variable([1.0, 2.0]))
    >>> y, pull(variable([1.0, 10.0]))
    (Variable([1., 4.]), (Variable([ 2., 40.]),))
    """
    with tracing() as nested:
        inputs = inputs_of("vjp", primals, nested)
        outputs = applied(f, inputs)
        variables_of("vjp", outputs)
    value: Y = without_history(outputs, nested)
    return value, Vjp(f, primals, inputs, outputs)


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Linear(Opaque, Generic[Y, *Ts]):
    """The derivative of `f` at `primals`, a linear function of tangents; see `linearize`."""

    f: Callable[[*Ts], Y]
    primals: tuple[*Ts]
    _map: Pushforward

    def __call__(self, *tangents: *Ts) -> Y:
        """``J @ v``. Raises `ValueError` where `tangents` are not like the primals."""
        with tracing() as nested:
            tangent: Y = self._map.applied("linearize", self.primals, tangents, nested)
        return tangent

    def __repr__(self) -> str:
        return f"<linearization of {name_of(self.f)}>"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle the function and its primals: the graph is made anew."""
        return remade_linear, (self.f, self.primals)


def remade_linear(f: Callable[..., Any], primals: tuple[Any, ...]) -> Linear[Any, *tuple[Any, ...]]:
    """Return what a pickle of a linearization is."""
    return linearize(f, *primals)[1]


@final
@dataclass(slots=True)
class Pushforward:
    """``v -> J @ v``: the recorded product ``J.T @ u``, and what it depends on, the u of each output."""

    outputs: Any
    duals: list[AnyVariable]
    products: list[AnyVariable | None]
    """For each leaf of the primals; None where no output depends on it."""

    def pushed(self, tangents: Sequence[Any], *, lift: bool) -> list[Any]:
        """Return the tangent of each output, None for zero, given those of the inputs, which nobody else sees."""
        return pulled(self.products, tangents, self.duals, lift=lift)

    def applied(self, label: str, primals: tuple[Any, ...], tangents: tuple[Any, ...], nested: bool) -> Any:
        """Return the tangent of the outputs, like them, given those of the `primals`."""
        pushed = self.pushed(seeds_for(label, primals, tangents, nested), lift=nested)
        leaves = [as_tangent(y, v) for y, v in zip(self.duals, pushed, strict=True)]
        return filled(without_history(self.outputs, nested), leaves)


def as_tangent(y: AnyVariable, tangent: Any) -> AnyVariable:
    """Return the tangent of an output as a Variable."""
    if tangent is None:
        return made_leaf(np.zeros(y.shape, y.dtype))
    return tangent if is_variable(tangent) else made_leaf(tangent)


def pushforward(inputs: Sequence[AnyVariable], outputs: Any, label: str) -> Pushforward:
    """Return the map from tangents of `inputs` to tangents of `outputs`, which were computed from them."""
    leaves = variables_of(label, outputs)
    duals = [made_leaf(np.ones(y.shape, y.dtype)) for y in leaves]
    return Pushforward(outputs, duals, pulled(leaves, duals, inputs, lift=True))


def linearize(f: Callable[[*Ts], Y], *primals: *Ts) -> tuple[Y, Linear[Y, *Ts]]:
    """The value of `f` at `primals`, and its derivative there: the function of tangents ``v -> J @ v``.

    The function takes one tangent for each primal, like it, and returns one like the value. What can be computed without
    knowing the tangents is computed once. Raises `TypeError` where a primal has no leaves.

    >>> from dezero_typed import Scalar, linearize, variable
    >>> def product(x: Scalar, y: Scalar) -> Scalar:
    ...     return x * y
    >>> value, derivative = linearize(product, variable(2.0), variable(3.0))
    >>> value, derivative(variable(1.0), variable(0.0)), derivative(variable(0.0), variable(1.0))
    (Variable(6.), Variable(3.), Variable(2.))
    """
    with tracing() as nested:
        inputs = inputs_of("linearize", primals, nested)
        outputs = applied(f, inputs)
        forward = pushforward(inputs.fresh, outputs, "linearize")
    value: Y = without_history(outputs, nested)
    return value, Linear(f, primals, forward)


def jvp(f: Callable[[*Ts], Y], primals: tuple[*Ts], tangents: tuple[*Ts]) -> tuple[Y, Y]:
    """The value of `f` at `primals`, and its derivative along `tangents`: ``f(x)`` and ``J @ v``.

    `tangents` has the structure, shapes and dtypes of `primals`; the derivative has those of the value. The cost is that
    of the value and two passes, whatever their sizes. Raises `ValueError` where they differ, `TypeError` where a primal
    has no leaves.

    >>> from dezero_typed import Vector, jvp, variable
    >>> def square(x: Vector) -> Vector:
    ...     return x * x
    >>> jvp(square, (variable([1.0, 2.0]),), (variable([1.0, 0.0]),))
    (Variable([1., 4.]), Variable([2., 0.]))
    """
    with tracing() as nested:
        inputs = inputs_of("jvp", primals, nested)
        outputs = applied(f, inputs)
        tangent: Y = pushforward(inputs.fresh, outputs, "jvp").applied("jvp", primals, tangents, nested)
    value: Y = without_history(outputs, nested)
    return value, tangent
