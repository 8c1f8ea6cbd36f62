"""Decays that are coupled by their sum, at three times: by hand SciPy solves the adjoint equation, too."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_odeint

from ..subjects import POSITIVE, Scale, Subject, np, uniform

TIMES = np.array([0.0, 0.5, 1.0])
EXACT: dict[str, Any] = {"rtol": 1e-12, "atol": 1e-12}


def slope(y: Any, t: Any, rate: Any) -> Any:
    return -rate * y * y.sum()


def augmented(state: Any, t: Any, rate: Any) -> Any:
    """Return the slopes of y, of its cotangent, and of what has come together of the gradient of the rate."""
    y, a = state[: len(rate)], state[len(rate) : 2 * len(rate)]
    total = y.sum()
    return np.concatenate([-rate * y * total, rate * a * total + (rate * a * y).sum(), a * y * total])


def odeint(gy: Any, y0: Any, rate: Any) -> tuple[Any, ...]:
    y: Any = scipy_odeint(slope, y0, TIMES, (rate,), **EXACT)
    n, a, grate = len(y0), gy[2], np.zeros_like(rate)
    for step in (2, 1):
        start = np.concatenate([y[step], a, grate])
        end: Any = scipy_odeint(augmented, start, TIMES[[step, step - 1]], (rate,), **EXACT)[-1]
        a, grate = end[n : 2 * n] + gy[step - 1], end[2 * n :]
    return y, a, grate


def solved(y0: Any, rate: Any) -> Any:
    solve: Any = dz.integrate.odeint
    return solve(slope, y0, TIMES, (rate,), **EXACT)


SUBJECTS = (
    Subject(dz.integrate.odeint, odeint, (POSITIVE, uniform(0.1, 0.2)), call=solved, scale=Scale((4, 100), "equations", 4)),
)
