from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from dezero_typed.arrays import AnyArray
from tests.helpers import array, assert_grads, grads
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


def test_expm1_and_log1p_are_exact_near_0() -> None:
    tiny = array(1e-20)
    assert dz.expm1(Variable(tiny)).data == 1e-20
    assert dz.log1p(Variable(tiny)).data == 1e-20
    assert_grads(dz.expm1, [tiny], [[1]])
    assert_grads(dz.log1p, [tiny], [[1]])


@pytest.mark.parametrize("shift", [-1e4, 1e4])
def test_logsumexp_of_shifted_numbers_is_shifted(shift: float) -> None:
    x = array(0.5, 1, -1)
    np.testing.assert_allclose(
        dz.logsumexp(Variable(x + shift)).data, dz.logsumexp(Variable(x)).data + shift, rtol=1e-15
    )
    np.testing.assert_allclose(grads(dz.logsumexp, x + shift), grads(dz.logsumexp, x), rtol=1e-10)


@pytest.mark.parametrize("x", [array(-np.inf, 0, 1), array(1, np.inf, 2), array(-np.inf, -np.inf)])
def test_second_derivative_of_logsumexp_at_infinity_is_finite(x: AnyArray) -> None:
    v = Variable(x)
    (first,) = dz.gradients(dz.logsumexp(v), (v,))
    (second,) = dz.gradients(first, (v,), array(*range(x.size)))
    assert np.isfinite(second.data).all()
