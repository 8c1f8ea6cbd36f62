"""The static types of families of functions, each stated once.

Broadcasting keeps the higher rank. Where the checkers cannot know which of two ranks that is, or
where a rank is unknown, the result is of unknown rank.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, overload

import numpy as np
from numpy import ndarray

from ..arrays import AnyArray, Axis, C, F, I, N, R, S, S0, S1, Shape, Unranked
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector


class Broadcasting(Protocol):
    """Two operands that broadcast, of one element type, integers among them; one may be constant."""

    __name__: str

    @overload
    def __call__(self, x0: Variable[N, Unranked], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float, /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: Variable[N, S0], x1: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: ndarray[Unranked, np.dtype[N]], x1: Variable[N, S1], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: Matrix[N], x1: Vector[N] | ndarray[tuple[int], np.dtype[N]], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: Vector[N], x1: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[N]], x1: Matrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[N]], x1: Vector[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: Scalar[N] | float, x1: Variable[N, S], /) -> Variable[N, S]: ...
    @overload
    def __call__(self, x0: Scalar[N], x1: ndarray[tuple[int, int], np.dtype[N]], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[N]], x1: Scalar[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: Scalar[N], x1: ndarray[tuple[int], np.dtype[N]], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[N]], x1: Scalar[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: Variable[N, S], x1: Variable[N, S] | Scalar[N] | float, /) -> Variable[N, S]: ...
    @overload
    def __call__(self, x0: Variable[N, S], x1: ndarray[S, np.dtype[N]], /) -> Variable[N, S]: ...
    @overload
    def __call__(self, x0: ndarray[S, np.dtype[N]], x1: Variable[N, S], /) -> Variable[N, S]: ...
    @overload
    def __call__(self, x0: Variable[C, S], x1: complex, /) -> Variable[C, S]: ...
    @overload
    def __call__(self, x0: complex, x1: Variable[C, S], /) -> Variable[C, S]: ...
    @overload
    def __call__(self, x0: Variable[N, S0], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: ndarray[S0, np.dtype[N]] | float, x1: Variable[N, S1], /) -> Variable[N]: ...


class FloatBroadcasting(Protocol):
    """The same for functions that integers do not have."""

    __name__: str

    @overload
    def __call__(self, x0: Variable[F, Unranked], x1: Variable[F, S1] | ndarray[S1, np.dtype[F]] | float, /) -> Variable[F]: ...
    @overload
    def __call__(self, x0: Variable[F, S0], x1: Variable[F, Unranked] | ndarray[Unranked, np.dtype[F]], /) -> Variable[F]: ...
    @overload
    def __call__(self, x0: ndarray[Unranked, np.dtype[F]], x1: Variable[F, S1], /) -> Variable[F]: ...
    @overload
    def __call__(self, x0: Matrix[F], x1: Vector[F] | ndarray[tuple[int], np.dtype[F]], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: Vector[F], x1: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[F]], x1: Matrix[F], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[F]], x1: Vector[F], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: Scalar[F] | float, x1: Variable[F, S], /) -> Variable[F, S]: ...
    @overload
    def __call__(self, x0: Scalar[F], x1: ndarray[tuple[int, int], np.dtype[F]], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[F]], x1: Scalar[F], /) -> Matrix[F]: ...
    @overload
    def __call__(self, x0: Scalar[F], x1: ndarray[tuple[int], np.dtype[F]], /) -> Vector[F]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[F]], x1: Scalar[F], /) -> Vector[F]: ...
    @overload
    def __call__(self, x0: Variable[F, S], x1: Variable[F, S] | Scalar[F] | float, /) -> Variable[F, S]: ...
    @overload
    def __call__(self, x0: Variable[F, S], x1: ndarray[S, np.dtype[F]], /) -> Variable[F, S]: ...
    @overload
    def __call__(self, x0: ndarray[S, np.dtype[F]], x1: Variable[F, S], /) -> Variable[F, S]: ...
    @overload
    def __call__(self, x0: Variable[F, S0], x1: Variable[F, S1] | ndarray[S1, np.dtype[F]], /) -> Variable[F]: ...
    @overload
    def __call__(self, x0: ndarray[S0, np.dtype[F]] | float, x1: Variable[F, S1], /) -> Variable[F]: ...


class InexactBroadcasting(Protocol):
    """The same for functions that integers do not have, and complex numbers have."""

    __name__: str

    @overload
    def __call__(self, x0: Variable[I, Unranked], x1: Variable[I, S1] | ndarray[S1, np.dtype[I]] | float, /) -> Variable[I]: ...
    @overload
    def __call__(self, x0: Variable[I, S0], x1: Variable[I, Unranked] | ndarray[Unranked, np.dtype[I]], /) -> Variable[I]: ...
    @overload
    def __call__(self, x0: ndarray[Unranked, np.dtype[I]], x1: Variable[I, S1], /) -> Variable[I]: ...
    @overload
    def __call__(self, x0: Matrix[I], x1: Vector[I] | ndarray[tuple[int], np.dtype[I]], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: Vector[I], x1: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[I]], x1: Matrix[I], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[I]], x1: Vector[I], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: Scalar[I] | float, x1: Variable[I, S], /) -> Variable[I, S]: ...
    @overload
    def __call__(self, x0: Scalar[I], x1: ndarray[tuple[int, int], np.dtype[I]], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[I]], x1: Scalar[I], /) -> Matrix[I]: ...
    @overload
    def __call__(self, x0: Scalar[I], x1: ndarray[tuple[int], np.dtype[I]], /) -> Vector[I]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[I]], x1: Scalar[I], /) -> Vector[I]: ...
    @overload
    def __call__(self, x0: Variable[I, S], x1: Variable[I, S] | Scalar[I] | float, /) -> Variable[I, S]: ...
    @overload
    def __call__(self, x0: Variable[I, S], x1: ndarray[S, np.dtype[I]], /) -> Variable[I, S]: ...
    @overload
    def __call__(self, x0: ndarray[S, np.dtype[I]], x1: Variable[I, S], /) -> Variable[I, S]: ...
    @overload
    def __call__(self, x0: Variable[C, S], x1: complex, /) -> Variable[C, S]: ...
    @overload
    def __call__(self, x0: complex, x1: Variable[C, S], /) -> Variable[C, S]: ...
    @overload
    def __call__(self, x0: Variable[I, S0], x1: Variable[I, S1] | ndarray[S1, np.dtype[I]], /) -> Variable[I]: ...
    @overload
    def __call__(self, x0: ndarray[S0, np.dtype[I]] | float, x1: Variable[I, S1], /) -> Variable[I]: ...


class Part(Protocol):
    """A real function, element by element, of complex numbers, or of real ones."""

    __name__: str

    # NumPy's stubs make complex128 a subclass of what they call the two halves of a complex number,
    # and mypy takes the two types for overlapping.
    @overload
    def __call__(self, x: Variable[np.complex128, S], /) -> Variable[np.float64, S]: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: Variable[np.complex64, S], /) -> Variable[np.float32, S]: ...
    @overload
    def __call__(self, x: Variable[R, S], /) -> Variable[R, S]: ...


class FloatReduction(Protocol):
    """A reduction over all axes, one, or several, which integers do not have; those of sums stand in `signatures_reductions`."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, keepdims: Literal[True]) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: None = None, *, keepdims: Literal[False] = False) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Variable[F, Unranked], axis: Axis = None, *, keepdims: bool = False) -> Variable[F]: ...
    @overload
    def __call__(self, x: Matrix[F], axis: int, *, keepdims: Literal[False] = False) -> Vector[F]: ...
    @overload
    def __call__(self, x: Vector[F], axis: int, *, keepdims: Literal[False] = False) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], axis: Axis = None, *, keepdims: bool = False) -> Variable[F]: ...


