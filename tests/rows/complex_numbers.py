"""The rows of ``complex_numbers``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, case, elementwise


def torch_real(_torch: Any, x: Any) -> Any:
    return x


def torch_angle(torch: Any, z: Any, deg: bool = False) -> Any:
    return torch.rad2deg(torch.angle(z)) if deg else torch.angle(z)


ROWS = (
    Row(
        dz.angle, np.angle, [*elementwise(X), case(X, after=(True,))], complex="kept",
        formula="the angle of z", gradient="gy · i z/|z|²; 0 for real numbers", odd="0 at 0", torch=torch_angle,
    ),
    Row(
        dz.real_if_close, np.real_if_close, elementwise(X), integers="kept", complex="kept",
        formula="the real part, where the imaginary is rounding alone", gradient="gy",
    ),
    Row(
        dz.real, np.real, elementwise(X), integers="kept", complex="kept",
        formula="the real part", gradient="gy", torch=torch_real,
    ),
    Row(
        dz.imag, np.imag, elementwise(X), integers="kept", complex="kept",
        formula="the imaginary part", gradient="i · gy",
    ),
    Row(
        dz.conj, np.conj, elementwise(X), integers="kept", complex="kept",
        formula="the complex conjugate", gradient="the conjugate of gy", torch="conj",
    ),
)  # fmt: skip
