from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from dezero_typed.variable import AnyVariable
from tests.helpers import array, assert_grads, grads, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties, assert_same

einsum = untyped(dz.einsum)
X = np.arange(6.0).reshape(2, 3)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


class TestOperands(OperandProperties):
    """What every function of several inputs has to show."""


def test_trace_and_diagonal_reach_the_diagonal_alone() -> None:
    x = np.arange(9.0).reshape(3, 3)
    assert_grads(lambda x: einsum("ii", x), [x], [np.eye(3)])
    assert_grads(lambda x: einsum("ii->i", x) * array(1, 2, 3), [x], [np.diag([1.0, 2, 3])])


def test_index_of_one_operand_alone_spreads_the_gradient() -> None:
    assert_grads(lambda x, y: einsum("ij,k->j", x, y), [X, array(1, 2)], [np.full((2, 3), 3.0), np.full(2, 15.0)])


def test_length_of_one_broadcasts() -> None:
    assert_grads(lambda x, y: einsum("i,i", x, y), [array(2), array(1, 2, 3)], [[6], [2, 2, 2]])
    assert_grads(lambda x: einsum("i...,i...->...", x, np.ones((2, 1))), [X], [np.ones((2, 3))])


def test_one_variable_as_two_operands() -> None:
    x = Variable(array(1, 2, 3))
    einsum("i,i", x, x).backward()
    assert x.grad is not None
    assert x.grad.tolist() == [2, 4, 6]


SUBLISTS: list[tuple[list[Any], str]] = [
    ([[0, 1], [1, 2], [0, 2]], "ij,jk->ik"),
    ([[0, 1], [1, 2]], "ij,jk"),
    ([[30, 4], (4, 2)], "zb,ba->az"),
    ([[0, Ellipsis], [Ellipsis, 1], [1, Ellipsis, 0]], "i...,...j->j...i"),
    ([[0, 1], [2, 3], []], "ij,kl->"),
    ([np.array([0, 1]), [1, 2], [0, 2]], "ij,jk->ik"),
]


@pytest.mark.parametrize(("sublists", "subscripts"), SUBLISTS)
def test_numbers_in_the_place_of_letters(sublists: list[Any], subscripts: str) -> None:
    def by_numbers(x: Any, y: Any) -> Any:
        return einsum(x, sublists[0], y, *sublists[1:])

    def by_letters(x: Any, y: Any) -> Any:
        return einsum(subscripts, x, y)

    y = np.arange(6.0).reshape(3, 2)
    numpys: Any = np.einsum
    value = by_numbers(Variable(X), Variable(y)).data
    np.testing.assert_array_equal(value, numpys(X, sublists[0], y, *sublists[1:]))
    assert_same([value], [by_letters(Variable(X), y).data])
    assert_same(grads(by_numbers, X, y), grads(by_letters, X, y), 0)


def product_of(a: Any, b: Any, c: Any) -> Any:
    return a @ b @ c


@pytest.mark.parametrize("optimize", [False, True, "greedy", "optimal", ["einsum_path", (0, 1), (0, 1)], ("greedy", 1000), ("optimal", 8)])
def test_order_of_multiplication_changes_nothing(optimize: Any) -> None:
    shapes = ((3, 4), (4, 5), (5, 2))
    xs = [np.arange(float(a * b)).reshape(a, b) for a, b in shapes]

    def chain(*xs: AnyVariable) -> AnyVariable:
        y: AnyVariable = einsum("ij,jk,kl->il", *xs, optimize=optimize)
        return y

    np.testing.assert_allclose(chain(*map(Variable, xs)).data, xs[0] @ xs[1] @ xs[2])
    assert_same(grads(untyped(chain), *xs), grads(untyped(product_of), *xs))
    dz.check_gradients(chain, *(Variable(x / 10) for x in xs), order=2)


def test_large_sums_are_differentiated_as_products_of_matrices() -> None:
    x, y = np.ones((50, 50)), np.arange(2500.0).reshape(50, 50)
    assert_same(grads(lambda x, y: einsum("ij,jk->ik", x, y), x, y), grads(dz.matmul, x, y))
    assert_same(grads(lambda x: einsum("ij->ji", x), np.ones((400, 300))), [np.ones((400, 300))], 0)


