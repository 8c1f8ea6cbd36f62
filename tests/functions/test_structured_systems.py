from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Variable, gradients, special, variable  # noqa: E402
from dezero_typed.arrays import AnyArray  # noqa: E402
from tests.cases import values  # noqa: E402
from tests.helpers import Call, assert_grads, calls, grads, named, raises, untyped  # noqa: E402
from tests.properties import ComplexProperties, OperandProperties, Properties  # noqa: E402
from tests.rows.structured_systems import matrix_of_bands  # noqa: E402

scipy: Any = import_module("scipy.linalg")

A = values(4, 4) + 3 * np.eye(4)
B = values(4, 2, seed=1)
BANDS = values(4, 4, seed=2) + np.array([0.0, 5, 0, 0])[:, None]


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("imaginary", [0, 1j])
def test_values_are_those_of_scipy(imaginary: complex) -> None:
    a, b, bands = A + imaginary * values(4, 4, seed=5), B + imaginary * values(4, 2, seed=6), BANDS + imaginary * values(4, 4, seed=7)
    for trans in (0, 1, 2, "N", "T", "C"):
        for lower in (False, True):
            for unit_diagonal in (False, True):
                found = untyped(special.solve_triangular)(Variable(a), b, trans, lower, unit_diagonal)
                np.testing.assert_allclose(found.data, scipy.solve_triangular(a, b, trans, lower, unit_diagonal), rtol=1e-11)
    for l_and_u in ((2, 1), (1, 2), (3, 0), (0, 3)):
        turned = np.roll(bands, l_and_u[1] - 1, axis=0)
        found = special.solve_banded(l_and_u, Variable(turned), b)
        np.testing.assert_allclose(found.data, scipy.solve_banded(l_and_u, turned, b), rtol=1e-11)
    found = special.solve_sylvester(Variable(a), a[:2, :2], b)
    np.testing.assert_allclose(found.data, scipy.solve_sylvester(a, a[:2, :2], b), rtol=1e-11)


def test_what_is_not_read_may_hold_anything_and_has_the_gradient_0() -> None:
    junk = np.array([[2.0, np.nan], [1.0, 4.0]])
    assert_grads(lambda a: special.solve_triangular(a, np.array([2.0, 5.0]), lower=True, check_finite=False), [junk], [[[-0.375, 0], [-0.25, -0.25]]])
    unit = np.array([[0.0, 3.0], [1.0, 0.0]])
    assert_grads(lambda a: special.solve_triangular(a, np.array([2.0, 5.0]), unit_diagonal=True), [unit], [[[0, -5], [0, 0]]])
    bands = np.array([[np.nan, 1.0], [2.0, 4.0]])
    (found,) = grads(lambda ab: special.solve_banded((0, 1), ab, np.array([2.0, 4.0]), check_finite=False), bands)
    assert found.tolist() == [[0, -0.5], [-0.25, -0.125]]


def test_bands_have_the_gradients_of_the_matrix() -> None:
    ab, b = Variable(BANDS), Variable(B)
    special.solve_banded((2, 1), ab, b).sum().backward()
    full, whole = Variable(matrix_of_bands((2, 1), BANDS)), Variable(B)
    solved: Any = np.linalg.solve
    solved(full, whole).sum().backward()
    assert full.grad is not None
    assert ab.grad is not None
    np.testing.assert_allclose(matrix_of_bands((2, 1), ab.grad), np.triu(np.tril(full.grad, 1), -2), atol=1e-14)
    np.testing.assert_allclose(np.asarray(b.grad), np.asarray(whole.grad), atol=1e-14)


def test_equation_of_sylvester_holds() -> None:
    a, b, q = (Variable(x) for x in (A, A[:2, :2], B))
    x = special.solve_sylvester(a, b, q)
    residual = a @ x + x @ b - q
    np.testing.assert_allclose(residual.data, 0, atol=1e-13)
    for first in gradients(residual, (a, b, q), values(4, 2, seed=3)):
        np.testing.assert_allclose(first.data, 0, atol=1e-12)


