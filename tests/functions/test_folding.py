from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dezero_typed import Variable, nn
from tests.cases import values
from tests.helpers import Call, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, Properties

any_fold, any_unfold = untyped(nn.fold), untyped(nn.unfold)


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_an_element_gets_the_gradients_of_all_its_windows() -> None:
    x = np.arange(4.0).reshape(1, 1, 1, 4)
    assert_grads(lambda x: any_unfold(x, (1, 2)), [x], [[[[[1, 2, 2, 1]]]]])
    assert_grads(lambda x: any_unfold(x, (1, 2), 3), [x], [[[[[1, 1, 0, 0]]]]])


def test_a_convolution_is_a_product_with_columns() -> None:
    x, w = Variable(values(2, 3, 5, 4)), Variable(values(2, 3, 3, 2, seed=1))
    columns = nn.unfold(x, (3, 2), 2, 1)
    y: Any = w.reshape((2, 18)) @ columns
    expected = untyped(nn.conv2d)(x, w, stride=2, padding=1)
    np.testing.assert_allclose(y.reshape(expected.shape).data, expected.data, rtol=1e-12)


def test_fold_is_the_transpose_of_unfold() -> None:
    x, columns = values(1, 2, 5, 4), values(1, 12, 9, seed=1)
    unfolded = any_unfold(Variable(x), (3, 2), 2, 1).data
    folded = any_fold(Variable(columns), (5, 4), (3, 2), 2, 1).data
    np.testing.assert_allclose((unfolded * columns).sum(), (x * folded).sum(), rtol=1e-13)


def test_a_window_of_one_element_is_no_view() -> None:
    x = Variable(values(1, 2, 2, 3))
    assert not np.shares_memory(any_unfold(x, 1).data, x.data)
    columns = Variable(values(1, 2, 6))
    assert not np.shares_memory(any_fold(columns, (2, 3), 1).data, columns.data)


@pytest.mark.parametrize(("message", "call"), named(
    ("unfold: expected x of shape (N, C, H, W) with images that are not empty, got (1, 4, 6)", lambda x: any_unfold(x, 2)),
    ("unfold: kernel_size must be 1 or more, got 0", lambda x: any_unfold(x.reshape(1, 1, 4, 6), 0)),
    ("unfold: along axis 2 the kernel reaches over 5 elements, and x with its padding has 4", lambda x: any_unfold(x.reshape(1, 1, 4, 6), 5)),
    ("fold: expected x of shape (N, a multiple of 4, 4) for images of shape (3, 3), got (1, 4, 6)", lambda x: any_fold(x, 3, 2)),
    ("fold: expected x of shape (N, a multiple of 6, 9) for images of shape (3, 4), got (1, 4, 6)", lambda x: any_fold(x, (3, 4), (1, 6), 1, (0, 2))),
    ("fold: output_size must be 1 or more, got 0", lambda x: any_fold(x, 0, 1)),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(values(1, 4, 6))
    with raises(ValueError, message, x):
        call(x)
