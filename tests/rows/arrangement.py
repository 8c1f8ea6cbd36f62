"""The rows of ``arrangement``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, RECENT, ROW, Row, X, case, values


def torch_flip(torch: Any, x: Any, axis: Any = None) -> Any:
    return torch.flip(x, tuple(range(x.ndim)) if axis is None else axes_of(axis))


def torch_roll(torch: Any, x: Any, shift: Any, axis: Any = None) -> Any:
    if axis is None:
        return torch.roll(x, sum(axes_of(shift)))
    shifts, axes = axes_of(shift), axes_of(axis)
    return torch.roll(x, shifts * (len(axes) // len(shifts) or 1), axes * (len(shifts) // len(axes) or 1))


def torch_rot90(torch: Any, x: Any, k: int = 1, axes: Any = (0, 1)) -> Any:
    return torch.rot90(x, k, axes)


def axes_of(axis: Any) -> tuple[Any, ...]:
    """Return a tuple of one axis or several."""
    several: Any = axis
    return tuple(several) if np.iterable(several) else (several,)


ROWS = (
    Row(
        dz.roll, np.roll,
        [case(X, shift=1), case(CUBE, after=(-2, 1)), case(CUBE, shift=(1, 2), axis=(0, 1)), case(CUBE, shift=1, axis=(0, -1)),
         case(CUBE, shift=(1, 1), axis=1), case(X, shift=(1, 3)), case(CUBE, shift=[1, 2], axis=[0, 1]), case(ROW, after=(7,)), case(DOT, after=(1,)), case(values(1), after=(1, 0)), case(EMPTY, after=(1, 1))],
        integers="kept", complex="kept",
        formula="the elements moved round along an axis", gradient="gy moved back", torch=torch_roll,
    ),
    Row(
        dz.flip, np.flip,
        [case(CUBE), *(case(CUBE, axis=axis) for axis in (0, -1, (0, 2), ())), case(DOT), case(values(1)), case(EMPTY, axis=0)],
        integers="kept", complex="kept",
        formula="in reverse order", gradient="gy in reverse order", torch=torch_flip,
    ),
    Row(
        dz.fliplr, np.fliplr, [case(X), case(CUBE), case(values(1, 1)), case(EMPTY)], integers="kept", complex="kept", scalar=False,
        formula="in reverse order along axis 1", gradient="gy in that order", torch="fliplr",
    ),
    Row(
        dz.flipud, np.flipud, [case(X), case(ROW), case(values(1, 1)), case(EMPTY)], integers="kept", complex="kept", scalar=False,
        formula="in reverse order along axis 0", gradient="gy in that order", torch="flipud",
    ),
    Row(
        dz.rot90, np.rot90,
        [case(X), *(case(X, after=(k,)) for k in (2, -1, 4)), case(CUBE, k=1, axes=(2, 0)), case(CUBE, k=3, axes=(-1, 1)), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="turned by right angles", gradient="gy turned back", torch=torch_rot90,
    ),
    Row(
        dz.trim_zeros, np.trim_zeros,
        [case(np.array([1.5, 0, 2])), case(np.array([2.5]), trim="f"), case(np.array([[0, 1], [2, 0.0]]), after=("b",)),
         case(X, axis=1), *([case(X, axis=(0, -1))] if RECENT else []), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept", scalar=False,
        formula="without the zeros around it", gradient="gy at its place, and zeros", odd="the box is a constant: 0 for what was cut off",
    ),
)  # fmt: skip
