"""Convolutions in one and two dimensions.

A convolution is linear in its input and in its weight. With a cotangent g, sum(g * convolution(x, w)) is
linear in each of x, w and g, so that the derivative to any one of them is a function of the two others:
`Convolution` of x and w, `Spread` of g and w, `Correlation` of x and g. Each has the two others for
its gradients, which therefore have derivatives of every order.
"""

from __future__ import annotations

from typing import Any, TypeAlias, final, overload

import numpy as np
from numpy import ndarray

from ..application import nary, require_float
from ..arrays import AnyArray, Array, Element, I
from ..function import Function, operation
from ..functions.shapes import checked_integer
from ..variable import AnyVariable, Vector, as_data, is_variable, require_variable
from .tiled import convolved, correlated, spread
from .windows import Images, One, Pair, Signals, Windows, spread_windows, windows_over

__all__ = ["conv1d", "conv2d", "conv_transpose2d"]

Arrays4: TypeAlias = ndarray[tuple[int, int, int, int], np.dtype[Element]]
Arrays3: TypeAlias = ndarray[tuple[int, int, int], np.dtype[Element]]
Arrays1: TypeAlias = ndarray[tuple[int], np.dtype[Element]]


@final
@operation
class Convolution(Function[Array, *tuple[Array, ...]], reads=((1,), (0,), ()), fresh=True, holomorphic=True):
    """y[n, o, p] = sum of x[n, c, stride p + dilation k] w[o, c, k] over c and k, plus the bias b[o] if there is one."""

    windows: Windows

    def forward(self, *xs: Array) -> Array:
        x, w, *bias = xs
        return biased(convolved(x, w, self.windows), bias)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        x, w, *_ = self.primals
        wants_x, wants_w, *wants_bias = self.wants
        gx = apply(Spread(self.windows), gy, w) if wants_x else gy
        gw = apply(Correlation(self.windows), x, gy) if wants_w else gy
        return gx, gw, *(over_places(gy) if wanted else gy for wanted in wants_bias)


@final
@operation
class Spread(Function[Array, *tuple[Array, ...]], reads=((1,), (0,), ()), fresh=True, holomorphic=True):
    """x[n, c, stride p + dilation k] is the sum of y[n, o, p] w[o, c, k] over what comes there, plus the bias b[c]."""

    windows: Windows

    def forward(self, *xs: Array) -> Array:
        y, w, *bias = xs
        return biased(spread(y, w, self.windows), bias)

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        y, w, *_ = self.primals
        wants_y, wants_w, *wants_bias = self.wants
        to_y = apply(Convolution(self.windows), gy, w) if wants_y else gy
        to_w = apply(Correlation(self.windows), gy, y) if wants_w else gy
        return to_y, to_w, *(over_places(gy) if wanted else gy for wanted in wants_bias)


@final
@operation
class Correlation(Function[Array, Array, Array], reads=((1,), (0,)), fresh=True, holomorphic=True):
    """w[o, c, k] = sum of x[n, c, stride p + dilation k] y[n, o, p] over n and p."""

    windows: Windows

    def forward(self, x: Array, y: Array) -> Array:
        return correlated(x, y, self.windows)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x, y = self.primals
        wants_x, wants_y = self.wants
        to_x = apply(Spread(self.windows), y, gy) if wants_x else gy
        to_y = apply(Convolution(self.windows), x, gy) if wants_y else gy
        return to_x, to_y


def apply(function: Convolution | Spread | Correlation, x0: Array, x1: Array) -> Array:
    """Return `function` of two arrays, or of Variables in a recorded pass."""
    operands: list[Any] = [x0, x1]
    y: Array = nary(function, operands) if any(map(is_variable, operands)) else function.forward(x0, x1)
    return y


def biased(y: Array, bias: list[Array]) -> Array:
    """Return `y` with the bias of each channel added, if there is one."""
    for each in bias:
        column = each.reshape(-1, *(1,) * (y.ndim - 2))
        y = np.add(y, column, out=y) if np.result_type(y, each) == y.dtype else y + column
    return y


def over_places(gy: Array) -> Array:
    """Return the sum of `gy` over everything but the channels."""
    total: Array = gy.sum(axis=(0, *range(2, gy.ndim)))
    return total


