"""What functions of several operands share, those with an order or a shape parameter above all: it is a constant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, overload

import numpy as np
from numpy import ndarray

from ..application import AnyFunction, nary, require_float
from ..arrays import AnyArray, F, S, Shape
from ..variable import AnyVariable, Variable, as_data, data_of, is_variable, require_variable

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


def applied_to_stacks(function: AnyFunction, *xs: Any) -> Any:
    """Apply a function of stacks of matrices, which broadcast, in the rule of another; likewise."""
    return nary(function, xs, broadcast=True) if any(is_variable(x) for x in xs) else function.forward(*xs)


def operands_of(label: str, *xs: object) -> list[Any]:
    """Return the operands, at least one of them a Variable, of a float or complex type."""
    require_float(label, *xs, complex=True)
    if not any(is_variable(x) for x in xs):
        require_variable(label, xs[0])
    return [x if is_variable(x) else as_data(x, label, f"operand {place}") for place, x in enumerate(xs)]


def require_finite(label: str, *xs: AnyVariable | AnyArray) -> None:
    """Raise about elements that are not finite."""
    if not all(np.isfinite(data_of(x)).all() for x in xs):
        raise ValueError(f"{label}: the operands hold infinities or NaNs; write check_finite=False to admit them")


def refuse_to_overwrite(label: str, **options: bool) -> None:
    """Raise where an operand is to be overwritten."""
    for name, value in options.items():
        if value:
            raise ValueError(f"{label}: {name} must be False, since gradients read the operands later")
