"""`fixed_point`: the solution of an equation, whose gradient is that of the equation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, final

import numpy as np

from ..accumulate import Parts
from ..containers import aligned, path_of, walk
from ..contract import Output
from ..descent import Descent
from ..node import Node, next_sequence
from ..recording import RECORDING, is_off, no_grad
from ..variable import AnyVariable, is_variable, made_by, made_leaf
from .programs import Program, captured_by, is_recorded, own_copy, placed, pulled_to, replaced, traced_in
from .tracing import a, described, name_of, own, pulled, tracing, variables_of, without_history

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

    def kept(self) -> tuple[object, ...]:
        return (*self.primals, *(x._data for x in traced_in(self.x)))

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
            leaves = in_order(self.x, self.f(self.x, replaced(self.params, fresh)))
            return pulled_to(self, leaves, cotangents, fresh, since, lift=lift)

    def solved(self, seeds: list[Any]) -> list[Any]:
        """Return w with ``w == u + J.T @ w`` for the `seeds` u, arrays."""
        fresh = [made_leaf(x._data) for x in traced_in(self.x)]
        since = next_sequence()
        leaves = in_order(self.x, self.f(replaced(self.x, fresh), self.params))
        down = Descent([y._node for y in leaves], [x._node for x in fresh], lift=False, since=since)

        def step(w: list[Any]) -> list[Any]:
            pulled = down(w)
            return [u if each is None else u + each for u, each in zip(seeds, pulled, strict=True)]

        return iterated(step, seeds, self.tol, self.max_steps, largest(seeds), f"the gradient of {self}")

    def solved_lifted(self, seeds: list[AnyVariable]) -> list[AnyVariable]:
        """Return the same as Variables: w is the solution of an equation too, in which u, x and the parameters are parameters."""
        params = replaced(self.params, [own_copy(x) for x in self.primals])
        size = largest([u.data for u in seeds])
        solved: list[AnyVariable] = solution(
            self.adjoint, seeds, (seeds, self.x, params), self.tol, self.max_steps, size
        )
        return solved

    def adjoint(self, w: list[AnyVariable], given: tuple[list[AnyVariable], Any, Any]) -> list[AnyVariable]:
        """Return ``u + J.T @ w``."""
        seeds, x, params = given
        with tracing() as nested:
            fresh = [own(each, nested) for each in traced_in(x)]
            leaves = in_order(x, self.f(replaced(x, fresh), params))
            cotangents = w if nested else [each.data for each in w]
            gradients = pulled(leaves, cotangents, fresh, lift=nested)
        return [u if each is None else u + each for u, each in zip(seeds, gradients, strict=True)]

    def __repr__(self) -> str:
        return f"fixed_point({name_of(self.f)})"


def in_order(x: Any, made: Any) -> list[AnyVariable]:
    """Return the leaves of what f made of `x` in the order of those of `x`, which a dict need not keep."""
    variables_of("fixed_point", made)
    return [after for _, _, after in aligned("fixed_point", path_of(x), x, made)]


def largest(arrays: list[Any]) -> float:
    """Return the largest absolute value of all elements."""
    return max((float(np.max(np.abs(each), initial=0.0)) for each in arrays), default=0.0)


def iterated(
    step: Callable[[list[Any]], list[Any]], start: list[Any], tol: float | None, max_steps: int, size: float, label: str
) -> list[Any]:
    """Return the arrays, of about the `size`, that `step` no longer changes, starting from `start`."""
    x = start
    change = np.inf
    taken = 0
    while taken < max_steps:
        taken += 1
        previous, x = x, step(x)
        change = max(far(after, before, tol, size) for after, before in zip(x, previous, strict=True))
        if change <= 1.0:
            return x
        if not np.isfinite(change):
            break
    raise RuntimeError(
        f"{label}: no solution after {taken} steps, the last of which changed it by {change:.1e} times the tolerance; "
        "write a function that contracts, another start, a larger max_steps or a larger tol"
    )


def far(x: Any, previous: Any, tol: float | None, size: float) -> float:
    """Return by how much a step changed an array, over what is allowed; infinite where it is no number."""
    change = largest([x - previous])
    if change == 0.0:
        return 0.0
    # The default leaves some digits to rounding, which a step may repeat for ever.
    relative = float(np.finfo(x.dtype).eps) ** 0.75 if tol is None else tol
    ratio = float(np.divide(change, relative * (size + largest([x]))))
    return ratio if ratio == ratio else np.inf


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
    leaves = list(walk(x0, "x0"))
    if not leaves:
        raise TypeError(f"fixed_point: x0 is {described(x0)}, without elements to solve for; write variable(...)")
    for place, leaf in leaves:
        if not is_variable(leaf):
            raise TypeError(f"fixed_point: {place} is {a(leaf)}, expected a Variable; write variable(...)")
    made: X = solution(f, x0, params, tol, max_steps, 1.0)
    return made


def solution(f: Callable[..., Any], x0: Any, params: Any, tol: float | None, max_steps: int, size: float) -> Any:
    """Return the solution, of about the `size`, and put it on the tape."""
    x: Any = found_from(f, without_history(x0, nested=False), without_history(params, nested=False), tol, max_steps, size)
    if is_off(RECORDING.get()):
        return x
    variables = traced_in(params)
    leaves = traced_in(x)
    with tracing():
        fresh = [own_copy(each._data) for each in variables]
        since = next_sequence()
        outputs = traced_in(f(x, replaced(params, fresh)))
    captured = captured_by(outputs, [*fresh, *leaves], since)
    if not variables and not captured:
        return x
    # The parameters in containers of their own, since the caller's may change.
    program = Solution(f, x, replaced(params, variables), tol, max_steps)
    return replaced(x, placed(program, variables, captured, leaves))


def found_from(f: Callable[..., Any], x0: Any, params: Any, tol: float | None, max_steps: int, size: float) -> Any:
    """Return the solution, a container of leaves."""

    def step(arrays: list[Any]) -> list[Any]:
        return [x.data for x in in_order(x0, f(replaced(x0, [made_leaf(array) for array in arrays]), params))]

    start = [x.data for x in traced_in(x0)]
    with no_grad():
        arrays = iterated(step, start, tol, max_steps, size, f"fixed_point({name_of(f)})")
    # In memory of its own, since f may return what it was given.
    return replaced(x0, [made_leaf(np.array(array)) for array in arrays])
