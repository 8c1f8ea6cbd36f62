"""The rows of ``complex_numbers``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import Row, X, elementwise


def torch_real(_torch: Any, x: Any) -> Any:
    return x


ROWS = (
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
