"""The rows of ``shifts``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import fft
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, EMPTY, Case, Row, X, case, values


def shifted(x: AnyArray) -> list[Case]:
    """Return cases of a shift of `x`, of shape (2, 3, 2)."""
    return [case(x), case(x, after=(1,)), case(x, axes=(0, -1)), case(X), case(values(5)), case(X[:1, :1]), case(EMPTY)]


def torch_shift(torch: Any, x: Any, axes: Any = None) -> Any:
    return torch.fft.fftshift(x, dim=axes)


def torch_unshift(torch: Any, x: Any, axes: Any = None) -> Any:
    return torch.fft.ifftshift(x, dim=axes)


ROWS = (
    Row(
        fft.fftshift, np.fft.fftshift, shifted(CUBE), integers="kept", complex="kept", scalar=False,
        formula="x moved round by half of its length", gradient="gy moved back", torch=torch_shift,
    ),
    Row(
        fft.ifftshift, np.fft.ifftshift, shifted(CUBE), integers="kept", complex="kept", scalar=False,
        formula="x moved back", gradient="gy moved round by half of its length", torch=torch_unshift,
    ),
)  # fmt: skip
