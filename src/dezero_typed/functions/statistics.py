"""Variances and standard deviations."""

from __future__ import annotations

from dataclasses import field
from typing import Any, final
from warnings import warn

import numpy as np

from ..application import binary, require_float, unary
from ..arrays import AnyArray, Array, Axis, Shape
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, as_mask, is_variable
from .arithmetic import apart_from_zero
from .masks import Truths, filled_where, in_type, truths_of
from .reductions import aligned, checked_axis, counted, kept_shape, loose, sum
from .selection import Where
from .signatures_reductions import moment

__all__ = ["std", "var"]


@final
@operation
class Var(Function[Array, Array], reads=((0,),), fresh=True, complex=True):
    """The mean square of the distances from the mean, over `axis` of an array of `shape`, with `number` for a divisor."""

    axis: Axis
    keepdims: bool
    shape: Shape
    number: float
    ddof: float
    means: Array = field(init=False, repr=False)

    def forward(self, x: Array) -> Array:
        self.means = loose(x).mean(axis=self.axis, keepdims=True)
        y: Array = loose(x).var(axis=self.axis, keepdims=self.keepdims, ddof=self.ddof, mean=self.means)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        gy = aligned(gy, self.axis, self.keepdims, self.shape) * (2 / self.number)
        return (gy * distances(x, self.means, self.axis),)


@final
@operation
class Std(Function[Array, Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The root of that."""

    axis: Axis
    keepdims: bool
    shape: Shape
    number: float
    ddof: float
    means: Array = field(init=False, repr=False)

    def forward(self, x: Array) -> Array:
        self.means = loose(x).mean(axis=self.axis, keepdims=True)
        y: Array = loose(x).std(axis=self.axis, keepdims=self.keepdims, ddof=self.ddof, mean=self.means)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        part = aligned(gy / (apart_from_zero(self.result) * self.number), self.axis, self.keepdims, self.shape)
        return (part * distances(x, self.means, self.axis),)


def distances(x: Array, means: Array, axis: Axis) -> Array:
    """Return the distances of the elements from their `means`, on which they depend in a recorded pass."""
    return x - (loose(x).mean(axis=axis, keepdims=True) if is_variable(loose(x)) else means)


@final
class Root(Function[Array, Array], reads=((RESULT,),), fresh=True):
    """The square root of a sum of squares: at 0 each of them has the slope 0, and takes no part."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return np.sqrt(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        y = apart_from_zero(self.result)
        return (gy / (y + y),)


@moment
def var(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, ddof: float = 0, keepdims: bool = False, where: Truths = True,
    mean: AnyVariable | AnyArray | None = None, correction: float | None = None,
) -> AnyVariable:  # fmt: skip
    """The mean of the squared distances ``|x - mean|**2`` over `axis`, over all axes by default.

    The divisor is the number of elements less `ddof`, which `correction` is another name of. Only elements `where` the
    condition holds count; the others have the gradient 0. `mean` is the mean if it is known already, with length one
    along the axes that are reduced; it may be a Variable. Shape: without the axes that are reduced, or with length one
    there under `keepdims`. Dtype: a float type, that of `x`, and the real one of a complex `x`, or `dtype`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have and arguments that do not fit it.
    """
    x, axis, less = measured("var", x, axis, dtype, ddof, correction)
    if where is True and mean is None:
        return unary(Var(axis, keepdims, x.shape, divisor(axis, x.shape, less), less), x)
    return mean_square("var", x, axis, less, keepdims, None if where is True else truths_of("var", where, x.shape), mean)


@moment
def std(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, ddof: float = 0, keepdims: bool = False, where: Truths = True,
    mean: AnyVariable | AnyArray | None = None, correction: float | None = None,
) -> AnyVariable:  # fmt: skip
    """The square root of `var`. Shape, dtype and errors: those of `var`.

    Where all elements are equal the gradient is 0, the least of the subgradients.
    """
    x, axis, less = measured("std", x, axis, dtype, ddof, correction)
    if where is True and mean is None:
        return unary(Std(axis, keepdims, x.shape, divisor(axis, x.shape, less), less), x)
    mask = None if where is True else truths_of("std", where, x.shape)
    return unary(Root(), mean_square("std", x, axis, less, keepdims, mask, mean))


def measured(
    label: str, x: AnyVariable, axis: Axis, dtype: Any, ddof: float, correction: float | None
) -> tuple[AnyVariable, Axis, float]:
    """Return what is measured, along which axis, and by how much the divisor is less than the number of elements."""
    x = in_type(label, x, dtype)
    require_float(label, x, complex=True)
    if correction is not None and ddof != 0:
        raise ValueError(f"{label}: ddof and correction are two names of one argument, got {ddof} and {correction}")
    return x, checked_axis(label, axis, x), ddof if correction is None else correction


def mean_square(
    label: str, x: AnyVariable, axis: Axis, ddof: float, keepdims: bool, mask: Mask | None, mean: AnyVariable | AnyArray | None,
    nothing: float | None = None,
) -> AnyVariable:  # fmt: skip
    """Return the mean of ``|x - mean|**2`` over the elements in `mask`, or over all of them; `nothing` is the mean of too few."""
    # A constant mean is read in the type of `x`, as weights are.
    given: Any = center_of(x, axis, mask) if mean is None else mean
    center: Any = given if is_variable(given) else np.asarray(given, x.dtype)
    kept = kept_shape(axis, x.shape)
    if any(length not in (1, whole) for length, whole in zip(center.shape[::-1], kept[::-1], strict=False)) or center.ndim > x.ndim:
        raise ValueError(f"{label}: expected a mean of shape {kept}, got {center.shape}; write mean(x, axis, keepdims=True)")
    distances = x - center
    if mask is not None:
        distances = filled_where(distances, as_mask(~mask), 0)
    squares = distances * distances if x.dtype.kind != "c" else (distances * np.conj(distances)).real
    number = np.asarray(counted(axis, x.shape) if mask is None else np.count_nonzero(mask, axis=axis, keepdims=keepdims))
    return divided(sum(squares, axis, keepdims=keepdims), number - ddof, nothing)


def center_of(x: AnyVariable, axis: Axis, mask: Mask | None) -> AnyVariable:
    """Return the means of the elements in `mask`, with length one along `axis`; 0 for none."""
    assert mask is not None
    number = np.count_nonzero(mask, axis=axis, keepdims=True)
    return sum(filled_where(x, as_mask(~mask), 0), axis, keepdims=True) / np.maximum(number, 1).astype(x.dtype)


def divided(total: AnyVariable, number: AnyArray, nothing: float | None) -> AnyVariable:
    """Return ``total / number``; where that is not positive, ``total / 0`` or `nothing`, with NumPy's warning, and the gradient 0."""
    defined = as_mask(number > 0)
    divisors = np.where(defined, number, 1).astype(total.dtype)
    if defined.all():
        return total / divisors
    warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=3)
    with np.errstate(all="ignore"):
        limit: AnyArray = total.data / np.where(defined, divisors, 0)
    if nothing is not None:
        limit = np.full_like(limit, nothing)
    return binary(Where(np.broadcast_to(defined, total.shape)), total / divisors, limit)


def divisor(axis: Axis, shape: Shape, ddof: float) -> float:
    """Return what a sum of squares is divided by; 1 stands for a number that leaves nothing to divide."""
    number = counted(axis, shape) - ddof
    return number if number > 0 else 1
