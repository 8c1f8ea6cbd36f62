"""The rows of ``gates``."""

from __future__ import annotations

from math import pi, sqrt
from importlib.util import find_spec
from math import erf
from typing import Any

import numpy as np

from dezero_typed import nn
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, Row, X, case, elementwise, values


def sigmoid(x: AnyArray) -> AnyArray:
    return np.asarray(1 / (1 + np.exp(-x)))


def leaky_relu(x: AnyArray, negative_slope: float = 0.01) -> AnyArray:
    return np.where(x > 0, x, negative_slope * x)


def elu(x: AnyArray, alpha: float = 1.0) -> AnyArray:
    return np.where(x > 0, x, alpha * np.expm1(x))


def selu(x: AnyArray) -> AnyArray:
    return np.asarray(1.0507009873554805 * elu(x, 1.6732632423543772))


def silu(x: AnyArray) -> AnyArray:
    return np.asarray(x * sigmoid(x))


def gelu(x: AnyArray, approximate: str = "tanh") -> AnyArray:
    if approximate == "none":
        return np.asarray(x * (1 + np.vectorize(erf)(x / np.sqrt(2))) / 2)
    return np.asarray(x * (1 + np.tanh(sqrt(2 / pi) * (x + 0.044715 * x**3))) / 2)


def hardtanh(x: AnyArray, min_val: float = -1.0, max_val: float = 1.0) -> AnyArray:
    return np.asarray(np.clip(x, min_val, max_val))


def softsign(x: AnyArray) -> AnyArray:
    return np.asarray(x / (1 + np.abs(x)))


def glu(x: AnyArray, axis: int = -1) -> AnyArray:
    first, second = np.split(x, 2, axis)
    return np.asarray(first * sigmoid(second))


def torch_leaky_relu(torch: Any, x: Any, negative_slope: float = 0.01) -> Any:
    return torch.nn.functional.leaky_relu(x, negative_slope)


def torch_elu(torch: Any, x: Any, alpha: float = 1.0) -> Any:
    return torch.nn.functional.elu(x, alpha)


def torch_gelu(torch: Any, x: Any, approximate: str = "tanh") -> Any:
    return torch.nn.functional.gelu(x, approximate=approximate)


def torch_hardtanh(torch: Any, x: Any, min_val: float = -1.0, max_val: float = 1.0) -> Any:
    return torch.nn.functional.hardtanh(x, min_val, max_val)


def torch_glu(torch: Any, x: Any, axis: int = -1) -> Any:
    return torch.nn.functional.glu(x, axis)


ROWS = (
    Row(
        nn.leaky_relu, None, [*elementwise(X), case(X, negative_slope=0.25)], leaky_relu,
        formula="x where positive, 0.01 x elsewhere", gradient="gy, 0.01 gy", odd="0.01 at 0", torch=torch_leaky_relu,
    ),
    Row(
        nn.elu, None, [*elementwise(X), case(X, after=(0.5,))], elu,
        formula="x where positive, eˣ − 1 elsewhere", gradient="gy, gy · eˣ", odd="the lesser slope at 0", torch=torch_elu,
    ),
    Row(
        nn.selu, None, elementwise(X), selu,
        formula="elu, scaled to keep mean 0 and variance 1", gradient="as for elu, scaled", torch="selu",
    ),
    Row(
        nn.silu, None, elementwise(X), silu, order=3,
        formula="x · sigmoid x", gradient="gy · (s + x · s · (1 − s)), where s = sigmoid x", odd="0 at −inf", torch="nn.functional.silu",
    ),
    Row(
        nn.gelu, None, [*elementwise(X), *([case(X, approximate="none"), case(X[0], after=("none",))] if find_spec("scipy") else [])], gelu, order=3,
        formula="x · (1 + tanh(√(2/π)(x + 0.044715 x³))) / 2", gradient="the product rule", odd="0 at −inf", torch=torch_gelu,
    ),
    Row(
        nn.hardtanh, None, [*elementwise(X), case(X, min_val=-0.5, max_val=2.0)], hardtanh,
        formula="x between −1 and 1", gradient="gy between them, 0 elsewhere", odd="0 at them", torch=torch_hardtanh,
    ),
    Row(
        nn.softsign, None, elementwise(X), softsign, order=3,
        formula="x / (1 + \\|x\\|)", gradient="gy / (1 + \\|x\\|)²", odd="0 at ±inf", torch="nn.functional.softsign",
    ),
    Row(
        nn.glu, None, [case(values(2, 4)), case(values(4)), case(CUBE, axis=0), case(CUBE), case(CUBE[:0]), case(CUBE[:, :0], axis=0)], glu, order=3, scalar=False, single=False,
        formula="the first half of x times the sigmoid of the second", gradient="gy · s; gy · first · s · (1 − s)", torch=torch_glu,
    ),
)  # fmt: skip
