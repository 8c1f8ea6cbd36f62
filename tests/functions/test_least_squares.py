from __future__ import annotations

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable, check_gradients, linalg, variable
from tests.cases import values
from tests.helpers import raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_pseudo_inverse_of_low_rank_along_what_keeps_the_rank() -> None:
    # Products of a column of two and a row of two have rank 2, whatever their elements.
    check_gradients(lambda x, y: linalg.pinv(x @ y), Variable(values(4, 2)), Variable(values(2, 3, seed=1)))


def test_pseudo_inverse_of_zero_has_the_gradient_zero() -> None:
    x = Variable(np.zeros((2, 3)))
    linalg.pinv(x).sum().backward()
    assert x.grad is not None
    assert x.grad.tolist() == np.zeros((2, 3)).tolist()


def test_line_of_least_squares() -> None:
    places, points = np.array([0.0, 1.0, 2.0, 3.0]), variable([1.0, 3.0, 4.0, 8.0])
    columns = dz.column_stack([variable(places), variable(np.ones(4))])
    found = linalg.lstsq(columns, points)
    expected = np.linalg.lstsq(columns.data, points.data)
    np.testing.assert_allclose(found.x.data, expected[0])
    np.testing.assert_allclose(found.residuals.data, expected[1])
    assert found.rank == expected[2] == 2
    found.x[0].backward()
    assert points.grad is not None
    # The slope is the sum of (place - mean) * point over that of squares.
    np.testing.assert_allclose(points.grad, (places - 1.5) / 5)


def test_sums_are_empty_for_dependent_columns_as_in_numpy() -> None:
    a = variable([[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]])
    b = variable([1.0, 2.0, 3.0])
    found = linalg.lstsq(a, b)
    assert found.residuals.shape == (0,)
    assert found.rank == 1


def test_shapes_that_do_not_fit() -> None:
    a, b = variable([[1.0], [2.0]]), variable([1.0, 2.0, 3.0])
    with raises(ValueError, "lstsq: expected shapes (m, n) and (m,) or (m, k), got (2, 1) and (3,)", a, b):
        untyped(linalg.lstsq)(a, b)


def test_pseudo_inverse_has_one_tolerance_under_two_names() -> None:
    x = Variable(np.diag([2.0, 1.0]))
    assert linalg.pinv(x, rtol=0.6).data.tolist() == linalg.pinv(x, 0.6).data.tolist() == [[0.5, 0], [0, 0]]
    with raises(ValueError, "pinv: rcond and rtol are two names of one argument; write one of them", x):
        linalg.pinv(x, 0.1, rtol=0.1)


def test_pseudo_inverse_of_hermitian_matrices() -> None:
    x = Variable(values(3, 3))
    check_gradients(lambda x: linalg.pinv(x + x.T, hermitian=True), x)
    np.testing.assert_allclose(linalg.pinv(x + x.T, hermitian=True).data, np.linalg.pinv(x.data + x.data.T, hermitian=True))
