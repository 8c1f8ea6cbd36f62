from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable, check_gradients, fft, variable
from tests.cases import values
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_imaginary_parts_that_the_inverse_does_not_read_have_no_gradient() -> None:
    z = variable([1 + 1j, 2 + 2j, 3 + 3j])
    (fft.irfft(z, 4) * np.array([1.0, 2.0, 4.0, 8.0])).sum().backward()
    assert z.grad is not None
    assert (np.imag(z.grad) == 0).tolist() == [True, False, True]


def test_correlation_by_frequencies_is_that_by_sums() -> None:
    x, y = variable([1.0, 2.0, 0.5, -1.0]), variable([0.0, 1.0, 3.0, 2.0])
    z = fft.irfft(fft.rfft(x) * dz.conj(fft.rfft(y)), n=4)
    z[1].backward()
    assert y.grad is not None
    np.testing.assert_allclose(y.grad, np.roll(x.data, -1), atol=1e-15)


def test_length_of_minus_one_is_that_of_the_spectrum_as_in_numpy() -> None:
    x = Variable(values(3, 4))
    for s, axes in (((3, -1), (1, 0)), ((-1, -1), (0, 1)), ((-1, 6), (0, 1))):
        for ours, numpys in ((fft.irfftn, np.fft.irfftn), (fft.irfft2, np.fft.irfft2)):
            np.testing.assert_allclose(ours(x, s, axes).data, numpys(x.data, s, axes), rtol=1e-12, atol=1e-15, strict=True)
    check_gradients(lambda x: fft.irfftn(x, (3, -1), (1, 0)), x)
