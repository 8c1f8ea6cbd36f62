"""Initial value problems. Their gradients solve differential equations themselves, backward in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVarTuple, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary
from ..arrays import Array, F
from ..descent import gradients
from ..function import RESULT, Function, operation
from ..functions.arithmetic import positive
from ..recording import RECORDING, with_recording
from ..special.backend import scipy_odeint
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, data_of, is_variable

__all__ = ["odeint"]

Args = TypeVarTuple("Args")

Slope = Callable[..., Any]
"""The derivative dy/dt, of y, t and parameters, all of them Variables."""


@final
@operation
class Odeint(Function[Array, *tuple[Array, ...]], reads=((0, RESULT),)):
    """The solution at the times x1 of ``dy/dt = slope(y, t, x2, ...)``, which is x0 at the first of them."""

    slope: Slope
    options: dict[str, Any]

    def forward(self, *xs: Array) -> Array:
        y0, t, *parameters = xs
        wide = [Variable(np.asarray(x, np.float64)) for x in parameters]

        def compute(y: Array, time: float) -> Array:
            return np.asarray(data_of(self.slope(Variable(y.copy()), Variable(np.asarray(time)), *wide)), np.float64)

        y = scipy_odeint(compute, y0.astype(np.float64), t.astype(np.float64), **self.options)
        return np.asarray(y, np.result_type(*xs))

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        y, (_, t, *parameters) = self.result, self.primals
        slopes = [slope_at(self.slope, y[each], t[each], parameters) for each in range(len(t))]
        steps = [(slope * part).sum() for slope, part in zip(slopes, gy, strict=True)]  # what a later time changes
        adjoint: Any = gy[-1]
        found = np.zeros(sum(x.size for x in parameters), y.dtype)
        rates = augmented(self.slope, [x.shape for x in parameters])
        for each in range(len(t) - 1, 0, -1):
            start = joined([y[each], adjoint, found])
            ends = joined([t[each : each + 1], t[each - 1 : each]])
            _, adjoint, found = cut(solved(Odeint(rates, self.options), [start, ends, *parameters])[1], y.shape[1])
            # What comes to y at a time from later ones; its own cotangent does not count for the first time.
            arrived, adjoint = adjoint, adjoint + gy[each - 1]
            steps[each - 1] = steps[each - 1] if each > 1 else -(slopes[0] * arrived).sum()
        if len(t) == 1:
            steps[0] = 0 * steps[0]
        return adjoint, stacked(steps), *parts_of(found, [x.shape for x in parameters])


def slope_at(slope: Slope, y: Any, t: Any, parameters: Sequence[Any]) -> Any:
    """Return the slope: a Variable where an operand is one, and else an array."""
    operands = [x if is_variable(x) else Variable(np.asarray(x)) for x in (y, t, *parameters)]
    made = slope(*operands)
    return made if any(is_variable(x) for x in (y, t, *parameters)) else data_of(made)


def augmented(slope: Slope, shapes: Sequence[tuple[int, ...]]) -> Slope:
    """Return the slope of y, of the adjoint a = d(loss)/dy, ``-a @ d(slope)/dy``, and of what parameters get, likewise.

    R. T. Q. Chen, Y. Rubanova, J. Bettencourt and D. Duvenaud, Neural ordinary differential equations, 2018, appendix B.
    """
    size = sum(int(np.prod(shape)) for shape in shapes)

    def rates(state: AnyVariable, t: AnyVariable, *parameters: AnyVariable) -> AnyVariable:
        length = (state.size - size) // 2
        token = RECORDING.set(with_recording(RECORDING.get()))  # also in a pass inside of no_grad
        try:
            # New nodes, whose partial derivatives these are: y may itself depend on the parameters.
            y, adjoint, own = state[:length], state[length : 2 * length], [positive(each) for each in parameters]
            made = slope(y, t, *own)
            rate: AnyVariable = made if is_variable(made) else Variable(np.asarray(made, np.float64))
            grads = gradients(rate, [y, *own], -adjoint)
            row: AnyVariable = joined([rate, *(grad.reshape(-1) for grad in grads)])
            return row
        finally:
            RECORDING.reset(token)

    return rates


def solved(function: Odeint, xs: Sequence[Any]) -> Any:
    """Return the solution: a Variable where an operand is one, and else an array."""
    return nary(function, xs) if any(is_variable(x) for x in xs) else function.forward(*xs)


def joined(parts: Sequence[Any]) -> Any:
    """Return arrays or Variables in one row."""
    loose: Any = np
    return loose.concatenate(parts)


def stacked(parts: Sequence[Any]) -> Any:
    """Return numbers or Variables of shape () in one row."""
    loose: Any = np
    return loose.stack(parts)


def cut(state: Any, length: int) -> tuple[Any, Any, Any]:
    """Return the three parts of an augmented state."""
    return state[:length], state[length : 2 * length], state[2 * length :]


def parts_of(flat: Any, shapes: Sequence[tuple[int, ...]]) -> list[Any]:
    """Return the parts of a row in the shapes of the parameters."""
    stops = np.cumsum([0, *(int(np.prod(shape)) for shape in shapes)])
    return [flat[start:stop].reshape(shape) for start, stop, shape in zip(stops, stops[1:], shapes, strict=False)]


@overload
def odeint(
    func: Callable[[Vector[F], Scalar[F]], Vector[F]], y0: Vector[F] | ndarray[tuple[int], np.dtype[F]],
    t: Vector[F] | ndarray[tuple[int], np.dtype[F]], args: tuple[()] = (), *,
    rtol: float | None = None, atol: float | None = None, mxstep: int = 0,
) -> Matrix[F]: ...
@overload
def odeint(
    func: Callable[[Vector[F], Scalar[F], *Args], Vector[F]], y0: Vector[F] | ndarray[tuple[int], np.dtype[F]],
    t: Vector[F] | ndarray[tuple[int], np.dtype[F]], args: tuple[*Args], *,
    rtol: float | None = None, atol: float | None = None, mxstep: int = 0,
) -> Matrix[F]: ...
def odeint(
    func: Slope, y0: Any, t: Any, args: tuple[Any, ...] = (), *,
    rtol: float | None = None, atol: float | None = None, mxstep: int = 0,
) -> AnyVariable:  # fmt: skip
    """The solution of ``dy/dt = func(y, t, *args)`` that is `y0` at ``t[0]``, at the times `t`.

    Shapes: (k,) and (n,) to (n, k). Dtype: a float type; it is computed in float64. `func` takes Variables and returns
    one, and is written with functions that have gradients. Of `y0`, `t` and `args` one at least is a Variable; what is
    none is a constant, and `func` gets those of `args` as they are. What `func` takes from elsewhere has no gradient.

    The gradients of `y0`, `t` and the Variables of `args` are the solution of the adjoint equation, backward in time, as
    exact as `rtol` and `atol` make it (1.5e-8 by default), and so is each further derivative. SciPy, which solves
    them, warns where it fails. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not
    fit.
    """
    shapes = np.shape(data_of(y0)), np.shape(data_of(t))
    if any(len(shape) != 1 or shape == (0,) for shape in shapes):
        raise ValueError(f"odeint: expected y0 and t of shapes (k,) and (n,), got {shapes[0]} and {shapes[1]}")
    places = [place for place, each in enumerate(args) if is_variable(each)]

    def slope(y: AnyVariable, time: AnyVariable, *parameters: AnyVariable) -> Any:
        filled = list(args)
        for place, parameter in zip(places, parameters, strict=True):
            filled[place] = parameter
        return func(y, time, *filled)

    options = {"rtol": rtol, "atol": atol, "mxstep": mxstep}
    y: AnyVariable = nary(Odeint(slope, options), [y0, t, *(args[place] for place in places)])
    return y
