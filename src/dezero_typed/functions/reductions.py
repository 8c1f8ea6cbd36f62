"""Sums, products and means over all axes, one, or several."""

from __future__ import annotations

from math import nan
from math import prod as prod_of
from operator import index
from typing import Any, Literal, TypeAlias, final, overload
from warnings import warn

import numpy as np
from numpy import ndarray

from .. import accumulate
from ..application import applied, is_tuple, nary, require_float, unary
from ..arrays import AnyArray, Array, Axis, I, S, Shape, Unranked
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Mask, Matrix, Scalar, Variable, Vector, as_mask, data_of, is_variable, made_leaf, require_variable
from .masks import Truths, filled_where, in_type, number_of, taking_part, truths_of
from .signatures_reductions import accumulation, averaging

__all__ = ["average", "mean", "prod", "sum"]


@final
@operation
class Sum(Function[Array, Array], reads=((),), ring=True, complex=True):
    """The sum over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        # Integers would be summed as int64; a Variable's type says int32.
        y: Array = loose(x).sum(axis=self.axis, keepdims=self.keepdims, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy, self.axis, self.keepdims, self.shape),)


@final
@operation
class Mean(Function[Array, Array], reads=((),), complex=True):
    """The mean over `axis` of an array of `shape`, `number` elements each."""

    axis: Axis
    keepdims: bool
    shape: Shape
    number: int

    def forward(self, x: Array) -> Array:
        if self.number and x.dtype.itemsize >= 4:
            # What NumPy's mean does for all but float16, in a third of the time.
            y: Array = loose(x).sum(axis=self.axis, keepdims=self.keepdims) / self.number
        else:
            y = loose(x).mean(axis=self.axis, keepdims=self.keepdims)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (spread(gy / (self.number or 1), self.axis, self.keepdims, self.shape),)


@final
@operation
class Average(Function[Array, Array, Array], reads=((1,), (0, 1, RESULT)), fresh=True, holomorphic=True):
    """The mean over `axis` of an array of `shape`, each element counting as much as its weight in w."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array, w: Array) -> Array:
        y: Array = loose(x * w).sum(axis=self.axis, keepdims=self.keepdims) / self.total(w)
        return y

    def total(self, w: Array) -> Array:
        """Return what the weights add up to, the same for every mean where `w` is a vector along the axis."""
        y: Array = loose(w).sum(axis=self.axis, keepdims=self.keepdims) if w.shape == self.shape else loose(w).sum()
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x, w = self.primals
        y, part = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy / self.total(w)))
        # A weight moves the mean towards its element.
        return part * w, accumulate.fit(part * (x - y), w.shape, w.dtype) if self.wants[1] else gy


@final
@operation
class Prod(Function[Array, Array], reads=((0, RESULT),), fresh=True, ring=True, holomorphic=True):
    """The product over `axis` of an array of `shape`."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        y: Array = loose(x).prod(axis=self.axis, keepdims=self.keepdims, dtype=x.dtype)
        return y

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        y, gy = (aligned(each, self.axis, self.keepdims, self.shape) for each in (self.result, gy))
        if x.dtype.kind != "i" and ordinary(y):
            return (gy * y / x,)
        return (gy * others(x, self.axis),)


def ordinary(y: Array) -> bool:
    """Tell whether all products `y` have the digits that dividing them by their factors needs, and no factor is 0 or infinite."""
    sizes: Any = np.abs(data_of(y))
    return bool(((sizes >= np.finfo(sizes.dtype).tiny) & (sizes < np.inf)).all())


def others(x: Array, axis: Axis) -> Array:
    """Return for each element of `x` the product of the others along `axis`: of what stands before it and behind it.

    Takes an array, or a Variable in a recorded pass, and returns the same. Without a division it holds for zeros, and so
    do the derivatives of every element, the zeros and those beside them.
    """
    given = range(x.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    reduced = [each % x.ndim for each in given]
    kept = [each for each in range(x.ndim) if each not in reduced]
    order = (*kept, *reduced)
    lengths = [x.shape[each] for each in order]
    rows: Array = x.transpose(*order).reshape([prod_of(lengths[: len(kept)]), prod_of(lengths[len(kept) :])])
    if rows.shape[1] == 0:
        return x
    ones = np.ones_like(rows[:, :1])
    before: Any = np.cumprod(np.concatenate([ones, rows[:, :-1]], axis=1), axis=1)
    behind: Any = np.cumprod(np.concatenate([ones, rows[:, :0:-1]], axis=1), axis=1)
    back = sorted(range(x.ndim), key=order.__getitem__)
    y: Array = (before * behind[:, ::-1]).reshape(lengths).transpose(*back)
    return y


def loose(x: Array) -> Any:
    """Return `x`, for calls that NumPy's stubs do not know: with ``keepdims`` that is not a literal."""
    return x


