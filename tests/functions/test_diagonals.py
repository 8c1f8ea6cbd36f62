from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("shape", [(2, 3), (3, 2), (3, 3), (1, 4), (4, 1), (0, 2), (2, 0)])
@pytest.mark.parametrize("offset", range(-4, 5))
def test_gradients_have_the_shape_of_matrices_that_are_not_square(shape: tuple[int, int], offset: int) -> None:
    x = np.arange(float(np.prod(shape))).reshape(shape)
    places = np.eye(*shape, offset)
    assert_grads(lambda v: dz.diagonal(v, offset), [x], [places])
    assert_grads(lambda v: dz.diag(v, offset), [x], [places])
    assert_grads(lambda v: dz.trace(v, offset), [x], [places])
    assert_grads(lambda v: dz.tril(v, offset), [x], [np.tri(*shape, offset)])
    assert_grads(lambda v: dz.triu(v, offset), [x], [1 - np.tri(*shape, offset - 1)])


def test_trace_of_int32_is_int32() -> None:
    assert dz.trace(Variable(np.ones((2, 2), np.int32))).dtype == np.int32


def test_numpys_functions_of_matrices_take_the_last_two_axes() -> None:
    x = Variable(np.arange(24.0).reshape(2, 3, 4))
    linalg = np.linalg
    for name in ("diagonal", "trace"):
        function = untyped(getattr(linalg, name))
        for offset in (0, 1, -1):
            np.testing.assert_array_equal(function(x, offset=offset).data, function(x.data, offset=offset))
    assert untyped(linalg.matrix_transpose)(x).shape == (2, 4, 3)
    with raises(TypeError, "dtype of np.linalg.trace is not supported for a Variable; the arguments are x, offset", x):
        untyped(linalg.trace)(x, dtype=np.float32)


@pytest.mark.parametrize(("message", "call"), named(
    ("diag: expected a vector or a matrix, got shape (2, 2, 2); diagonal takes stacks of matrices", lambda x: untyped(dz.diag)(x)),
    ("diag: expected a vector or a matrix, got shape (); diagonal takes stacks of matrices", lambda x: untyped(dz.diag)(x[0, 0, 0])),
    ("diagonal: expected at least two axes, got shape (2,)", lambda x: dz.diagonal(x[0, 0])),
    ("diagonal: axis1 and axis2 are the same axis 1", lambda x: dz.diagonal(x, 0, 1, -2)),
    ("trace: axis 3 is out of range for an array of 3 axes", lambda x: dz.trace(x, 0, 0, 3)),
    ("tril: expected at least two axes, got shape (2,)", lambda x: dz.tril(x[0, 0])),
    ("triu: expected at least two axes, got shape ()", lambda x: dz.triu(x[0, 0, 0])),
))  # fmt: skip
def test_arrays_without_such_diagonals(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 2, 2)))
    with raises(ValueError, message, x):
        call(x)
    with raises(TypeError, "diag: k must be an integer, got 0.5"):
        untyped(dz.diag)(x, 0.5)
