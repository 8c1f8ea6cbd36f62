"""What the types promise of solutions of differential equations."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Scalar, Vector, integrate, variable  # noqa: E402
from tests.checks import check  # noqa: E402

y0 = variable([0.5, 0.25])
t: np.ndarray[tuple[int], np.dtype[np.float64]] = np.array([0.0, 0.5, 1.0])


def free(y: Vector, t: Scalar) -> Vector:
    return -y


def driven(y: Vector, t: Scalar, rate: Scalar, power: float) -> Vector:
    return -rate * y**power


def test_odeint() -> None:
    check(assert_type(integrate.odeint(free, y0, t), Matrix), np.float64, 2)
    check(assert_type(integrate.odeint(free, y0, variable(t), rtol=1e-6), Matrix), np.float64, 2)
    check(assert_type(integrate.odeint(driven, y0, t, (variable(0.5), 2.0)), Matrix), np.float64, 2)
    check(assert_type(integrate.odeint(driven, y0.data, t, (variable(0.5), 2.0)), Matrix), np.float64, 2)