def checked_axis(label: str, axis: object, x: object) -> Axis:
    """Return `axis` in Python's integers if the Variable `x` has it; raise `ValueError` otherwise."""
    ndim = require_variable(label, x).ndim
    if axis is None or (type(axis) is int and -ndim <= axis < ndim):
        return axis
    given: Any = axis
    try:
        axes = tuple(index(each) for each in (given if is_tuple(given) else (given,)))
    except TypeError:
        raise TypeError(f"{label}: axis must be an integer or a tuple of them, got {axis!r}") from None
    for each in axes:
        if not -ndim <= each < ndim:
            raise ValueError(f"{label}: axis {each} is out of range for an array of {ndim} axes")
    if len({each % ndim for each in axes}) != len(axes):
        raise ValueError(f"{label}: axis {axis} names an axis twice")
    return axes if isinstance(axis, tuple) else axes[0]


def one_axis(label: str, axis: int, x: AnyVariable) -> int:
    """Return `axis` counted from the front, if `x` has it."""
    checked = checked_axis(label, index(axis), x)
    assert isinstance(checked, int)
    return checked % x.ndim


def kept_shape(axis: Axis, shape: Shape) -> Shape:
    """Return `shape` with the axes of `axis` at length one: the shape of a reduction with ``keepdims``."""
    if axis is None:
        return (1,) * len(shape)
    if isinstance(axis, int):
        axis %= len(shape)
        return (*shape[:axis], 1, *shape[axis + 1 :])
    axes = {each % len(shape) for each in axis}
    return tuple(1 if each in axes else length for each, length in enumerate(shape))


def counted(axis: Axis, shape: Shape) -> int:
    """Return how many elements of an array of `shape` one element of the reduction stands for."""
    if axis is None:
        return prod_of(shape)
    return prod_of(shape[each] for each in ((axis,) if isinstance(axis, int) else axis))


def aligned(y: Array, axis: Axis, keepdims: bool, shape: Shape) -> Array:
    """Return the reduction `y` with the reduced axes at length one, so that it broadcasts to `shape`."""
    return y if keepdims or axis is None else y.reshape(kept_shape(axis, shape))


@final
@operation
class Spread(Function[Array, Array], reads=((),), ring=True, complex=True):
    """The reduction x over `axis` of an array of `shape`, at all the places that it came from."""

    axis: Axis
    keepdims: bool
    shape: Shape

    def forward(self, x: Array) -> Array:
        # What np.broadcast_to makes of it, in a quarter of the time.
        source = np.asarray(x)
        axis, shape = self.axis, self.shape
        if axis is None:
            return np.ndarray(shape, x.dtype, source, strides=(0,) * len(shape))
        if isinstance(axis, int) and source.flags.c_contiguous:
            axis %= len(shape)
            steps = (*source.strides[:axis], 0, *source.strides[axis + self.keepdims :])
            return np.ndarray(shape, x.dtype, source, strides=steps)
        return np.broadcast_to(aligned(x, axis, self.keepdims, shape), shape)

    def backward(self, gy: Array, /) -> tuple[Array]:
        gx: Array = loose(gy).sum(axis=self.axis, keepdims=self.keepdims)
        return (gx,)


def spread(y: Array, axis: Axis, keepdims: bool, shape: Shape) -> Array:
    """Return the reduction `y` at all the places that it came from."""
    made: Array = applied(Spread(axis, keepdims, shape), y)
    return made


@accumulation
def sum(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, initial: complex | None = None,
    where: Truths = True,
) -> AnyVariable:  # fmt: skip
    """The sum over `axis`, over all axes by default. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: without the axes that are summed over, or with length one there under `keepdims`. Only elements `where` the
    condition holds are summed; the others have the gradient 0. The sum begins with the number `initial`.
    Raises `ValueError` for an axis that `x` does not have and a condition that does not broadcast to `x`.
    """
    if dtype is not None or where is not True:
        x = taking_part("sum", x, dtype, where, 0)
    axis = checked_axis("sum", axis, x)
    y = unary(Sum(axis, keepdims, x.shape), x)
    return y if initial is None else y + number_of("sum", initial)


@averaging
def mean(x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, where: Truths = True) -> AnyVariable:
    """The mean over `axis`, over all axes by default. Dtype: a float or complex type, that of `x`, or `dtype`.

    Shape: without the axes that are averaged over, or with length one there under `keepdims`. Only elements `where` the
    condition holds count; the others have the gradient 0. The mean of none is NaN, with NumPy's `RuntimeWarning`.
    Raises `TypeError` for integers, `ValueError` for an axis that `x` does not have and a condition that does not fit.
    """
    if dtype is not None:
        x = in_type("mean", x, dtype)
    axis = checked_axis("mean", axis, x)
    if where is True:
        return unary(Mean(axis, keepdims, x.shape, counted(axis, x.shape)), x)
    require_float("mean", x, complex=True)
    mask = truths_of("mean", where, x.shape)
    y = unary(Sum(axis, keepdims, x.shape), filled_where(x, as_mask(~mask), 0))
    return y / numbers(mask, axis, keepdims, x.dtype)


