"""What stands in the boxes of a picture, and which arrows join them."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import Any, assert_type, final

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Drawing, Function, Variable, draw, exp, gradients, stack, variable
from dezero_typed.arrays import Array
from dezero_typed.backprop import ancestry
from dezero_typed.demo import digits


def lines(picture: Drawing) -> list[tuple[str, ...]]:
    return [box.lines for box in picture.boxes]


def arrows(picture: Drawing) -> list[tuple[int, int, str]]:
    return [(arrow.start, arrow.end, arrow.text) for arrow in picture.arrows]


@final
@dataclass
class Scale(Function[Array, Array], reads=((),)):
    """Keeps nothing, so that what it makes is known to what uses it alone."""

    factor: float
    name: str
    table: Array | None = None
    calls = 0

    def forward(self, x: Array) -> Array:
        Scale.calls += 1
        return x * self.factor

    def backward(self, gy: Array, /) -> tuple[Array]:
        return (gy * self.factor,)


def test_a_leaf_says_its_name_shape_and_dtype() -> None:
    picture = assert_type(draw(variable([[1.0, 2.0]], np.float32, name="x")), Drawing)
    assert lines(picture) == [("x", "(1, 2) float32")]
    assert (picture.boxes[0].kind, picture.boxes[0].root, picture.arrows) == ("leaf", True, ())
    assert lines(draw(variable(1.0))) == [("leaf", "() float64")]


def test_an_operation_says_its_parameters_and_what_it_made() -> None:
    x = variable([[1.0, 2.0], [3.0, 4.0]], name="x")
    y = dz.sum(x, axis=1)
    y.name = "y"
    z = dz.sum(x, axis=0, keepdims=True)
    assert lines(draw(y)) == [("x", "(2, 2) float64"), ("sum", "axis=1", "y: (2,) float64")]
    assert lines(draw(z))[1] == ("sum", "axis=0", "keepdims=True", "(1, 2) float64")
    assert lines(draw(x[np.array([0, 1, 1])]))[1] == ("getitem", "index=array (3,) int64", "(3, 2) float64")
    assert lines(draw(x[0, 1:]))[1] == ("getitem", "index=(0, slice(1, None, None))", "(1,) float64")
    assert lines(draw(dz.tile(x, (2, 2))))[1] == ("tile", "reps=(2, 2)", "(4, 4) float64")
    assert lines(draw(dz.roll(x, (1, 0), (0, 1))))[1] == ("roll", "shift=(1, 0)", "axis=(0, 1)", "(2, 2) float64")
    assert lines(draw(x[np.array([0, 1]), np.array([1, 1])]))[1][1] == "index=(array (2,) int64, array (2,) int…"
    assert lines(draw(dz.einsum("ij,jk->ik", x, x)))[1][1:3] == ("terms=('ij', 'jk')", "output='ik'")
    assert lines(draw(x.astype(np.float32)))[1] == ("astype", "(2, 2) float32")


def test_two_arrows_for_an_operand_used_twice() -> None:
    x = variable([1.0, 2.0])
    assert arrows(draw(x * x)) == [(0, 1, ""), (0, 1, "")]


def test_arrows_are_numbered_where_the_order_matters() -> None:
    x, y = variable([1.0, 2.0]), variable([3.0, 4.0])
    assert arrows(draw(y - x)) == [(1, 2, "0"), (0, 2, "1")]
    assert arrows(draw(y + x)) == [(1, 2, ""), (0, 2, "")]
    assert arrows(draw(x - 1.0)) == [(0, 1, "")]
    assert arrows(draw(stack([y, x, y]))) == [(1, 2, "0"), (0, 2, "1"), (1, 2, "2")]


def test_constants_stand_in_the_box_of_the_operation() -> None:
    x = variable([1.0, 2.0], name="x")
    m = variable(np.ones((2, 3)), name="m")
    assert lines(draw(x * 2.5))[1] == ("multiply(·, 2.5)", "(2,) float64")
    assert lines(draw(x + 1.0))[1] == ("add(·, constant)", "(2,) float64")
    assert lines(draw(2.0 / x))[1] == ("divide(constant, ·)", "(2,) float64")
    assert lines(draw(x.data @ m))[1] == ("matmul(array (2,), ·)", "(3,) float64")
    assert lines(draw(variable(3.0) * 2.0))[1] == ("multiply(·, 2.0)", "() float64")


def test_a_function_with_several_outputs_has_a_box_for_each_that_was_used() -> None:
    a = variable(np.arange(6.0).reshape(3, 2), name="A")
    _, s, vt = dz.linalg.svd(a, full_matrices=False)
    vt.name = "V"
    picture = draw(s.sum() + vt.sum())
    assert lines(picture)[:4] == [
        ("A", "(3, 2) float64"), ("svd",), ("output 1", "(2,) float64"), ("output 2", "V: (2, 2) float64"),
    ]  # fmt: skip
    assert [box.kind for box in picture.boxes[:4]] == ["leaf", "operation", "output", "output"]
    assert arrows(picture)[:3] == [(0, 1, ""), (1, 2, ""), (1, 3, "")]


def test_several_variables_in_one_picture() -> None:
    x, other = variable([1.0]), variable(2, np.int32, name="n")
    y = exp(x)
    picture = draw(y, y * 2.0, other)
    assert [box.root for box in picture.boxes] == [False, True, True, True]
    assert lines(picture)[1] == ("n", "() int32")
    assert len(draw(x, x).boxes) == 1
    assert len(draw(x, x * 1.0, x * 2.0, x * 3.0).boxes) == 4


def test_a_users_function_has_the_name_that_its_user_gave_it() -> None:
    x = variable([1.0, 2.0])
    assert lines(draw(Scale(2.0, "a\nb")(x)))[1] == ("Scale", "factor=2.0", r"name='a\nb'", "(2,) float64")
    assert lines(draw(Scale(2.0, "", np.ones(3))(x)))[1][3] == "table=array (3,) float64"


def test_a_users_function_is_not_run_for_a_picture() -> None:
    y = dz.ravel(Scale(2.0, "")(variable([1.0, 2.0]))).sum()
    calls = Scale.calls
    assert [box[-1] for box in lines(draw(y))] == ["(2,) float64", "shape unknown", "shape unknown", "() float64"]
    assert Scale.calls == calls


def test_what_cannot_be_printed_is_not_and_long_lines_end_in_dots() -> None:
    x = variable(1.0, name="a\n\x00\ud800b" + "c" * 50)
    assert lines(draw(x))[0][0] == "a   b" + "c" * 34 + "…"


def test_the_network_of_the_demo() -> None:
    rng = np.random.default_rng(0)
    loss = dz.nn.cross_entropy(digits.new_model(rng)(rng.normal(size=(32, 64))), np.arange(32) % 10)
    assert lines(draw(loss)) == [
        ("hidden.weights", "(64, 128) float64"),
        ("hidden.bias", "(128,) float64"),
        ("output.weights", "(128, 10) float64"),
        ("output.bias", "(10,) float64"),
        ("matmul(array (32, 64), ·)", "(32, 128) float64"),
        ("add", "(32, 128) float64"),
        ("relu", "(32, 128) float64"),
        ("matmul", "(32, 10) float64"),
        ("add", "(32, 10) float64"),
        ("cross_entropy", "labels=array (32,) int64", "summed=True", "() float64"),
    ]


def test_a_second_derivative_has_a_picture() -> None:
    x = variable(1.5, name="x")
    (first,) = gradients(dz.tanh(x) * x**3, (x,))
    (second,) = gradients(first, (x,))
    picture = draw(second)
    assert len(picture.boxes) == len(ancestry(second._node))
    assert all(box.lines[-1] == "() float64" for box in picture.boxes)


def test_nothing_of_the_graph_changes() -> None:
    x = variable([[1.0, 2.0], [3.0, 4.0]], name="x")
    y = (exp(x - 1.0) @ x.T).max(axis=0).sum()
    nodes = ancestry(y._node)
    before = [(node.sequence, node.grad, node.variable_name, *map(id, node.kept())) for node in nodes]
    picture = draw(y)
    assert len(picture.boxes) == len(nodes)
    assert before == [(node.sequence, node.grad, node.variable_name, *map(id, node.kept())) for node in nodes]
    y.backward()
    with_picture = x.grad
    x.cleargrad()
    (exp(x - 1.0) @ x.T).max(axis=0).sum().backward()
    assert with_picture is not None and x.grad is not None and with_picture.tolist() == x.grad.tolist()


def test_a_picture_keeps_nothing_of_the_graph() -> None:
    x = variable(np.ones(3))
    array = weakref.ref(x.data)
    picture = draw(x * x)
    del x
    assert array() is None and len(picture.boxes) == 2


def test_what_is_no_variable_is_refused() -> None:
    anything: Any = draw
    with pytest.raises(TypeError, match=r"^draw takes a Variable, got an ndarray of shape \(2,\); write Variable"):
        anything(np.ones(2))
    with pytest.raises(TypeError, match=r"^draw takes at least one Variable, got none; write draw\(y\)"):
        anything()
    with pytest.raises(ValueError, match=r"^draw: expected a limit of at least 20, got 19"):
        draw(variable(1.0), limit=19)


def test_a_name_may_come_later() -> None:
    x: Variable = variable([1.0])
    y = x * 2.0
    x.name, y.name = "x", "y"
    assert lines(draw(y)) == [("x", "(1,) float64"), ("multiply(·, 2.0)", "y: (1,) float64")]
