"""The rows of ``exponential``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, POSITIVE, Row, X, Y, all_axes, broadcasting, case, elementwise, reducing

def logsumexp(x: AnyArray, axis: Any = None, keepdims: bool = False) -> AnyArray:
    e: Any = np.exp(x)
    return np.asarray(np.log(e.sum(axis, keepdims=keepdims)))


def softplus(x: AnyArray) -> AnyArray:
    return np.asarray(np.logaddexp(x, 0.0))


def log_sigmoid(x: AnyArray) -> AnyArray:
    return np.asarray(-np.logaddexp(-x, 0.0))


def torch_logsumexp(torch: Any, x: Any, axis: Any = None, keepdims: Any = False) -> Any:
    return torch.logsumexp(x, all_axes(x, axis), keepdims)


ROWS = (
    Row(
        dz.exp, np.exp, elementwise(X), order=3, complex="kept",
        formula='eˣ', gradient='gy · eˣ', torch="exp",
    ),
    Row(
        dz.expm1, np.expm1, elementwise(X), order=3, complex="kept",
        formula='eˣ − 1, exact near 0', gradient='gy · eˣ', torch="expm1",
    ),
    Row(
        dz.log, np.log, elementwise(POSITIVE), order=3, complex="kept",
        formula='log x', gradient='gy / x', odd='infinite at 0; 1 / x below, where the value is NaN', torch="log",
    ),
    Row(
        dz.log1p, np.log1p, elementwise(POSITIVE - 1), order=3, complex="kept",
        formula='log(1 + x), exact near 0', gradient='gy / (1 + x)', odd='infinite at −1; the formula below, where the value is NaN', torch="log1p",
    ),
    Row(
        dz.logsumexp, None, [*reducing(CUBE), case(CUBE[0], axis=0)], logsumexp, order=3,
        formula='log Σ eˣ along an axis, without overflow', gradient='gy · softmax x', odd='elements that are +inf share it; 0 where all are −inf',
        torch=torch_logsumexp,
    ),
    Row(
        dz.exp2, np.exp2, elementwise(X), order=3, complex="kept",
        formula='2ˣ', gradient='gy · 2ˣ · log 2', torch="exp2",
    ),
    Row(
        dz.log2, np.log2, elementwise(POSITIVE), order=3, complex="kept",
        formula='log₂ x', gradient='gy / (x log 2)', odd='infinite at 0; the formula below, where the value is NaN', torch="log2",
    ),
    Row(
        dz.log10, np.log10, elementwise(POSITIVE), order=3, complex="kept",
        formula='log₁₀ x', gradient='gy / (x log 10)', odd='infinite at 0; the formula below, where the value is NaN', torch="log10",
    ),
    Row(
        dz.logaddexp, np.logaddexp, broadcasting(X, Y), order=3, numbers=True,
        formula='log(eˣ + eʸ), without overflow', gradient='gy · eˣ / (eˣ + eʸ); gy · eʸ / (eˣ + eʸ)', odd='two that are +inf share it; 0 where both are −inf', torch="logaddexp",
    ),
    Row(
        dz.logaddexp2, np.logaddexp2, broadcasting(X, Y), order=3, numbers=True,
        formula='log₂(2ˣ + 2ʸ), without overflow', gradient='gy · 2ˣ / (2ˣ + 2ʸ); gy · 2ʸ / (2ˣ + 2ʸ)', odd='two that are +inf share it; 0 where both are −inf', torch="logaddexp2",
    ),
    Row(
        dz.softplus, None, elementwise(X), reference=softplus, order=3,
        formula='log(1 + eˣ), without overflow', gradient='gy / (1 + e⁻ˣ)', odd='1 at +inf, 0 at −inf', torch="nn.functional.softplus",
    ),
    Row(
        dz.log_sigmoid, None, elementwise(X), reference=log_sigmoid, order=3,
        formula='−log(1 + e⁻ˣ), without overflow', gradient='gy / (1 + eˣ)', odd='0 at +inf, 1 at −inf', torch="nn.functional.logsigmoid",
    ),
)  # fmt: skip
