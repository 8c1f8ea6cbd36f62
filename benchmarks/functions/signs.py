"""Absolute values, signs, and what replaces values that are no numbers."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import binary, np, unary

SUBJECTS = (
    unary(dz.abs, lambda gy, x: (np.abs(x), gy * np.sign(x))),
    unary(dz.fabs, lambda gy, x: (np.fabs(x), gy * np.sign(x))),
    unary(dz.sign, lambda gy, x: (np.sign(x), np.zeros_like(gy))),
    binary(dz.copysign, lambda gy, a, b: (y := np.copysign(a, b), gy * (np.sign(a) * np.sign(y)), np.zeros_like(gy))),
    binary(dz.heaviside, lambda gy, a, b: (np.heaviside(a, b), np.zeros_like(gy), np.where(a == 0, gy, 0.0))),
    unary(dz.nan_to_num, lambda gy, x: (np.nan_to_num(x), np.where(np.isfinite(x), gy, 0.0))),
)
