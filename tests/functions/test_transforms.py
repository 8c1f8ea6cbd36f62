from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dezero_typed import Variable, fft, variable
from tests.helpers import array, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_energy_in_frequencies_is_that_in_time() -> None:
    x = variable([1.0, -2.0, 0.5, 4.0])
    energy = (abs(fft.fft(x, norm="ortho")) ** 2).sum()
    energy.backward()
    assert energy.item() == pytest.approx(float((x.data**2).sum()))
    assert x.grad is not None
    assert x.grad.tolist() == pytest.approx((2 * x.data).tolist())


def test_gradient_with_respect_to_a_spectrum_is_the_direction_of_steepest_ascent() -> None:
    z = Variable(np.array([1 + 2j, 3 - 1j]))
    y = fft.ifft(z)
    y.real.sum().backward()
    # The sum of the points is the frequency 0.
    assert z.grad is not None
    assert z.grad.tolist() == [1, 0]


@pytest.mark.parametrize(("name", "args", "options", "message"), [
    ("fft", (0,), {}, "fft: expected one point or more along each axis, got (0,)"),
    ("rfft", (), {"norm": "half"}, "rfft: norm must be \"backward\", \"ortho\" or \"forward\", got 'half'"),
    ("fftn", ((2, 2), (0,)), {}, "fftn: s has 2 lengths for 1 axes"),
    ("ifftn", (None, (0, 0)), {}, "ifftn: expected one axis or more, each once, got (0, 0)"),
    ("irfftn", (None, ()), {}, "irfftn: expected one axis or more, each once, got ()"),
    ("ihfft", (-1,), {}, "ihfft: expected one point or more along each axis, got (-1,)"),
])  # fmt: skip
def test_arguments_that_make_no_transform(name: str, args: tuple[Any, ...], options: dict[str, Any], message: str) -> None:
    x = Variable(array(1, 2, 3))
    with raises(ValueError, message, x):
        untyped(getattr(fft, name))(x, *args, **options)


@pytest.mark.parametrize("name", ["fft", "rfft", "irfft", "hfft", "fftn", "irfft2"])
def test_axis_that_is_not_there(name: str) -> None:
    x = Variable(array(1, 2, 3))
    with pytest.raises(ValueError, match=f"^{name}: axis "):
        getattr(fft, name)(x, None, (4, 5) if name[-1] in "2n" else 4)


def test_float16_is_transformed_as_float32_and_gets_a_gradient_of_its_own_type() -> None:
    x = Variable(np.array([1, 2, 4], np.float16))
    y = untyped(fft.rfft)(x)
    assert y.dtype == np.complex64
    abs(y).sum().backward()
    assert x.grad is not None
    assert x.grad.dtype == np.float16
