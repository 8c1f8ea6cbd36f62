from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties

any_array, any_block = untyped(dz.array), untyped(dz.block)


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


class TestArray:
    """Nested lists of Variables and numbers."""

    def test_matrix_of_scalars(self) -> None:
        def rotation(angle: Any) -> Any:
            c, s = dz.cos(angle), dz.sin(angle)
            return dz.array([[c, -s], [s, c]])

        x = variable(0.3)
        (gradient,) = dz.gradients((rotation(x) * np.array([[1.0, 2.0], [3.0, 4.0]])).sum(), (x,))
        np.testing.assert_allclose(gradient.data, -5 * np.sin(0.3) + np.cos(0.3))
        dz.check_gradients(rotation, x)

    def test_numbers_take_the_type_of_the_variables(self) -> None:
        x = variable(2.0, np.float32)
        y = any_array([[x, 1], [0.5, x]])
        assert y.dtype == np.float32
        assert y.data.tolist() == [[2, 1], [0.5, 2]]
        assert any_array([variable(1j, np.complex128), 1]).dtype == np.complex128

    def test_lists_of_vectors(self) -> None:
        x = variable([1.0, 2.0])
        y = dz.array([[x, x * 2], [x, x]])
        assert y.shape == (2, 2, 2)
        assert_grads(lambda v: any_array([[v, v], (v, array(1, 2))]) * 3, [array(1, 2)], [[9, 9]])

    @pytest.mark.parametrize(("message", "call"), named(
        ("array: shapes (2,), () differ", lambda x: any_array([x, 1.0])),
        ("array: lists of lengths (2,), (1,) stand side by side", lambda x: any_array([[x, x], [x]])),
        ("array: lists of lengths (1,), () stand side by side", lambda x: any_array([[x], x])),
        ("array: expected at least one element, got an empty list", lambda x: any_array([[], [x]])),
    ))  # fmt: skip
    def test_lists_that_make_no_array(self, message: str, call: Call) -> None:
        x = Variable(array(1, 2))
        with raises(ValueError, message, x):
            call(x)

    def test_without_a_variable(self) -> None:
        with raises(TypeError, "array takes a Variable, got float; write variable(...)"):
            any_array([1.0, 2.0])


class TestBlock:
    """Nested lists of blocks."""

    def test_blocks_are_where_numpy_puts_them(self) -> None:
        m, row, column, corner = np.arange(6.0).reshape(2, 3), np.array([[7.0, 8, 9]]), np.array([[10.0], [11]]), np.array(12.0)
        nested: list[Any] = [[m, column], [row, corner]]
        expected = np.block(nested)
        for place in ((0, 0), (0, 1), (1, 0), (1, 1)):
            mixed = [list(line) for line in nested]
            mixed[place[0]][place[1]] = Variable(nested[place[0]][place[1]])
            np.testing.assert_array_equal(any_block(mixed).data, expected)
            np.testing.assert_array_equal(np.block(mixed).data, expected)

    def test_each_block_gets_its_part(self) -> None:
        weights = np.arange(9.0).reshape(3, 3)
        operands = [np.ones((2, 2)), np.ones((2, 1)), array(1, 1), np.array(1.0)]
        parts = [weights[:2, :2], weights[:2, 2:], weights[2, :2], weights[2, 2, ...]]
        xs = [Variable(x) for x in operands]
        (any_block([xs[:2], xs[2:]]) * weights).sum().backward()
        for x, part in zip(xs, parts, strict=True):
            assert x.grad is not None
            np.testing.assert_array_equal(x.grad, part, strict=True)

    def test_three_levels(self) -> None:
        x = np.arange(4.0).reshape(1, 2, 2)
        nested: Any = [[[Variable(x), x]], [[x, x]]]
        np.testing.assert_array_equal(any_block(nested).data, np.block([[[x, x]], [[x, x]]]))
        assert any_block([[[Variable(array(1)), 2.0]]]).shape == (1, 1, 2)

    @pytest.mark.parametrize(("message", "call"), named(
        ("block: shape (1, 2) does not fit shape (2, 2) beside it along axis 1", lambda x: any_block([[x, x[:1]]])),
        ("block: shape (1, 2) does not fit shape (2, 2) beside it along axis 1", lambda x: any_block([x, x[0]])),
        ("block: blocks at different depths [0, 1]", lambda x: any_block([[x], x])),
        ("block: a list is empty", lambda x: any_block([[x], []])),
    ))  # fmt: skip
    def test_blocks_that_do_not_fit(self, message: str, call: Call) -> None:
        x = Variable(np.ones((2, 2)))
        with raises(ValueError, message, x):
            call(x)

    def test_what_is_no_block(self) -> None:
        x = Variable(np.ones((2, 2)))
        with raises(TypeError, "block: operand 1 must be an ndarray, got str; write variable(...) or np.array(...)", x):
            any_block([x[0], "x"])
        with raises(TypeError, "block takes a Variable, got an ndarray of shape (1,); write Variable(...) around it"):
            any_block([array(1)])
