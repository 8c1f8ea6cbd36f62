"""The rows of ``exponential``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, POSITIVE, Row, X, all_axes, case, elementwise, reducing

def logsumexp(x: AnyArray, axis: Any = None, keepdims: bool = False) -> AnyArray:
    e: Any = np.exp(x)
    return np.asarray(np.log(e.sum(axis, keepdims=keepdims)))


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
)  # fmt: skip
