"""The rows of ``differential_equations``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dezero_typed import integrate
from tests.cases import Row, case

scipy: Any = import_module("scipy.integrate")
loose: Any = np


def swing(y: Any, t: Any, stiffness: Any, force: Any) -> Any:
    """Return the slope of an oscillator that is driven."""
    return loose.stack([y[1], force * loose.sin(t) - stiffness * y[0] ** 3])


def decay(y: Any, t: Any, rate: Any) -> Any:
    return -rate * y * y * t


EXACT: dict[str, Any] = {"rtol": 1e-12, "atol": 1e-12}

ROWS = (
    Row(
        integrate.odeint, None,
        [case(np.array([0.25, 1.0]), np.array([0.0, 0.5]), before=(swing,), after=((2.0, -0.5),), **EXACT), case(np.array([0.5]), np.array([0.5, 0.75, 1.5]), before=(decay,), args=(1.5,), **EXACT),
         case(np.array([0.5]), np.array([1.0]), before=(decay,), after=((1.5,),), **EXACT)],
        scipy.odeint, scalar=False, empty=False, rtol=1e-9,
        formula="y(t) of dy/dt = f(y, t, …), y(t₀) = y₀", gradient="the adjoint equation da/dt = −a · ∂f/∂y, backward in time; to a time f · gy; to parameters ∫ a · ∂f/∂p dt", odd="as exact as rtol and atol",
    ),
)  # fmt: skip
