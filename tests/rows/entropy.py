"""The rows of ``entropy``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import special
from tests.cases import CUBE, POSITIVE, Row, X, broadcasting, case, elementwise, values

scipy: Any = import_module("scipy.special")

OTHER = values(2, 3, low=0.5, seed=1)
WEIGHTS = values(2, 3, low=0.5, seed=1)

ROWS = (
    Row(
        special.xlogy, None, broadcasting(POSITIVE, OTHER), reference=scipy.xlogy, numbers=True, torch="special.xlogy",
        formula="x log y", gradient="gy · log y; gy · x / y", odd="0, 0 where x = 0 and y ≤ 0",
    ),
    Row(
        special.xlog1py, None, broadcasting(POSITIVE, OTHER), reference=scipy.xlog1py, numbers=True, torch="special.xlog1py",
        formula="x log(1 + y)", gradient="gy · log(1 + y); gy · x / (1 + y)", odd="0, 0 where x = 0 and y ≤ −1",
    ),
    Row(
        special.entr, None, elementwise(POSITIVE), reference=scipy.entr, order=3, torch="special.entr",
        formula="−x log x", gradient="−gy · (log x + 1)", odd="inf at 0",
    ),
    Row(
        special.rel_entr, None, broadcasting(POSITIVE, OTHER), reference=scipy.rel_entr, numbers=True,
        formula="x log(x / y)", gradient="gy · (log(x / y) + 1); −gy · x / y", odd="1, −1 at (0, 0)",
    ),
    Row(
        special.kl_div, None, broadcasting(POSITIVE, OTHER), reference=scipy.kl_div, numbers=True, rtol=1e-12,
        formula="x log(x / y) − x + y", gradient="gy · log(x / y); gy · (1 − x / y)", odd="0, 0 at (0, 0)",
    ),
    Row(
        special.logsumexp, None,
        [
            case(X), case(CUBE, axis=(0, 2), keepdims=True), case(X, axis=0, b=WEIGHTS), case(X, b=WEIGHTS[0]), case(X[0, 0, ...]),
            case(X[:1, :1], axis=1, b=2.0), case(X, axis=1, b=np.array([1.0, -0.2, 0.0]), return_sign=True), case(X[:, :0], axis=0),
        ],
        reference=scipy.logsumexp,
        formula="log Σ b exp x", gradient="gy · b exp(x − y)", odd="0 where the sum is 0",
    ),
)  # fmt: skip
