"""The rows of ``poisson``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import stats
from tests.cases import POSITIVE, Row, case, elementwise

scipy: Any = import_module("scipy.stats").poisson

COUNTS = np.array([[0, 1, 5], [2, 3, 17]])
ALL = np.array([-1, 0, 2])

MASSES = [*(case(*each.xs, before=(2,)) for each in elementwise(POSITIVE)), case(POSITIVE, before=(COUNTS,)), case(POSITIVE[0], before=(COUNTS,), after=(-1,)), case(POSITIVE, before=(COUNTS.astype(float),), loc=0)]

ROWS = (
    Row(
        stats.poisson_pmf, None, [*MASSES, case(POSITIVE, before=(ALL,))], scipy.pmf, rtol=1e-12,
        formula="μⁿ exp(−μ) / n!, n = k − m", gradient="none for k; gy · y (n/μ − 1)", odd="exact at μ = 0; NaN for μ < 0",
    ),
    Row(
        stats.poisson_logpmf, None, MASSES, scipy.logpmf, rtol=1e-12,
        formula="log of that", gradient="none for k; gy · (n/μ − 1)", odd="NaN for μ < 0",
    ),
    Row(
        stats.poisson_cdf, None, [*MASSES, case(POSITIVE, before=(ALL + 0.5,))], scipy.cdf, rtol=1e-12,
        formula="1 − P(⌊n⌋ + 1, μ)", gradient="none for k; −gy · pmf(⌊n⌋)", odd="NaN for μ < 0",
    ),
)  # fmt: skip
