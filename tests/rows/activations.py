"""The rows of ``activations``."""

from __future__ import annotations

from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, Row, X, elementwise, normalising

def sigmoid(x: AnyArray) -> AnyArray:
    return np.asarray(1 / (1 + np.exp(-x)))


def relu(x: AnyArray) -> AnyArray:
    return np.asarray(np.where(x > 0, x, 0))


def softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(np.exp(x) / np.exp(x).sum(axis, keepdims=True))


def log_softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(x - np.log(np.exp(x).sum(axis, keepdims=True)))


def torch_softmax(torch: Any, x: Any, axis: Any = -1) -> Any:
    return torch.softmax(x, axis)


def torch_log_softmax(torch: Any, x: Any, axis: Any = -1) -> Any:
    return torch.log_softmax(x, axis)


ROWS = (
    Row(
        nn.sigmoid, None, elementwise(X), sigmoid, order=3,
        formula='1 / (1 + e⁻ˣ), without overflow', gradient='gy · y · (1 − y)', odd='0 at ±inf', torch="sigmoid",
    ),
    Row(
        nn.relu, None, elementwise(X), relu,
        formula='the larger of x and 0', gradient='gy where x > 0', odd='0 at 0', torch="relu",
    ),
    Row(
        nn.softmax, None, normalising(CUBE), softmax, order=3, scalar=False,
        formula='eˣ / Σ eˣ along an axis, without overflow', gradient='y · (gy − Σ gy · y)', odd='elements that are +inf share 1; 0 where all are −inf',
        torch=torch_softmax,
    ),
    Row(
        nn.log_softmax, None, normalising(CUBE), log_softmax, order=3, scalar=False,
        formula='x − log Σ eˣ along an axis', gradient='gy − eʸ · Σ gy', odd='a −inf element has the gradient 0',
        torch=torch_log_softmax,
    ),
)  # fmt: skip