class Choice(Protocol):
    """A condition and two operands, all of which broadcast."""

    __name__: str

    @overload
    def __call__(
        self, condition: ndarray[Shape, np.dtype[np.bool]] | bool, x0: Variable[N, Unranked], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float, /
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[Shape, np.dtype[np.bool]] | bool, x0: Variable[N, S0] | ndarray[S0, np.dtype[N]], x1: Variable[N, Unranked], /
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[tuple[int, int], np.dtype[np.bool]] | bool, x0: Matrix[N], x1: Vector[N] | Scalar[N], /
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[tuple[int, int], np.dtype[np.bool]] | bool, x0: Vector[N] | Scalar[N], x1: Matrix[N], /
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[tuple[int], np.dtype[np.bool]] | bool, x0: Vector[N], x1: Scalar[N], /
    ) -> Vector[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[tuple[int], np.dtype[np.bool]] | bool, x0: Scalar[N], x1: Vector[N], /
    ) -> Vector[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[S, np.dtype[np.bool]] | bool, x0: Variable[N, S], x1: Variable[N, S] | float, /
    ) -> Variable[N, S]: ...
    @overload
    def __call__(
        self, condition: ndarray[S, np.dtype[np.bool]] | bool, x0: Variable[N, S], x1: ndarray[S, np.dtype[N]], /
    ) -> Variable[N, S]: ...
    @overload
    def __call__(
        self, condition: ndarray[S, np.dtype[np.bool]] | bool, x0: float, x1: Variable[N, S], /
    ) -> Variable[N, S]: ...
    @overload
    def __call__(
        self, condition: ndarray[S, np.dtype[np.bool]] | bool, x0: ndarray[S, np.dtype[N]], x1: Variable[N, S], /
    ) -> Variable[N, S]: ...
    @overload
    def __call__(
        self, condition: ndarray[Shape, np.dtype[np.bool]] | bool, x0: Variable[N, S0], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float, /
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, condition: ndarray[Shape, np.dtype[np.bool]] | bool, x0: ndarray[S0, np.dtype[N]] | float, x1: Variable[N, S1], /
    ) -> Variable[N]: ...


