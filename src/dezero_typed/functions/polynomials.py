"""Values of polynomials, and powers in columns."""

from __future__ import annotations

from typing import Any, final, overload

import numpy as np
from numpy import ndarray

from .. import accumulate
from ..application import applied_to_both, binary, unary
from ..arrays import AnyArray, Array, N, S, S1, Shape, Unranked
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector, is_variable, require_variable
from .diagonals import Matrices
from .interpolation import Fixed, Points, in_precision
from .shapes import checked_integer

__all__ = ["polyval", "vander"]

# The type that the stubs of NumPy give to `arange` is unknown to pyright.
loose: Any = np


@final
@operation
class Polyval(Function[Array, Array, Array], reads=((1,), (0, 1)), fresh=True, ring=True, holomorphic=True):
    """Σ x0[k] x1^(n - 1 - k), for x0 of `shape` with n coefficients along its first axis; the others broadcast with x1."""

    shape: Shape

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.zeros(np.broadcast_shapes(x0.shape[1:], x1.shape), np.result_type(x0, x1))
        for coefficient in x0:
            y *= x1
            y += coefficient
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return applied_to_both(Moments(self.shape), gy, x1) if p0 else gy, gy * slope(x0, x1) if p1 else gy


@final
@operation
class Moments(Function[Array, Array, Array], reads=((1,), (0, 1)), fresh=True, ring=True, holomorphic=True):
    """The sums of x0 x1^(n - 1 - k), for k from 0 to n - 1 along the first axis of `shape`: the transpose of `Polyval`."""

    shape: Shape

    def forward(self, x0: Array, x1: Array) -> Array:
        y: Array = np.empty(self.shape, np.result_type(x0, x1))
        for place in range(len(y) - 1, -1, -1):
            y[place] = accumulate.sum_to(x0, self.shape[1:])
            x0 = x0 * x1 if place else x0
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        return applied_to_both(Polyval(self.shape), gy, x1) if p0 else gy, x0 * slope(gy, x1) if p1 else gy


def slope(p: Array, x: Array) -> Array:
    """Return the derivative at `x` of the polynomial with the coefficients `p`."""
    exponents: Any = loose.arange(p.shape[0])[:0:-1]
    factors: Any = p[:-1] * exponents.reshape(-1, *(1,) * (p.ndim - 1)).astype(p.dtype)
    y: Array = applied_to_both(Polyval(factors.shape), factors, x)
    return y


@final
@operation
class Vander(Function[Array, Array], reads=((RESULT,),), fresh=True, ring=True, holomorphic=True):
    """The powers of x in `columns` columns, the highest first or, if `increasing`, last."""

    columns: int
    increasing: bool

    def forward(self, x: Array) -> Array:
        # NumPy makes float64 of float32 here, and int64 of int32.
        return np.vander(x, self.columns, self.increasing).astype(x.dtype, copy=False)

    def backward(self, gy: Array, /) -> tuple[Array]:
        # The slope of a power is the column beside it, times its exponent.
        exponents: Any = loose.arange(1, self.columns).astype(gy.dtype)
        if self.increasing:
            return ((gy[:, 1:] * self.result[:, :-1]) @ exponents,)
        return ((gy[:, :-1] * self.result[:, 1:]) @ exponents[::-1],)


@overload
def polyval(p: Variable[N, Unranked], x: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
@overload
def polyval(p: ndarray[Unranked, np.dtype[N]], x: Variable[N, S1]) -> Variable[N]: ...
@overload
def polyval(p: Points[N], x: Variable[N, S]) -> Variable[N, S]: ...
@overload
def polyval(p: Vector[N], x: ndarray[S, np.dtype[N]]) -> Variable[N, S]: ...
@overload
def polyval(p: Vector[N], x: float) -> Scalar[N]: ...
@overload
def polyval(p: Variable[N, Matrices], x: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
@overload
def polyval(p: ndarray[Matrices, np.dtype[N]], x: Variable[N, S1]) -> Variable[N]: ...
def polyval(p: AnyVariable | AnyArray | Fixed[Any], x: Operand) -> AnyVariable:
    """The polynomial p[0] xⁿ⁻¹ + p[1] xⁿ⁻² + … + p[n - 1], by Horner's rule. Dtype: that of the operands, integers included.

    Shape: that of `x`; of coefficients with more axes, the others broadcast with `x`. Without any the value is 0.
    Numbers in a list are constants. Raises `ValueError` for shape () in the place of the coefficients.
    """
    known = p if is_variable(p) else require_variable("polyval", x)
    coefficients: AnyVariable | AnyArray = in_precision("polyval", p, known.dtype)
    if coefficients.ndim == 0:
        raise ValueError("polyval: expected coefficients along an axis, got shape ()")
    return binary(Polyval(coefficients.shape), coefficients, x)


def vander(x: Vector[N], N: int | None = None, increasing: bool = False) -> Matrix[N]:
    """y[i, k] = x[i]^(N - 1 - k), or x[i]^k if `increasing`: the powers of each element in a row. `N` is n by default.

    Shape: (n,) to (n, N). Dtype: that of `x`, integers included; NumPy makes float64 of float32, and int64 of int32.
    Raises `ValueError` for other than one axis and for a negative `N`, `TypeError` for an `N` that is no integer.
    """
    shape = require_variable("vander", x).shape
    if len(shape) != 1:
        raise ValueError(f"vander: expected a vector, got shape {shape}")
    columns = x.size if N is None else checked_integer("vander", N, "N")
    if columns < 0:
        raise ValueError(f"vander: N must not be negative, got {columns}")
    return unary(Vander(columns, bool(increasing)), x)
