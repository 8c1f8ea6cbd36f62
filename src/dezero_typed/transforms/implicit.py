"""`fixed_point`: the solution of an equation, whose gradient is that of the equation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, final

import numpy as np

from ..accumulate import Parts
from ..containers import aligned, path_of
from ..contract import Output
from ..descent import Descent
from ..node import Node, next_sequence
from ..recording import RECORDING, is_off, no_grad
from ..variable import AnyVariable, made_by, made_leaf
from .programs import Program, captured_by, is_recorded, own_copy, placed, pulled_to, replaced, traced_in
from .tracing import name_of, own, pulled, tracing, variables_of, without_history

X = TypeVar("X")
Q = TypeVar("Q")


@final
@dataclass(slots=True, eq=False, repr=False, init=False)
class Solution(Program):
    """The x with ``x == f(x, params)``, a function of the parameters alone.

    Its gradient follows from the equation: with J the derivative of f by x, a cotangent u of x is one of f too, of
    ``w = u + J.T @ w``, which is solved by iteration as the equation was.
    """

    f: Callable[[Any, Any], Any] = field(init=False)
    x: Any = field(init=False)
    """The solution, a container of leaves."""
    params: Any = field(init=False)
    """The parameters. Of their Variables nothing but the place is used: `primals` has the data."""
    tol: float | None = field(init=False)
    max_steps: int = field(init=False)

    def __init__(self, f: Callable[[Any, Any], Any], x: Any, params: Any, tol: float | None, max_steps: int) -> None:
        self.f = f
        self.x = x
        self.params = params
        self.tol = tol
        self.max_steps = max_steps

    def lifted(self, parents: tuple[Node | None, ...]) -> Node:
        """Return a copy whose primals and solution are Variables."""
        twin: Any = Program.lifted(self, parents)
        outputs = [made_by(Output(self, index), x._data) for index, x in enumerate(traced_in(self.x))]
        twin.x = replaced(self.x, outputs)
        made: Node = twin
        return made

    def backward(self, gy: Parts, /) -> tuple[Any, ...]:
        lift = is_recorded(gy)
        seeds = self.seeds(gy, lift=lift)
        with tracing():
            cotangents = self.solved_lifted(seeds) if lift else self.solved(seeds)
            fresh = [own_copy(x) for x in self.primals]
            since = next_sequence()
            leaves = traced_in(self.f(self.x, replaced(self.params, fresh)))
            return pulled_to(self, leaves, cotangents, fresh, since, lift=lift)

    def solved(self, seeds: list[Any]) -> list[Any]:
        """Return w with ``w == u + J.T @ w`` for the `seeds` u, arrays."""
        fresh = [made_leaf(x._data) for x in traced_in(self.x)]
        since = next_sequence()
        leaves = traced_in(self.f(replaced(self.x, fresh), self.params))
        down = Descent([y._node for y in leaves], [x._node for x in fresh], lift=False, since=since)

        def step(w: list[Any]) -> list[Any]:
            pulled = down([each.copy() for each in w])
            return [u if each is None else u + each for u, each in zip(seeds, pulled, strict=True)]

        return iterated(step, seeds, self.tol, self.max_steps, f"the gradient of {self}")

    def solved_lifted(self, seeds: list[AnyVariable]) -> list[AnyVariable]:
        """Return the same as Variables: w is the solution of an equation too, in which u, x and the parameters are parameters."""
        params = replaced(self.params, [own_copy(x) for x in self.primals])
        return fixed_point(self.adjoint, seeds, (seeds, self.x, params), tol=self.tol, max_steps=self.max_steps)

    def adjoint(self, w: list[AnyVariable], given: tuple[list[AnyVariable], Any, Any]) -> list[AnyVariable]:
        """Return ``u + J.T @ w``."""
        seeds, x, params = given
        with tracing() as nested:
            fresh = [own(each, nested) for each in traced_in(x)]
            leaves = traced_in(self.f(replaced(x, fresh), params))
            cotangents = w if nested else [each.data.copy() for each in w]
            gradients = pulled(leaves, cotangents, fresh, lift=nested)
        return [u if each is None else u + each for u, each in zip(seeds, gradients, strict=True)]

    def __repr__(self) -> str:
        return f"fixed_point({name_of(self.f)})"


def iterated(
    step: Callable[[list[Any]], list[Any]], start: list[Any], tol: float | None, max_steps: int, label: str
) -> list[Any]:
    """Return the arrays that `step` no longer changes, starting from `start`."""
    x = start
    change = np.inf
    for _ in range(max_steps):
        previous, x = x, step(x)
        change = max((far(a, b, tol) for a, b in zip(x, previous, strict=True)), default=0.0)
        if change <= 1.0:
            return x
        if not np.isfinite(change):
            break
    raise RuntimeError(
        f"{label}: no solution after {max_steps} steps, the last of which changed it by {change:.1e} times the tolerance; "
        "write a function that contracts, another start, a larger max_steps or a larger tol"
    )


def far(x: Any, previous: Any, tol: float | None) -> float:
    """Return by how much a step changed an array, over what is allowed; infinite where it is no number."""
    if x.size == 0:
        return 0.0
    # The default leaves some digits to rounding, which a step may repeat for ever.
    relative = float(np.finfo(x.dtype).eps) ** 0.75 if tol is None else tol
    change = float(np.max(np.abs(x - previous))) / (relative * (1.0 + float(np.max(np.abs(x)))))
    return change if change == change else np.inf


def fixed_point(
    f: Callable[[X, Q], X], x0: X, params: Q, *, tol: float | None = None, max_steps: int = 1000
) -> X:
    """The solution x of ``x == f(x, params)``, found by repeating `f` from `x0`, with the gradient of the equation.

    ``dx/dparams = inv(I - df/dx) @ df/dparams`` at the solution (the implicit function theorem): the steps are not
    recorded, and the memory does not depend on their number. `x0` and `params` are any containers (see `tree`). `x0` has
    no gradient, what `f` takes from elsewhere has. The steps end when one changes no element by more than `tol` times
    one plus the largest; the default is ``eps**0.75``, 1.8e-12 for float64. Raises `RuntimeError` where that does not
    happen within `max_steps`, `ValueError` where `f` returns something unlike `x0`.

    >>> from dezero_typed import Scalar, fixed_point, grad, variable
    >>> def heron(x: Scalar, a: Scalar) -> Scalar:
    ...     return (x + a / x) / 2.0
    >>> def root(a: Scalar) -> Scalar:
    ...     return fixed_point(heron, variable(1.0), a)
    >>> root(variable(9.0)), grad(root)(variable(9.0))
    (Variable(3.), Variable(0.16666667))
    """
    x: Any = solution(f, without_history(x0, nested=False), without_history(params, nested=False), tol, max_steps)
    variables = traced_in(params)
    leaves = traced_in(x)
    made: X = x
    if is_off(RECORDING.get()) or not leaves:
        return made
    with tracing():
        fresh = [own_copy(each._data) for each in variables]
        since = next_sequence()
        outputs = traced_in(f(made, replaced(params, fresh)))
    captured = captured_by(outputs, [*fresh, *leaves], since)
    if variables or captured:
        program = Solution(f, x, params, tol, max_steps)
        made = replaced(x, placed(program, variables, captured, leaves))
    return made


def solution(f: Callable[[Any, Any], Any], x0: Any, params: Any, tol: float | None, max_steps: int) -> Any:
    """Return the solution, a container of leaves."""
    variables_of("fixed_point", x0)

    def step(arrays: list[Any]) -> list[Any]:
        made = f(replaced(x0, [made_leaf(array) for array in arrays]), params)
        triples = aligned("fixed_point", path_of(x0), x0, made)
        return [after.data for _, _, after in triples]

    start = [x.data for x in traced_in(x0)]
    with no_grad():
        arrays = iterated(step, start, tol, max_steps, f"fixed_point({name_of(f)})")
    # In memory of its own, since f may return what it was given.
    return replaced(x0, [made_leaf(np.array(array)) for array in arrays])
