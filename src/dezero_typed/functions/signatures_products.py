"""The types of products of vectors and matrices, of two Variables or of one and a constant array.

What is said of integers and of unknown ranks in `signatures` holds here too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol, TypeAlias, TypeVar, overload

import numpy as np
from numpy import ndarray

from ..arrays import N, S, S0, S1, Unranked
from ..variable import AnyVariable, Matrix, Operand, Scalar, Variable, Vector

Lines = TypeVar("Lines", bound=tuple[int, *tuple[Any, ...]])
OtherLines = TypeVar("OtherLines", bound=tuple[int, *tuple[Any, ...]])

VectorArray: TypeAlias = ndarray[tuple[int], np.dtype[N]]
MatrixArray: TypeAlias = ndarray[tuple[int, int], np.dtype[N]]
AnyVector: TypeAlias = Vector[N] | ndarray[tuple[int], np.dtype[N]]
AnyMatrix: TypeAlias = Matrix[N] | ndarray[tuple[int, int], np.dtype[N]]
AnyRank: TypeAlias = Variable[N, Unranked] | ndarray[Unranked, np.dtype[N]]
Axes: TypeAlias = int | tuple[int | Sequence[int], int | Sequence[int]]
"""How many axes to sum over, or which of the one operand and which of the other."""


class Dot(Protocol):
    """The sum over one axis of each operand; a number or a scalar multiplies."""

    __name__: str

    @overload
    def __call__(self, a: Variable[N, Unranked], b: Variable[N, S1] | ndarray[S1, np.dtype[N]] | float) -> Variable[N]: ...
    @overload
    def __call__(self, a: Variable[N, S0], b: AnyRank[N]) -> Variable[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]] | float, b: Variable[N, Unranked]) -> Variable[N]: ...
    @overload
    def __call__(self, a: Matrix[N], b: AnyMatrix[N]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: Matrix[N], b: AnyVector[N]) -> Vector[N]: ...
    @overload
    def __call__(self, a: Vector[N], b: AnyMatrix[N]) -> Vector[N]: ...
    @overload
    def __call__(self, a: Vector[N], b: AnyVector[N]) -> Scalar[N]: ...
    @overload
    def __call__(self, a: MatrixArray[N], b: Matrix[N]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: MatrixArray[N], b: Vector[N]) -> Vector[N]: ...
    @overload
    def __call__(self, a: VectorArray[N], b: Matrix[N]) -> Vector[N]: ...
    @overload
    def __call__(self, a: VectorArray[N], b: Vector[N]) -> Scalar[N]: ...
    @overload
    def __call__(self, a: Variable[N, S], b: Scalar[N] | float) -> Variable[N, S]: ...
    @overload
    def __call__(self, a: Scalar[N] | float, b: Variable[N, S]) -> Variable[N, S]: ...
    @overload
    def __call__(self, a: Variable[N, S0], b: Variable[N, S1] | ndarray[S1, np.dtype[N]]) -> Variable[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]], b: Variable[N, S1]) -> Variable[N]: ...


class Tensordot(Protocol):
    """The sum over chosen axes, whose number tells the rank of the result."""

    __name__: str

    @overload
    def __call__(self, a: Variable[N, Unranked], b: Variable[N, S1] | ndarray[S1, np.dtype[N]], axes: Axes = 2) -> Variable[N]: ...
    @overload
    def __call__(self, a: Variable[N, S0], b: AnyRank[N], axes: Axes = 2) -> Variable[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]], b: Variable[N, Unranked], axes: Axes = 2) -> Variable[N]: ...
    @overload
    def __call__(self, a: Matrix[N], b: AnyMatrix[N], axes: Literal[2] = 2) -> Scalar[N]: ...
    @overload
    def __call__(self, a: MatrixArray[N], b: Matrix[N], axes: Literal[2] = 2) -> Scalar[N]: ...
    @overload
    def __call__(self, a: Matrix[N], b: AnyMatrix[N], axes: Literal[1]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: MatrixArray[N], b: Matrix[N], axes: Literal[1]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: Matrix[N], b: AnyVector[N], axes: Literal[1]) -> Vector[N]: ...
    @overload
    def __call__(self, a: MatrixArray[N], b: Vector[N], axes: Literal[1]) -> Vector[N]: ...
    @overload
    def __call__(self, a: Vector[N], b: AnyMatrix[N], axes: Literal[1]) -> Vector[N]: ...
    @overload
    def __call__(self, a: VectorArray[N], b: Matrix[N], axes: Literal[1]) -> Vector[N]: ...
    @overload
    def __call__(self, a: Vector[N], b: AnyVector[N], axes: Literal[1]) -> Scalar[N]: ...
    @overload
    def __call__(self, a: VectorArray[N], b: Vector[N], axes: Literal[1]) -> Scalar[N]: ...
    @overload
    def __call__(self, a: Vector[N], b: AnyVector[N], axes: Literal[0]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: VectorArray[N], b: Vector[N], axes: Literal[0]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: Variable[N, S0], b: Variable[N, S1] | ndarray[S1, np.dtype[N]], axes: Axes = 2) -> Variable[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]], b: Variable[N, S1], axes: Axes = 2) -> Variable[N]: ...


class Outer(Protocol):
    """A matrix of all products of elements."""

    __name__: str

    @overload
    def __call__(self, a: Variable[N, S0], b: Variable[N, S1] | ndarray[S1, np.dtype[N]]) -> Matrix[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]], b: Variable[N, S1]) -> Matrix[N]: ...


class Vdot(Protocol):
    """A number made of all elements of both operands."""

    __name__: str

    @overload
    def __call__(self, a: Variable[N, S0], b: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Scalar[N]: ...
    @overload
    def __call__(self, a: ndarray[S0, np.dtype[N]], b: Variable[N, S1], /) -> Scalar[N]: ...


class Vecdot(Protocol):
    """Products of vectors, where what stands beside one axis broadcasts."""

    __name__: str

    @overload
    def __call__(self, x1: Variable[N, Unranked], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /, *, axis: int = -1) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: AnyRank[N], /, *, axis: int = -1) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, Unranked], /, *, axis: int = -1) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Vector[N], x2: AnyVector[N], /, *, axis: int = -1) -> Scalar[N]: ...
    @overload
    def __call__(self, x1: VectorArray[N], x2: Vector[N], /, *, axis: int = -1) -> Scalar[N]: ...
    @overload
    def __call__(self, x1: Matrix[N], x2: AnyMatrix[N] | AnyVector[N], /, *, axis: int = -1) -> Vector[N]: ...
    @overload
    def __call__(self, x1: Vector[N], x2: AnyMatrix[N], /, *, axis: int = -1) -> Vector[N]: ...
    @overload
    def __call__(self, x1: MatrixArray[N], x2: Matrix[N] | Vector[N], /, *, axis: int = -1) -> Vector[N]: ...
    @overload
    def __call__(self, x1: VectorArray[N], x2: Matrix[N], /, *, axis: int = -1) -> Vector[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /, *, axis: int = -1) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, S1], /, *, axis: int = -1) -> Variable[N]: ...


class Cross(Protocol):
    """Products of vectors that are vectors, where what stands beside the vectors broadcasts."""

    __name__: str

    @overload
    def __call__(
        self, a: Variable[N, Unranked], b: Variable[N, S1] | ndarray[S1, np.dtype[N]], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, a: Variable[N, S0], b: AnyRank[N], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, a: ndarray[S0, np.dtype[N]], b: Variable[N, Unranked], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N]: ...
    @overload
    def __call__(
        self, a: Matrix[N], b: AnyVector[N], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, a: Vector[N], b: AnyMatrix[N], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, a: MatrixArray[N], b: Vector[N], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, a: VectorArray[N], b: Matrix[N], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Matrix[N]: ...
    @overload
    def __call__(
        self, a: Variable[N, Lines], b: Variable[N, Lines], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N, Lines]: ...
    @overload
    def __call__(
        self, a: Variable[N, Lines], b: ndarray[Lines, np.dtype[N]], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N, Lines]: ...
    @overload
    def __call__(
        self, a: ndarray[Lines, np.dtype[N]], b: Variable[N, Lines], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N, Lines]: ...
    @overload
    def __call__(
        self, a: Variable[N, Lines], b: Variable[N, OtherLines] | ndarray[OtherLines, np.dtype[N]], axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> Variable[N]: ...


class Matvec(Protocol):
    """Products of matrices and vectors, stacks of which broadcast."""

    __name__: str

    @overload
    def __call__(self, x1: Variable[N, Unranked], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: AnyRank[N], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, Unranked], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Matrix[N], x2: AnyVector[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x1: MatrixArray[N], x2: Vector[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x1: Matrix[N], x2: AnyMatrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x1: MatrixArray[N], x2: Matrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, S1], /) -> Variable[N]: ...


class Vecmat(Protocol):
    """Products of vectors and matrices, stacks of which broadcast."""

    __name__: str

    @overload
    def __call__(self, x1: Variable[N, Unranked], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: AnyRank[N], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, Unranked], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: Vector[N], x2: AnyMatrix[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x1: VectorArray[N], x2: Matrix[N], /) -> Vector[N]: ...
    @overload
    def __call__(self, x1: Matrix[N], x2: AnyMatrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x1: MatrixArray[N], x2: Matrix[N], /) -> Matrix[N]: ...
    @overload
    def __call__(self, x1: Variable[N, S0], x2: Variable[N, S1] | ndarray[S1, np.dtype[N]], /) -> Variable[N]: ...
    @overload
    def __call__(self, x1: ndarray[S0, np.dtype[N]], x2: Variable[N, S1], /) -> Variable[N]: ...


class _Named(Protocol):
    __name__: str

    def __call__(self, a: Operand, b: Operand) -> AnyVariable: ...


class _Along(Protocol):
    __name__: str

    def __call__(self, x1: Operand, x2: Operand, /, *, axis: int = -1) -> AnyVariable: ...


class _OverAxes(Protocol):
    __name__: str

    def __call__(self, a: Operand, b: Operand, axes: Axes = 2) -> AnyVariable: ...


class _Crosses(Protocol):
    __name__: str

    def __call__(
        self, a: Operand, b: Operand, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
    ) -> AnyVariable: ...


def vector_cross_product(function: _Crosses) -> Cross:
    """Give `function` the type of `Cross`."""
    return function


def over_axes(function: _OverAxes) -> Tensordot:
    """Give `function` the type of `Tensordot`."""
    return function


def dotting(function: _Named) -> Dot:
    """Give `function` the type of `Dot`."""
    return function


def outer_product(function: _Named) -> Outer:
    """Give `function` the type of `Outer`."""
    return function


def flat_product(function: Callable[[Operand, Operand], AnyVariable]) -> Vdot:
    """Give `function` the type of `Vdot`."""
    return function


def vector_product(function: _Along) -> Vecdot:
    """Give `function` the type of `Vecdot`."""
    return function


def matrix_vector_product(function: Callable[[Operand, Operand], AnyVariable]) -> Matvec:
    """Give `function` the type of `Matvec`."""
    return function


def vector_matrix_product(function: Callable[[Operand, Operand], AnyVariable]) -> Vecmat:
    """Give `function` the type of `Vecmat`."""
    return function
