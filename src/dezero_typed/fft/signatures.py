"""The static types of Fourier transforms, each stated once. Every transform keeps the rank.

The bits of NumPy's float types are subclasses of one another, so that mypy takes float32 and
float64 for overlapping.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Literal, ParamSpec, Protocol, TypeAlias, TypeVar, overload

import numpy as np

from ..arrays import C, S
from ..variable import AnyVariable, Variable

Norm: TypeAlias = Literal["backward", "ortho", "forward"] | None
"""Which of the two transforms divides by the number of points; for "ortho" both do by its root."""

P = ParamSpec("P")
D = TypeVar("D", np.float32, np.float64)


class Transform(Protocol[P]):
    """To complex numbers, of complex or real ones."""

    __name__: str

    @overload
    def __call__(self, x: Variable[np.float32, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.complex64, S]: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: Variable[np.float64, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.complex128, S]: ...
    @overload
    def __call__(self, x: Variable[C, S], /, *args: P.args, **options: P.kwargs) -> Variable[C, S]: ...


class Analysis(Protocol[P]):
    """To complex numbers, of real ones."""

    __name__: str

    @overload
    def __call__(self, x: Variable[np.float32, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.complex64, S]: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: Variable[np.float64, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.complex128, S]: ...


class Synthesis(Protocol[P]):
    """To real numbers, of complex or real ones."""

    __name__: str

    @overload
    def __call__(self, x: Variable[np.complex64, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.float32, S]: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: Variable[np.complex128, S], /, *args: P.args, **options: P.kwargs) -> Variable[np.float64, S]: ...
    @overload
    def __call__(self, x: Variable[D, S], /, *args: P.args, **options: P.kwargs) -> Variable[D, S]: ...


def transform(function: Callable[Concatenate[AnyVariable, P], AnyVariable]) -> Transform[P]:
    """Give `function` the type of `Transform`."""
    return function


def analysis(function: Callable[Concatenate[AnyVariable, P], AnyVariable]) -> Analysis[P]:
    """Give `function` the type of `Analysis`."""
    return function


def synthesis(function: Callable[Concatenate[AnyVariable, P], AnyVariable]) -> Synthesis[P]:
    """Give `function` the type of `Synthesis`."""
    return function
