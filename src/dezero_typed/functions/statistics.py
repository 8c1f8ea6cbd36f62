"""Variances and standard deviations."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, Protocol, final, overload

from ..application import unary
from ..arrays import Array, Axis, F, S, Shape, Unranked
from ..function import RESULT, Function, operation
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, is_variable
from .arithmetic import apart_from_zero
from .reductions import aligned, checked_axis, counted, loose

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


class Moment(Protocol):
    """A reduction with a divisor that is smaller by `ddof` than the number of elements."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, ddof: float = 0, keepdims: Literal[True]) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: None = None, *, ddof: float = 0, keepdims: Literal[False] = False) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Variable[F, Unranked], axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> Variable[F]: ...
    @overload
    def __call__(self, x: Matrix[F], axis: int, *, ddof: float = 0, keepdims: Literal[False] = False) -> Vector[F]: ...
    @overload
    def __call__(self, x: Vector[F], axis: int, *, ddof: float = 0, keepdims: Literal[False] = False) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> Variable[F]: ...


class _Reduces(Protocol):
    __name__: str

    def __call__(self, x: AnyVariable, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> AnyVariable: ...


def moment(function: _Reduces) -> Moment:
    """Give `function` the type of `Moment`."""
    return function


@moment
def var(x: AnyVariable, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> AnyVariable:
    """The mean square of the distances from the mean, over `axis`, over all axes by default.

    The divisor is the number of elements less `ddof`. Shape: without the axes that are reduced, or with
    length one there under `keepdims`. Dtype: a float type, that of `x`, and the real one of a complex `x`.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("var", axis, x)
    return unary(Var(axis, keepdims, x.shape, divisor(axis, x.shape, ddof), ddof), x)


@moment
def std(x: AnyVariable, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> AnyVariable:
    """The square root of `var`. Shape and dtype: those of `var`.

    Where all elements are equal the gradient is 0, the least of the subgradients.
    Raises `TypeError` for integers and `ValueError` for an axis that `x` does not have.
    """
    axis = checked_axis("std", axis, x)
    return unary(Std(axis, keepdims, x.shape, divisor(axis, x.shape, ddof), ddof), x)


def divisor(axis: Axis, shape: Shape, ddof: float) -> float:
    """Return what a sum of squares is divided by; 1 stands for a number that leaves nothing to divide."""
    number = counted(axis, shape) - ddof
    return number if number > 0 else 1
