"""Covariances and coefficients of correlation between quantities that were observed together."""

from __future__ import annotations

from math import inf
from typing import Any, final, overload

import numpy as np
from numpy import ndarray

from ..application import require_float, unary
from ..arrays import AnyArray, Array, I, Unranked
from ..function import Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable
from .arithmetic import apart_from_zero
from .joining import concatenate
from .reductions import loose
from .shapes import Reshape, Transpose, leaves_of

__all__ = ["corrcoef", "cov"]

Weights = ndarray[Any, np.dtype[Any]]


@final
@operation
class Cov(Function[Array, Array], reads=((0,),), fresh=True, complex=True):
    """The covariances of the rows of x, whose columns count as often as `weights` say."""

    ddof: int
    fweights: AnyArray | None
    aweights: AnyArray | None
    weights: AnyArray | None
    """The product of both."""
    divisor: float
    """What the sums of products are divided by, infinite for nothing."""

    def forward(self, x: Array) -> Array:
        y: AnyArray = np.cov(x, ddof=self.ddof, fweights=self.fweights, aweights=self.aweights)
        return y.reshape(len(x), len(x)).astype(x.dtype, copy=False)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        # The mean moves with the elements, but the weighed distances from it add up to 0.
        both = (gy + np.conj(gy).T) / self.divisor
        if self.weights is None:
            return (both @ (x - loose(x).mean(axis=1, keepdims=True)),)
        w: Array = self.weights
        means = np.sum(x * w, axis=1, keepdims=True) / float(w.sum())
        return ((both @ (x - means)) * w,)


@final
@operation
class Corrcoef(Function[Array, Array], reads=((0,),), fresh=True, complex=True):
    """The covariances of the rows of x, divided by the standard deviations of both."""

    def forward(self, x: Array) -> Array:
        y: AnyArray = np.asarray(np.corrcoef(x))
        return y.reshape(len(x), len(x)).astype(x.dtype, copy=False)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        distances: Array = x - loose(x).mean(axis=1, keepdims=True)
        squares = inner(distances, distances)
        lengths = np.sqrt(apart_from_zero(squares))
        units = distances / lengths
        pull: Array = (gy + np.conj(gy).T) @ units
        # What would change the length of a row changes no correlation.
        return (np.where(squares == 0, 0.0, (pull - units * inner(pull, units)) / lengths),)


def inner(x0: Array, x1: Array) -> Array:
    """Return the real inner products of the rows, in which a complex number is a pair."""
    products: Any = x0 * np.conj(x1) if x1.dtype.kind == "c" else x0 * x1
    y: Array = products.real.sum(axis=1, keepdims=True)
    return y


def observations(label: str, x: AnyVariable | AnyArray, y: AnyVariable | AnyArray | None, rowvar: bool) -> AnyVariable:
    """Return the quantities of `x` and of `y` as the rows of one matrix."""
    leaves = leaves_of(label, [x] if y is None else [x, y])
    require_float(label, *leaves, complex=True)
    matrices = [in_rows(label, each, rowvar, first=each is leaves[0]) for each in leaves]
    numbers = [each.shape[1] for each in matrices]
    if numbers[0] != numbers[-1]:
        raise ValueError(f"{label}: x has {numbers[0]} observations and y has {numbers[1]}")
    return matrices[0] if y is None else concatenate(matrices)


def in_rows(label: str, x: AnyVariable, rowvar: bool, *, first: bool) -> AnyVariable:
    """Return `x` as a matrix with one quantity in each row."""
    if x.ndim > 2:
        raise ValueError(f"{label}: expected a vector or a matrix, got shape {x.shape}")
    if x.ndim < 2:
        return unary(Reshape((1, x.size), x.shape), x)
    # NumPy takes a second operand of one row for that row, whatever `rowvar` is.
    return x if rowvar or (not first and x.shape[0] == 1) else unary(Transpose(None), x)


def checked_weights(label: str, name: str, weights: object, number: int) -> AnyArray | None:
    """Return `weights` as floats if there is one for each of the observations, and none is negative."""
    if weights is None:
        return None
    if is_variable(weights):
        raise TypeError(f"{label}: {name} have no gradient, got a Variable; write {name}.data")
    given: AnyArray = np.asarray(weights, np.float64)
    if given.shape != (number,):
        raise ValueError(f"{label}: expected {name} of shape ({number},), got {given.shape}")
    if (given < 0).any() or given.sum() == 0:
        raise ValueError(f"{label}: {name} must not be negative, nor all 0")
    return given


def squeezed(y: AnyVariable) -> AnyVariable:
    """Return a matrix of one element as that element, as NumPy does."""
    return unary(Reshape((), y.shape), y) if y.shape == (1, 1) else y


