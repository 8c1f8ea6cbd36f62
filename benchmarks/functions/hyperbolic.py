"""Hyperbolic functions and their inverses."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import INSIDE, np, unary, uniform

SUBJECTS = (
    unary(dz.tanh, lambda gy, x: (y := np.tanh(x), gy - gy * y * y)),
    unary(dz.sinh, lambda gy, x: (np.sinh(x), gy * np.cosh(x))),
    unary(dz.cosh, lambda gy, x: (np.cosh(x), gy * np.sinh(x))),
    unary(dz.arcsinh, lambda gy, x: (np.arcsinh(x), gy / np.sqrt(x * x + 1))),
    unary(dz.arccosh, lambda gy, x: (np.arccosh(x), gy / np.sqrt(x * x - 1)), uniform(1.1, 3.0)),
    unary(dz.arctanh, lambda gy, x: (np.arctanh(x), gy / (1 - x * x)), INSIDE),
)
