from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties

cross = untyped(dz.cross)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_cross_of_a_vector_with_itself_is_zero_with_zero_gradient() -> None:
    x = Variable(array(1, 2, 3))
    y = dz.cross(x, x)
    y.backward()
    assert y.data.tolist() == [0, 0, 0]
    assert x.grad is not None
    assert x.grad.tolist() == [0, 0, 0]


def test_cross_along_any_axes() -> None:
    x, y = np.arange(12.0).reshape(3, 4), np.arange(12.0).reshape(4, 3)[::-1]
    for options in ({"axisa": 0}, {"axisa": 0, "axisc": 0}, {"axisa": -2, "axisc": -2}):
        found = cross(Variable(x), y, **options).data
        np.testing.assert_array_equal(found, untyped(np.cross)(x, y, **options))


@pytest.mark.parametrize(("shapes", "options", "message"), [
    (((2,), (3,)), {}, "expected vectors of 3 numbers, got 2 and 3; in two dimensions write a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]"),
    (((2,), (2,)), {}, "expected vectors of 3 numbers, got 2 and 2; in two dimensions write a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]"),
    (((3,), (3,)), {"axis": 1}, "axis 1 is out of range for an array of 1 axes"),
    (((3,), (3,)), {"axisc": -2}, "axis -2 is out of range for an array of 1 axes"),
    (((), (3,)), {}, "axis -1 is out of range for an array of 0 axes"),
    (((2, 3), (4, 3)), {}, "operand 1 of shape (4, 3) does not fit operand 0 of shape (2, 3)"),
])  # fmt: skip
def test_cross_of_what_does_not_fit(shapes: tuple[tuple[int, ...], ...], options: dict[str, int], message: str) -> None:
    x = Variable(np.ones(shapes[0]))
    with raises(ValueError, f"cross: {message}", x):
        cross(x, np.ones(shapes[1]), **options)


def test_cross_takes_variables_and_arrays() -> None:
    x = Variable(array(1, 2, 3))
    with raises(TypeError, "cross: operand 1 must be an ndarray, got list; write variable(...) or np.array(...)", x):
        cross(x, [1.0, 2.0, 3.0])


def test_kron_of_different_ranks() -> None:
    assert_grads(lambda x, y: untyped(dz.kron)(x, y), [np.ones((2, 2)), array(1, 2)], [np.full((2, 2), 3.0), [4, 4]])
    assert dz.kron(Variable(np.ones((2, 3))), np.ones(4)).shape == (2, 12)
    with raises(TypeError, "kron: operand 1 must be an ndarray, got list; write variable(...) or np.array(...)"):
        untyped(dz.kron)(Variable(array(1, 2)), [1.0, 2.0])
