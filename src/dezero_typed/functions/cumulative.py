"""Running sums and products."""

from __future__ import annotations

from typing import Any, final, overload

import numpy as np

from ..application import applied, unary
from ..arrays import Array, I, N, S
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Variable, Vector, data_of, require_variable
from .joining import concatenate
from .masks import in_type
from .reductions import one_axis
from .shapes import reshape
from .signatures_reductions import J

__all__ = ["cumprod", "cumsum", "cumulative_prod", "cumulative_sum"]


@final
@operation
class Cumsum(Function[Array, Array], reads=((),), fresh=True, ring=True, complex=True):
    """The running sum along `axis`."""

    axis: int

    def forward(self, x: Array) -> Array:
        # Integers would be summed as int64; a Variable's type says int32.
        return np.cumsum(x, axis=self.axis, dtype=x.dtype)

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (from_the_end(gy, self.axis),)


@final
@operation
class Cumprod(Function[Array, Array], reads=((0, RESULT),), fresh=True, ring=True, holomorphic=True):
    """The running product along `axis`."""

    axis: int

    def forward(self, x: Array) -> Array:
        return np.cumprod(x, axis=self.axis, dtype=x.dtype)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        sizes: Any = np.abs(data_of(self.result))
        if x.dtype.kind == "i" or (x == 0).any() or not (sizes < np.inf).all():
            return (multiplied_out(x, gy, self.axis),)
        return (from_the_end(gy * self.result, self.axis) / x,)


def multiplied_out(x: Array, gy: Array, axis: int) -> Array:
    """Return the gradient of the running product without a division: Horner's rule from the last element on.

    What stands before an element times ``gy[i] + x[i+1] * (gy[i+1] + x[i+2] * (...))``. It holds for
    the derivatives of the zeros, too, to any order.
    """
    lead = (slice(None),) * axis
    number = x.shape[axis]
    if number == 0:
        return gy
    places: list[Any] = [(*lead, each) for each in range(number)]
    xs: list[Array] = [x[place] for place in places]
    gys: list[Array] = [gy[place] for place in places]
    tails = gys[-1:]
    for each in range(number - 1, 0, -1):
        tails.append(gys[each - 1] + xs[each] * tails[-1])
    gradients = [tails.pop()]
    before = xs[0]
    for each in range(1, number):
        gradients.append(before * tails.pop())
        before = before * xs[each]
    return np.stack(gradients, axis=axis)


def from_the_end(gy: Array, axis: int) -> Array:
    """Return the running sum along `axis` from the last element on.

    Takes an array, or a Variable in a recorded pass, and returns the same.
    """
    back = tuple(slice(None, None, -1) if each == axis else slice(None) for each in range(gy.ndim))
    source: Any = gy[back]
    y: Array = applied(Cumsum(axis), source)[back]
    return y


@overload
def cumsum(x: Variable[N, S], axis: None = None, *, dtype: None = None) -> Vector[N]: ...
@overload
def cumsum(x: Variable[N, S], axis: int, *, dtype: None = None) -> Variable[N, S]: ...
@overload
def cumsum(x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J]) -> Vector[J]: ...
@overload
def cumsum(x: Variable[I, S], axis: int, *, dtype: type[J] | np.dtype[J]) -> Variable[J, S]: ...
def cumsum(x: AnyVariable, axis: int | None = None, *, dtype: Any = None) -> AnyVariable:
    """The running sum along `axis`, or of all elements in one row. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: that of `x`, or (size,) without an axis. Raises `ValueError` for an axis that `x` does not have.
    """
    x = row_of("cumsum", in_type("cumsum", x, dtype), axis)
    return unary(Cumsum(one_axis("cumsum", axis or 0, x)), x)


@overload
def cumprod(x: Variable[N, S], axis: None = None, *, dtype: None = None) -> Vector[N]: ...
@overload
def cumprod(x: Variable[N, S], axis: int, *, dtype: None = None) -> Variable[N, S]: ...
@overload
def cumprod(x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J]) -> Vector[J]: ...
@overload
def cumprod(x: Variable[I, S], axis: int, *, dtype: type[J] | np.dtype[J]) -> Variable[J, S]: ...
def cumprod(x: AnyVariable, axis: int | None = None, *, dtype: Any = None) -> AnyVariable:
    """The running product along `axis`, or of all elements in one row. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: that of `x`, or (size,) without an axis. The gradient is exact where elements are 0.
    Raises `ValueError` for an axis that `x` does not have.
    """
    x = row_of("cumprod", in_type("cumprod", x, dtype), axis)
    return unary(Cumprod(one_axis("cumprod", axis or 0, x)), x)


def row_of(label: str, x: AnyVariable, axis: int | None) -> AnyVariable:
    """Return `x`, in one row if there is no axis."""
    return reshape(x, (-1,)) if axis is None and require_variable(label, x).ndim != 1 else x


@overload
def cumulative_sum(x: Variable[N, S], /, *, axis: int | None = None, dtype: None = None, include_initial: bool = False) -> Variable[N, S]: ...
@overload
def cumulative_sum(
    x: Variable[I, S], /, *, axis: int | None = None, dtype: type[J] | np.dtype[J], include_initial: bool = False
) -> Variable[J, S]: ...
def cumulative_sum(x: AnyVariable, /, *, axis: int | None = None, dtype: Any = None, include_initial: bool = False) -> AnyVariable:
    """The running sum along `axis`, which only a vector may leave out. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: that of `x`, one longer along `axis` with `include_initial`, which puts a 0 in front.
    Raises `ValueError` for an axis that `x` does not have, or a missing one.
    """
    x = in_type("cumulative_sum", x, dtype)
    checked = needed_axis("cumulative_sum", axis, x)
    y = unary(Cumsum(checked), x)
    return started(y, checked, 0) if include_initial else y


@overload
def cumulative_prod(x: Variable[N, S], /, *, axis: int | None = None, dtype: None = None, include_initial: bool = False) -> Variable[N, S]: ...
@overload
def cumulative_prod(
    x: Variable[I, S], /, *, axis: int | None = None, dtype: type[J] | np.dtype[J], include_initial: bool = False
) -> Variable[J, S]: ...
def cumulative_prod(x: AnyVariable, /, *, axis: int | None = None, dtype: Any = None, include_initial: bool = False) -> AnyVariable:
    """The running product along `axis`, which only a vector may leave out. Dtype: that of `x`, integers included, or `dtype`, a float or complex type.

    Shape: that of `x`, one longer along `axis` with `include_initial`, which puts a 1 in front.
    Raises `ValueError` for an axis that `x` does not have, or a missing one.
    """
    x = in_type("cumulative_prod", x, dtype)
    checked = needed_axis("cumulative_prod", axis, x)
    y = unary(Cumprod(checked), x)
    return started(y, checked, 1) if include_initial else y


def needed_axis(label: str, axis: int | None, x: AnyVariable) -> int:
    """Return `axis`, counted from the front; 0 for a vector that leaves it out."""
    if axis is None and require_variable(label, x).ndim != 1:
        raise ValueError(f"{label}: an array of {x.ndim} axes needs an axis; write axis=...")
    return one_axis(label, axis or 0, x)


def started(y: AnyVariable, axis: int, value: int) -> Any:
    """Return `y` with `value` in front of its elements along `axis`."""
    shape: tuple[int, ...] = y.shape
    return concatenate([np.full((*shape[:axis], 1, *shape[axis + 1 :]), value, y.dtype), y], axis)
