from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed import Variable, gradients, linalg, variable
from tests.cases import values
from tests.helpers import raises
from tests.properties import ComplexProperties, Properties

PLAIN = values(3, 3) + np.eye(3)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_real_eigenvalues_are_complex_numbers() -> None:
    """Which they are in NumPy from 2.5 on."""
    x = Variable(np.diag([1.0, 2.0]))
    assert linalg.eigvals(x).dtype == np.complex128
    assert [each.dtype for each in linalg.eig(variable([[1.0]], np.float32))] == [np.complex64, np.complex64]


def test_matrix_is_made_of_its_eigenvectors_again() -> None:
    """So the gradient of the product is the cotangent."""
    x = Variable(PLAIN)
    w, v = linalg.eig(x)
    product = dz.real(v * w @ linalg.inv(v))
    np.testing.assert_allclose(product.data, PLAIN, atol=1e-12)
    weights = np.arange(9.0).reshape(3, 3)
    (first,) = gradients((product * weights).sum(), (x,))
    np.testing.assert_allclose(first.data, weights, atol=1e-11)


def test_traces_of_powers_have_their_derivatives() -> None:
    x = Variable(PLAIN)
    w = linalg.eigvals(x)
    (first,) = gradients(dz.real(w**3).sum(), (x,))
    np.testing.assert_allclose(first.data, 3 * (PLAIN @ PLAIN).T, atol=1e-11)
    weights = values(3, 3, seed=1)
    (second,) = gradients((first * weights).sum(), (x,))
    np.testing.assert_allclose(second.data, 3 * (PLAIN @ weights + weights @ PLAIN).T, atol=1e-10)


def test_equal_eigenvalues() -> None:
    x = Variable(2 * np.eye(3))
    w, v = linalg.eig(x)
    (dz.real(w * w).sum() + dz.real(w[0] * w[1] * w[2])).backward()
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, 8 * np.eye(3), atol=1e-14)
    (first,) = gradients(dz.real(v).sum(), (x,))
    assert first.data.tolist() == np.zeros((3, 3)).tolist()


def test_equal_eigenvalues_of_a_matrix_that_is_not_normal() -> None:
    basis = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]])
    data = basis @ np.diag([2.0, 2.0, 5.0]) @ np.linalg.inv(basis)
    x = Variable(data)
    dz.real(linalg.eigvals(x) ** 2).sum().backward()
    assert x.grad is not None
    np.testing.assert_allclose(x.grad, 2 * data.T, atol=1e-12)


def test_gradient_does_not_depend_on_the_phases_of_the_vectors() -> None:
    data = PLAIN + 1j * values(3, 3, seed=2)
    weights = values(3, 3, seed=3)
    found: list[Any] = []
    for turn in (1.0, np.exp(2j)):
        x = Variable(data)
        v = linalg.eig(x).eigenvectors * turn
        (abs(v) ** 2 * weights).sum().backward()
        found.append(x.grad)
    np.testing.assert_allclose(found[0], found[1], atol=1e-13)
    # What a loss has to do with the phase alone has the gradient 0.
    x = Variable(data)
    v = linalg.eig(x).eigenvectors
    dz.angle(dz.vecdot(v.data, v, axis=0)).sum().backward()
    np.testing.assert_allclose(np.asarray(x.grad), 0, atol=1e-13)


def test_results_have_the_names_that_numpy_gives_them() -> None:
    assert linalg.eig(Variable(PLAIN))._fields == np.linalg.eig(PLAIN)._fields


def test_what_is_not_square() -> None:
    x = Variable(np.ones((2, 3)))
    for name, function in (("eig", linalg.eig), ("eigvals", linalg.eigvals)):
        with raises(ValueError, f"{name}: expected square matrices, shape (..., n, n), got shape (2, 3)"):
            function(x)
