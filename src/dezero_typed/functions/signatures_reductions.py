"""The static types of reductions that take NumPy's further arguments: `dtype`, `initial`, `where`, `mean`.

A literal ``keepdims=True`` keeps the rank; one axis of a matrix or a vector leaves the rank below; no axis leaves a scalar.
"""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypeVar, overload

import numpy as np

from ..arrays import AnyArray, Axis, F, Float, I, Inexact, N, S, Shape, Unranked
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector
from .masks import Truths

J = TypeVar("J", bound=Inexact)
G = TypeVar("G", bound=Float)
"""The element types that `dtype` asks for."""

M = TypeVar("M", bound=Float)
S_co = TypeVar("S_co", bound=Shape, covariant=True)


class Accumulation(Protocol):
    """A sum or a product, which integers have too; `dtype` is for floats and complex numbers."""

    __name__: str

    @overload
    def __call__(self, x: Variable[N, S], axis: Axis = None, *, dtype: None = None, keepdims: Literal[True], initial: complex | None = None, where: Truths = True) -> Variable[N, S]: ...
    @overload
    def __call__(self, x: Variable[N, S], axis: None = None, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[N]: ...
    @overload
    def __call__(self, x: Variable[N, Unranked], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[N]: ...
    @overload
    def __call__(self, x: Matrix[N], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Vector[N]: ...
    @overload
    def __call__(self, x: Vector[N], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[N]: ...
    @overload
    def __call__(self, x: Variable[N, S], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[N]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[True], initial: complex | None = None, where: Truths = True) -> Variable[J, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[J]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Vector[J]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[J]: ...


class InexactAccumulation(Protocol):
    """The same for functions that integers do not have."""

    __name__: str

    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: None = None, keepdims: Literal[True], initial: complex | None = None, where: Truths = True) -> Variable[I, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[I]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Vector[I]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[I]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[True], initial: complex | None = None, where: Truths = True) -> Variable[J, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[J]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Vector[J]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, initial: complex | None = None, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, initial: complex | None = None, where: Truths = True) -> Variable[J]: ...


class Average(Protocol):
    """A mean."""

    __name__: str

    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: None = None, keepdims: Literal[True], where: Truths = True) -> Variable[I, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, dtype: None = None, keepdims: Literal[False] = False, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, where: Truths = True) -> Variable[I]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, where: Truths = True) -> Vector[I]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, dtype: None = None, keepdims: Literal[False] = False, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: None = None, keepdims: bool = False, where: Truths = True) -> Variable[I]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[True], where: Truths = True) -> Variable[J, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, where: Truths = True) -> Variable[J]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, where: Truths = True) -> Vector[J]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, dtype: type[J] | np.dtype[J], keepdims: Literal[False] = False, where: Truths = True) -> Scalar[J]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, dtype: type[J] | np.dtype[J], keepdims: bool = False, where: Truths = True) -> Variable[J]: ...


class Extremum(Protocol):
    """The largest or the smallest; `initial` is what it is at least, or at most."""

    __name__: str

    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, keepdims: Literal[True], initial: float | None = None, where: Truths = True) -> Variable[I, S]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: None = None, *, keepdims: Literal[False] = False, initial: float | None = None, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, Unranked], axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> Variable[I]: ...
    @overload
    def __call__(self, x: Matrix[I], axis: int, *, keepdims: Literal[False] = False, initial: float | None = None, where: Truths = True) -> Vector[I]: ...
    @overload
    def __call__(self, x: Vector[I], axis: int, *, keepdims: Literal[False] = False, initial: float | None = None, where: Truths = True) -> Scalar[I]: ...
    @overload
    def __call__(self, x: Variable[I, S], axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True) -> Variable[I]: ...


class Magnitudes(Protocol[M, S_co]):
    """A Variable whose magnitudes are of the float type ``M``, that of its own elements or of their parts."""

    def __abs__(self) -> Variable[M, S_co]: ...


class Moment(Protocol):
    """A reduction of squares of distances, whose divisor is smaller by `ddof`, or `correction`, than the number of elements."""

    __name__: str

    @overload
    def __call__(self, x: Magnitudes[F, S], axis: Axis = None, *, dtype: None = None, ddof: float = 0, keepdims: Literal[True], where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Magnitudes[F, S], axis: None = None, *, dtype: None = None, ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Magnitudes[F, Unranked], axis: Axis = None, *, dtype: None = None, ddof: float = 0, keepdims: bool = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[F]: ...
    @overload
    def __call__(self, x: Magnitudes[F, tuple[int, int]], axis: int, *, dtype: None = None, ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Vector[F]: ...
    @overload
    def __call__(self, x: Magnitudes[F, tuple[int]], axis: int, *, dtype: None = None, ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Magnitudes[F, S], axis: Axis = None, *, dtype: None = None, ddof: float = 0, keepdims: bool = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: Literal[True], where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[G, S]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: None = None, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Scalar[G]: ...
    @overload
    def __call__(self, x: Variable[F, Unranked], axis: Axis = None, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: bool = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[G]: ...
    @overload
    def __call__(self, x: Variable[F, tuple[int, int]], axis: int, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Vector[G]: ...
    @overload
    def __call__(self, x: Variable[F, tuple[int]], axis: int, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: Literal[False] = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Scalar[G]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, dtype: type[G] | np.dtype[G], ddof: float = 0, keepdims: bool = False, where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None) -> Variable[G]: ...


class _Accumulates(Protocol):
    __name__: str

    def __call__(
        self, x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, initial: complex | None = None,
        where: Truths = True,
    ) -> AnyVariable: ...


class _Averages(Protocol):
    __name__: str

    def __call__(
        self, x: AnyVariable, axis: Axis = None, *, dtype: Any = None, keepdims: bool = False, where: Truths = True
    ) -> AnyVariable: ...


class _Extreme(Protocol):
    __name__: str

    def __call__(
        self, x: AnyVariable, axis: Axis = None, *, keepdims: bool = False, initial: float | None = None, where: Truths = True
    ) -> AnyVariable: ...


class _Moment(Protocol):
    __name__: str

    def __call__(
        self, x: Any, axis: Axis = None, *, dtype: Any = None, ddof: float = 0, keepdims: bool = False,
        where: Truths = True, mean: AnyVariable | AnyArray | None = None, correction: float | None = None,
    ) -> AnyVariable: ...


def accumulation(function: _Accumulates) -> Accumulation:
    """Give `function` the type of `Accumulation`."""
    return function


def inexact_accumulation(function: _Accumulates) -> InexactAccumulation:
    """Give `function` the type of `InexactAccumulation`."""
    return function


def averaging(function: _Averages) -> Average:
    """Give `function` the type of `Average`."""
    return function


def extremum(function: _Extreme) -> Extremum:
    """Give `function` the type of `Extremum`."""
    return function


def moment(function: _Moment) -> Moment:
    """Give `function` the type of `Moment`."""
    return function
