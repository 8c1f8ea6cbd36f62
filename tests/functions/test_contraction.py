from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_dot_of_stacks_is_not_their_matmul() -> None:
    x, y = np.ones((2, 3, 4)), np.ones((2, 4, 5))
    assert dz.dot(Variable(x), y).shape == (2, 3, 2, 5)
    assert dz.matmul(Variable(x), y).shape == (2, 3, 5)
    assert [gradient.max() for gradient in grads(dz.dot, x, y)] == [10, 6]


def test_empty_inner_axis_gives_zeros_and_empty_gradients() -> None:
    for function, y in ((dz.dot, np.ones((0, 4))), (dz.inner, np.ones((4, 0)))):
        assert untyped(function)(Variable(np.ones((3, 0))), y).data.tolist() == [[0] * 4] * 3
        assert [gradient.shape for gradient in grads(untyped(function), np.ones((3, 0)), y)] == [(3, 0), y.shape]


def test_inner_conjugates_nothing() -> None:
    x = Variable(np.array([1j, 2]))
    assert dz.inner(x, x).data == 3


@pytest.mark.parametrize(("function", "axis"), [(dz.dot, -2), (dz.inner, -1)])
def test_shapes_that_do_not_fit(function: object, axis: int) -> None:
    x = Variable(np.ones((2, 3)))
    named = untyped(dz.dot) if function is dz.dot else untyped(dz.inner)
    label = named.__name__
    with raises(ValueError, f"{label}: the last axis of shape (2, 3) does not fit axis {axis} of shape (2, 2)", x):
        named(x, np.ones((2, 2)))
    with raises(ValueError, f"{label}: the last axis of shape (2, 3) does not fit axis -1 of shape (2,)", x):
        named(x, array(1, 2))
    with raises(TypeError, f"{label}: operand 1 must be an ndarray, got list; write variable(...) or np.array(...)", x):
        named(x, [1.0, 2.0])
    with raises(TypeError, f"{label} takes a Variable, got an ndarray of shape (2,); write Variable(...) around it"):
        named(array(1, 2), array(1, 2))


@pytest.mark.parametrize(("axes", "message"), [
    (3, "there are no 3 axes to sum over in operands of 2 and 3 axes"),
    (-1, "there are no -1 axes to sum over in operands of 2 and 3 axes"),
    (2, "axis 0 of shape (2, 3) does not fit axis 0 of shape (3, 2, 2)"),
    ((0, 3), "axis 3 is out of range for an array of 3 axes"),
    (([0, 0], [1, 2]), "axes ([0, 0], [1, 2]) name an axis twice"),
    (((0, 1), 1), "axes must be a number or a pair of axes, as many of the one as of the other, got ((0, 1), 1)"),
    ((1,), "axes must be a number or a pair of axes, as many of the one as of the other, got (1,)"),
])  # fmt: skip
def test_axes_that_do_not_fit(axes: object, message: str) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, f"tensordot: {message}", x):
        untyped(dz.tensordot)(x, np.ones((3, 2, 2)), axes)


def test_axes_must_be_integers() -> None:
    x = Variable(np.ones((2, 3)))
    with raises(TypeError, "tensordot: axes must be an integer, got 1.0", x):
        untyped(dz.tensordot)(x, x, 1.0)
