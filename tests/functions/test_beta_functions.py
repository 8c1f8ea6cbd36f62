from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import gradients, special, variable  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_beta_of_whole_numbers() -> None:
    assert float(special.beta(variable(2.0), 3.0).data) == pytest.approx(1 / 12)
    assert float(special.betaln(variable(0.0), 3.0).data) == inf


def test_incomplete_functions_at_the_ends() -> None:
    x = variable([0.0, 1.0])
    for a, b, slopes in ((1, 1, [1, 1]), (2, 3, [0, 0]), (1, 2, [2, 0]), (0.5, 0.5, [inf, inf])):
        y = special.betainc(a, b, x)
        assert y.data.tolist() == [0, 1]
        assert gradients(y, (x,))[0].data.tolist() == pytest.approx(slopes)
    x = variable([0.0, inf])
    for a, slope in ((1, 1), (2, 0), (0.5, inf)):
        y = special.gammainc(a, x)
        assert y.data.tolist() == [0, 1]
        assert gradients(y, (x,))[0].data.tolist() == [slope, 0]
        assert gradients(special.gammaincc(a, x), (x,))[0].data.tolist() == [-slope, 0]


def test_shape_parameters_are_constants() -> None:
    v: Any = variable(1.0)
    x = variable([0.5])
    for function in (special.gammainc, special.gammaincc):
        with pytest.raises(TypeError) as caught:
            function(v, x)
        expected = "has no gradient with respect to a, which must be a constant; write a.data"
        assert str(caught.value) == f"{function.__name__} {expected}"
    with pytest.raises(TypeError, match=r"^betainc has no gradient with respect to b, which must be a constant; write b.data$"):
        special.betainc(1.0, v, x)


def test_shapes_that_do_not_broadcast() -> None:
    with pytest.raises(ValueError, match=r"^betainc: shapes \(2,\), \(\) and \(3,\) do not broadcast$"):
        special.betainc(np.ones(2), 1.0, variable([0.1, 0.2, 0.3]))
