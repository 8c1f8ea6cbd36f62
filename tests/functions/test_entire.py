from __future__ import annotations

from collections.abc import Callable
from math import pi

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, gradients
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def derivatives(function: Callable[[Variable], Variable], at: float, orders: int) -> list[float]:
    """Return the derivatives of a function of one number, of order 1 and on."""
    x: Variable = Variable(np.array(at))
    y = function(x)
    found: list[float] = []
    for _ in range(orders):
        (y,) = gradients(y, (x,), create_graph=True)
        found.append(float(y.data))
    return found


def test_derivatives_of_sinc_at_zero_are_those_of_its_series() -> None:
    expected = [0, -(pi**2) / 3, 0, pi**4 / 5, 0, -(pi**6) / 7]
    assert derivatives(dz.sinc, 0.0, 6) == pytest.approx(expected, rel=1e-14)
    assert derivatives(dz.sinc, 1e-8, 2) == pytest.approx([-(pi**2) / 3 * 1e-8, -(pi**2) / 3], rel=1e-12)


def test_sinc_far_from_zero() -> None:
    assert [derivatives(dz.sinc, at, 1)[0] for at in (1.0, 2.0, 30.0)] == pytest.approx([-1, 0.5, 1 / 30], rel=1e-12)


def test_derivatives_of_i0_at_zero_and_far_out() -> None:
    assert derivatives(dz.i0, 0.0, 4) == pytest.approx([0, 1 / 2, 0, 3 / 8], rel=1e-14)
    # I1(30) from the tables of Abramowitz and Stegun, 9.8: e**-30 I1(30) = 0.0719...; here from its integral.
    angles = np.linspace(0, pi, 2001)
    first = np.trapezoid(np.exp(30 * np.cos(angles)) * np.cos(angles), angles) / pi
    assert derivatives(dz.i0, 30.0, 1) == pytest.approx([float(first)], rel=1e-12)
    assert derivatives(dz.i0, -30.0, 1) == pytest.approx([-float(first)], rel=1e-12)


def test_i0_grows_without_bound() -> None:
    with np.errstate(over="ignore"):
        assert derivatives(dz.i0, 2000.0, 1) == [np.inf]
