"""What functions with an order or a shape parameter share: it is a constant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, overload

import numpy as np
from numpy import ndarray

from ..application import require_float
from ..arrays import AnyArray, F, S, Shape
from ..variable import AnyVariable, Variable, is_variable, require_variable

Constant: TypeAlias = float | ndarray[Shape, np.dtype[np.integer[Any] | np.floating[Any]]]
"""An order or a shape parameter: a number, or an array that broadcasts with the argument."""


class OfOrder(Protocol):
    """A function of a constant and of an argument."""

    __name__: str

    @overload
    def __call__(self, order: float, x: Variable[F, S], /) -> Variable[F, S]: ...
    @overload
    def __call__(self, order: Constant, x: Variable[F, S], /) -> Variable[F]: ...


def of_order(function: Callable[[Constant, AnyVariable], AnyVariable]) -> OfOrder:
    """Give `function` the type of `OfOrder`."""
    return function


def constant(label: str, name: str, value: object, x: object) -> AnyArray:
    """Return the parameter called `name` in the dtype of the argument `x`; raise `TypeError` if it is a Variable.

    There is no closed form for the derivatives with respect to it.
    """
    x = require_variable(label, x)
    require_float(label, x)
    if is_variable(value):
        raise TypeError(f"{label} has no gradient with respect to {name}, which must be a constant; write {name}.data")
    return np.asarray(value, x.dtype)
