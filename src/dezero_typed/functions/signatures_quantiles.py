"""The static types of quantiles, and of their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Protocol, TypeAlias, get_args, overload

import numpy as np
from numpy import ndarray

from ..arrays import Axis, F, S, Unranked
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector

Method: TypeAlias = Literal[
    "linear", "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
    "weibull", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest",
]  # fmt: skip
"""Where NumPy puts a quantile between the elements: the nine definitions of Hyndman and Fan (1996), and four more."""

METHODS: tuple[Method, ...] = get_args(Method)

Probabilities: TypeAlias = float | Sequence[float] | ndarray[Any, np.dtype[Any]]
"""One or more, along the first axes of the result."""

Line: TypeAlias = Sequence[float] | ndarray[tuple[int], np.dtype[Any]]
"""Several in one row."""


Weights: TypeAlias = Sequence[float] | ndarray[Any, np.dtype[Any]] | None
"""How much each element counts."""


class Quantile(Protocol):
    """A reduction for each element of `q`, whose axes come first."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], q: ndarray[Unranked, np.dtype[Any]], axis: Axis = None, *, method: Method = "linear", keepdims: bool = False, weights: Weights = None) -> Variable[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], q: float, axis: Axis = None, *, method: Method = "linear", keepdims: Literal[True], weights: Weights = None) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Variable[F, S], q: float, axis: None = None, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], q: Line, axis: None = None, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Vector[F]: ...
    @overload
    def __call__(self, x: Variable[F, Unranked], q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False, weights: Weights = None) -> Variable[F]: ...
    @overload
    def __call__(self, x: Matrix[F], q: float, axis: int, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Vector[F]: ...
    @overload
    def __call__(self, x: Matrix[F], q: Line, axis: int, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Matrix[F]: ...
    @overload
    def __call__(self, x: Vector[F], q: float, axis: int, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Scalar[F]: ...
    @overload
    def __call__(self, x: Vector[F], q: Line, axis: int, *, method: Method = "linear", keepdims: Literal[False] = False, weights: Weights = None) -> Vector[F]: ...
    @overload
    def __call__(self, x: Variable[F, S], q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False, weights: Weights = None) -> Variable[F]: ...


class _Reduces(Protocol):
    __name__: str

    def __call__(
        self, x: AnyVariable, q: Probabilities, axis: Axis = None, *, method: Method = "linear", keepdims: bool = False,
        weights: Weights = None,
    ) -> AnyVariable: ...


def quantile_reduction(function: _Reduces) -> Quantile:
    """Give `function` the type of `Quantile`."""
    return function
