"""What a Variable is beyond its operators: its state, its copies, its text."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from collections.abc import Callable

import numpy as np
import pytest

from dezero_typed import Matrix, Scalar, Variable, Vector, no_grad, square, variable

COPIES: list[Callable[[Vector], Vector]] = [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]


@pytest.mark.parametrize("duplicate", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_a_copy_is_a_leaf_of_its_own(duplicate: Callable[[Vector], Vector]) -> None:
    x = variable([1.0, 2.0], name="x")
    square(x).backward()
    y = duplicate(x)
    assert y.name == "x" and y.data.tolist() == [1.0, 2.0]
    assert y.grad is not None and y.grad.tolist() == [2.0, 4.0]
    x.cleargrad()
    y.cleargrad()
    (x * 3.0 + y * 5.0).backward()
    assert x.grad is not None and y.grad is not None
    assert (x.grad.tolist(), y.grad.tolist()) == ([3.0, 3.0], [5.0, 5.0])


def test_a_copy_of_a_result_has_no_history() -> None:
    x = variable([1.0])
    y = copy.deepcopy(x * 2.0)
    y.backward()
    assert x.grad is None


def test_it_is_a_dataclass_with_slots() -> None:
    x = variable([1.0])
    assert dataclasses.is_dataclass(x)
    assert not hasattr(x, "__dict__")


def test_hashing_is_by_identity() -> None:
    x, y = variable([1.0]), variable([1.0])
    assert len({x, y, x}) == 2
    assert {x: "weights"}[x] == "weights"


def test_its_types_can_be_written_and_read_at_run_time() -> None:
    class Model:
        weights: Matrix[np.float32]
        bias: Variable[np.float32]

    hints = typing.get_type_hints(Model, localns={"Matrix": Matrix, "Variable": Variable, "np": np})
    assert hints["weights"] == Variable[np.float32, tuple[int, int]]


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (variable(14.0), "Variable(14.)"),
        (variable([1.0, 2.5], name="w"), "Variable([1. , 2.5], name='w')"),
        (Variable(np.array(3)), "Variable(3, dtype=int64)"),
        (variable([[1.0], [2.0]], np.float32), "Variable([[1.],\n          [2.]], dtype=float32)"),
    ],
)
def test_repr(x: Scalar, text: str) -> None:
    assert repr(x) == text


def test_the_constructor_keeps_the_array() -> None:
    array = np.array([1.0, 2.0])
    assert Variable(array).data is array
    assert variable(array).data is array


def test_the_name_stays_with_the_place_on_the_tape() -> None:
    x = variable([1.0], name="x")
    y = x * 2.0
    assert (x.name, y.name) == ("x", "")
    y.name = "y"
    z = square(y)
    assert [node.variable_name for node in z._node.parents if node is not None] == ["y"]
    assert y.detach().name == ""
    with no_grad():
        assert square(x).name == ""


def test_detach_shares_the_data_and_has_no_history() -> None:
    x = variable([1.0])
    y = square(x)
    z = y.detach()
    assert np.shares_memory(y.data, z.data)
    z.backward()
    assert x.grad is None


def test_shape_and_its_kin() -> None:
    x = Variable(np.zeros((2, 3), np.float32))
    assert (x.shape, x.ndim, x.size, len(x)) == ((2, 3), 2, 6, 2)
    assert x.dtype == np.dtype(np.float32)
    assert x.T.shape == (3, 2)
    assert [row.shape for row in x] == [(3,), (3,)]
    with pytest.raises(TypeError, match=r"len\(\) of a Variable of shape \(\)"):
        len(variable(1.0))


def test_the_gradient_may_be_set() -> None:
    x = variable([1.0, 2.0])
    x.grad = np.array([3.0, 4.0])
    square(x).backward()
    assert x.grad.tolist() == [5.0, 8.0]


def test_methods_that_answer_plainly_are_those_of_numpy() -> None:
    data = np.array([[3.0, 0.0, 2.0], [0.0, 1.0, 5.0]])
    x = Variable(data)
    assert (x.argmax(), x.argmin()) == (5, 1)
    assert (type(x.argmax()), type(x.argmin())) == (int, int)
    assert x.argmax(0).tolist() == [0, 1, 1]
    assert x.argmax(keepdims=True).tolist() == [[5]]
    assert x.argmin(1, keepdims=True).shape == (2, 1)
    assert type(x[0].argmax(0)) is np.ndarray
    assert x.any(keepdims=True).shape == x.all((0, 1), keepdims=True).shape == (1, 1)
    assert x.argmin(axis=1).tolist() == [1, 0]
    assert x.argsort().tolist() == data.argsort().tolist()
    assert x.argsort(axis=0).tolist() == data.argsort(axis=0).tolist()
    assert [places.tolist() for places in x.nonzero()] == [places.tolist() for places in data.nonzero()]
    assert x.any() and not x.all()
    assert (type(x.any()), type(x.all())) == (np.ndarray, np.ndarray)
    assert x.any(axis=0).tolist() == [True, True, True]
    assert x.all(1).tolist() == [False, False]


def test_methods_that_move_elements_are_the_functions() -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    assert x.mT.data.tolist() == x.swapaxes(0, 1).data.tolist() == x.data.T.tolist()
    assert x.repeat(2).data.tolist() == x.data.repeat(2).tolist()
    assert x.repeat([1, 0, 2], axis=1).data.tolist() == x.data.repeat([1, 0, 2], axis=1).tolist()
    assert x.diagonal(1).data.tolist() == [1.0, 5.0]
    assert x.trace().data == 4.0
    assert x.ravel("F").data.tolist() == x.flatten("F").data.tolist() == x.data.ravel("F").tolist()
    with pytest.raises(ValueError, match="matrix_transpose: expected at least two axes"):
        x[0].mT


def test_the_gradient_of_all_rows_is_put_together_once() -> None:
    x = Variable(np.arange(6.0).reshape(3, 2))
    first, second, third = x
    (first * second + 2.0 * third).sum().backward()
    assert x.grad is not None and x.grad.tolist() == [[2.0, 3.0], [0.0, 1.0], [2.0, 2.0]]
    assert len({row._node.parents[0] for row in x}) == 1
    assert [row.data.tolist() for row in x] == x.data.tolist()
    assert list(x[:0]) == []
    with pytest.raises(TypeError, match="len\\(\\) of a Variable of shape"):
        iter(x[0, 0])
