from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, nn
from dezero_typed.nn import windows
from tests.helpers import Call, assert_grads, grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties
from tests.rows.convolution import convolved

any_conv2d = untyped(nn.conv2d)


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


def test_a_kernel_that_is_not_reversed() -> None:
    x = np.arange(9.0).reshape(1, 1, 3, 3)
    w = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    np.testing.assert_array_equal(nn.conv2d(Variable(x), w).data, [[[[27, 37], [57, 67]]]])
    assert_grads(any_conv2d, [x, w], [[[[[1, 3, 2], [4, 10, 6], [3, 7, 4]]]], [[[[8, 12], [20, 24]]]]])


def test_places_that_no_window_reaches_have_a_gradient_of_zero() -> None:
    x, w = np.ones((1, 1, 2, 5)), np.ones((1, 1, 1, 2))
    assert_grads(lambda x, w: any_conv2d(x, w, stride=(2, 3)), [x, w], [[[[[1, 1, 0, 1, 1], [0, 0, 0, 0, 0]]]], [[[[2, 2]]]]])


@pytest.mark.parametrize("tile", [1, 50, 300])
def test_the_size_of_a_tile_changes_nothing(tile: int, monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(0)
    x, w = generator.normal(size=(3, 4, 6, 5)), generator.normal(size=(6, 2, 3, 2))
    options: dict[str, Any] = {"stride": (2, 1), "padding": (1, 0), "groups": 2}
    expected = grads(lambda x, w: any_conv2d(x, w, **options) ** 2, x, w)
    monkeypatch.setattr(windows, "TILE", tile)
    monkeypatch.setattr(windows, "LEAST", 1)
    np.testing.assert_allclose(any_conv2d(Variable(x), w, **options).data, convolved(x, w, **options))
    for found, wanted in zip(grads(lambda x, w: any_conv2d(x, w, **options) ** 2, x, w), expected, strict=True):
        np.testing.assert_allclose(found, wanted)


def test_any_operand_may_be_a_constant() -> None:
    x, w, b = np.ones((2, 1, 2, 2)), np.ones((3, 1, 2, 2)), np.zeros(3)
    for place in range(3):
        operands: list[Any] = [x, w, b]
        operands[place] = v = Variable(operands[place])
        y = any_conv2d(*operands)
        np.testing.assert_array_equal(y.data, np.full((2, 3, 1, 1), 4.0))
        y.backward(np.ones(y.shape))
        np.testing.assert_array_equal(v.grad, np.full(v.shape, [3.0, 2.0, 2.0][place]))


def test_channels_may_be_missing() -> None:
    x, w = Variable(np.ones((1, 0, 2, 2))), Variable(np.ones((3, 0, 2, 2)))
    y = nn.conv2d(x, w, np.array([1.0, 2.0, 3.0]))
    y.backward(np.ones(y.shape))
    np.testing.assert_array_equal(y.data, [[[[1.0]], [[2.0]], [[3.0]]]])
    assert x.grad is not None and x.grad.shape == x.shape
    assert w.grad is not None and w.grad.shape == w.shape


def test_nan_and_infinities_stay_in_their_windows() -> None:
    x = np.ones((1, 1, 1, 5))
    x[..., 0], x[..., 4] = np.nan, np.inf
    np.testing.assert_array_equal(nn.conv2d(Variable(x), np.ones((1, 1, 1, 2))).data, [[[[np.nan, 2, 2, np.inf]]]])


@pytest.mark.parametrize(("message", "call"), named(
    ("conv2d: expected x of shape (N, C, H, W), got (2, 4, 4)", lambda x: any_conv2d(x[0], np.ones((1, 2, 2, 2)))),
    ("conv2d: expected weight of shape (O, C / groups, KH, KW), got (2, 2, 2)", lambda x: any_conv2d(x, np.ones((2, 2, 2)))),
    ("conv2d: expected weight of shape (O, C / groups, KH, KW), got (1, 2, 0, 2)", lambda x: any_conv2d(x, np.ones((1, 2, 0, 2)))),
    ("conv2d: expected weight of shape (O, 2, KH, KW) for x of shape (1, 2, 4, 4), got (1, 3, 2, 2)", lambda x: nn.conv2d(x, np.ones((1, 3, 2, 2)))),
    ("conv2d: expected weight of shape (O, 1, KH, KW) for x of shape (1, 2, 4, 4), got (2, 2, 2, 2)", lambda x: nn.conv2d(x, np.ones((2, 2, 2, 2)), groups=2)),
    ("conv2d: groups must divide 2 and 1 channels, got 2", lambda x: nn.conv2d(x, np.ones((1, 1, 2, 2)), groups=2)),
    ("conv2d: groups must divide 2 and 1 channels, got 0", lambda x: nn.conv2d(x, np.ones((1, 1, 2, 2)), groups=0)),
    ("conv2d: expected bias of shape (1,), got (2,)", lambda x: nn.conv2d(x, np.ones((1, 2, 2, 2)), np.ones(2))),
    ("conv2d: along axis 3 the kernel reaches over 7 elements, and x with its padding has 6", lambda x: nn.conv2d(x, np.ones((1, 2, 2, 3)), padding=1, dilation=3)),
    ("conv2d: stride must be 1 or more, got 0", lambda x: nn.conv2d(x, np.ones((1, 2, 2, 2)), stride=0)),
    ("conv2d: padding must be 0 or more, got (0, -1)", lambda x: nn.conv2d(x, np.ones((1, 2, 2, 2)), padding=(0, -1))),
    ("conv2d: expected dilation as an integer or 2 of them, got (1, 1, 1)", lambda x: any_conv2d(x, np.ones((1, 2, 2, 2)), dilation=(1, 1, 1))),
))  # fmt: skip
def test_arguments_that_do_not_fit(message: str, call: Call) -> None:
    x = Variable(np.ones((1, 2, 4, 4)))
    with raises(ValueError, message, x):
        call(x)


def test_arguments_of_another_kind() -> None:
    x, w = Variable(np.ones((1, 1, 2, 2))), np.ones((1, 1, 1, 1))
    with raises(TypeError, "conv2d takes a Variable, got an ndarray of shape (1, 1, 2, 2); write Variable(...) around it"):
        any_conv2d(x.data, w)
    with raises(TypeError, "conv2d: weight must be an ndarray, got list; write variable(...) or np.array(...)", x):
        any_conv2d(x, [1.0])
    with raises(TypeError, "conv2d: bias must be an ndarray, got float; write variable(...) or np.array(...)", x):
        any_conv2d(x, w, 1.0)
    with raises(TypeError, "conv2d: stride must be an integer, got 0.5", x):
        any_conv2d(x, w, stride=0.5)
    with raises(TypeError, "conv2d: groups must be an integer, got '1'", x):
        any_conv2d(x, w, groups="1")


def test_the_gradient_of_a_gradient_penalty() -> None:
    """Second derivatives, to the weight, of the norm of the gradient to the input."""
    x, w = Variable(np.arange(16.0).reshape(1, 1, 4, 4) / 7), Variable(np.arange(1.0, 5.0).reshape(1, 1, 2, 2))

    def penalty(x: Any, w: Any) -> Any:
        (gx,) = dz.gradients(dz.tanh(any_conv2d(x, w, padding=1)).sum(), (x,), create_graph=True)
        return (gx * gx).sum()

    dz.check_gradients(penalty, x, w, order=2)


def test_signals() -> None:
    x, w = np.array([[[1.0, 2.0, 3.0, 4.0]]]), np.array([[[1.0, -1.0]]])
    np.testing.assert_array_equal(nn.conv1d(Variable(x), w, np.array([5.0])).data, [[[4, 4, 4]]])
    assert_grads(lambda x, w: untyped(nn.conv1d)(x, w, stride=(2,)), [x, w], [[[[1, -1, 1, -1]]], [[[4, 6]]]])


def test_kernels_of_a_transposed_convolution_overlap() -> None:
    x, w = np.array([[[[1.0, 2.0]]]]), np.array([[[[1.0, 10.0, 100.0]]]])
    np.testing.assert_array_equal(nn.conv_transpose2d(Variable(x), w).data, [[[[1, 12, 120, 200]]]])
    np.testing.assert_array_equal(nn.conv_transpose2d(Variable(x), w, stride=(1, 2)).data, [[[[1, 10, 102, 20, 200]]]])
    np.testing.assert_array_equal(nn.conv_transpose2d(Variable(x), w, padding=(0, 1)).data, [[[[12, 120]]]])
    apart = nn.conv_transpose2d(Variable(x), w, stride=(1, 4), output_padding=(0, 1))
    np.testing.assert_array_equal(apart.data, [[[[1, 10, 100, 0, 2, 20, 200, 0]]]])


@pytest.mark.parametrize("options", [
    {}, {"stride": 2}, {"stride": (3, 1), "padding": (1, 2)}, {"dilation": (1, 2), "padding": 1}, {"groups": 2, "stride": 2, "padding": 1},
])  # fmt: skip
def test_a_transposed_convolution_is_the_transpose(options: dict[str, Any]) -> None:
    """sum(g * conv2d(x, w)) = sum(conv_transpose2d(g, w) * x), whatever number of rows the windows leave over."""
    generator = np.random.default_rng(0)
    x, w = generator.normal(size=(2, 4, 7, 8)), generator.normal(size=(2, 4 // options.get("groups", 1), 3, 2))
    y = nn.conv2d(Variable(x), w, **options)
    g = generator.normal(size=y.shape)
    ends = tuple(length - made for length, made in zip(x.shape[2:], untyped(nn.conv_transpose2d)(Variable(g), w, **options).shape[2:], strict=True))
    back = untyped(nn.conv_transpose2d)(Variable(g), w, **options, output_padding=ends)
    np.testing.assert_allclose((g * y.data).sum(), (back.data * x).sum())
    (gx,) = grads(lambda x: untyped(nn.conv2d)(x, w, **options) * g, x)
    np.testing.assert_allclose(back.data, gx)


@pytest.mark.parametrize(("message", "call"), named(
    ("expected x of shape (N, C, H, W), got (2, 4, 4)", lambda x: untyped(nn.conv_transpose2d)(x[0], np.ones((2, 1, 2, 2)))),
    ("expected weight of shape (C, O / groups, KH, KW), got (2, 1)", lambda x: untyped(nn.conv_transpose2d)(x, np.ones((2, 1)))),
    ("expected weight of shape (2, O / groups, KH, KW) for x of shape (1, 2, 4, 4), got (1, 2, 2, 2)", lambda x: nn.conv_transpose2d(x, np.ones((1, 2, 2, 2)))),
    ("groups must divide 2 channels, got 3", lambda x: nn.conv_transpose2d(x, np.ones((2, 1, 2, 2)), groups=3)),
    ("expected bias of shape (6,), got (3,)", lambda x: nn.conv_transpose2d(x, np.ones((2, 3, 2, 2)), np.ones(3), groups=2)),
    ("output_padding must be less than stride (2, 1) or dilation (1, 1), got (1, 1)", lambda x: nn.conv_transpose2d(x, np.ones((2, 1, 2, 2)), stride=(2, 1), output_padding=1)),
    ("output_padding must be 0 or more, got -1", lambda x: nn.conv_transpose2d(x, np.ones((2, 1, 2, 2)), stride=2, output_padding=-1)),
    ("images of shape (4, 4) make images of shape (-1, 5)", lambda x: nn.conv_transpose2d(x, np.ones((2, 1, 2, 2)), padding=(3, 0))),
    ("expected x of shape (N, C, H, W) with images that are not empty, got (1, 2, 0, 4)", lambda x: nn.conv_transpose2d(x[:, :, :0], np.ones((2, 1, 2, 2)))),
))  # fmt: skip
def test_arguments_that_do_not_fit_a_transposed_convolution(message: str, call: Call) -> None:
    with raises(ValueError, f"conv_transpose2d: {message}"):
        call(Variable(np.ones((1, 2, 4, 4))))


def test_signals_of_another_shape() -> None:
    x = Variable(np.ones((1, 1, 3)))
    with raises(ValueError, "conv1d: expected x of shape (N, C, L), got (1, 3)", x):
        untyped(nn.conv1d)(x[0], np.ones((1, 1, 2)))
    with raises(ValueError, "conv1d: expected weight of shape (O, 1, KL) for x of shape (1, 1, 3), got (1, 2, 2)", x):
        nn.conv1d(x, np.ones((1, 2, 2)))
    with raises(ValueError, "conv1d: along axis 2 the kernel reaches over 4 elements, and x with its padding has 3", x):
        nn.conv1d(x, np.ones((1, 1, 4)))
    with raises(ValueError, "conv1d: expected stride as one integer, got (1, 2)", x):
        untyped(nn.conv1d)(x, np.ones((1, 1, 2)), stride=(1, 2))
