"""Products with logarithms, entropies made of them, and the logarithm of a sum of exponentials."""

from __future__ import annotations

from dataclasses import field
from math import inf
from typing import Any, Literal, final, overload

import numpy as np
from numpy import ndarray

from ..application import binary, require_float, unary
from ..arrays import AnyArray, Array, Axis, F, S, Shape
from ..function import Function, operation
from ..functions import exponential
from ..functions.reductions import checked_axis
from ..functions.selection import where
from ..functions.shapes import broadcast_to
from ..functions.signatures import float_broadcasting
from ..functions.signs import sign
from ..variable import AnyVariable, Mask, Operand, Scalar, Variable, data_of, is_variable, require_variable
from .backend import Elementwise, elementwise

__all__ = ["entr", "kl_div", "logsumexp", "rel_entr", "xlog1py", "xlogy"]

scipy_entr: Elementwise = elementwise("entr")
scipy_kl_div: Elementwise = elementwise("kl_div")
scipy_rel_entr: Elementwise = elementwise("rel_entr")
scipy_xlog1py: Elementwise = elementwise("xlog1py")
scipy_xlogy: Elementwise = elementwise("xlogy")


@final
@operation
class Xlogy(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    """x log(y), by NumPy's logarithm, which takes half the time of SciPy's."""

    log: Array = field(init=False, repr=False)
    """The logarithm, for the first derivative."""

    def forward(self, x0: Array, x1: Array) -> Array:
        with np.errstate(divide="ignore", invalid="ignore"):
            self.log = np.asarray(np.log(counted(x0, x1, 0.0, 1.0)), np.result_type(x0, x1))
        if np.isposinf(self.log).any():
            return scipy_xlogy(x0, x1)
        return np.asarray(x0 * self.log)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        source: Any = counted(x0, x1, 0.0, 1.0)
        log = np.log(source) if is_variable(source) else self.log
        return gy * log if p0 else gy, gy * x0 / source if p1 else gy


def counted(x0: Array, x1: Array, pole: float, other: float) -> Array:
    """Return `x1`, and `other` where it is at the `pole` or below, and counts for nothing, since `x0` is 0."""
    none: Mask = (x0 == 0) & (x1 <= pole)
    return np.where(none, other, x1) if none.any() else x1


@final
class Xlog1py(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_xlog1py(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, p1 = self.parents
        x1 = counted(x0, x1, -1.0, 0.0)
        return gy * np.log1p(x1) if p0 else gy, gy * x0 / (1 + x1) if p1 else gy


@final
class Entr(Function[Array, Array], reads=((0,),), fresh=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return scipy_entr(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (-gy * (np.log(x) + 1),)


@final
class RelEntr(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_rel_entr(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        ratio = quotient(*self.primals)
        return gy * (np.log(ratio) + 1) if p0 else gy, -gy * ratio if p1 else gy


@final
class KlDiv(Function[Array, Array, Array], reads=((0, 1), (0, 1)), fresh=True):
    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_kl_div(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        p0, p1 = self.parents
        ratio = quotient(*self.primals)
        return gy * np.log(ratio) if p0 else gy, gy * (1 - ratio) if p1 else gy


def quotient(x0: Array, x1: Array) -> Array:
    """Return ``x0 / x1``, and 1 where both are 0: there kl_div is least, with gradient 0."""
    both: Mask = (x0 == 0) & (x1 == 0)
    return np.where(both, 1.0, x0) / np.where(both, 1.0, x1) if both.any() else x0 / x1


@float_broadcasting
def xlogy(x: Operand, y: Operand, /) -> AnyVariable:
    """``x * log(y)``, and 0 where x = 0. Shapes: broadcast. Dtype: a float type.

    The gradient is (log(y), x / y); where x = 0 and y <= 0, which has no derivative, it is (0, 0).
    Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return binary(Xlogy(), x, y)


@float_broadcasting
def xlog1py(x: Operand, y: Operand, /) -> AnyVariable:
    """``x * log1p(y)``, and 0 where x = 0. Shapes: broadcast. Dtype: a float type.

    The gradient is (log1p(y), x / (1 + y)); where x = 0 and y <= -1, which has no derivative, it is (0, 0).
    Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return binary(Xlog1py(), x, y)


def entr(x: Variable[F, S], /) -> Variable[F, S]:
    """``-x * log(x)``, 0 at 0 and -inf below. Shape and dtype: those of `x`, a float type.

    The gradient at 0 is inf, as the derivative is; below it is NaN.
    Raises `TypeError` for integers and complex numbers.
    """
    return unary(Entr(), x)


@float_broadcasting
def rel_entr(x: Operand, y: Operand, /) -> AnyVariable:
    """``x * log(x / y)``, 0 where x = 0 and y >= 0, and inf elsewhere. Shapes: broadcast. Dtype: a float type.

    The gradient is (log(x / y) + 1, -x / y). At (0, 0) it is (1, -1), the subgradient that belongs to the least one
    of `kl_div`. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return binary(RelEntr(), x, y)


@float_broadcasting
def kl_div(x: Operand, y: Operand, /) -> AnyVariable:
    """``x * log(x / y) - x + y``, y where x = 0 and y >= 0, and inf elsewhere. Shapes: broadcast. Dtype: a float type.

    The gradient is (log(x / y), 1 - x / y). At (0, 0) it is (0, 0), the least of the subgradients.
    Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return binary(KlDiv(), x, y)


@overload
def logsumexp(a: Variable[F, S], axis: None = None, b: None = None, keepdims: Literal[False] = False, return_sign: Literal[False] = False) -> Scalar[F]: ...
@overload
def logsumexp(a: Variable[F, S], axis: Axis = None, b: Variable[F] | ndarray[Shape, np.dtype[F]] | float | None = None, keepdims: bool = False, return_sign: Literal[False] = False) -> Variable[F]: ...
@overload
def logsumexp(a: Variable[F, S], axis: Axis = None, b: Variable[F] | ndarray[Shape, np.dtype[F]] | float | None = None, keepdims: bool = False, *, return_sign: Literal[True]) -> tuple[Variable[F], Variable[F]]: ...
def logsumexp(
    a: AnyVariable, axis: Axis = None, b: AnyVariable | AnyArray | float | None = None, keepdims: bool = False, return_sign: bool = False
) -> AnyVariable | tuple[AnyVariable, AnyVariable]:
    """``log(sum(b * exp(a)))`` along `axis`, without overflow; with `return_sign` that of the absolute value, and the sign.

    Shape: as that of `sum`; `b` broadcasts with `a`, is 1 by default, and may be a Variable. Dtype: a float type.
    Where the sum is 0 the value is -inf and the gradient 0; where it is negative, and no sign returned, both are NaN.
    Raises `TypeError` for integers and complex numbers, `ValueError` for an axis that there is not.
    """
    require_float("logsumexp", require_variable("logsumexp", a), b)
    if b is None and not return_sign:
        return exponential.logsumexp(a, axis, keepdims=keepdims)
    weights = b if is_variable(b) else np.asarray(1.0 if b is None else b, a.dtype)
    counts: Mask = np.broadcast_to(data_of(weights) != 0, np.broadcast_shapes(a.shape, weights.shape))
    axis = checked_axis("logsumexp", axis, a if a.ndim == counts.ndim else broadcast_to(a, counts.shape))
    largest = np.max(np.where(counts, a.data, -inf), axis=axis, keepdims=True, initial=-inf)
    shift = np.where(np.isfinite(largest), largest, 0).astype(a.dtype)
    # What counts for nothing may be larger by so much that it has no exponential, of which 0 times would be no number.
    fits = counts | (a.data - shift < float(np.log(np.finfo(a.dtype).max)))
    if fits.all():
        parts = exponential.exp(a - shift)
    else:
        parts = where(fits, exponential.exp(where(fits, a - shift, 0.0)), 0.0)
    total = (weights * parts).sum(axis=axis, keepdims=keepdims)
    signs = sign(total)
    size = abs(total) if return_sign else total
    zero = total.data == 0
    logs = where(zero, -inf, exponential.log(where(zero, 1.0, size))) if zero.any() else exponential.log(size)
    y = logs + shift.reshape(total.shape)
    return (y, signs) if return_sign else y
