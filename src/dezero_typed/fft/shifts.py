"""Moving the zero frequency to the middle, and back."""

from __future__ import annotations

from ..arrays import Axis, N, S
from ..functions.arrangement import roll
from ..functions.reductions import checked_axis
from ..variable import AnyVariable, Variable

__all__ = ["fftshift", "ifftshift"]


def fftshift(x: Variable[N, S], axes: Axis = None) -> Variable[N, S]:
    """`x` moved round by half of its length along `axes`, all by default, so that frequency 0 stands in the middle.

    Shape and dtype: those of `x`. Raises `ValueError` for an axis that `x` does not have.
    """
    places = places_of("fftshift", x, axes)
    return roll(x, tuple(x.shape[place] // 2 for place in places), places)


def ifftshift(x: Variable[N, S], axes: Axis = None) -> Variable[N, S]:
    """The inverse of `fftshift`: frequency 0 moved from the middle to the front.

    Shape and dtype: those of `x`. Raises `ValueError` for an axis that `x` does not have.
    """
    places = places_of("ifftshift", x, axes)
    return roll(x, tuple(-(x.shape[place] // 2) for place in places), places)


def places_of(label: str, x: AnyVariable, axes: Axis) -> tuple[int, ...]:
    """Return `axes` as a tuple, all of them for None."""
    checked = checked_axis(label, axes, x)
    return tuple(range(x.ndim)) if checked is None else (checked,) if isinstance(checked, int) else checked
