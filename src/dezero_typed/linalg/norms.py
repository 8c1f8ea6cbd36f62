"""Norms of vectors and matrices, and the condition number of a matrix.

A norm has a kink where it is zero. The gradient there is 0, the smallest of the subgradients, and
so is that of an absolute value at 0 and of a singular value that is zero up to rounding.
"""

from __future__ import annotations

import builtins
from typing import Any, Literal, TypeAlias, final, overload

import numpy as np

from ..application import require_float, unary
from ..arrays import F, S, Array, Axis, Shape, Unranked, as_array
from ..function import RESULT, Function, operation
from ..functions import extrema, reductions
from ..functions.arithmetic import apart_from_zero
from ..functions.axes import moveaxis
from ..functions.extrema import attained
from ..functions.reductions import aligned, checked_axis, kept_shape
from ..functions.selection import where
from ..functions.shapes import reshape
from ..functions.signs import abs
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, require_variable
from .decompositions import require_matrix, svdvals
from .solving import inv, lapack, require_square

__all__ = ["cond", "matrix_norm", "norm", "vector_norm"]

Order: TypeAlias = float | Literal["fro", "nuc"]
"""Which norm: a number, or one that only matrices have."""


@final
@operation
class VectorNorm(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The norm of order `ord` over `axis` of an array of `shape`."""

    ord: float
    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        if self.ord == np.inf:
            size: Any = np.abs(x)
            return as_array(size.max(axis=self.axis, keepdims=self.keepdims, initial=0))
        if self.ord == 2 and self.axis is None:
            # What is the same, by a scalar product, in a fifth of the time.
            return as_array(lapack.norm(x, keepdims=self.keepdims))
        return as_array(lapack.vector_norm(x, axis=self.axis, keepdims=self.keepdims, ord=self.ord))

    def backward(self, gy: Array, /) -> tuple[Array]:
        x: Any
        (x,) = self.primals
        y, g = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        if self.ord == 2:
            return (g / apart_from_zero(y) * x,)
        if self.ord == 0:
            return (np.zeros_like(x) * g,)
        if self.ord == 1:
            return (g * np.sign(x),)
        size: Any = np.abs(x)
        if np.isinf(self.ord):
            return (attained(g + np.zeros_like(size), size, y, self.axis) * np.sign(x),)
        part: Any = (np.where(size == 0, 1.0, size) / apart_from_zero(y)) ** (self.ord - 1)
        if self.ord < 0:
            part = np.where(y == 0, 0.0, part)  # one zero among the elements makes it zero
        return (g * part * np.sign(x),)


def of_vectors(label: str, x: AnyVariable, ord: Any, axis: Axis, keepdims: bool) -> AnyVariable:
    """Return the norms over `axis`, which is checked."""
    if isinstance(ord, str):
        raise ValueError(f"{label}: the order {ord!r} is for matrices; expected a number")
    if ord == -np.inf and x.size == 0 and 0 not in kept_shape(axis, x.shape):
        raise ValueError(f"{label}: no elements of shape {x.shape} have no norm of order {ord}")
    return unary(VectorNorm(ord, axis, keepdims, x.shape), x)


def lengths_of(x: AnyVariable) -> AnyVariable:
    """Return the singular values of `x`, with the gradient 0 where they are zero, up to rounding: they have a kink there."""
    s: AnyVariable = svdvals(x)
    zero = s.data <= s.data[..., :1] * (np.finfo(s.dtype).eps * builtins.max(x.shape[-2:]))
    return where(zero, s.data, s) if zero.any() else s


def of_matrices(label: str, x: AnyVariable, ord: Any, keepdims: bool) -> AnyVariable:
    """Return the norms of the matrices of `x`."""
    if ord == "fro":
        return of_vectors(label, x, 2, (-2, -1), keepdims)
    if ord not in {"nuc", 2, -2, 1, -1, np.inf, -np.inf}:
        raise ValueError(f'{label}: the order of a matrix must be "fro", "nuc", ±2, ±1 or ±inf, got {ord!r}')
    if 0 in x.shape[-2:] and ord != "nuc" and ord > 0:
        return reductions.sum(abs(x), axis=(-2, -1), keepdims=keepdims)
    if ord == "nuc":
        y: AnyVariable = reductions.sum(lengths_of(x), axis=-1)
    else:
        lengths: AnyVariable = lengths_of(x) if ord in {2, -2} else reductions.sum(abs(x), axis=-2 if ord in {1, -1} else -1)
        y = extrema.max(lengths, axis=-1) if ord > 0 else extrema.min(lengths, axis=-1)
    return reshape(y, kept_shape((-2, -1), x.shape)) if keepdims else y


@overload
def norm(x: Variable[F, S], ord: Order | None = None, axis: None = None, keepdims: Literal[False] = False) -> Scalar[F]: ...
@overload
def norm(x: Variable[F, S], ord: Order | None = None, axis: Axis = None, *, keepdims: Literal[True]) -> Variable[F, S]: ...
@overload
def norm(x: Variable[F, Unranked], ord: Order | None = None, axis: Axis = None, keepdims: bool = False) -> Variable[F]: ...
@overload
def norm(x: Matrix[F], ord: Order | None = None, *, axis: int, keepdims: Literal[False] = False) -> Vector[F]: ...
@overload
def norm(x: Vector[F], ord: Order | None = None, *, axis: int, keepdims: Literal[False] = False) -> Scalar[F]: ...
@overload
def norm(x: Variable[F, S], ord: Order | None = None, axis: Axis = None, keepdims: bool = False) -> Variable[F]: ...
@overload
def norm(x: Variable[np.complex128, S], ord: Order | None = None, axis: Axis = None, keepdims: bool = False) -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def norm(x: Variable[np.complex64, S], ord: Order | None = None, axis: Axis = None, keepdims: bool = False) -> Variable[np.float32]: ...
def norm(x: AnyVariable, ord: Order | None = None, axis: Axis = None, keepdims: bool = False) -> AnyVariable:
    """The norm of `x` as one vector, of a vector or a matrix of order `ord`, or of those along one axis or two.

    Shape: that of `x` without `axis`; () without one. Dtype: the real type of that of `x`. A vector has an order that
    is a number: 2 by default, inf and -inf for the largest and the smallest element, 0 for how many are not zero;
    otherwise ``sum(abs(x)**ord)**(1/ord)``. A matrix has "fro", by default, "nuc", 2 and -2 of its singular values, 1,
    -1, inf and -inf of the sums of its columns and rows. The gradient is 0 where the norm is, and equal elements that
    attain a maximum share it: the least of the subgradients, which are the dual unit ball at 0 and otherwise its
    face (G. A. Watson, Characterization of the subdifferential of some matrix norms, 1992).
    Raises `TypeError` for integers, `ValueError` for axes that `x` does not have and orders that there are not.
    """
    require_float("norm", require_variable("norm", x), complex=True)
    axes = checked_axis("norm", axis, x)
    number = 1 if isinstance(axes, int) else x.ndim if axes is None else len(axes)
    if ord is None and (axes is None or number <= 2):
        return of_vectors("norm", x, 2, axes, keepdims)
    if number not in {1, 2}:
        raise ValueError(f"norm: expected one axis or two, got {number}; write axis=...")
    if number == 1:
        return of_vectors("norm", x, ord, axes, keepdims)
    places = (0, 1) if not isinstance(axes, tuple) else axes
    y = of_matrices("norm", moveaxis(x, places, (-2, -1)), ord, keepdims=False)
    return reshape(y, kept_shape(places, x.shape)) if keepdims else y


@overload
def vector_norm(x: Variable[F, S], /, *, axis: None = None, keepdims: Literal[False] = False, ord: float = 2) -> Scalar[F]: ...
@overload
def vector_norm(x: Variable[F, S], /, *, axis: Axis = None, keepdims: Literal[True], ord: float = 2) -> Variable[F, S]: ...
@overload
def vector_norm(x: Variable[F, Unranked], /, *, axis: Axis = None, keepdims: bool = False, ord: float = 2) -> Variable[F]: ...
@overload
def vector_norm(x: Matrix[F], /, *, axis: int, keepdims: Literal[False] = False, ord: float = 2) -> Vector[F]: ...
@overload
def vector_norm(x: Vector[F], /, *, axis: int, keepdims: Literal[False] = False, ord: float = 2) -> Scalar[F]: ...
@overload
def vector_norm(x: Variable[F, S], /, *, axis: Axis = None, keepdims: bool = False, ord: float = 2) -> Variable[F]: ...
@overload
def vector_norm(x: Variable[np.complex128, S], /, *, axis: Axis = None, keepdims: bool = False, ord: float = 2) -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def vector_norm(x: Variable[np.complex64, S], /, *, axis: Axis = None, keepdims: bool = False, ord: float = 2) -> Variable[np.float32]: ...
def vector_norm(x: AnyVariable, /, *, axis: Axis = None, keepdims: bool = False, ord: float = 2) -> AnyVariable:
    """``sum(abs(x)**ord)**(1/ord)`` over `axis`, one, several or all; see `norm` for the orders inf, -inf and 0.

    Shape: that of `x` without `axis`. Dtype: the real type of that of `x`.
    Raises `TypeError` for integers and `ValueError` for axes that `x` does not have.
    """
    require_float("vector_norm", require_variable("vector_norm", x), complex=True)
    return of_vectors("vector_norm", x, ord, checked_axis("vector_norm", axis, x), keepdims)


@overload
def matrix_norm(x: Variable[F, S], /, *, keepdims: Literal[True], ord: Order = "fro") -> Variable[F, S]: ...
@overload
def matrix_norm(x: Variable[F, Unranked], /, *, keepdims: bool = False, ord: Order = "fro") -> Variable[F]: ...
@overload
def matrix_norm(x: Matrix[F], /, *, keepdims: Literal[False] = False, ord: Order = "fro") -> Scalar[F]: ...
@overload
def matrix_norm(x: Variable[F, S], /, *, keepdims: bool = False, ord: Order = "fro") -> Variable[F]: ...
@overload
def matrix_norm(x: Variable[np.complex128, S], /, *, keepdims: bool = False, ord: Order = "fro") -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def matrix_norm(x: Variable[np.complex64, S], /, *, keepdims: bool = False, ord: Order = "fro") -> Variable[np.float32]: ...
def matrix_norm(x: AnyVariable, /, *, keepdims: bool = False, ord: Order = "fro") -> AnyVariable:
    """The norms of the matrices of `x`; see `norm` for the orders. Shape: (..., m, n) to (...).

    Dtype: the real type of that of `x`.
    Raises `TypeError` for integers, `ValueError` for what is no matrix and orders that there are not.
    """
    require_float("matrix_norm", require_matrix("matrix_norm", x), complex=True)
    return of_matrices("matrix_norm", x, ord, keepdims)


@overload
def cond(x: Variable[F, Unranked], p: Order | None = None) -> Variable[F]: ...
@overload
def cond(x: Matrix[F], p: Order | None = None) -> Scalar[F]: ...
@overload
def cond(x: Variable[F, S], p: Order | None = None) -> Variable[F]: ...
@overload
def cond(x: Variable[np.complex128, S], p: Order | None = None) -> Variable[np.float64]: ...  # type: ignore[overload-overlap]
@overload
def cond(x: Variable[np.complex64, S], p: Order | None = None) -> Variable[np.float32]: ...
def cond(x: AnyVariable, p: Order | None = None) -> AnyVariable:
    """The condition number: the norm of order `p` times that of the inverse, by default the ratio of singular values.

    Shape: (..., m, n) to (...); square matrices where `p` is not None, 2 or -2. Dtype: the real type of that of `x`.
    A singular matrix has the condition number inf and the gradient 0; the order -2, its inverse, is 0 for it.
    Raises `TypeError` for integers, `ValueError` for shapes and orders that do not fit.
    """
    require_float("cond", require_matrix("cond", x), complex=True)
    if 0 in x.shape[-2:]:
        raise ValueError(f"cond: empty matrices, of shape {x.shape}, have no condition number")
    if p is None or p in {2, -2}:
        lengths: AnyVariable = lengths_of(x) if p == -2 else svdvals(x)
        above, below = (lengths[..., -1], lengths[..., 0]) if p == -2 else (lengths[..., 0], lengths[..., -1])
        return infinite(below.data == 0, above / where(below.data == 0, 1.0, below))
    singular = lapack.slogdet(require_square("cond", x).data)[0] == 0
    regular: AnyVariable = where(singular[..., None, None], np.eye(x.shape[-1], dtype=x.dtype), x) if singular.any() else x
    product = of_matrices("cond", regular, p, keepdims=False) * of_matrices("cond", inv(regular), p, keepdims=False)
    return infinite(singular, product)


def infinite(places: Any, y: AnyVariable) -> AnyVariable:
    """Return `y` with inf in these places."""
    return where(places, np.inf, y) if places.any() else y
