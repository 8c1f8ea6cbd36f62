from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Variable, gradients, special, variable  # noqa: E402
from tests.properties import Properties  # noqa: E402


class TestRows(Properties):
    """What every row of the table has to show."""


def test_second_kind_at_zero() -> None:
    cases: list[tuple[Callable[[Any], Variable], float, float]] = [
        (special.y0, -inf, inf),
        (special.y1, -inf, inf),
        (lambda x: special.yn(0, x), -inf, inf),
        (lambda x: special.yn(2, x), -inf, inf),
        (lambda x: special.yn(-1, x), inf, -inf),
    ]
    for function, value, slope in cases:
        x = variable(0.0)
        y = function(x)
        (first,) = gradients(y, (x,), create_graph=False)
        assert (float(y.data), float(first.data)) == (value, slope)


def test_first_kind_at_zero() -> None:
    x = variable(0.0)
    found = [gradients(special.jn(n, x), (x,))[0].data.tolist() for n in (0, 1, 2)]
    assert found == [0, 0.5, 0]
    assert [gradients(special.iv(v, x), (x,))[0].data.tolist() for v in (0, 1, 2, 0.5)] == [0, 0.5, 0, inf]
    assert gradients(special.ive(0, x), (x,))[0].data.tolist() == 0


def test_bessels_equation() -> None:
    x = variable([0.5, 2.0, 9.0])
    y = special.jn(1.5, x)
    (first,) = gradients(y, (x,))
    (second,) = gradients(first, (x,))
    np.testing.assert_allclose((x * x * second + x * first + (x * x - 2.25) * y).data, 0, atol=1e-12)


def test_scaled_function_does_not_overflow() -> None:
    x = variable(5000.0)
    y = special.ive(1, x)
    (first,) = gradients(y, (x,))
    assert float(first.data) == pytest.approx(-float(y.data) / 10000, rel=1e-3)


def test_order_is_a_constant() -> None:
    v: Any = variable(1.0)
    for function, name in ((special.iv, "v"), (special.ive, "v"), (special.jn, "n"), (special.yn, "n")):
        with pytest.raises(TypeError) as caught:
            function(v, variable([1.0]))
        expected = f"has no gradient with respect to {name}, which must be a constant; write {name}.data"
        assert str(caught.value) == f"{function.__name__} {expected}"
    with pytest.raises(ValueError, match=r"^yn: the order n must be whole, got 0.5$"):
        special.yn(0.5, variable([1.0]))