def test_a_cotangent_that_is_not_finite_passes() -> None:
    b = Variable(np.ones(2))
    special.solve_triangular(np.eye(2), b).backward(np.array([np.inf, 1.0]))
    assert np.asarray(b.grad)[0] == np.inf


@pytest.mark.parametrize("call", calls(
    lambda x: special.solve_triangular(x, np.ones(2)), lambda x: special.solve_banded((0, 1), x, np.ones(2)), lambda x: special.solve_sylvester(x, -x, np.eye(2)),
))  # fmt: skip
def test_singular_systems(call: Call) -> None:
    with pytest.raises(np.linalg.LinAlgError):
        call(Variable(np.diag([1.0, 0.0])))


@pytest.mark.parametrize(("message", "call"), named(
    ("solve_triangular: expected shapes (..., n, n) and (..., n, k) or (n,), got (2, 3) and (2,)", lambda x: special.solve_triangular(x, np.ones(2))),
    ("solve_triangular: expected shapes (..., n, n) and (..., n, k) or (n,), got (2, 2) and (3,)", lambda x: special.solve_triangular(x[:, :2], np.ones(3))),
    ("solve_triangular: trans must be 0, 1, 2, \"N\", \"T\" or \"C\", got 'H'", lambda x: untyped(special.solve_triangular)(x[:, :2], np.ones(2), "H")),
    ("solve_triangular: overwrite_b must be False, since gradients read the operands later", lambda x: untyped(special.solve_triangular)(x[:, :2], np.ones(2), overwrite_b=True)),
    ("solve_triangular: the operands hold infinities or NaNs; write check_finite=False to admit them", lambda x: special.solve_triangular(x[:, :2], np.array([1, np.nan]))),
    ("solve_banded: expected shapes (..., 2, n) and (..., n, k) or (n,), got (2, 3) and (2,)", lambda x: special.solve_banded((1, 0), x, np.ones(2))),
    ("solve_banded: expected shapes (..., 3, n) and (..., n, k) or (n,), got (2, 3) and (3,)", lambda x: special.solve_banded((1, 1), x, np.ones(3))),
    ("solve_banded: the numbers of diagonals must not be negative, got (-1, 2)", lambda x: special.solve_banded((-1, 2), x, np.ones(3))),
    ("solve_banded: overwrite_ab must be False, since gradients read the operands later", lambda x: untyped(special.solve_banded)((1, 0), x, np.ones(3), True)),
    ("solve_banded: the operands hold infinities or NaNs; write check_finite=False to admit them", lambda x: special.solve_banded((1, 0), x, np.array([1, np.inf, 1]))),
    ("solve_sylvester: expected shapes (..., m, m), (..., n, n) and (..., m, n), got (2, 2), (3, 3) and (3, 2)", lambda x: special.solve_sylvester(x[:, :2], np.eye(3), np.ones((3, 2)))),
    ("solve_sylvester: expected shapes (..., m, m), (..., n, n) and (..., m, n), got (2, 3), (3, 3) and (2, 3)", lambda x: special.solve_sylvester(x, np.eye(3), x)),
))  # fmt: skip
def test_calls_that_do_not_fit(message: str, call: Call) -> None:
    x = variable([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    with raises(ValueError, message, x):
        call(x)


def test_one_operand_is_a_variable() -> None:
    eye: AnyArray = np.eye(2)
    with raises(TypeError, "solve_triangular takes a Variable, got an ndarray of shape (2, 2); write Variable(...) around it"):
        untyped(special.solve_triangular)(eye, eye)
    with raises(TypeError, "solve_sylvester: operand 1 must be an ndarray, got list; write variable(...) or np.array(...)"):
        untyped(special.solve_sylvester)(Variable(eye), [[1.0]], eye)
    with raises(TypeError, "solve_banded: l_and_u must be an integer, got 0.5"):
        untyped(special.solve_banded)((0.5, 0), Variable(eye), eye)