def test_numbers_are_operands_of_shape_0() -> None:
    x = Variable(array(1, 2, dtype=np.float32))
    y = einsum(",i->i", 2.0, x)
    assert y.dtype == np.float32
    assert y.data.tolist() == [2, 4]


def test_numpys_function_answers_in_either_form() -> None:
    x = Variable(X)
    numpys: Any = np.einsum
    for y in (numpys("ij->j", x), numpys(x, [0, 1], [1]), numpys("ij->j", x, optimize=True)):
        assert type(y) is Variable
        assert y.data.tolist() == [3, 5, 7]
    with pytest.raises(TypeError, match=r"out of np.einsum is not supported for a Variable"):
        numpys("ij->j", x, out=np.zeros(3))


@pytest.mark.parametrize(("subscripts", "message"), [
    ("ij,jk", "'ij,jk' has indices for 2 operands, got 1"),
    ("ij->k", "the result of 'ij->k' must have indices of the operands, each once, got 'k'"),
    ("ij->ii", "the result of 'ij->ii' must have indices of the operands, each once, got 'i'"),
    ("i", "'i' has not as many indices as operand 0 has axes, 2"),
    ("i...jk", "'i...jk' has not as many indices as operand 0 has axes, 2"),
    ("i...->i", "the result of 'i...->i' leaves out '...'; write it after the arrow, or sum over letters"),
    ("i1", "expected letters and at most one '...' for each operand, got 'i1' in 'i1'"),
    ("i..j", "expected letters and at most one '...' for each operand, got 'i..j' in 'i..j'"),
    ("......", "expected letters and at most one '...' for each operand, got '......' in '......'"),
    ("ij->i->j", "expected letters and at most one '...' for each operand, got 'i->j' in 'ij->i->j'"),
    ("αj", "expected letters and at most one '...' for each operand, got 'αj' in 'αj'"),
    ("ii", "axes with one index must have one length, got shape (2, 3) of operand 0 with the indices 'ii' and (2, 3) in all"),
])  # fmt: skip
def test_indices_that_do_not_fit(subscripts: str, message: str) -> None:
    x = Variable(X)
    with raises(ValueError, f"einsum: {message}", x):
        einsum(subscripts, x)


def test_lengths_that_do_not_fit() -> None:
    x = Variable(X)
    message = (
        "einsum: axes with one index must have one length, got shape (2, 3) of operand 0 with the indices 'ij' "
        "and (2, 3), (2, 2) in all"
    )
    with raises(ValueError, message, x):
        einsum("ij,jk", x, np.ones((2, 2)))
    with raises(ValueError, message.replace("(2, 3)", "(1, 2)").replace("'ij' and (1, 2), (2, 2)", "'ii' and (1, 2)")):
        einsum("ii", Variable(np.ones((1, 2))))


def test_calls_that_are_none() -> None:
    x = Variable(X)
    for arguments in ((), (x,)):
        with raises(TypeError, 'einsum takes the indices and the operands; write einsum("ij->ji", x) or einsum(x, [0, 1], [1, 0])'):
            einsum(*arguments)
    with raises(TypeError, "einsum: expected a list of indices after each operand, got int", x):
        einsum(x, 0)
    with raises(TypeError, "einsum: an index must be an integer, got 0.5", x):
        einsum(x, [0.5, 1])
    with raises(ValueError, "einsum: an index must be a number from 0 to 51, got 52", x):
        einsum(x, [0, 52])
    with raises(ValueError, "einsum: optimize must be True, False, 'greedy', 'optimal' or a path, got 'best'", x):
        einsum("ij", x, optimize="best")
    with raises(TypeError, "einsum: operand 0 must be an ndarray, got list; write variable(...) or np.array(...)", x):
        einsum("i,ij", [1.0, 2.0], x)
    with raises(TypeError, "einsum takes a Variable, got an ndarray of shape (2, 3); write Variable(...) around it"):
        einsum("ij", X)