class Product(Protocol):
    """A matrix product, of two Variables or of one and a constant array."""

    __name__: str

    @overload
    def __call__(self, x0: Variable[N, Unranked], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: Variable[N, S0], x1: Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: ndarray[S0, np.dtype[N]], x1: Variable[N, Unranked], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: Matrix[N], x1: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: Matrix[N], x1: Vector[N] | ndarray[tuple[int], np.dtype[N]], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: Vector[N], x1: Matrix[N] | ndarray[tuple[int, int], np.dtype[N]], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: Vector[N], x1: Vector[N] | ndarray[tuple[int], np.dtype[N]], /) -> Scalar[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[N]], x1: Matrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int, int], np.dtype[N]], x1: Vector[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[N]], x1: Matrix[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x0: ndarray[tuple[int], np.dtype[N]], x1: Vector[N], /) -> Scalar[N]: ...
    @overload
    def __call__(self, x0: Variable[N, S0], x1: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x0: ndarray[S0, np.dtype[N]], x1: Variable[N, S1], /) -> Variable[N]: ...


def broadcasting(function: Callable[[Operand, Operand], AnyVariable]) -> Broadcasting:
    """Give `function` the type of `Broadcasting`."""
    return function


def float_broadcasting(function: Callable[[Operand, Operand], AnyVariable]) -> FloatBroadcasting:
    """Give `function` the type of `FloatBroadcasting`."""
    return function


def inexact_broadcasting(function: Callable[[Operand, Operand], AnyVariable]) -> InexactBroadcasting:
    """Give `function` the type of `InexactBroadcasting`."""
    return function


def part(function: Callable[[AnyVariable], AnyVariable]) -> Part:
    """Give `function` the type of `Part`."""
    return function


class _Reduces(Protocol):
    __name__: str

    def __call__(self, x: AnyVariable, axis: Axis = None, *, keepdims: bool = False) -> AnyVariable: ...


def float_reduction(function: _Reduces) -> FloatReduction:
    """Give `function` the type of `FloatReduction`."""
    return function


def choosing(function: Callable[[Any, Operand, Operand], AnyVariable]) -> Choice:
    """Give `function` the type of `Choice`."""
    return function


def product(function: Callable[[AnyVariable | AnyArray, AnyVariable | AnyArray], AnyVariable]) -> Product:
    """Give `function` the type of `Product`."""
    return function
