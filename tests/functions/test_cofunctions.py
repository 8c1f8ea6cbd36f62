from __future__ import annotations

from collections.abc import Callable
from math import inf, pi
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, gradients, variable
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def at(function: Callable[[Any], Any], *points: float) -> tuple[list[float], list[float]]:
    """Return the values of a function and its derivatives."""
    x: Variable = variable(np.array(points))
    with np.errstate(divide="ignore"):
        y = function(x)
        (slopes,) = gradients(y, (x,), create_graph=False)
    return y.data.tolist(), slopes.data.tolist()


@pytest.mark.parametrize(("function", "points", "values", "slopes"), [
    (dz.csc, [0.0, -0.0], [inf, -inf], [-inf, -inf]),
    (dz.cot, [0.0, -0.0], [inf, -inf], [-inf, -inf]),
    (dz.csch, [0.0, -0.0, inf, -inf], [inf, -inf, 0, 0], [-inf, -inf, 0, 0]),
    (dz.coth, [0.0, -0.0, inf, -inf], [inf, -inf, 1, -1], [-inf, -inf, 0, 0]),
    (dz.sech, [0.0, inf, -inf, 1000.0], [1, 0, 0, 0], [0, 0, 0, 0]),
    (dz.arcsec, [1.0, -1.0, inf, -inf], [0, pi, pi / 2, pi / 2], [inf, inf, 0, 0]),
    (dz.arccsc, [1.0, -1.0, inf, -inf], [pi / 2, -pi / 2, 0, 0], [-inf, -inf, 0, 0]),
    (dz.arccot, [0.0, -0.0, inf, -inf], [pi / 2, pi / 2, 0, 0], [-1, -1, 0, 0]),
    (dz.arcsech, [0.0, 1.0], [inf, 0], [-inf, -inf]),
    (dz.arccsch, [0.0, -0.0, inf, -inf], [inf, -inf, 0, 0], [-inf, -inf, 0, 0]),
    (dz.arccoth, [1.0, -1.0, inf, -inf], [inf, -inf, 0, 0], [-inf, -inf, 0, 0]),
])  # fmt: skip
def test_poles_ends_and_infinities(
    function: Callable[[Any], Any], points: list[float], values: list[float], slopes: list[float]
) -> None:
    assert at(function, *points) == (values, slopes)


def test_far_out_nothing_overflows() -> None:
    for function in (dz.sech, dz.csch, dz.coth):
        assert at(function, 800.0, -800.0)[1] == [0, 0]


def test_gradients_close_to_one_keep_their_digits() -> None:
    x = 1 + 2.0**-40
    root = (2.0**-40 * (2 + 2.0**-40)) ** 0.5
    assert at(dz.arcsec, x, -x)[1] == pytest.approx([1 / (x * root)] * 2, rel=1e-14)
    assert at(dz.arccsc, x, -x)[1] == pytest.approx([-1 / (x * root)] * 2, rel=1e-14)
    assert at(dz.arccoth, x, -x)[1] == pytest.approx([-1 / root**2] * 2, rel=1e-14)


@pytest.mark.parametrize(("function", "inverse"), [
    (dz.sec, dz.arcsec), (dz.csc, dz.arccsc), (dz.cot, dz.arccot),
    (dz.sech, dz.arcsech), (dz.csch, dz.arccsch), (dz.coth, dz.arccoth),
])  # fmt: skip
def test_an_inverse_undoes(function: Callable[[Any], Any], inverse: Callable[[Any], Any]) -> None:
    x = variable([0.25, 0.75, 1.5])
    y = inverse(function(x))
    np.testing.assert_allclose(y.data, x.data, rtol=1e-13)
    np.testing.assert_allclose(gradients(y, (x,))[0].data, 1, rtol=1e-12)


def test_inverses_on_the_left_of_the_complex_plane() -> None:
    z = variable(np.array([-0.5 + 0.25j, -2 - 1j, -0.25 - 3j]))
    for function in (dz.arcsec, dz.arccsc, dz.arccot, dz.arcsech, dz.arccsch, dz.arccoth):
        dz.check_gradients(function, z)
