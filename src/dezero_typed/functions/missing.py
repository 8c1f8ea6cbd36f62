"""Reductions that take NaNs for missing values, and leave them out: their gradient is 0."""

from __future__ import annotations

from dataclasses import field
from math import inf, nan
from typing import Any, final, overload
from warnings import warn

import numpy as np

from ..application import require_float, unary
from ..arrays import AnyArray, Array, Axis, I, S, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, Variable, Vector, is_variable, require_variable
from .arithmetic import apart_from_zero
from .cumulative import Cumprod, Cumsum, row_of
from .quantiles import reduced_shape
from .reductions import Prod, Sum, aligned, checked_axis, counted, loose, mean, nonempty_axis, one_axis
from .shapes import Reshape
from .signatures import float_reduction, inexact_reduction
from .statistics import moment

__all__ = ["nancumprod", "nancumsum", "nanmax", "nanmean", "nanmin", "nanprod", "nanstd", "nansum", "nanvar"]


@final
@operation
class Filled(Function[Array, Array], reads=((),), fresh=True, complex=True):
    """x, with `value` where it is `missing`."""

    missing: Mask
    value: float

    def forward(self, x: Array) -> Array:
        return np.where(self.missing, self.value, x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (np.where(self.missing, 0.0, gy),)


@final
@operation
class Nanmax(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The largest number over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        largest: Any = np.nanmax
        return np.asarray(largest(x, axis=self.axis, keepdims=self.keepdims))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (reached(gy, x == y, self.axis),)


@final
@operation
class Nanmin(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The smallest number over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        smallest: Any = np.nanmin
        return np.asarray(smallest(x, axis=self.axis, keepdims=self.keepdims))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (reached(gy, x == y, self.axis),)


@final
@operation
class Nanvar(Function[Array, Array], reads=((0,),), fresh=True):
    """The mean square of the distances of the numbers from their mean, over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape
    ddof: float
    means: Array = field(init=False, repr=False)
    part: Array = field(init=False, repr=False)

    def forward(self, x: Array) -> Array:
        self.means, self.part = moments(x, self.axis, self.ddof)
        return variance(x, self.means, self.part, self.axis, self.keepdims, self.ddof)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        means, part = moments(x, self.axis, self.ddof) if is_variable(loose(x)) else (self.means, self.part)
        return (aligned(gy, self.axis, self.keepdims, self.shape) * (2 * part) * distances(x, means),)


@final
@operation
class Nanstd(Function[Array, Array], reads=((0, RESULT),), fresh=True):
    """The root of that."""

    axis: Axis
    keepdims: bool
    shape: Shape
    ddof: float
    means: Array = field(init=False, repr=False)
    part: Array = field(init=False, repr=False)

    def forward(self, x: Array) -> Array:
        self.means, self.part = moments(x, self.axis, self.ddof)
        return np.sqrt(variance(x, self.means, self.part, self.axis, self.keepdims, self.ddof))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        means, part = moments(x, self.axis, self.ddof) if is_variable(loose(x)) else (self.means, self.part)
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        # The result is NaN where `ddof` leaves nothing to divide by, and the part is 0.
        return (gy * part / apart_from_zero(np.where(np.isnan(y), 1.0, y)) * distances(x, means),)


def reached(gy: Array, places: Mask, axis: Axis) -> Array:
    """Return `gy`, shared evenly by the elements at `places`, if there are any."""
    number = np.sum(places, axis=axis, keepdims=True, dtype=gy.dtype)
    return np.where(places, gy / np.maximum(number, 1.0), 0.0)


def moments(x: Array, axis: Axis, ddof: float) -> tuple[Array, Array]:
    """Return the means of the numbers, and which part of the variance the square of a distance from them is.

    That is 0 where `ddof` leaves nothing to divide by.
    """
    missing = np.isnan(x)
    numbers: Any = counted(axis, x.shape) - np.sum(missing, axis=axis, keepdims=True, dtype=x.dtype)
    means = np.sum(np.where(missing, 0.0, x), axis=axis, keepdims=True) / np.maximum(numbers, 1.0)
    divisors = numbers - ddof
    return means, 1 / np.where(divisors > 0, divisors, inf)


def distances(x: Array, means: Array) -> Array:
    """Return the distances from the `means`, 0 for a NaN."""
    return np.where(np.isnan(x), 0.0, x - means)


def variance(x: Array, means: Array, part: Array, axis: Axis, keepdims: bool, ddof: float) -> Array:
    """Return the variance, by NumPy where it has something to warn of, and for float16, of which it takes care."""
    if x.dtype.itemsize < 4 or not part.all():
        of_numbers: Any = np.nanvar
        return np.asarray(of_numbers(x, axis=axis, ddof=ddof, keepdims=keepdims))
    squares = np.asarray(x - means)
    squares *= squares
    np.copyto(squares, 0.0, where=np.isnan(x))
    y: Array = (loose(squares).sum(axis=axis, keepdims=True) * part).reshape(reduced_shape(axis, x.shape, keepdims))
    return y


def filled(label: str, x: AnyVariable, value: float) -> AnyVariable:
    """Return `x` with `value` in the place of every NaN."""
    require_float(label, require_variable(label, x), complex=True)
    missing = np.isnan(x.data)
    return unary(Filled(missing, value), x) if missing.any() else x


def numbers_of(x: AnyVariable, axis: Axis) -> AnyArray:
    """Return how many elements over `axis` are no NaNs, as floats; NaN for none, with NumPy's warning."""
    number = np.count_nonzero(~np.isnan(x.data), axis=axis, keepdims=True)
    if number.all():
        return number.astype(x.dtype)
    warn("Mean of empty slice", RuntimeWarning, stacklevel=3)
    return np.where(number, number, nan).astype(x.dtype)


@inexact_reduction
def nansum(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The sum of the numbers over `axis`, over all axes by default, 0 for none. Dtype: a float or complex type, that of `x`.

    Shape: without the axes that are summed over, or with length one there under `keepdims`. The gradient of a NaN is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("nansum", axis, x)
    return unary(Sum(axis, keepdims, x.shape), filled("nansum", x, 0.0))


@inexact_reduction
def nanprod(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The product of the numbers over `axis`, over all axes by default, 1 for none. Shape, dtype and errors: those of `nansum`.

    The gradient of a number is the product of the others, exact where some are 0, that of a NaN is 0.
    """
    axis = checked_axis("nanprod", axis, x)
    return unary(Prod(axis, keepdims, x.shape), filled("nanprod", x, 1.0))


@inexact_reduction
def nanmean(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The mean of the numbers over `axis`, over all axes by default. Shape, dtype and errors: those of `nansum`.

    The gradient of a NaN is 0. The mean of NaNs alone is NaN, with a `RuntimeWarning`.
    """
    axis = checked_axis("nanmean", axis, x)
    numbers = filled("nanmean", x, 0.0)
    if numbers is x:
        return mean(x, axis, keepdims=keepdims)
    y = unary(Sum(axis, True, x.shape), numbers) / numbers_of(x, axis)
    return unary(Reshape(reduced_shape(axis, x.shape, keepdims), y.shape), y)


@float_reduction
def nanmax(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The largest number along `axis`, of all by default. Shape: that of `nansum`. Dtype: a float type, that of `x`.

    Elements that attain the maximum share the gradient evenly, that of a NaN is 0. Of NaNs alone it is NaN, with NumPy's
    `RuntimeWarning`. Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an empty one.
    """
    axis = nonempty_axis("nanmax", axis, x)
    return unary(Nanmax(axis, keepdims, x.shape), x)


@float_reduction
def nanmin(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable:
    """The smallest number along `axis`, of all by default. Shape, dtype and errors: those of `nanmax`.

    Elements that attain the minimum share the gradient evenly, that of a NaN is 0. Of NaNs alone it is NaN, with NumPy's
    `RuntimeWarning`.
    """
    axis = nonempty_axis("nanmin", axis, x)
    return unary(Nanmin(axis, keepdims, x.shape), x)


@moment
def nanvar(x: AnyVariable, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> AnyVariable:
    """The mean square of the distances of the numbers from their mean, over `axis`, over all axes by default.

    The divisor is how many numbers there are less `ddof`; where that is not positive the variance is NaN, with NumPy's
    `RuntimeWarning`, and its gradient 0, as that of every NaN is. Shape: that of `nansum`. Dtype: a float type, that of
    `x`. Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("nanvar", axis, x)
    return unary(Nanvar(axis, keepdims, x.shape, ddof), x)


@moment
def nanstd(x: AnyVariable, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> AnyVariable:
    """The square root of `nanvar`. Shape, dtype and errors: those of `nanvar`.

    Where all numbers are equal the gradient is 0, the least of the subgradients, and so is that of every NaN.
    """
    axis = checked_axis("nanstd", axis, x)
    return unary(Nanstd(axis, keepdims, x.shape, ddof), x)


@overload
def nancumsum(x: Variable[I, S], axis: None = None) -> Vector[I]: ...
@overload
def nancumsum(x: Variable[I, S], axis: int) -> Variable[I, S]: ...
def nancumsum(x: AnyVariable, axis: int | None = None) -> AnyVariable:
    """The running sum along `axis`, or of all elements in one row, NaNs counting as 0. Dtype: a float or complex type.

    Shape: that of `x`, or (size,) without an axis. The gradient of a NaN is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    row = row_of("nancumsum", filled("nancumsum", x, 0.0), axis)
    return unary(Cumsum(one_axis("nancumsum", axis or 0, row)), row)


@overload
def nancumprod(x: Variable[I, S], axis: None = None) -> Vector[I]: ...
@overload
def nancumprod(x: Variable[I, S], axis: int) -> Variable[I, S]: ...
def nancumprod(x: AnyVariable, axis: int | None = None) -> AnyVariable:
    """The running product along `axis`, or of all elements in one row, NaNs counting as 1. Dtype: a float or complex type.

    Shape: that of `x`, or (size,) without an axis. The gradient is exact where elements are 0, that of a NaN is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    row = row_of("nancumprod", filled("nancumprod", x, 1.0), axis)
    return unary(Cumprod(one_axis("nancumprod", axis or 0, row)), row)