def numbers(mask: Mask, axis: Axis, keepdims: bool, dtype: np.dtype[Any]) -> AnyArray:
    """Return how many truths are in `mask` over `axis`, as `dtype`; NaN for none, with NumPy's warning about a mean."""
    number: AnyArray = np.asarray(np.count_nonzero(mask, axis=axis, keepdims=keepdims))
    if number.all():
        return number.astype(dtype)
    warn("Mean of empty slice", RuntimeWarning, stacklevel=3)
    return np.where(number, number, nan).astype(dtype)


@accumulation
def prod(
    x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, initial: complex | None = None,
    where: Truths = True,
) -> AnyVariable:  # fmt: skip
    """The product over `axis`, over all axes by default. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: without the axes that are multiplied over, or with length one there under `keepdims`. Only elements `where` the
    condition holds are multiplied; the others have the gradient 0. The product begins with the number `initial`.
    The gradient of an element is the product of the others, exact where some are 0.
    Raises `ValueError` for an axis that `x` does not have and a condition that does not broadcast to `x`.
    """
    if dtype is not None or where is not True:
        x = taking_part("prod", x, dtype, where, 1)
    axis = checked_axis("prod", axis, x)
    y = unary(Prod(axis, keepdims, x.shape), x)
    return y if initial is None else y * number_of("prod", initial)


Weights: TypeAlias = ndarray[Shape, np.dtype[I]] | Variable[I] | None


@overload
def average(x: Variable[I, S], axis: None = None, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
@overload
def average(x: Variable[I, S], axis: Axis = None, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: Literal[True]) -> Variable[I, S]: ...
@overload
def average(x: Variable[I, Unranked], axis: Axis = None, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: bool = False) -> Variable[I]: ...
@overload
def average(x: Matrix[I], axis: int, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: Literal[False] = False) -> Vector[I]: ...
@overload
def average(x: Vector[I], axis: int, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: Literal[False] = False) -> Scalar[I]: ...
@overload
def average(x: Variable[I, S], axis: Axis = None, weights: Weights[I] = None, returned: Literal[False] = False, *, keepdims: bool = False) -> Variable[I]: ...
@overload
def average(x: Variable[I, S], axis: None = None, weights: Weights[I] = None, *, returned: Literal[True], keepdims: Literal[False] = False) -> tuple[Scalar[I], Scalar[I]]: ...
@overload
def average(x: Variable[I, S], axis: Axis = None, weights: Weights[I] = None, *, returned: Literal[True], keepdims: bool = False) -> tuple[Variable[I], Variable[I]]: ...
def average(
    x: AnyVariable, axis: Axis = None, weights: AnyVariable | AnyArray | None = None, returned: bool = False, *, keepdims: bool = False
) -> AnyVariable | tuple[AnyVariable, AnyVariable]:
    """The mean over `axis`, each element counting as much as its weight. Dtype: a float or complex type, that of `x`.

    Shape: as that of `mean`. `weights` has the shape of `x`, or of `x` along `axis`; it may be a Variable. With
    `returned` a tuple of the mean and of the sum of the weights, in that shape too.
    Raises `TypeError` for integers and `ValueError` for weights that do not fit.
    """
    axis = checked_axis("average", axis, x)
    require_float("average", x, complex=True)
    if weights is None:
        plain: AnyVariable = mean(x, axis, keepdims=keepdims)
        return (plain, made_leaf(np.full(plain.shape, counted(axis, x.shape), x.dtype))) if returned else plain
    given: Any = weights if is_variable(weights) else np.asarray(weights).astype(x.dtype, copy=False)
    w = weights_along("average", given, axis, x)
    y: AnyVariable = nary(Average(axis, keepdims, x.shape), (x, w))
    if not returned:
        return y
    every: Any = w * np.ones(x.shape, x.dtype)
    return y, sum(every if is_variable(every) else made_leaf(every), axis, keepdims=keepdims)


def weights_along(label: str, weights: Any, axis: Axis, x: AnyVariable) -> Any:
    """Return `weights`, if they have the shape of `x`, or that of `x` along `axis`, with lengths of one elsewhere."""
    if weights.shape == x.shape:
        return weights
    axes = [] if axis is None else [each % x.ndim for each in ((axis,) if isinstance(axis, int) else axis)]
    if not axes or weights.shape != tuple(x.shape[each] for each in axes):
        raise ValueError(
            f"{label}: expected weights of shape {x.shape}, or that of x along axis {axis}, got shape {weights.shape}"
        )
    ordered = weights.transpose(*(axes.index(each) for each in sorted(axes)))
    return ordered.reshape(tuple(x.shape[each] if each in axes else 1 for each in range(x.ndim)))