@overload
def conv1d(
    x: Signals[I], weight: Signals[I] | Arrays3[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: One = 1, padding: One = 0, dilation: One = 1, groups: int = 1,
) -> Signals[I]: ...
@overload
def conv1d(
    x: Arrays3[I], weight: Signals[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: One = 1, padding: One = 0, dilation: One = 1, groups: int = 1,
) -> Signals[I]: ...
@overload
def conv1d(
    x: Arrays3[I], weight: Arrays3[I], bias: Vector[I], *,
    stride: One = 1, padding: One = 0, dilation: One = 1, groups: int = 1,
) -> Signals[I]: ...
def conv1d(
    x: AnyVariable | AnyArray, weight: AnyVariable | AnyArray, bias: AnyVariable | AnyArray | None = None, *,
    stride: One = 1, padding: One = 0, dilation: One = 1, groups: int = 1,
) -> AnyVariable:
    """``y[n, o, i] = bias[o] + sum of x[n, c, i + k] * weight[o, c, k]`` over c and k. Dtype: a float type.

    Shapes: (N, C, L), (O, C / groups, KL) and (O,) to (N, O, OL), where
    OL = (L + 2 padding - dilation (KL - 1) - 1) // stride + 1.
    What the arguments mean and what is raised: as of `conv2d`.
    """
    return convolution("conv1d", "L", (x, weight, bias), (stride, padding, dilation), groups)


@overload
def conv2d(
    x: Images[I], weight: Images[I] | Arrays4[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
@overload
def conv2d(
    x: Arrays4[I], weight: Images[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
@overload
def conv2d(
    x: Arrays4[I], weight: Arrays4[I], bias: Vector[I], *,
    stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
def conv2d(
    x: AnyVariable | AnyArray, weight: AnyVariable | AnyArray, bias: AnyVariable | AnyArray | None = None, *,
    stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> AnyVariable:
    """``y[n, o, i, j] = bias[o] + sum of x[n, c, i + k, j + l] * weight[o, c, k, l]`` over c, k, l. Dtype: a float type.

    Shapes: (N, C, H, W), (O, C / groups, KH, KW) and (O,) to (N, O, OH, OW), where
    OH = (H + 2 padding - dilation (KH - 1) - 1) // stride + 1. This is the correlation that networks call a
    convolution: the kernel is not reversed. Windows lie `stride` apart, their elements `dilation`; `padding` zeros
    are added at both ends. These are one integer, or one each for height and width. With `groups` the
    channels are divided into so many parts, and each part of the result sees one part of `x`.

    Any operand may be a constant array. Raises `TypeError` for integers, `ValueError` for operands of another
    rank, channels that do not fit, and a kernel that reaches over more than the padded `x`.

    >>> import numpy as np
    >>> from dezero_typed import Variable, nn
    >>> x = Variable(np.arange(9.0).reshape(1, 1, 3, 3))
    >>> edges = np.array([[[[-1.0, 1.0]]]])
    >>> nn.conv2d(x, edges).data[0, 0]
    array([[1., 1.],
           [1., 1.],
           [1., 1.]])

    V. Dumoulin and F. Visin, A guide to convolution arithmetic for deep learning, 2016.
    """
    return convolution("conv2d", "HW", (x, weight, bias), (stride, padding, dilation), groups)


@overload
def conv_transpose2d(
    x: Images[I], weight: Images[I] | Arrays4[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: Pair = 1, padding: Pair = 0, output_padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
@overload
def conv_transpose2d(
    x: Arrays4[I], weight: Images[I], bias: Vector[I] | Arrays1[I] | None = None, *,
    stride: Pair = 1, padding: Pair = 0, output_padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
@overload
def conv_transpose2d(
    x: Arrays4[I], weight: Arrays4[I], bias: Vector[I], *,
    stride: Pair = 1, padding: Pair = 0, output_padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> Images[I]: ...
def conv_transpose2d(
    x: AnyVariable | AnyArray, weight: AnyVariable | AnyArray, bias: AnyVariable | AnyArray | None = None, *,
    stride: Pair = 1, padding: Pair = 0, output_padding: Pair = 0, dilation: Pair = 1, groups: int = 1,
) -> AnyVariable:
    """``y[n, o, i + k, j + l]`` is bias[o] plus the sum of ``x[n, c, i, j] * weight[c, o, k, l]`` over what comes there.

    That is the transpose of what `conv2d` does with the same weight and arguments, and so its gradient.
    Shapes: (N, C, H, W), (C, O / groups, KH, KW) and (O,) to (N, O, OH, OW), where
    OH = (H - 1) stride - 2 padding + dilation (KH - 1) + 1 + output_padding. A convolution with a stride takes images of
    several sizes to one; `output_padding`, less than the stride or the dilation, chooses among them.
    Dtype: a float type. Any operand may be a constant array.

    Raises `TypeError` for integers, `ValueError` for operands of another rank, channels that do not fit, an
    `output_padding` that is too large, and a result with nothing in it.
    """
    label, axes = "conv_transpose2d", "HW"
    shape, (inputs, outputs, *kernel), given = checked(label, axes, (x, weight, bias), ("C", "O / groups"))
    if 0 in shape[2:]:
        raise ValueError(f"{label}: expected x of shape (N, C, H, W) with images that are not empty, got {shape}")
    if inputs != shape[1]:
        raise ValueError(f"{label}: expected weight of shape ({shape[1]}, O / groups, KH, KW) for x of shape {shape}, got {given[1].shape}")
    groups = checked_groups(label, groups, inputs)
    checked_bias(label, given, outputs * groups)
    windows = spread_windows(label, shape[2:], tuple(kernel), stride, padding, output_padding, dilation, groups)
    y: AnyVariable = nary(Spread(windows), given)
    return y


def convolution(
    label: str, axes: str, operands: tuple[Any, Any, Any], steps: tuple[object, object, object], groups: int
) -> AnyVariable:
    """Return the convolution of checked operands; `axes` is how the axes that windows slide over are called."""
    shape, (outputs, channels, *kernel), given = checked(label, axes, operands, ("O", "C / groups"))
    _, inputs, *lengths = shape
    groups = checked_groups(label, groups, inputs, outputs)
    if inputs != channels * groups:
        expected = f"(O, {inputs // groups}, {', '.join('K' + axis for axis in axes)})"
        raise ValueError(f"{label}: expected weight of shape {expected} for x of shape {shape}, got {given[1].shape}")
    checked_bias(label, given, outputs)
    windows = windows_over(label, tuple(lengths), tuple(kernel), *steps, groups)
    y: AnyVariable = nary(Convolution(windows), given)
    return y


def checked(
    label: str, axes: str, operands: tuple[Any, Any, Any], channels: tuple[str, str]
) -> tuple[tuple[int, ...], tuple[int, ...], list[Any]]:
    """Return the shapes of x and weight, and the operands without an absent bias; raise where one is of another kind."""
    given = [each for each in operands if each is not None]
    if not any(map(is_variable, given)):
        require_variable(label, operands[0])
    for each, name in zip(operands, ("x", "weight", "bias"), strict=True):
        if not is_variable(each) and not (each is None and name == "bias"):
            as_data(each, label, name)
    require_float(label, *given, complex=True)
    x, weight = operands[:2]
    for name, shape, letters in (
        ("x", x.shape, ("N", "C", *axes)), ("weight", weight.shape, (*channels, *("K" + axis for axis in axes))),
    ):  # fmt: skip
        if len(shape) != len(letters) or (name == "weight" and 0 in shape[2:]):
            raise ValueError(f"{label}: expected {name} of shape ({', '.join(letters)}), got {shape}")
    return x.shape, weight.shape, given


def checked_groups(label: str, groups: object, *channels: int) -> int:
    """Return `groups` if it divides each number of `channels`; raise `ValueError` otherwise."""
    number = checked_integer(label, groups, "groups")
    if number < 1 or any(each % number for each in channels):
        raise ValueError(f"{label}: groups must divide {' and '.join(map(str, channels))} channels, got {number}")
    return number


def checked_bias(label: str, given: list[Any], channels: int) -> None:
    """Raise `ValueError` unless the bias, if there is one, has an element for each of so many channels."""
    for bias in given[2:]:
        if bias.shape != (channels,):
            raise ValueError(f"{label}: expected bias of shape ({channels},), got {bias.shape}")
