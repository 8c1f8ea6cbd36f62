"""Whole matrices of derivatives: the Jacobian, by rows or by columns, and the Hessian."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, final, overload

import numpy as np

from ..arrays import S0, S1, F, S, Unranked
from ..containers import Opaque
from ..descent import Descent
from ..functions.joining import stack
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable, made_leaf
from .products import pushforward
from .tracing import Inputs, a, inputs_of, name_of, ones_for, pulled, scalar_of, tracing, way_down

P = ParamSpec("P")
G = TypeVar("G")

Deep: TypeAlias = tuple[int, int, int, int, int, int, int, int, int]
"""A shape that no function asks for: only a function of any rank takes it."""


@final
@dataclass(frozen=True, slots=True, repr=False)
class Jacobian(Opaque, Generic[P, G]):
    """The Jacobian of `f`, as a function of the same arguments; see `jacobian`."""

    f: Callable[P, object]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> G:
        """The Jacobian at these arguments."""
        matrix: Any = jacobian_of(self.f, args, kwargs)
        typed: G = matrix
        return typed

    def __repr__(self) -> str:
        return f"jacobian({name_of(self.f)})"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Hessian(Opaque, Generic[P, G]):
    """The Hessian of `f`, as a function of the same arguments; see `hessian`."""

    f: Callable[P, object]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> G:
        """The Hessian at these arguments."""
        matrix: Any = hessian_of(self.f, args, kwargs)
        typed: G = matrix
        return typed

    def __repr__(self) -> str:
        return f"hessian({name_of(self.f)})"


def jacobian_of(f: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> AnyVariable:
    """Return the Jacobian of `f`, made of whichever are fewer, rows or columns."""
    with tracing() as nested:
        inputs = array_of("jacobian", args, nested)
        (x,) = inputs.fresh
        y = real_of("jacobian", f(*inputs.traced(), *args[1:], **kwargs))
        if y.size <= x.size:
            rows = repeated(way_down([y], [x], lift=nested), y, x, nested)
        else:
            forward = pushforward(inputs.fresh, y, "jacobian")
            (product,) = forward.products
            columns = zeros(x, y, nested) if product is None else repeated(
                way_down([product], forward.duals, lift=nested), product, y, nested
            )  # fmt: skip
            # Of a function that changes the dtype, a column has the dtype of the value.
            rows = columns.T if columns.dtype == x.dtype else columns.T.astype(x.dtype)
        return finished(rows, (*y.shape, *x.shape), nested)


def hessian_of(f: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> AnyVariable:
    """Return the Hessian of `f`, a row for each element of the gradient, which is recorded once."""
    with tracing() as nested:
        inputs = array_of("hessian", args, nested)
        (x,) = inputs.fresh
        y = scalar_of("hessian", f(*inputs.traced(), *args[1:], **kwargs))
        (slope,) = pulled([y], [ones_for(y, nested=True)], [x], lift=True)
        rows = zeros(x, x, nested) if slope is None else repeated(way_down([slope], [x], lift=nested), slope, x, nested)
        return finished(rows, (*x.shape, *x.shape), nested)


def array_of(label: str, args: tuple[Any, ...], nested: bool) -> Inputs:
    """Return the first argument, which has to be a real Variable or array."""
    if not args:
        raise TypeError(f"{label}: argument 0 has to be given by position, got no positional ones")
    inputs = inputs_of(label, args[:1], nested)
    if inputs.given[0] is not args[0]:
        raise TypeError(f"{label}: argument 0 is {a(args[0])}, expected a Variable; write tree.ravel for a container")
    real_of(label, inputs.fresh[0], "argument 0 is")
    return inputs


def real_of(label: str, y: object, what: str = "the function returned") -> AnyVariable:
    """Return `y`, which has to be a real Variable."""
    if not is_variable(y):
        raise TypeError(f"{label}: {what} {a(y)}, expected a Variable")
    if y.dtype.kind != "f":
        raise TypeError(f"{label}: {what} {y.dtype}, expected a real float type; write .real and .imag, or use vjp")
    return y


def repeated(down: Descent, y: AnyVariable, x: AnyVariable, nested: bool) -> Any:
    """Return a matrix with a row for each element of `y`: what `down` makes of the unit vectors."""
    if nested:
        units = np.eye(y.size, dtype=y.dtype).reshape(y.size, *y.shape)
        rows = [down([made_leaf(unit)])[0] for unit in units]
        return stack([zeros(x, None, nested) if row is None else row.reshape(-1) for row in rows]) if rows else zeros(x, y, nested)
    matrix = np.zeros((y.size, x.size), x.dtype)
    for place, row in enumerate(matrix):
        unit = np.zeros(y.size, y.dtype)
        unit[place] = 1
        (found,) = down([unit.reshape(y.shape)])
        if found is None:
            break
        row[:] = found.ravel()
    return matrix


def zeros(x: AnyVariable, y: AnyVariable | None, nested: bool) -> Any:
    """Return zeros, a row for each element of `y` or one alone, and a column for each of `x`."""
    array = np.zeros(x.size if y is None else (y.size, x.size), x.dtype)
    return made_leaf(array) if nested else array


def finished(rows: Any, shape: tuple[int, ...], nested: bool) -> AnyVariable:
    """Return a matrix in its shape, as a Variable."""
    shaped: Any = rows.reshape(shape)
    made: AnyVariable = shaped if nested else made_leaf(shaped)
    return made


@overload
def jacobian(f: Callable[Concatenate[Variable[F, Deep], P], Variable[F, S]]) -> Jacobian[Concatenate[Variable[F], P], Variable[F]]: ...
@overload
def jacobian(f: Callable[Concatenate[Variable[F, S], P], Variable[F, Unranked]]) -> Jacobian[Concatenate[Variable[F, S], P], Variable[F]]: ...
@overload
def jacobian(f: Callable[Concatenate[Vector[F], P], Vector[F]]) -> Jacobian[Concatenate[Vector[F], P], Matrix[F]]: ...
@overload
def jacobian(f: Callable[Concatenate[Variable[F, S], P], Scalar[F]]) -> Jacobian[Concatenate[Variable[F, S], P], Variable[F, S]]: ...
@overload
def jacobian(f: Callable[Concatenate[Scalar[F], P], Variable[F, S]]) -> Jacobian[Concatenate[Scalar[F], P], Variable[F, S]]: ...
@overload
def jacobian(f: Callable[Concatenate[Variable[F, S0], P], Variable[F, S1]]) -> Jacobian[Concatenate[Variable[F, S0], P], Variable[F]]: ...
def jacobian(f: Callable[..., object]) -> Jacobian[..., Any]:
    """The Jacobian of a function of one Variable: ``J[i, j] = d f(x)[i] / d x[j]``.

    Shape: that of the value, followed by that of `x`: a matrix for a function from vectors to vectors. Dtype: that of
    `x`. It is with respect to the first argument, which has to be given by position. There is a pass for each row or for
    each column, whichever are fewer. Raises `TypeError` for containers, complex numbers and integers.

    >>> from dezero_typed import Vector, jacobian, variable
    >>> def square(x: Vector) -> Vector:
    ...     return x * x
    >>> jacobian(square)(variable([1.0, 2.0]))
    Variable([[2., 0.],
              [0., 4.]])
    """
    return Jacobian(f)


@overload
def hessian(f: Callable[Concatenate[Variable[F, Deep], P], Scalar[F]]) -> Hessian[Concatenate[Variable[F], P], Variable[F]]: ...
@overload
def hessian(f: Callable[Concatenate[Vector[F], P], Scalar[F]]) -> Hessian[Concatenate[Vector[F], P], Matrix[F]]: ...
@overload
def hessian(f: Callable[Concatenate[Scalar[F], P], Scalar[F]]) -> Hessian[Concatenate[Scalar[F], P], Scalar[F]]: ...
@overload
def hessian(f: Callable[Concatenate[Variable[F, S], P], Scalar[F]]) -> Hessian[Concatenate[Variable[F, S], P], Variable[F]]: ...
def hessian(f: Callable[..., object]) -> Hessian[..., Any]:
    """The Hessian of a scalar function of one Variable: ``H[i, j] = d**2 f(x) / d x[i] d x[j]``.

    Shape: that of `x` twice: a matrix for a function of vectors. Dtype: that of `x`. It is with respect to the first
    argument, which has to be given by position. There is a pass for each row, over a gradient that is recorded once; for
    the product with a vector `hvp` needs one pass. Raises `TypeError` for containers, complex numbers and integers,
    `ValueError` where `f` returns more than one element.

    >>> from dezero_typed import Scalar, Vector, hessian, variable
    >>> def cubes(x: Vector) -> Scalar:
    ...     return (x**3).sum()
    >>> hessian(cubes)(variable([1.0, 2.0]))
    Variable([[ 6.,  0.],
              [ 0., 12.]])
    """
    return Hessian(f)
