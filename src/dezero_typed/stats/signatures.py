"""What the densities share: the types of their parameters, and how `loc` and `scale` move and stretch them."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy import ndarray

from ..application import require_float
from ..arrays import Element, Shape
from ..functions.selection import where
from ..variable import AnyVariable, Variable, data_of, is_variable, require_variable

Parameter: TypeAlias = Variable[Element, Shape] | ndarray[Shape, np.dtype[Element]] | float
"""What broadcasts with the argument: a Variable, a constant array, or a number."""


def operands(label: str, *xs: Any) -> list[Any]:
    """Return the operands, constants as arrays; raise about `label` where they are not of floats or do not broadcast."""
    arrays = converted(label, *xs)
    shapes = [x.shape for x in arrays]
    try:
        np.broadcast_shapes(*shapes)
    except ValueError as error:
        raise ValueError(f"{label}: shapes {', '.join(map(str, shapes))} do not broadcast") from error
    return arrays


def converted(label: str, *xs: Any) -> list[Any]:
    """Return the operands, constants as arrays; raise about `label` where they are not of floats."""
    given = [x for x in xs if is_variable(x)]
    if not given:
        require_variable(label, xs[0])
    require_float(label, *given)
    dtype = np.result_type(*(x.dtype for x in given))
    return [x if is_variable(x) else constant_of(x, dtype) for x in xs]


def constant_of(x: Any, dtype: np.dtype[Any]) -> Any:
    """Return a number or an array of integers in `dtype`, an array of floats as it is."""
    array = np.asarray(x)
    return array.astype(dtype) if isinstance(x, (int, float)) or array.dtype.kind != "f" else array


def standard(label: str, x: Any, loc: Any, scale: Any, *shapes: Any) -> tuple[Any, ...]:
    """Return ``(x - loc) / scale``, the scale, and the shape parameters; a scale that is not positive is NaN."""
    x, loc, scale, *others = operands(label, x, loc, scale, *shapes)
    scale = positive(scale)
    z: Any = x - loc if is_variable(loc) or np.any(loc) else x
    z = z / scale if is_variable(scale) or np.any(scale != 1) else z
    return z, scale, *others


def positive(x: Any) -> Any:
    """Return `x`, a Variable or an array, with NaN where it is not positive."""
    right = data_of(x) > 0
    if right.all():
        return x
    chosen: Any = where
    return chosen(right, x, np.nan) if is_variable(x) else np.where(right, x, np.nan)


def inside(support: Any, y: AnyVariable, otherwise: float) -> AnyVariable:
    """Return `y` in the `support` and a constant elsewhere; NaN stays."""
    if support.all():
        return y
    chosen: Any = where
    result: AnyVariable = chosen(np.broadcast_to(support, y.shape), y, otherwise)
    return result


def moved_inside(support: Any, y: Any, place: float) -> Any:
    """Return `y`, a Variable or an array, with what is not in the `support` moved to a `place` that is."""
    if support.all():
        return y
    chosen: Any = where if is_variable(y) else np.where
    return chosen(support, y, place)
