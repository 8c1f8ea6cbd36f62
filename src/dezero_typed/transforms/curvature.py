"""Products of second derivatives with vectors, of functions of any containers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, final

from ..arrays import F
from ..containers import Opaque
from ..variable import AnyVariable, Scalar
from .products import pushforward
from .tracing import inputs_of, name_of, ones_for, pulled, scalar_of, seeds_for, tracing, variables_of, without_history

P = ParamSpec("P")
M = TypeVar("M")
Y = TypeVar("Y")


@final
@dataclass(frozen=True, slots=True, repr=False)
class Hvp(Opaque, Generic[M, P]):
    """The product of the Hessian of `f` with a vector; see `hvp`."""

    f: Callable[Concatenate[M, P], object]

    def __call__(self, x: M, v: M, /, *args: P.args, **kwargs: P.kwargs) -> M:
        """``H(x) @ v``, where `args` are what `f` takes besides `x`."""
        with tracing() as nested:
            inputs = inputs_of("hvp", (x,), nested)
            seeds = seeds_for("hvp", x, v, nested)
            y = scalar_of("hvp", self.f(*inputs.traced(), *args, **kwargs))
            product: M = inputs.returned(bent(y, inputs.fresh, seeds, nested), nested)[0]
        return product

    def __repr__(self) -> str:
        return f"hvp({name_of(self.f)})"


def hvp(f: Callable[Concatenate[M, P], Scalar[F]]) -> Hvp[M, P]:
    """The product of the Hessian of a scalar function with a vector, as a function ``(x, v, *args) -> H(x) @ v``.

    `x` is the first argument of `f`, a Variable or any container (see `tree`); `v` and the result are like it. The
    Hessian is never made: the cost is that of a few gradients, whatever the size of `x`. Raises `ValueError` where `v`
    is not like `x` or `f` returns more than one element, `TypeError` where `x` has no leaves.

    >>> from dezero_typed import Scalar, Vector, hvp, variable
    >>> def cubes(x: Vector) -> Scalar:
    ...     return (x**3).sum()
    >>> hvp(cubes)(variable([1.0, 2.0]), variable([1.0, 1.0]))
    Variable([ 6., 12.])
    """
    return Hvp(f)


@final
@dataclass(frozen=True, slots=True, repr=False)
class Ggnvp(Opaque, Generic[M, P, Y]):
    """The product of the generalized Gauss-Newton matrix of ``loss(f(x))`` with a vector; see `ggnvp`."""

    f: Callable[Concatenate[M, P], Y]
    loss: Callable[[Y], object] | None = None

    def __call__(self, x: M, v: M, /, *args: P.args, **kwargs: P.kwargs) -> M:
        """``J.T @ H @ J @ v``, where `args` are what `f` takes besides `x`."""
        with tracing() as nested:
            inputs = inputs_of("ggnvp", (x,), nested)
            seeds = seeds_for("ggnvp", x, v, nested)
            outputs = self.f(*inputs.traced(), *args, **kwargs)
            leaves = variables_of("ggnvp", outputs)
            pushed = pushforward(inputs.fresh, outputs, "ggnvp").pushed(seeds, lift=nested)
            if self.loss is not None:
                pushed = bent_by(self.loss, outputs, pushed, nested)
            product: M = inputs.returned(pulled(leaves, pushed, inputs.fresh, lift=nested), nested)[0]
        return product

    def __repr__(self) -> str:
        return f"ggnvp({name_of(self.f)}{'' if self.loss is None else f', {name_of(self.loss)}'})"


def bent(y: AnyVariable, inputs: list[AnyVariable], seeds: list[Any], nested: bool) -> list[Any]:
    """Return the product of the Hessian of `y` with `seeds`, an entry for each of `inputs`; None is zero."""
    slopes = pulled([y], [ones_for(y, nested=True)], inputs, lift=True)
    return pulled(slopes, seeds, inputs, lift=nested)


def bent_by(loss: Callable[[Any], object], outputs: Any, seeds: list[Any], nested: bool) -> list[Any]:
    """Return the product of the Hessian of `loss` at `outputs` with `seeds`."""
    inputs = inputs_of("ggnvp", (without_history(outputs, nested),), nested)
    (given,) = inputs.traced()
    return bent(scalar_of("ggnvp", loss(given)), inputs.fresh, seeds, nested)


def ggnvp(f: Callable[Concatenate[M, P], Y], loss: Callable[[Y], Scalar[F]] | None = None) -> Ggnvp[M, P, Y]:
    """The product of the generalized Gauss-Newton matrix with a vector, as a function ``(x, v, *args)``.

    The matrix is ``J.T @ H @ J`` with J the Jacobian of `f` at `x` and H the Hessian of `loss` at ``f(x)``; without
    `loss`, that of half the sum of squares, ``J.T @ J``. It is the Hessian of ``loss(f(x))`` without the curvature of
    `f`, and positive semidefinite where `loss` is convex (N. N. Schraudolph, Fast curvature matrix-vector products for
    second-order gradient descent, 2002). Arguments and errors are those of `hvp`.

    >>> from dezero_typed import Vector, ggnvp, variable
    >>> def square(x: Vector) -> Vector:
    ...     return x * x
    >>> ggnvp(square)(variable([1.0, 2.0]), variable([1.0, 1.0]))
    Variable([ 4., 16.])
    """
    return Ggnvp(f, loss)
