"""The rows of ``layers``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, DOT, EMPTY, Row, X, case, values


class Same:
    """A source of the same numbers each time."""

    def random(self, size: tuple[int, ...]) -> AnyArray:
        return np.random.default_rng(1).random(size)


def linear(x: AnyArray, weight: AnyArray, bias: Any = None) -> AnyArray:
    return np.asarray(x @ weight if bias is None else x @ weight + bias)


def dropout(x: AnyArray, rate: float, *, rng: Same) -> AnyArray:
    return np.where(rng.random(x.shape) < rate, 0.0, x / (1 - rate))


def embedding(indices: AnyArray, weight: AnyArray) -> AnyArray:
    return np.asarray(weight[indices])


def layer_norm(x: AnyArray, *parameters: AnyArray, axis: Any = -1, eps: float = 1e-5) -> AnyArray:
    """`parameters` are the weight and the bias; in the rows they come before the axis, see `normed`."""
    y = (x - x.mean(axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + eps)
    for each, parameter in enumerate(parameters):
        y = y + parameter if each else y * parameter
    return np.asarray(y)


def batch_norm(x: AnyArray, *parameters: AnyArray, mean: Any = None, var: Any = None, eps: float = 1e-5) -> AnyArray:
    rest = tuple(axis for axis in range(x.ndim) if axis != 1)
    column = (-1, *(1,) * (x.ndim - 2))
    mean, var = (x.mean(rest), x.var(rest)) if mean is None else (mean, var)
    y = (x - mean.reshape(column)) / np.sqrt(var.reshape(column) + eps)
    for each, parameter in enumerate(parameters):
        y = y + parameter.reshape(column) if each else y * parameter.reshape(column)
    return np.asarray(y)


def torch_linear(torch: Any, x: Any, weight: Any, bias: Any = None) -> Any:
    return torch.nn.functional.linear(x, weight.T, bias)


def torch_embedding(torch: Any, indices: Any, weight: Any) -> Any:
    return torch.nn.functional.embedding(torch.tensor(indices), weight)


def torch_batch_norm(torch: Any, x: Any, *parameters: Any, mean: Any = None, var: Any = None, eps: float = 1e-5) -> Any:
    if mean is None:
        return torch.nn.functional.batch_norm(x, None, None, *parameters, training=True, eps=eps)
    return torch.nn.functional.batch_norm(x, torch.tensor(mean), torch.tensor(var), *parameters, eps=eps)


RNG = Same()
BIAS = values(2, seed=2)

ROWS = (
    Row(
        nn.linear, None, [case(X, values(3, 2, seed=1), BIAS), case(X, values(3, 2, seed=1)), case(X[0], values(3, 2, seed=1), BIAS), case(values(2, 2, 3), values(3, 2), BIAS), case(X[:1, :1], values(1, 1)), case(EMPTY, values(3, 2), BIAS)],
        linear, scalar=False, rtol=1e-12, half=False, formula="x @ w + b", gradient="gy @ wᵀ; xᵀ @ gy; the sum of gy", torch=torch_linear,
    ),
    Row(
        nn.embedding, None, [case(X, before=(np.array([1, 0, 1, 1]),)), case(X, before=(np.array([[0], [1]]),)), case(X[:1, :1], before=(np.array([0, 0]),)), case(X, before=(np.array(1),)), case(X, before=(np.empty(0, int),)), case(EMPTY, before=(np.empty(0, int),))],
        embedding, scalar=False, formula="the rows w[indices]", gradient="gy, added up at each row", torch=torch_embedding,
    ),
    Row(
        nn.dropout, None, [*(case(x, after=(0.5,), rng=RNG) for x in (X, X[0], DOT, X[:1, 0], EMPTY)), case(X, rate=0.25, rng=RNG), case(X, rate=0.0, rng=RNG)],
        dropout, formula="0 with a probability p, else x / (1 − p)", gradient="gy / (1 − p) where x was kept",
    ),
    Row(
        nn.layer_norm, None, [case(X), case(CUBE, axis=(1, 2)), case(CUBE, axis=0, eps=0.5), case(X[0]), case(X, eps=1e-3), case(EMPTY), case(X[:1, :1], eps=1.0)],
        layer_norm, order=2, scalar=False, half=False, rtol=1e-12, formula="(x − mean) / √(var + eps) · w + b", gradient="w · (gy − mean gy − y · mean(gy y)) / √(var + eps); the sums of gy y and gy",
    ),
    Row(
        nn.batch_norm, None, [
            case(X), case(CUBE), case(values(2, 2, 2, 2), BIAS, values(2)), case(X, values(3), mean=np.array([0.5, -1, 0]), var=np.array([1.0, 2, 0.5])), case(CUBE, eps=0.5), case(values(1, 1, 2)), case(CUBE[:, :0]),
        ], batch_norm, order=2, scalar=False, single=False, half=False, rtol=1e-12, formula="(x − mean) / √(var + eps) · w + b for each channel", gradient="as for layer_norm", torch=torch_batch_norm,
    ),
)  # fmt: skip
