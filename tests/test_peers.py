"""First derivatives against those of autograd and PyTorch, where they are installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dezero_typed.arrays import AnyArray
from tests.properties import assert_same, cotangent, gradients_of
from tests.table import SAMPLES, TABLE, Row, Sample

UNSUPPORTED = (NotImplementedError, ValueError, TypeError, AttributeError, IndexError)
"""What autograd raises about calls that it cannot differentiate."""


def weights(sample: Sample) -> AnyArray:
    return cotangent(sample.ours(*sample.variables()))


def samples(row: Row) -> list[Sample]:
    return [sample for sample in SAMPLES if sample.row is row]


@pytest.mark.parametrize("row", [row for row in TABLE if row.numpy is not None], ids=lambda row: row.name)
def test_gradients_are_those_of_autograd(row: Row) -> None:
    autograd: Any = pytest.importorskip("autograd")
    function = getattr(pytest.importorskip("autograd.numpy"), row.name, None)
    if function is None:
        pytest.skip("autograd has no such function")
    compared = 0
    for sample in samples(row):
        scale = weights(sample)
        for position, gradient in enumerate(gradients_of(sample, sample.variables())):

            def loss(x: Any, sample: Sample = sample, scale: AnyArray = scale, position: int = position) -> Any:
                xs: list[Any] = list(sample.case.xs)
                xs[position] = x
                return (sample.call(function, xs) * scale).sum()

            try:
                expected = autograd.grad(loss)(sample.case.xs[position])
            except UNSUPPORTED:
                continue
            # autograd broadcasts wrongly in places, of which the shape tells.
            if np.shape(expected) == gradient.shape:
                assert_same([gradient], [np.asarray(expected)])
                compared += 1
    if not compared:
        pytest.skip("autograd differentiates no such call")


class Torch:
    """PyTorch's functions under our names, with our arguments."""

    SAME = (
        "abs", "add", "cos", "divide", "exp", "expm1", "log", "log1p", "matmul", "maximum", "minimum", "multiply",
        "negative", "relu", "remainder", "sigmoid", "sign", "sin", "sqrt", "square", "subtract", "tanh",
    )  # fmt: skip

    def __init__(self, torch: Any) -> None:
        self.torch = torch

    def named(self, name: str) -> Callable[..., Any] | None:
        function: Callable[..., Any] | None = getattr(self.torch if name in self.SAME else self, name, None)
        return function

    def power(self, x: Any, y: Any) -> Any:
        return self.torch.pow(self.torch.as_tensor(x), self.torch.as_tensor(y))

    def where(self, condition: Any, x: Any, y: Any) -> Any:
        return self.torch.where(self.torch.tensor(condition), x, y)

    def sum(self, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
        return self.torch.sum(x, all_axes(x, axis), keepdims)

    def mean(self, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
        return self.torch.mean(x, all_axes(x, axis), keepdims)

    def max(self, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
        return self.torch.amax(x, all_axes(x, axis), keepdims)

    def min(self, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
        return self.torch.amin(x, all_axes(x, axis), keepdims)

    def logsumexp(self, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
        return self.torch.logsumexp(x, all_axes(x, axis), keepdims)

    def softmax(self, x: Any, axis: int = -1) -> Any:
        return self.torch.softmax(x, axis)

    def log_softmax(self, x: Any, axis: int = -1) -> Any:
        return self.torch.log_softmax(x, axis)

    def softmax_cross_entropy(self, x: Any, labels: AnyArray) -> Any:
        return self.torch.nn.functional.cross_entropy(x, self.torch.tensor(labels).long())

    def concatenate(self, xs: Any, axis: int = 0) -> Any:
        return self.torch.concatenate(xs, axis)

    def stack(self, xs: Any, axis: int = 0) -> Any:
        return self.torch.stack(xs, axis)

    def broadcast_to(self, x: Any, shape: Any) -> Any:
        return self.torch.broadcast_to(x, shape)

    def reshape(self, x: Any, shape: Any) -> Any:
        return x.reshape(shape)

    def transpose(self, x: Any, axes: Any = None) -> Any:
        return x.permute(axes or tuple(range(x.ndim))[::-1])


def all_axes(x: Any, axis: Any) -> Any:
    return tuple(range(x.ndim)) if axis is None else axis


KNOWN = [row for row in TABLE if row.name in Torch.SAME or hasattr(Torch, row.name)]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row.name)
def test_gradients_are_those_of_torch(row: Row) -> None:
    torch: Any = pytest.importorskip("torch")
    function = Torch(torch).named(row.name)
    assert function is not None
    for sample in samples(row):
        if sample.case.options.get("axis") == ():  # all axes, to PyTorch
            continue
        xs = [torch.tensor(x, requires_grad=True) for x in sample.case.xs]
        (sample.call(function, xs) * torch.tensor(weights(sample))).sum().backward()
        expected = [np.zeros(x.shape) if x.grad is None else x.grad.numpy() for x in xs]
        assert_same(gradients_of(sample, sample.variables()), expected, 1e-10)
