"""Reductions that take NaNs for missing values, and leave them out: their gradient is 0."""

from __future__ import annotations

from dataclasses import field
from math import inf, nan
from typing import Any, final, overload

import numpy as np

from ..application import require_float, unary
from ..arrays import I, S, AnyArray, Array, Axis, Shape, as_array
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, Variable, Vector, as_mask, is_variable
from .arithmetic import apart_from_zero
from .cumulative import Cumprod, Cumsum, row_of
from .extrema import nonempty_axis, started_with
from .masks import Truths, filled_where, in_type, truths_of
from .quantiles import reduced_shape
from .reductions import aligned, checked_axis, counted, loose, mean, numbers, one_axis, prod, sum
from .signatures_reductions import J, averaging, extremum, inexact_accumulation, moment
from .statistics import Root, mean_square, measured

__all__ = ["nancumprod", "nancumsum", "nanmax", "nanmean", "nanmin", "nanprod", "nanstd", "nansum", "nanvar"]


@final
@operation
class Nanmax(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The largest number over `axis` of an array of `shape`, and of `initial`."""

    axis: Axis
    keepdims: bool
    shape: Shape
    initial: float | None = None

    def forward(self, x: Array) -> Array:
        largest: Any = np.nanmax
        options = {} if self.initial is None else {"initial": self.initial}
        return as_array(largest(x, axis=self.axis, keepdims=self.keepdims, **options))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (reached(gy, attaining(x, y, self.initial), self.axis),)


@final
@operation
class Nanmin(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The smallest number over `axis` of an array of `shape`, and of `initial`."""

    axis: Axis
    keepdims: bool
    shape: Shape
    initial: float | None = None

    def forward(self, x: Array) -> Array:
        smallest: Any = np.nanmin
        options = {} if self.initial is None else {"initial": self.initial}
        return as_array(smallest(x, axis=self.axis, keepdims=self.keepdims, **options))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        return (reached(gy, attaining(x, y, self.initial), self.axis),)


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


def attaining(x: Array, y: Array, initial: float | None) -> Mask:
    """Tell which elements of `x` are the extremum `y`; none where `initial` is: 0 is a subgradient there."""
    return as_mask(x == y if initial is None else (x == y) & (y != initial))


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
        return as_array(of_numbers(x, axis=axis, ddof=ddof, keepdims=keepdims))
    squares = np.asarray(x - means)
    squares *= squares
    np.copyto(squares, 0.0, where=np.isnan(x))
    y: Array = (loose(squares).sum(axis=axis, keepdims=True) * part).reshape(reduced_shape(axis, x.shape, keepdims))
    return y


def taking_numbers(label: str, x: AnyVariable, dtype: Any, where: object, value: float) -> tuple[AnyVariable, Mask]:
    """Return `x`, of `dtype`, with `value` except where numbers are and `where` the condition holds; and where that is."""
    x = in_type(label, x, dtype)
    require_float(label, x, complex=True)
    missing = np.isnan(x.data)
    if where is not True:
        missing = missing | ~truths_of(label, where, x.shape)
    return filled_where(x, as_mask(missing), value), as_mask(~missing)


@inexact_accumulation
def nansum(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, initial: complex | None = None,
    where: Truths = True,
) -> AnyVariable:  # fmt: skip
    """The sum of the numbers over `axis`, over all axes by default, 0 for none. Dtype: a float or complex type, that of `x`, or `dtype`.

    Shape: without the axes that are summed over, or with length one there under `keepdims`. The gradient of a NaN is 0, and
    so is that of an element except `where` the condition holds. The sum begins with the number `initial`.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    numbers, _ = taking_numbers("nansum", x, dtype, where, 0)
    return sum(numbers, checked_axis("nansum", axis, x), keepdims=keepdims, initial=initial)


@inexact_accumulation
def nanprod(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, initial: complex | None = None,
    where: Truths = True,
) -> AnyVariable:  # fmt: skip
    """The product of the numbers over `axis`, over all axes by default, 1 for none. Arguments, shape, dtype and errors: those of `nansum`.

    The gradient of a number is the product of the others, exact where some are 0, that of a NaN is 0.
    """
    numbers, _ = taking_numbers("nanprod", x, dtype, where, 1)
    return prod(numbers, checked_axis("nanprod", axis, x), keepdims=keepdims, initial=initial)


@averaging
def nanmean(x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, where: Truths = True) -> AnyVariable:
    """The mean of the numbers over `axis`, over all axes by default. Arguments, shape, dtype and errors: those of `nansum`.

    The gradient of a NaN is 0. The mean of NaNs alone is NaN, with a `RuntimeWarning`.
    """
    checked = checked_axis("nanmean", axis, x)
    filled, mask = taking_numbers("nanmean", x, dtype, where, 0)
    if mask.all():
        return mean(filled, checked, keepdims=keepdims)
    return sum(filled, checked, keepdims=keepdims) / numbers(mask, checked, keepdims, filled.dtype)


@extremum
def nanmax(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> AnyVariable:
    """The largest number along `axis`, of all by default. Arguments and shape: those of `max`. Dtype: a float or complex type.

    Elements that attain the maximum share the gradient evenly, that of a NaN is 0. Of NaNs alone it is NaN, with NumPy's
    `RuntimeWarning`, or `initial`. Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have or an
    empty one without `initial`.
    """
    x, start = started_with("nanmax", x, initial, where)
    axis = nonempty_axis("nanmax", axis, x) if start is None else checked_axis("nanmax", axis, x)
    return unary(Nanmax(axis, keepdims, x.shape, start), x)


@extremum
def nanmin(x: AnyVariable, axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> AnyVariable:
    """The smallest number along `axis`, of all by default. Arguments, shape, dtype and errors: those of `nanmax`.

    Elements that attain the minimum share the gradient evenly, that of a NaN is 0. Of NaNs alone it is NaN, with NumPy's
    `RuntimeWarning`, or `initial`.
    """
    x, start = started_with("nanmin", x, initial, where)
    axis = nonempty_axis("nanmin", axis, x) if start is None else checked_axis("nanmin", axis, x)
    return unary(Nanmin(axis, keepdims, x.shape, start), x)


@moment
def nanvar(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, ddof: float = 0, keepdims: bool = False, where: Truths = True,
    mean: AnyVariable | AnyArray | None = None, correction: float | None = None,
) -> AnyVariable:  # fmt: skip
    """The mean square of the distances of the numbers from their mean, over `axis`, over all axes by default.

    The divisor is how many numbers there are less `ddof`; where that is not positive the variance is NaN, with NumPy's
    `RuntimeWarning`, and its gradient 0, as that of every NaN is. Arguments, shape, dtype and errors: those of `var`.
    """
    x, axis, less = measured("nanvar", x, axis, dtype, ddof, correction)
    if where is True and mean is None and x.dtype.kind != "c":
        return unary(Nanvar(axis, keepdims, x.shape, less), x)
    return mean_square("nanvar", x, axis, less, keepdims, numbers_where("nanvar", x, where), mean, nan)


@moment
def nanstd(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, ddof: float = 0, keepdims: bool = False, where: Truths = True,
    mean: AnyVariable | AnyArray | None = None, correction: float | None = None,
) -> AnyVariable:  # fmt: skip
    """The square root of `nanvar`. Shape, dtype and errors: those of `nanvar`.

    Where all numbers are equal the gradient is 0, the least of the subgradients, and so is that of every NaN.
    """
    x, axis, less = measured("nanstd", x, axis, dtype, ddof, correction)
    if where is True and mean is None and x.dtype.kind != "c":
        return unary(Nanstd(axis, keepdims, x.shape, less), x)
    return unary(Root(), mean_square("nanstd", x, axis, less, keepdims, numbers_where("nanstd", x, where), mean, nan))


def numbers_where(label: str, x: AnyVariable, where: object) -> Mask:
    """Tell which elements are no NaNs, `where` the condition holds."""
    present = as_mask(~np.isnan(x.data))
    return present if where is True else as_mask(present & truths_of(label, where, x.shape))


@overload
def nancumsum(x: Variable[I, S], axis: None = None, *, dtype: None = None) -> Vector[I]: ...
@overload
def nancumsum(x: Variable[I, S], axis: int, *, dtype: None = None) -> Variable[I, S]: ...
@overload
def nancumsum(x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J]) -> Vector[J]: ...
@overload
def nancumsum(x: Variable[I, S], axis: int, *, dtype: type[J] | np.dtype[J]) -> Variable[J, S]: ...
def nancumsum(x: AnyVariable, axis: int | None = None, *, dtype: Any = None) -> AnyVariable:
    """The running sum along `axis`, or of all elements in one row, NaNs counting as 0. Dtype: a float or complex type, or `dtype`.

    Shape: that of `x`, or (size,) without an axis. The gradient of a NaN is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    row = row_of("nancumsum", taking_numbers("nancumsum", x, dtype, True, 0.0)[0], axis)
    return unary(Cumsum(one_axis("nancumsum", axis or 0, row)), row)


@overload
def nancumprod(x: Variable[I, S], axis: None = None, *, dtype: None = None) -> Vector[I]: ...
@overload
def nancumprod(x: Variable[I, S], axis: int, *, dtype: None = None) -> Variable[I, S]: ...
@overload
def nancumprod(x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J]) -> Vector[J]: ...
@overload
def nancumprod(x: Variable[I, S], axis: int, *, dtype: type[J] | np.dtype[J]) -> Variable[J, S]: ...
def nancumprod(x: AnyVariable, axis: int | None = None, *, dtype: Any = None) -> AnyVariable:
    """The running product along `axis`, or of all elements in one row, NaNs counting as 1. Dtype: a float or complex type, or `dtype`.

    Shape: that of `x`, or (size,) without an axis. The gradient is exact where elements are 0, that of a NaN is 0.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    row = row_of("nancumprod", taking_numbers("nancumprod", x, dtype, True, 1.0)[0], axis)
    return unary(Cumprod(one_axis("nancumprod", axis or 0, row)), row)
