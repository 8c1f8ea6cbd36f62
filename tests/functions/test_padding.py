from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties

any_pad = untyped(dz.pad)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


@pytest.mark.parametrize("length", [1, 2, 3, 5])
@pytest.mark.parametrize(("mode", "options"), [
    ("edge", {}), ("wrap", {}), ("reflect", {}), ("symmetric", {}),
    ("reflect", {"reflect_type": "odd"}), ("symmetric", {"reflect_type": "odd"}),
])  # fmt: skip
def test_gradient_is_the_transpose_of_what_numpy_does(length: int, mode: str, options: dict[str, Any]) -> None:
    """The columns of the matrix of a border are the borders of the unit vectors."""
    for widths in ((0, 1), (1, 0), (2, 3), (7, 4), (12, 13)):
        matrix = np.stack([untyped(np.pad)(row, widths, mode, **options) for row in np.eye(length)])
        weights = np.arange(1.0, matrix.shape[1] + 1)
        assert_grads(lambda x: any_pad(x, widths, mode, **options) * weights, [np.arange(float(length))], [matrix @ weights])  # noqa: B023


def test_modes_of_a_matrix() -> None:
    x = np.arange(6.0).reshape(2, 3)
    assert_grads(lambda v: dz.pad(v, 1), [x], [np.ones((2, 3))])
    assert_grads(lambda v: dz.pad(v, 1, "edge"), [x], [[[4, 2, 4], [4, 2, 4]]])
    assert_grads(lambda v: dz.pad(v, ((0, 0), (1, 1)), "reflect"), [x], [[[1, 3, 1], [1, 3, 1]]])
    assert_grads(lambda v: dz.pad(v, {1: (0, 2)}, "wrap"), [x], [[[2, 2, 1], [2, 2, 1]]])


def test_widths_in_each_form() -> None:
    x = Variable(np.ones((2, 3)))
    forms: list[Any] = [1, (1,), (1, 1), [1, 1], ((1, 1),), ((1, 1), (1, 1)), ((1,), (1,)), np.array(1), {0: 1, -1: (1, 1)}]
    for widths in forms:
        assert any_pad(x, widths).shape == (4, 5)


@pytest.mark.parametrize(("message", "call"), named(
    ("pad: mode must be one of constant, edge, reflect, symmetric, wrap, got 'mean'", lambda x: any_pad(x, 1, "mean")),
    ("pad: constant_values are of the mode 'constant', got mode 'edge'", lambda x: dz.pad(x, 1, "edge", constant_values=1)),
    ("pad: reflect_type is of the modes 'reflect' and 'symmetric', got mode 'wrap'", lambda x: dz.pad(x, 1, "wrap", reflect_type="odd")),
    ("pad: reflect_type must be 'even' or 'odd', got 'both'", lambda x: any_pad(x, 1, "reflect", reflect_type="both")),
    ("pad: pad_width must not be negative, got -1", lambda x: dz.pad(x, -1)),
    ("pad: pad_width of shape (3,) does not fit the 2 axes of shape (2, 3)", lambda x: dz.pad(x, (1, 2, 3))),
    ("pad: axis 2 is out of range for an array of 2 axes", lambda x: dz.pad(x, {2: 1})),
    ("pad: axis 0 of shape (0, 3) is empty, and mode 'edge' repeats its elements", lambda x: dz.pad(x[:0], 1, "edge")),
    ("pad: an array of shape () has no axis to add to", lambda x: dz.pad(x[0, 0], 1)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((2, 3)))
    with raises(ValueError, message, x):
        call(x)


def test_arguments_of_another_kind() -> None:
    x = Variable(array(1, 2))
    with raises(TypeError, "pad: pad_width must be integers, got float64", x):
        any_pad(x, 0.5)
    with raises(TypeError, "pad: constant_values have no gradient, got a Variable; write concatenate or block", x):
        any_pad(x, 1, constant_values=x[0])
    with pytest.raises(TypeError, match=r"stat_length of np\.pad is not supported for a Variable"):
        untyped(np.pad)(x, 1, mode="mean", stat_length=2)