@overload
def cov(x: Variable[I, Unranked], y: Variable[I, Any] | ndarray[Any, np.dtype[I]] | None = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None) -> Variable[I]: ...
@overload
def cov(x: Vector[I], y: None = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None) -> Scalar[I]: ...
@overload
def cov(x: Matrix[I], y: None = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None) -> Variable[I]: ...
@overload
def cov(x: Vector[I] | Matrix[I], y: Variable[I, Any] | ndarray[Any, np.dtype[I]], rowvar: bool = True, bias: bool = False, ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None) -> Matrix[I]: ...
@overload
def cov(x: ndarray[Any, np.dtype[I]], y: Variable[I, Any], rowvar: bool = True, bias: bool = False, ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None) -> Matrix[I]: ...
def cov(
    x: AnyVariable | AnyArray, y: AnyVariable | AnyArray | None = None, rowvar: bool = True, bias: bool = False,
    ddof: int | None = None, fweights: Weights | None = None, aweights: Weights | None = None,
) -> AnyVariable:
    """The covariances of the rows of `x`, and of `y` below them; of the columns without `rowvar`. A vector is one quantity.

    c[i, j] = sum_k w[k] (x[i, k] - mean_i) conj(x[j, k] - mean_j) / d for the products w of the frequencies `fweights`
    and the weights `aweights`, constants. d is the number of observations less `ddof`, which is 0 with `bias` and 1
    without; with weights d = sum w - ddof sum(w aweights) / sum w, where aweights counts as 1 if there are none. Shape:
    (k, k) for k quantities, () for one. Dtype: a float or complex type, that of the operands, also where NumPy makes
    float64 of it. Where d is not positive the gradient is 0, and the value NumPy's, with its `RuntimeWarning`.
    Raises `TypeError` for integers and `ValueError` for more than two axes, and for weights that do not fit.
    """
    rows = observations("cov", x, y, rowvar)
    number: int = rows.shape[1]
    if ddof is not None and ddof != int(ddof):
        raise ValueError(f"cov: ddof must be an integer, got {ddof}")
    less = (0 if bias else 1) if ddof is None else int(ddof)
    frequencies = checked_weights("cov", "fweights", fweights, number)
    if frequencies is not None and (frequencies != np.rint(frequencies)).any():
        raise TypeError("cov: fweights must be integers")
    importances = checked_weights("cov", "aweights", aweights, number)
    weights = frequencies if importances is None else importances if frequencies is None else frequencies * importances
    divisor = degrees_of_freedom(number, less, weights, importances)
    w = None if weights is None else weights.astype(np.finfo(rows.dtype).dtype)
    return squeezed(unary(Cov(less, frequencies, importances, w, divisor if divisor > 0 else inf), rows))


def degrees_of_freedom(number: int, ddof: int, weights: AnyArray | None, aweights: AnyArray | None) -> float:
    """Return what NumPy divides the sums of products by."""
    if weights is None:
        return number - ddof
    total = float(weights.sum())
    return total - ddof * (1.0 if aweights is None else float((weights * aweights).sum()) / total)


@overload
def corrcoef(x: Variable[I, Unranked], y: Variable[I, Any] | ndarray[Any, np.dtype[I]] | None = None, rowvar: bool = True) -> Variable[I]: ...
@overload
def corrcoef(x: Vector[I], y: None = None, rowvar: bool = True) -> Scalar[I]: ...
@overload
def corrcoef(x: Matrix[I], y: None = None, rowvar: bool = True) -> Variable[I]: ...
@overload
def corrcoef(x: Vector[I] | Matrix[I], y: Variable[I, Any] | ndarray[Any, np.dtype[I]], rowvar: bool = True) -> Matrix[I]: ...
@overload
def corrcoef(x: ndarray[Any, np.dtype[I]], y: Variable[I, Any], rowvar: bool = True) -> Matrix[I]: ...
def corrcoef(x: AnyVariable | AnyArray, y: AnyVariable | AnyArray | None = None, rowvar: bool = True) -> AnyVariable:
    """Pearson's coefficients of correlation of the rows of `x`, and of `y` below them; of the columns without `rowvar`.

    r[i, j] = c[i, j] / sqrt(c[i, i] c[j, j]) for the covariances c. Shape: (k, k) for k quantities, () for one.
    Dtype: a float or complex type, that of the operands. A constant quantity has no correlation: the value is NaN, with
    NumPy's `RuntimeWarning`, and its gradient is 0.
    Raises `TypeError` for integers and `ValueError` for more than two axes, and for different numbers of observations.
    """
    return squeezed(unary(Corrcoef(), observations("corrcoef", x, y, rowvar)))
