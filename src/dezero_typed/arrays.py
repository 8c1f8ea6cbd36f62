"""The element types, shape types and array aliases that every signature here is made of.

Element types are unions of concrete NumPy scalars. An abstract one such as ``np.floating[Any]``
would let a checker turn every product into ``ndarray[Any, Any]`` and accept any rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, final

import numpy as np

if TYPE_CHECKING:
    from typing_extensions import TypeIs, TypeVar
else:
    from typing import TypeVar

Float: TypeAlias = np.float16 | np.float32 | np.float64
"""Element types on which every function of the package is defined."""

Complex: TypeAlias = np.complex64 | np.complex128
"""Complex element types, on which what has a complex derivative is defined, and what takes their parts."""

Real: TypeAlias = np.int32 | np.int64 | Float
"""Element types that are not complex."""

Inexact: TypeAlias = Float | Complex
"""Element types that can hold a quotient."""

Number: TypeAlias = Real | Complex
"""Element types of a `Variable`; integers support ring operations (sums and products) only."""

Shape: TypeAlias = tuple[Any, ...]
"""The shape type of an array of unknown rank, spelt as NumPy spells it."""

Axis: TypeAlias = int | tuple[int, ...] | None
"""One axis, several, or all of them."""

Array: TypeAlias = np.ndarray[Shape, np.dtype[np.float64]]
"""What a rule is checked with: rules are typed for float64, and run on every element type."""

AnyArray: TypeAlias = np.ndarray[Any, Any]
"""An array inside the engine, which stores arrays of every type side by side."""


@final
class Unknown(int):
    """A dimension that no array has; see `Unranked`."""


Unranked: TypeAlias = tuple[Unknown]
"""Matches a shape of unknown rank and nothing else.

``tuple[Any, ...]`` is assignable to every tuple type, so it would match the first overload that
asks for a `Matrix`. An overload for `Unranked` in front catches it, since no known shape matches.
"""

N = TypeVar("N", bound=Number)
F = TypeVar("F", bound=Float)
C = TypeVar("C", bound=Complex)
R = TypeVar("R", bound=Real)
I = TypeVar("I", bound=Inexact)
S = TypeVar("S", bound=Shape)
S0 = TypeVar("S0", bound=Shape)
S1 = TypeVar("S1", bound=Shape)

# PEP 696 defaults are what makes a bare `Variable` mean "float64, any rank". At run time nothing
# reads them, and `typing.TypeVar` takes none before Python 3.13.
if TYPE_CHECKING:
    Element = TypeVar("Element", bound=Number, default=np.float64)
    S_co = TypeVar("S_co", bound=Shape, covariant=True, default=Shape)
else:
    Element = TypeVar("Element", bound=Number)
    S_co = TypeVar("S_co", bound=Shape, covariant=True)

FLOAT64 = np.dtype(np.float64)
FLOAT32 = np.dtype(np.float32)

SIZES = {"f": (2, 4, 8), "c": (8, 16), "i": (4, 8)}
"""For each kind of `Number`, the bytes of an element."""


def is_array(value: object) -> TypeIs[AnyArray]:
    """Tell whether `value` is an array; what `isinstance` leaves unknown of its type is stated as Any."""
    return isinstance(value, np.ndarray)


def is_scalar(value: object) -> TypeIs[np.number[Any]]:
    """Tell whether `value` is one of NumPy's numbers."""
    return isinstance(value, np.number)


def as_array(value: Any) -> Array:
    """Return as an array what NumPy's stubs know nothing of, in which case they do not know what `np.asarray` makes of it."""
    loose: Any = np.asarray
    array: Array = loose(value)
    return array


def is_supported(dtype: np.dtype[Any]) -> bool:
    """Tell whether `dtype` is one of `Number`."""
    return dtype.itemsize in SIZES.get(dtype.kind, ())
