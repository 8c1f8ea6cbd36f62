"""Minima of scalar functions of any container, through ``scipy.optimize.minimize``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Generic, Literal, TypeAlias, TypeVar, final, get_args

import numpy as np

from ..arrays import Array, F
from ..variable import Scalar
from .vectors import Layout, Objective

__all__ = ["Method", "Minimum", "minimize"]

M = TypeVar("M")

Method: TypeAlias = Literal[
    "BFGS", "CG", "L-BFGS-B", "Newton-CG", "SLSQP", "TNC", "dogleg", "trust-constr", "trust-exact", "trust-krylov", "trust-ncg"
]
"""The methods of SciPy that use gradients."""

BOUNDED = ("L-BFGS-B", "SLSQP", "TNC", "trust-constr")
PRODUCTS = ("Newton-CG", "trust-constr", "trust-krylov", "trust-ncg")
"""The methods that take products of the Hessian with vectors."""
MATRICES = ("dogleg", "trust-exact")
"""The methods that need the Hessian itself."""

STOPPED = 99
"""SciPy's status of a minimisation that a callback has ended."""


@final
@dataclass(frozen=True, slots=True)
class Minimum(Generic[M]):
    """What `minimize` has found, with parameters of the type that it was given."""

    params: M
    """The parameters at which the value is least."""
    value: float
    """The value there."""
    gradient: M
    """The gradient there."""
    success: bool
    """Whether the method ended as it should."""
    status: int
    """Why it ended, as a number that depends on the method; 99 where a callback has ended it."""
    message: str
    """Why it ended, in words."""
    iterations: int
    """The number of iterations."""
    evaluations: int
    """The number of values, each with a gradient, that were computed."""


def minimize(
    f: Callable[[M], Scalar[F]],
    params: M,
    *,
    method: Method = "L-BFGS-B",
    tol: float | None = None,
    bounds: tuple[M, M] | None = None,
    callback: Callable[[M], object] | None = None,
    options: Mapping[str, object] | None = None,
) -> Minimum[M]:
    """The parameters at which a scalar function is least, ``argmin f(params)``, from a start near them.

    `params` is a Variable or any container (see `tree`); those of the result are like it, and so is what `f` is given,
    with Variables for its leaves. SciPy computes in float64; each leaf keeps its shape and its dtype. `method`, `tol` and
    `options` are those of ``scipy.optimize.minimize``. Every method gets gradients; the second derivatives that some of
    them use are products with vectors, and for ``"dogleg"`` and ``"trust-exact"`` the matrix.

    `bounds` is a pair like ``(params, params)``, the least and the largest values, which may be infinite; a start outside
    of them is moved inside, and only ``"trust-constr"`` leaves them on its way. `callback` is called after each iteration with the parameters, and may raise `StopIteration`
    to end there. What `f` and `callback` raise comes through. Inside of a transform the result is a constant:
    `fixed_point` has a derivative.

    Raises `TypeError` for complex leaves, for none, and where `f` returns no real Variable; `ValueError` where it returns
    more than one element, for an unknown method, bounds that differ from `params`, cross, or that the method does not
    have, and a start that is not finite; `ImportError` without SciPy, which the extra ``scipy`` installs.

    >>> from dezero_typed import Scalar, Vector, optimize, variable
    >>> def rosenbrock(x: Vector) -> Scalar:
    ...     return (100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2).sum()
    >>> found = optimize.minimize(rosenbrock, variable([-1.2, 1.0]), tol=1e-10)
    >>> found.success, found.params.data.round(4)
    (True, array([1., 1.]))
    """
    from .backend import scipy_minimize

    chosen = method_named(method, bounded=bounds is not None)
    layout = Layout(params)
    objective = Objective(f, layout)
    start = layout.start()
    given: dict[str, Any] = {"method": chosen, "jac": True, "tol": tol, "options": None if options is None else {**options}}
    if bounds is not None:
        lower, upper = layout.limits(*bounds)
        start = np.clip(start, lower, upper)
        given["bounds"] = list(zip(lower, upper, strict=True))
    if chosen in PRODUCTS:
        given["hessp"] = objective.product
    if chosen in MATRICES:
        given["hess"] = objective.matrix
    told = None if callback is None else Told(callback, layout)
    try:
        result = scipy_minimize(objective.value_and_gradient, start, callback=told, **given)
    except StopIteration:
        if told is None or told.stopped is None:
            raise
        return minimum(told.outcome(told.stopped), objective, layout)
    return minimum(result, objective, layout)


def method_named(method: str, *, bounded: bool) -> str:
    """Return `method`. Raises `ValueError` for one without gradients, or without bounds where there are some."""
    known: tuple[str, ...] = get_args(Method)
    if method not in known:
        raise ValueError(f"minimize: expected a method that uses gradients, got {method!r}; write one of {', '.join(known)}")
    if bounded and method not in BOUNDED:
        raise ValueError(f"minimize: {method} has no bounds; write one of {', '.join(BOUNDED)}")
    return method


@final
class Told(Generic[M]):
    """A callback as SciPy calls it, with a vector first, and for some methods more."""

    __slots__ = ("_callback", "_layout", "_times", "stopped")

    def __init__(self, callback: Callable[[M], object], layout: Layout[M]) -> None:
        self._callback = callback
        self._layout = layout
        self._times = 0
        self.stopped: Array | None = None  # where it asked to end, which TNC does not understand

    def __call__(self, x: Array, *_: object) -> None:
        self._times += 1
        try:
            self._callback(self._layout.container(x))
        except StopIteration:
            self.stopped = np.array(x)
            raise

    def outcome(self, x: Array) -> Any:
        """Return what a method that understands returns when it is ended at `x`."""
        message = "`callback` raised `StopIteration`."
        return SimpleNamespace(x=x, success=False, status=STOPPED, message=message, nit=self._times)


def minimum(result: Any, objective: Objective[M], layout: Layout[M]) -> Minimum[M]:
    """Return what SciPy found, with the value and the gradient there: some methods return those of another place."""
    value, gradient = objective.latest(result.x)
    return Minimum(
        params=layout.container(result.x),
        value=value,
        gradient=layout.container(gradient),
        success=bool(result.success),
        status=int(result.status),
        message=str(result.message),
        iterations=int(result.nit),
        evaluations=objective.evaluations,
    )
