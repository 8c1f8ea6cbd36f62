from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, assert_grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties, grad_of


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


class TestAstype:
    """Between float types, and away from integers."""

    @pytest.mark.parametrize("old", [np.float16, np.float32, np.float64])
    @pytest.mark.parametrize("new", [np.float16, np.float32, np.float64, np.dtype(np.float32)])
    def test_gradient_comes_back_in_the_old_type(self, old: Any, new: Any) -> None:
        x = array(1, 2, dtype=old)
        assert dz.astype(Variable(x), new).dtype == new
        assert_grads(lambda v: dz.astype(v, new) * 3, [x], [[3, 3]])

    def test_recorded_pass_comes_back_in_the_old_type(self) -> None:
        x = Variable(array(1.5, dtype=np.float32))
        (first,) = dz.gradients(dz.astype(x, np.float64) ** 3, (x,))
        (second,) = dz.gradients(first, (x,))
        assert first.dtype == second.dtype == np.float32
        assert second.data == 9

    def test_integers_become_a_leaf(self) -> None:
        x = Variable(array(1, 2, dtype=np.int64))
        y = untyped(dz.astype)(x, np.float64)
        (y * y).sum().backward()
        assert y.grad.tolist() == [2, 4]
        assert x.grad is None

    def test_same_type_gives_data_of_its_own(self) -> None:
        x = Variable(array(1))
        assert not np.shares_memory(dz.astype(x, np.float64).data, x.data)

    @pytest.mark.parametrize("new", [np.float32, np.float64, np.complex64, np.complex128])
    def test_gradients_have_memory_of_their_own(self, new: Any) -> None:
        x0, x1 = Variable(array(1, 2)), Variable(array(3, 4))
        y: Any = dz.astype(x0, new) + dz.astype(x1, new)
        y.backward(np.ones(2, new))
        assert not np.shares_memory(grad_of(x0), grad_of(x1))


def test_reshape_takes_a_tuple_or_separate_numbers() -> None:
    x = Variable(np.arange(6.0))
    assert x.reshape(2, 3).shape == x.reshape((2, 3)).shape == x.reshape(2, -1).shape == (2, 3)
    assert x.reshape(2, 3).reshape(-1).shape == x.reshape(2, 3).ravel().shape == x.reshape(3, 2).flatten().shape == (6,)
    assert x.reshape(2, 3, 1).shape == x.reshape(2, 3)[..., None].shape == (2, 3, 1)


def test_transpose_takes_a_tuple_or_separate_numbers() -> None:
    x = Variable(np.zeros((2, 3, 4)))
    transpose = untyped(x.transpose)
    assert transpose(1, 2, 0).shape == transpose((1, 2, 0)).shape == (3, 4, 2)
    assert transpose().shape == x.T.shape == transpose(None).shape == (4, 3, 2)


def test_squeeze_method_is_the_function() -> None:
    x = Variable(np.zeros((1, 3, 1)))
    assert x.squeeze().shape == (3,)
    assert x.squeeze(0).shape == (3, 1)
    assert x.squeeze((0, -1)).shape == (3,)


def test_shape_may_be_a_list_or_a_number() -> None:
    x = Variable(array(1, 2, 3))
    assert untyped(dz.reshape)(x, [3, 1]).shape == (3, 1)
    assert untyped(dz.broadcast_to)(x, [2, 3]).shape == (2, 3)
    assert untyped(dz.broadcast_to)(x, 3).shape == (3,)
    assert untyped(dz.sum_to)(x, [1]).shape == (1,)
    assert untyped(dz.transpose)(x, [0]).shape == (3,)


def test_sum_to_of_int32_is_int32() -> None:
    assert dz.sum_to(Variable(np.ones((2, 3), np.int32)), (3,)).dtype == np.int32


def test_broadcast_to_and_sum_to_are_each_others_gradient() -> None:
    x, wide = array(1, 2, 3), np.arange(6.0).reshape(2, 3)
    assert_grads(lambda v: dz.broadcast_to(v, (2, 3)) * wide, [x], [wide.sum(0)])
    assert_grads(lambda v: dz.sum_to(v, (3,)) * x, [wide], [np.broadcast_to(x, (2, 3))])


def test_order_f_reads_and_writes_the_first_index_fastest() -> None:
    data = np.arange(24.0).reshape(2, 3, 4)
    for layout in ("C", "F"):
        x = Variable(np.array(data, order="F" if layout == "F" else "C"))
        np.testing.assert_array_equal(dz.ravel(x, "F").data, data.ravel("F"))
        np.testing.assert_array_equal(x.flatten("F").data, data.ravel("F"))
        np.testing.assert_array_equal(dz.reshape(x, (4, -1), "F").data, data.reshape((4, -1), order="F"))


@pytest.mark.parametrize("order", ["A", "K", "c", None])
def test_order_of_the_memory_is_refused(order: object) -> None:
    x = Variable(np.ones((2, 3)))
    message = f": order must be 'C' or 'F', got {order!r}; the memory of an array is not part of its value"
    with raises(ValueError, "ravel" + message, x):
        untyped(dz.ravel)(x, order)
    with raises(ValueError, "reshape" + message, x):
        untyped(dz.reshape)(x, 6, order)


def test_arrays_that_are_broadcast_beside_variables_are_constants() -> None:
    x = Variable(array(1, 2))
    y, constant = dz.broadcast_arrays(x, np.ones((3, 2)))
    (y * constant).sum().backward()
    assert y.shape == constant.shape == (3, 2)
    assert x.grad is not None
    assert x.grad.tolist() == [3, 3]
    with raises(ValueError, "broadcast_arrays: shapes (2,), (3,) do not broadcast", x):
        dz.broadcast_arrays(x, array(1, 2, 3))
    with raises(TypeError, "broadcast_arrays takes a Variable, got an ndarray of shape (1,); write Variable(...) around it"):
        dz.broadcast_arrays(array(1))
