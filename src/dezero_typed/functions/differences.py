"""Differences of neighbours, and what is made of them: slopes and areas."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import applied, require_float, unary
from ..arrays import AnyArray, Array, Axis, I, N, S, Shape, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable, made_leaf, require_variable
from .cumulative import row_of
from .joining import concatenate
from .reductions import checked_axis, one_axis
from .shapes import reshape

__all__ = ["diff", "ediff1d", "gradient", "trapezoid"]


@final
@operation
class Diff(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The differences of neighbours along `axis`, where x has `length` elements."""

    axis: int
    length: int

    def forward(self, x: Array) -> Array:
        return np.diff(x, axis=self.axis)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(DiffAdjoint(self.axis, self.length), gy),)


@final
@operation
class DiffAdjoint(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The adjoint of `Diff`: each difference is given to the second of its neighbours and taken from the first."""

    axis: int
    length: int

    def forward(self, gy: Array) -> Array:
        shape = (*gy.shape[: self.axis], self.length, *gy.shape[self.axis + 1 :])
        if self.length < 2:
            return np.zeros(shape, gy.dtype)
        gx: Array = np.empty(shape, gy.dtype)
        lead = (slice(None),) * self.axis
        first, last = (*lead, slice(1)), (*lead, slice(-1, None))
        gx[first] = -gy[first]
        np.subtract(gy[(*lead, slice(-1))], gy[(*lead, slice(1, None))], out=gx[(*lead, slice(1, -1))])
        gx[last] = gy[last]
        return gx

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(Diff(self.axis, self.length), gy),)


@final
@operation
class Widths(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """What each of the `length` places of x along `axis` counts in the trapezoidal rule: half of the steps to its neighbours."""

    axis: int
    length: int

    def forward(self, x: Array) -> Array:
        return shared(np.diff(x, axis=self.axis) / 2, self.axis, self.length)

    def backward(self, gy: Array, /) -> tuple[Array]:
        lead = (slice(None),) * self.axis
        halves: Any = (gy[(*lead, slice(1, None))] + gy[(*lead, slice(-1))]) / 2
        return (applied(DiffAdjoint(self.axis, self.length), halves),)


def shared(halves: Array, axis: int, length: int) -> Array:
    """Return for each of `length` points along `axis` the sum of the `halves` on both sides of it."""
    lead = (slice(None),) * axis
    sums: Array = np.zeros((*halves.shape[:axis], length, *halves.shape[axis + 1 :]), halves.dtype)
    sums[(*lead, slice(-1))] = halves
    sums[(*lead, slice(1, None))] += halves
    return sums


@final
@operation
class Gradient(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """The slopes of x along `axis`, whose points lie `spacing` apart or at the places of that array."""

    axis: int
    spacing: Any
    edge_order: Literal[1, 2]

    def forward(self, x: Array) -> Array:
        source: Any = x
        y: Array = np.gradient(source, self.spacing, axis=self.axis, edge_order=self.edge_order)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(GradientAdjoint(self.axis, self.spacing, self.edge_order), gy),)


@final
@operation
class GradientAdjoint(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """The adjoint of `Gradient`: each slope is handed back to the two or three points that it was made of."""

    axis: int
    spacing: Any
    edge_order: Literal[1, 2]

    def forward(self, gy: Array) -> Array:
        g: Array = np.moveaxis(gy, self.axis, -1)
        before, here, after = self.weights(g.dtype, g.shape[-1])
        gx: Array = g * here
        gx[..., :-1] += g[..., 1:] * before[1:]
        gx[..., 1:] += g[..., :-1] * after[:-1]
        if self.edge_order == 2:
            # The slope at an edge is that of the parabola through three points.
            gx[..., 2] += g[..., 0] * before[0]
            gx[..., -3] += g[..., -1] * after[-1]
        return np.moveaxis(gx, -1, self.axis)

    def weights(self, dtype: Any, number: int) -> AnyArray:
        """Return what each slope takes of the point before it, of its own, and of the one after.

        NumPy's own slopes of three points in turn tell. What an edge takes of its third point stands in the place
        of the neighbour that it does not have.
        """
        several = isinstance(self.spacing, np.ndarray)
        few = number if several or number < 5 else 5
        points = np.arange(few)
        units: Any = np.zeros((3, few), dtype)
        units[points % 3, points] = 1
        slopes: Any = np.gradient(units, self.spacing, axis=-1, edge_order=self.edge_order)
        weights: AnyArray = slopes[(points + np.arange(-1, 2)[:, None]) % 3, points]
        # Points that are evenly spaced take the same, but for those next to the edges.
        return weights if few == number else np.repeat(weights, [1, 1, number - 4, 1, 1], axis=1)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (applied(Gradient(self.axis, self.spacing, self.edge_order), gy),)


def diff(
    x: Variable[N, S], n: int = 1, axis: int = -1, prepend: Variable[N] | ndarray[Shape, np.dtype[N]] | float | None = None,
    append: Variable[N] | ndarray[Shape, np.dtype[N]] | float | None = None,
) -> Variable[N, S]:  # fmt: skip
    """The differences of neighbours along `axis`, `n` times over. Dtype: that of `x`, integers included.

    Shape: that of `x`, shorter by `n` along `axis`. What is to be put in front or behind before is given as
    `prepend` and `append`; a number stands for one element.
    Raises `ValueError` for an axis that `x` does not have and for a negative `n`.
    """
    if n < 0:
        raise ValueError(f"diff: n must not be negative, got {n}")
    checked = one_axis("diff", axis, x)
    shape = (*x.shape[:checked], 1, *x.shape[checked + 1 :])
    ends = [np.full(shape, end, x.dtype) if isinstance(end, float | int) else end for end in (prepend, append)]
    parts = [part for part in (ends[0], x, ends[1]) if part is not None]
    # Checkers would know what the parts are not: of one rank.
    y: Any = concatenate(parts, checked) if len(parts) > 1 else x
    for _ in range(n):
        y = unary(Diff(checked, y.shape[checked]), y)
    result: AnyVariable = y if n else reshape(y, y.shape)
    return result


def ediff1d(
    x: Variable[N, S], to_end: Variable[N] | ndarray[Shape, np.dtype[N]] | float | None = None,
    to_begin: Variable[N] | ndarray[Shape, np.dtype[N]] | float | None = None,
) -> Vector[N]:  # fmt: skip
    """The differences of neighbours of all elements in one row, between `to_begin` and `to_end`.

    Shape: ``(size - 1,)``, longer by what is put in front and behind. Dtype: that of `x`, integers included.
    """
    row: AnyVariable = diff(row_of("ediff1d", x, None))
    ends = [np.full(1, end, x.dtype) if isinstance(end, float | int) else end for end in (to_begin, to_end)]
    parts = [part if part is row else part.reshape(-1) for part in (ends[0], row, ends[1]) if part is not None]
    return concatenate(parts) if len(parts) > 1 else row


@overload
def gradient(f: Vector[I], *spacing: float | AnyArray, axis: int | None = None, edge_order: Literal[1, 2] = 1) -> Vector[I]: ...
@overload
def gradient(f: Variable[I, S], *spacing: float | AnyArray, axis: int, edge_order: Literal[1, 2] = 1) -> Variable[I, S]: ...
@overload
def gradient(
    f: Variable[I, S], *spacing: float | AnyArray, axis: Axis = None, edge_order: Literal[1, 2] = 1
) -> Variable[I, S] | tuple[Variable[I, S], ...]: ...
def gradient(
    f: AnyVariable, *spacing: float | AnyArray, axis: Axis = None, edge_order: Literal[1, 2] = 1
) -> AnyVariable | tuple[AnyVariable, ...]:
    """The slopes of `f` along `axis`: second-order central differences, one-sided at the edges, of `edge_order`.

    Shape and dtype: those of `f`, a float or complex type. For several axes, or all of an array of two axes or more,
    the result is a tuple. `spacing` is a number, or for each axis a number or the places of its points.
    Raises `TypeError` for integers and for places in a Variable, `ValueError` for an axis that `f` does not have, a number
    of spacings other than that of the axes, places that are not as many as points, and fewer points than ``edge_order + 1``.
    """
    require_float("gradient", require_variable("gradient", f), complex=True)
    if any(is_variable(each) for each in spacing):
        raise TypeError("gradient: the spacing must be constant, got a Variable; write x.data")
    chosen = checked_axis("gradient", axis, f)
    axes = tuple(range(f.ndim)) if chosen is None else (chosen,) if isinstance(chosen, int) else chosen
    spacings: tuple[Any, ...] = spacing or (1.0,)
    if len(spacings) == 1 and np.ndim(spacings[0]) == 0:
        spacings *= len(axes)
    if len(spacings) != len(axes):
        raise ValueError(f"gradient: expected a spacing for each of {len(axes)} axes, or one number, got {len(spacings)}")
    slopes = tuple(along(f, one % f.ndim, step, edge_order) for one, step in zip(axes, spacings, strict=True))
    return slopes[0] if len(slopes) == 1 else slopes


def along(f: AnyVariable, axis: int, step: Any, edge_order: Literal[1, 2]) -> AnyVariable:
    """Return the slopes along one axis."""
    number = f.shape[axis]
    if edge_order not in {1, 2}:
        raise ValueError(f"gradient: edge_order must be 1 or 2, got {edge_order}")
    if number <= edge_order:
        raise ValueError(f"gradient: edge_order {edge_order} needs {edge_order + 1} points or more, got {number} along axis {axis}")
    if np.ndim(step) and np.shape(step) != (number,):
        raise ValueError(f"gradient: expected {number} places along axis {axis}, got shape {np.shape(step)}")
    return unary(Gradient(axis, np.array(step) if np.ndim(step) else float(step), edge_order), f)


Places: TypeAlias = Variable[I] | ndarray[Shape, np.dtype[I]] | None
Row: TypeAlias = Vector[I] | ndarray[tuple[int], np.dtype[I]]


@overload
def trapezoid(y: Variable[I, Unranked], x: Places[I] = None, dx: float = 1.0, axis: int = -1) -> Variable[I]: ...
@overload
def trapezoid(y: Variable[I, S], x: Variable[I, Unranked] | ndarray[Unranked, np.dtype[I]], dx: float = 1.0, axis: int = -1) -> Variable[I]: ...
@overload
def trapezoid(y: Matrix[I], x: Row[I] | Matrix[I] | ndarray[tuple[int, int], np.dtype[I]] | None = None, dx: float = 1.0, axis: int = -1) -> Vector[I]: ...
@overload
def trapezoid(y: Vector[I], x: Row[I] | None = None, dx: float = 1.0, axis: int = -1) -> Scalar[I]: ...
@overload
def trapezoid(y: Variable[I, S], x: Places[I] = None, dx: float = 1.0, axis: int = -1) -> Variable[I]: ...
@overload
def trapezoid(y: ndarray[Unranked, np.dtype[I]], x: Variable[I], dx: float = 1.0, axis: int = -1) -> Variable[I]: ...
@overload
def trapezoid(y: ndarray[tuple[int, int], np.dtype[I]], x: Vector[I] | Matrix[I], dx: float = 1.0, axis: int = -1) -> Vector[I]: ...
@overload
def trapezoid(y: ndarray[tuple[int], np.dtype[I]], x: Vector[I], dx: float = 1.0, axis: int = -1) -> Scalar[I]: ...
@overload
def trapezoid(y: ndarray[Shape, np.dtype[I]], x: Variable[I], dx: float = 1.0, axis: int = -1) -> Variable[I]: ...
def trapezoid(y: AnyVariable | AnyArray, x: AnyVariable | AnyArray | None = None, dx: float = 1.0, axis: int = -1) -> AnyVariable:
    """The area below `y` along `axis`, by the trapezoidal rule, over points `dx` apart or at the places `x`.

    Shape: that of `y` without `axis`. Dtype: that of `y`, a float or complex type.
    Raises `TypeError` for integers and `ValueError` for an axis that `y` does not have and places that do not fit.
    """
    require_float("trapezoid", require_variable("trapezoid", y) if x is None else y, x, complex=True)
    checked = one_axis("trapezoid", axis, y if is_variable(y) else made_leaf(y))
    number: int = y.shape[checked]
    column = (-1, *(1,) * (y.ndim - 1 - checked))
    widths: Any
    if x is None:
        widths = shared(np.full(max(number - 1, 0), dx / 2, y.dtype), 0, number).reshape(column)
    elif x.shape == (number,):
        widths = applied(Widths(0, number), x)
        widths = widths.reshape(column) if len(column) > 1 else widths
    elif x.shape == y.shape:
        widths = applied(Widths(checked, number), x)
    else:
        raise ValueError(f"trapezoid: expected {number} places, or the shape {y.shape}, got shape {x.shape}")
    area: AnyVariable = (y * widths).sum(axis=checked)
    return area
